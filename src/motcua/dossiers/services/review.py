"""A draft result on its way to the leader and back: drafted, submitted, approved, sent back."""

from datetime import datetime
from typing import Unpack

from motcua.agencies import api as agencies
from motcua.dossiers.data import DossierView
from motcua.dossiers.errors import LeaderUnknown, NotApproved, ReviewerOther
from motcua.dossiers.known import Known
from motcua.dossiers.permissions import APPROVE
from motcua.dossiers.results.attaching import attached, result_words
from motcua.dossiers.results.data import DRAFT_FILE, NO_RESULT, RESULT_FILE, SignedResult
from motcua.dossiers.scans.data import SentFile
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.recording import record
from motcua.kernel.actors import Actor
from motcua.kernel.cases import ReviewStep, Verb
from motcua.kernel.dates import local
from motcua.kernel.text import nfc
from motcua.rulebook import load as rulebook

NEEDS_APPROVAL = "result_needs_approval"  # key of an agency's decision: true or false


def draft(
    code: str,
    text: str,
    reference: str = "",
    *,
    file: SentFile | None = None,
    **doing: Unpack[Doing],
) -> DossierView:
    """Attach a draft result: what it says, its number where it has one already, its file.

    A draft with a file (DOCX or PDF) need say nothing besides; it replaces the one before, with
    its file. Raises TextMissing, ScanRefused.
    """
    number, words = nfc(reference).strip(), nfc(text).strip()
    payload = {"reference": said("reference", number)} if number else {}
    personal = {"draft": said("draft", text)} if words or file is None else {}
    with attached(code, Verb.DRAFT, DRAFT_FILE, file, doing) as kept:
        return record(code, Verb.DRAFT, payload | kept, personal=personal, **doing)


def submit(code: str, leader_id: int | None = None, **doing: Unpack[Doing]) -> DossierView:
    """Submit the dossier for approval. leader_id: an account that may approve; None: anybody's.

    Raises LeaderUnknown.
    """

    def payload(_: Known) -> dict[str, object]:
        # Asked only of who may know the dossier: a stranger is told nothing else first.
        if leader_id is None:
            return {}
        leader = _leader(leader_id, doing["actor"], doing["now"])
        return {"leader": leader, "leader_id": leader_id}

    return record(code, Verb.SUBMIT, payload, **doing)


def approve(
    code: str,
    result: SignedResult = NO_RESULT,
    *,
    file: SentFile | None = None,
    **doing: Unpack[Doing],
) -> DossierView:
    """Approve what was submitted. A deputy signs KT. for the leader who delegated.

    result, file: of what was signed with the approval; the file is a PDF. Raises ScanRefused;
    ReviewerOther when it was submitted to a leader for whom the actor does not sign.
    """
    words = result_words(result, file)

    def payload(found: Known) -> dict[str, object]:
        return {**_signed(found, doing["actor"], doing["now"]), **words, **kept}

    with attached(code, Verb.APPROVE, RESULT_FILE, file, doing) as kept:
        return record(code, Verb.APPROVE, payload, **doing)


def send_back(code: str, reason: str, **doing: Unpack[Doing]) -> DossierView:
    """Give the dossier back to who submitted it, and say why. Raises ReviewerOther."""
    why = said("reason", reason)

    def payload(found: Known) -> dict[str, object]:
        return {**_signed(found, doing["actor"], doing["now"]), "reason": why}

    return record(code, Verb.SEND_BACK, payload, **doing)


def require_approval(found: Known, at: datetime) -> None:
    """Raise NotApproved where the agency wants a leader's approval before a result.

    The rule is the one of the day of acceptance; the agency's own decision goes before it.
    """
    review = found.case.review
    if review is not None and review.step is ReviewStep.APPROVED:
        return
    on = local(found.case.accepted_at or at).date()
    decided = agencies.decision(found.agency_id, NEEDS_APPROVAL, local(at).date())
    needed = rulebook.handling(on).result_needs_approval if decided is None else bool(decided)
    if needed:
        raise NotApproved(found.case.code)


def _leader(leader_id: int, actor: Actor, now: datetime) -> str:
    if actor.agency_id is None:
        raise LeaderUnknown
    on = local(now).date()
    able = agencies.people(actor.agency_id, on, who_may=[APPROVE])
    name = next((person.name for person in able if person.user_id == leader_id), None)
    if name is None:
        raise LeaderUnknown
    return name


def _signed(found: Known, actor: Actor, now: datetime) -> dict[str, object]:
    """What the log keeps of a signature in another's place; {}: signed in the own name."""
    review = found.case.review
    leader_id = None if review is None else review.leader_id
    if review is None or leader_id is None or leader_id == actor.user_id:
        return {}
    signing = agencies.signing(actor, now, leader_id=leader_id)
    if signing is None or not signing.in_place_of:
        if actor.user_id is None:  # the system acts for everybody, and signs for nobody
            return {}
        raise ReviewerOther(found.case.code, review.leader)
    return {
        "signed_as": "; ".join(signing.titles),
        "on_behalf_of": signing.in_place_of,
        "delegation_act": signing.act,
    }
