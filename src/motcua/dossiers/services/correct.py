"""Put a value right. The old one stays in the log, and in every figure given out before."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.data import DossierView
from motcua.dossiers.errors import (
    DossierUnknown,
    MomentInFuture,
    NotCorrectable,
    NothingToCorrect,
)
from motcua.dossiers.intake_correction import IntakeChange, intake_change
from motcua.dossiers.intake_course import intake_of
from motcua.dossiers.intake_data import IntakeForm
from motcua.dossiers.intake_event import INTAKE
from motcua.dossiers.intake_index import index_intake
from motcua.dossiers.known import Known, known
from motcua.dossiers.permissions import parts_of_case, require_write
from motcua.dossiers.services.intake import check_words, said
from motcua.dossiers.services.recording import record
from motcua.kernel.actors import Actor
from motcua.kernel.case_json import case_to_json, moment_to_json
from motcua.kernel.cases import Verb
from motcua.kernel.service import SERVICE, service_to_json
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
    intake: IntakeForm | None = None,
    actor: Actor,
    now: datetime,
    expected: int | None = None,
) -> DossierView:
    """Replace values of a dossier, and say why.

    values: name of a value in `CORRECTABLE` -> what it should have been: a text, an aware
    datetime for names in _at, None for "not said". intake: what was typed at the intake as it
    should have been typed, whole (see `form_of`); None, and where no intake is recorded:
    nothing of it changes. Values that are already so are left out; NothingToCorrect when none is
    left. Raises IntakeRefused with every wrong field of `intake`.
    """
    refused = set(values) - CORRECTABLE
    if refused:
        raise NotCorrectable(refused)
    found = known([code], lock=False).get(code)
    if found is None:
        raise DossierUnknown(code)
    require_write(actor, code, found.agency_id, now, parts_of_case(found.case))
    wanted = {name: _plain(value) for name, value in values.items()}
    check_words(wanted)
    _check_moments(values, now)
    of_intake = _of_intake(found, wanted, intake)
    service = service_to_json(of_intake.service)
    payload: dict[str, object] = {
        "changes": {**_changes(found, wanted), **of_intake.of_case},
        "reason": said("reason", reason),
        **({INTAKE: dict(of_intake.values)} if of_intake.values else {}),
        **({SERVICE: service} if service else {}),
    }
    personal = {**_personal(found, wanted), **of_intake.personal}
    if not payload["changes"] and not personal and of_intake.is_none:
        raise NothingToCorrect(code)
    return record(
        code,
        Verb.CORRECT,
        payload,
        personal=personal,
        then=_index if personal or of_intake.values else None,
        actor=actor,
        now=now,
        at=now,
        expected=expected,
    )


def _of_intake(found: Known, wanted: Mapping[str, object], form: IntakeForm | None) -> IntakeChange:
    stands = intake_of(found.id) if form is not None else None
    if form is None or stands is None:
        return IntakeChange()
    procedure = wanted.get("procedure_code", found.case.procedure_code) or ""
    named = replace(
        form,
        procedure_code=str(procedure),
        applicant=str(wanted.get(APPLICANT, found.applicant) or ""),
        channel=str(wanted.get("channel", found.case.channel) or ""),
    )
    return intake_change(stands, named, agencies.get(found.agency_id), stands.accepted_at)


def _index(found: Known) -> None:
    """A person is searched for by what was put right."""
    index_intake(found.case.code, found.id, found.agency_id)


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
