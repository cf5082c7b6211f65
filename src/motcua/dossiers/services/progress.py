"""On the way and at the end: taken, handed over, told, returned, refused, withdrawn, cancelled."""

from collections.abc import Iterable
from datetime import datetime
from typing import Unpack

from motcua.dossiers.data import DossierView, Handover, ReasonGiven
from motcua.dossiers.errors import WordUnknown
from motcua.dossiers.known import Known
from motcua.dossiers.results.attaching import attached, result_words
from motcua.dossiers.results.data import RESULT_FILE, SignedResult
from motcua.dossiers.scans.data import SentFile
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.reasons import reason_words
from motcua.dossiers.services.recording import record
from motcua.dossiers.services.review import require_approval
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.kernel.handling import HandlingRules, Way
from motcua.kernel.legs import require_all_back
from motcua.kernel.service import SERVICE
from motcua.kernel.text import nfc
from motcua.rulebook import load as rulebook


def route(code: str, officer: str, **doing: Unpack[Doing]) -> DossierView:
    """Hand the dossier over to an officer, by name."""
    return record(code, Verb.ROUTE, {"officer": said("officer", officer)}, **doing)


def take(code: str, **doing: Unpack[Doing]) -> DossierView:
    """Take the dossier on oneself; whoever had it sees that in the timeline."""
    return record(code, Verb.TAKE, {"officer": said("officer", doing["actor"].name)}, **doing)


def comment(code: str, text: str, **doing: Unpack[Doing]) -> DossierView:
    """Leave an opinion for the others who work on it; it moves nothing."""
    return record(code, Verb.COMMENT, {}, personal={"comment": said("comment", text)}, **doing)


def notify(code: str, means: str, note: str = "", **doing: Unpack[Doing]) -> DossierView:
    """Say that the citizen was told, and how; told is not yet returned.

    means: key of the rulebook's ways to tell. Raises WordUnknown.
    """
    payload = {"means": _way(_rules(doing["now"]).notify, "Cách báo", means).key}
    text = nfc(note).strip()
    personal = {"note": said("note", text)} if text else {}
    return record(code, Verb.NOTIFY, payload, personal=personal, **doing)


def finish(
    code: str,
    result_no: str = "",
    result_code: str = "",
    *,
    file: SentFile | None = None,
    **doing: Unpack[Doing],
) -> DossierView:
    """Say that the agency has the result; this day decides early, on the due day, or late.

    result_no: number of the paper that is the result; result_code: of the electronic one; "":
    none is given. file: the signed result, a PDF; with it the result counts as digitised.
    Where the agency decided that results need approval, NotApproved without one; LegRefused while
    another agency has it; ScanRefused.
    """
    words = result_words(SignedResult(result_no, result_code), file)
    with attached(code, Verb.FINISH, RESULT_FILE, file, doing) as kept:
        return record(code, Verb.FINISH, words | kept, rule=_may_finish, **doing)


def deliver(code: str, handover: Handover | None = None, **doing: Unpack[Doing]) -> DossierView:
    """Return the result to the citizen. handover: how and to whom; None: nobody said.

    Raises WordUnknown, and TextMissing for what its way needs: who took it, or the number of the
    consignment.
    """
    if handover is None:
        return record(code, Verb.DELIVER, {}, **doing)
    way = _way(_rules(doing["now"]).deliver, "Cách trả kết quả", handover.means)
    receiver, post_no = nfc(handover.receiver).strip(), nfc(handover.post_no).strip()
    payload: dict[str, object] = {SERVICE: {"returned_by": way.key}}
    if post_no or way.needs_number:
        payload["post_no"] = said("post_no", post_no)
    personal = {}
    if receiver or way.needs_receiver:
        personal["receiver"] = said("receiver", receiver)
    return record(code, Verb.DELIVER, payload, personal=personal, **doing)


def refuse(code: str, reason: str | ReasonGiven, **doing: Unpack[Doing]) -> DossierView:
    """Refuse an accepted dossier, and say why."""
    return _for_reason(code, Verb.REFUSE, reason, doing)


def decline(code: str, reason: str | ReasonGiven, **doing: Unpack[Doing]) -> DossierView:
    """Say that a registered dossier is not accepted, and why (form 03)."""
    return _for_reason(code, Verb.DECLINE, reason, doing)


def withdraw(code: str, reason: str | ReasonGiven, **doing: Unpack[Doing]) -> DossierView:
    """The applicant takes the dossier back."""
    return _for_reason(code, Verb.WITHDRAW, reason, doing)


def cancel(code: str, reason: str | ReasonGiven, **doing: Unpack[Doing]) -> DossierView:
    """Strike out an entry made by mistake; it stays in the log."""
    return _for_reason(code, Verb.CANCEL, reason, doing)


def _for_reason(code: str, verb: Verb, reason: str | ReasonGiven, doing: Doing) -> DossierView:
    return record(code, verb, lambda found: reason_words(verb, reason, found, doing), **doing)


def _may_finish(found: Known, at: datetime) -> None:
    require_all_back(found.case)
    require_approval(found, at)


def _rules(now: datetime) -> HandlingRules:
    return rulebook.handling(local(now).date())


def _way(ways: Iterable[Way], label: str, key: str) -> Way:
    found = next((way for way in ways if way.key == key), None)
    if found is None:
        raise WordUnknown(label, key)
    return found
