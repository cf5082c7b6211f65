"""The beginning of a dossier: registered online, declined, accepted."""

from typing import Unpack

from motcua.dossiers.data import DossierView, Intake
from motcua.dossiers.errors import DossierCodeTaken, TextMissing, TextTooLong, WordUnknown
from motcua.dossiers.known import known
from motcua.dossiers.own_clock import hours_said
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.recording import record, record_first
from motcua.dossiers.words import VALUE_WORDS
from motcua.kernel.case_json import moment_to_json
from motcua.kernel.cases import Verb
from motcua.kernel.text import nfc
from motcua.rulebook import load as rulebook

LONGEST = {"officer": 150, "Mã hồ sơ": 80}  # what their columns hold
LONGEST_TEXT = 2_000


def register(intake: Intake, *, agency_id: int, **doing: Unpack[Doing]) -> DossierView:
    """Write down a dossier filed online that nobody has accepted yet; it counts nowhere."""
    code, payload, personal = _code(intake), _payload(intake), _personal(intake)
    return record_first(code, Verb.REGISTER, agency_id, payload, personal, **doing)


def accept(intake: Intake, *, agency_id: int, **doing: Unpack[Doing]) -> DossierView:
    """Accept a dossier, new or registered before; from `at` (None: now) it counts.

    agency_id: the agency that resolves it. Raises DossierCodeTaken when the code is in use, also
    by a registered dossier of another agency.
    """
    code, payload, personal = _code(intake), _payload(intake), _personal(intake)
    payload |= hours_said(agency_id, doing.get("at") or doing["now"])
    there = known([code], lock=False).get(code)
    if there is None or there.case.accepted_at is not None:
        return record_first(code, Verb.ACCEPT, agency_id, payload, personal, **doing)
    if there.agency_id != agency_id:
        raise DossierCodeTaken(code)
    return record(code, Verb.ACCEPT, payload, personal=personal, **doing)


def said(name: str, text: str) -> str:
    """The text in NFC without outer spaces; TextMissing when it is empty, TextTooLong.

    name: of a value that has a label, or the label itself.
    """
    clean, label = nfc(text).strip(), VALUE_WORDS.get(name, name)
    if not clean:
        raise TextMissing(label)
    longest = LONGEST.get(name, LONGEST_TEXT)
    if len(clean) > longest:
        raise TextTooLong(label, len(clean), longest)
    return clean


def check_words(values: dict[str, object]) -> None:
    """WordUnknown for a field, channel or source system that the rulebook does not have."""
    keys = {
        "field_key": {field.key for field in rulebook.fields()},
        "channel": {channel.key for channel in rulebook.channels()},
        "source_system": {system.key for system in rulebook.source_systems()},
    }
    for name, allowed in keys.items():
        if name in values and values[name] not in allowed:
            raise WordUnknown(VALUE_WORDS[name], str(values[name]))


def _code(intake: Intake) -> str:
    return said("Mã hồ sơ", intake.code).upper()  # as the import takes it


def _payload(intake: Intake) -> dict[str, object]:
    payload: dict[str, object] = {
        "code": _code(intake),
        "field_key": intake.field_key,
        "procedure_code": intake.procedure_code,
        "procedure_name": said("procedure_name", intake.procedure_name),
        "channel": intake.channel,
        "source_system": intake.source_system,
        "officer": nfc(intake.officer).strip(),
        "appointment_at": moment_to_json(intake.appointment_at),
    }
    check_words(payload)
    return payload


def _personal(intake: Intake) -> dict[str, str]:
    name = nfc(intake.applicant).strip()
    return {"applicant": name} if name else {}
