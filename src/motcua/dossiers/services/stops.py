"""The clock stands still: waiting for a supplement, paused."""

from collections.abc import Sequence
from typing import Unpack

from motcua.dossiers.data import DossierView
from motcua.dossiers.errors import TextMissing
from motcua.dossiers.intake_words import WAITING_FOR_PAYMENT
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.recording import record
from motcua.dossiers.words import VALUE_WORDS
from motcua.kernel.cases import Verb
from motcua.kernel.national_states import PAYMENT


def ask_supplement(
    code: str, missing: Sequence[str], reason: str, **doing: Unpack[Doing]
) -> DossierView:
    """Stop the clock and name the enclosures that are missing (form 02), at least one."""
    names = [said("missing", name) for name in missing]
    if not names:
        raise TextMissing(VALUE_WORDS["missing"])
    payload = {"missing": names, "reason": said("reason", reason)}
    return record(code, Verb.ASK_SUPPLEMENT, payload, **doing)


def receive_supplement(code: str, *, restarts: bool = False, **doing: Unpack[Doing]) -> DossierView:
    """Start the clock again. restarts: the whole time limit begins anew (NĐ 61/2018)."""
    return record(code, Verb.RECEIVE_SUPPLEMENT, {"restarts": True} if restarts else {}, **doing)


def pause(code: str, reason: str, **doing: Unpack[Doing]) -> DossierView:
    """Stop the clock for another reason, which is said; a fee not paid is told apart."""
    payload = {"reason": said("reason", reason)}
    if payload["reason"] == WAITING_FOR_PAYMENT:
        payload["ground"] = PAYMENT
    return record(code, Verb.PAUSE, payload, **doing)


def resume(code: str, **doing: Unpack[Doing]) -> DossierView:
    """End a pause."""
    return record(code, Verb.RESUME, {}, **doing)
