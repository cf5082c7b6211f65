"""Put a value right. The old one stays in the log, and in every figure given out before."""

from collections.abc import Mapping
from datetime import datetime

from motcua.dossiers.data import DossierView
from motcua.dossiers.errors import (
    DossierUnknown,
    MomentInFuture,
    NotCorrectable,
    NothingToCorrect,
)
from motcua.dossiers.known import Known, known
from motcua.dossiers.permissions import require_write
from motcua.dossiers.services.intake import check_words, said
from motcua.dossiers.services.recording import record
from motcua.kernel.actors import Actor
from motcua.kernel.case_json import case_to_json, moment_to_json
from motcua.kernel.cases import Verb
from motcua.kernel.text import nfc

APPLICANT = "applicant"
CORRECTABLE = frozenset(
    {
        APPLICANT,
        "field_key",
        "procedure_code",
        "procedure_name",
        "channel",
        "source_system",
        "registered_at",
        "accepted_at",
        "appointment_at",
        "ended_at",
        "outcome",
        "delivered_at",
        "officer",
    }
)


def correct(
    code: str,
    values: Mapping[str, object],
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    expected: int | None = None,
) -> DossierView:
    """Replace values of a dossier, and say why.

    values: name of a value in `CORRECTABLE` -> what it should have been: a text, an aware
    datetime for names in _at, None for "not said". Values that are already so are left out;
    NothingToCorrect when none is left.
    """
    refused = set(values) - CORRECTABLE
    if refused:
        raise NotCorrectable(refused)
    found = known([code], lock=False).get(code)
    if found is None:
        raise DossierUnknown(code)
    require_write(actor, code, found.agency_id, now, found.case.legs)
    wanted = {name: _plain(value) for name, value in values.items()}
    check_words(wanted)
    _check_moments(values, now)
    payload: dict[str, object] = {
        "changes": _changes(found, wanted),
        "reason": said("reason", reason),
    }
    personal = _personal(found, wanted)
    if not payload["changes"] and not personal:
        raise NothingToCorrect(code)
    return record(
        code,
        Verb.CORRECT,
        payload,
        personal=personal,
        actor=actor,
        now=now,
        at=now,
        expected=expected,
    )


def _changes(found: Known, wanted: Mapping[str, object]) -> dict[str, list[object]]:
    present = case_to_json(found.case)
    return {
        name: [present[name], value]
        for name, value in wanted.items()
        if name != APPLICANT and present[name] != value
    }


def _personal(found: Known, wanted: Mapping[str, object]) -> dict[str, str]:
    """Names of people stay out of the chain's own text."""
    name = wanted.get(APPLICANT, found.applicant) or ""
    if name == found.applicant:
        return {}
    return {APPLICANT: str(name), "applicant_before": found.applicant}


def _check_moments(values: Mapping[str, object], now: datetime) -> None:
    for name, value in values.items():
        if name != "appointment_at" and isinstance(value, datetime) and value > now:
            raise MomentInFuture(value, now)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return moment_to_json(value)
    return nfc(value).strip() if isinstance(value, str) else value
