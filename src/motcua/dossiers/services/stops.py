"""The clock stands still for another reason than a supplement."""

from typing import Unpack

from motcua.dossiers.data import DossierView
from motcua.dossiers.intake_words import WAITING_FOR_PAYMENT
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.recording import record
from motcua.kernel.cases import Verb
from motcua.kernel.national_states import PAYMENT


def pause(code: str, reason: str, **doing: Unpack[Doing]) -> DossierView:
    """Stop the clock for another reason, which is said; a fee not paid is told apart."""
    payload = {"reason": said("reason", reason)}
    if payload["reason"] == WAITING_FOR_PAYMENT:
        payload["ground"] = PAYMENT
    return record(code, Verb.PAUSE, payload, **doing)


def resume(code: str, **doing: Unpack[Doing]) -> DossierView:
    """End a pause."""
    return record(code, Verb.RESUME, {}, **doing)
