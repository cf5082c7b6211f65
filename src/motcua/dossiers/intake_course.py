"""The intake as it stands: written down once, its fee perhaps paid later, mistakes put right."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from motcua.dossiers import vault
from motcua.dossiers.fee_paid import as_paid
from motcua.dossiers.intake_data import IntakeRecord, Payment
from motcua.dossiers.intake_event import INTAKE, NUMBERS, PERSONAL, read_value, record_of
from motcua.dossiers.models import DossierEvent
from motcua.kernel.case_json import moment_from_json
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.records.texts import read_payload, read_personal

TELLING = (Verb.ACCEPT.value, Verb.RESUME.value, Verb.CORRECT.value)
"""The verbs whose events say something of an intake."""
BEFORE = "_before"
"""Ends the name of a text about people as it stood before a correction."""
_OF_THE_CASE = frozenset(f.name for f in fields(IntakeRecord)) - {"code", "officer"}


def intake_now(events: Iterable[DossierEvent]) -> IntakeRecord | None:
    """The intake after `events`, all of one dossier in the order written; None: it came in
    another way.

    events: others than those of `TELLING` are passed over. VaultClosed where numbers are sealed
    with another key.
    """
    record, waited = None, False
    for event in events:
        if event.verb == Verb.ACCEPT:
            if f'"{INTAKE}":' in event.payload:
                record = record_of(event.payload, event.personal, local(event.occurred_at))
                waited = record is not None and record.payment is Payment.WAITING
        elif record is None:
            continue
        elif event.verb == Verb.RESUME and waited:
            record = as_paid(record, read_payload(event.payload))
        elif event.verb == Verb.CORRECT:
            record = _corrected(record, read_payload(event.payload), read_personal(event.personal))
    return record


def intake_of(dossier_id: int) -> IntakeRecord | None:
    """The intake of a stored dossier as it stands; None: it came in another way. Logs nothing."""
    events = DossierEvent.objects.filter(dossier_id=dossier_id, verb__in=TELLING)
    return intake_now(events.order_by("id"))


def _corrected(
    record: IntakeRecord, said: Mapping[str, Any], personal: Mapping[str, str]
) -> IntakeRecord:
    new: dict[str, Any] = {
        name: _of_the_case(name, value)
        for name, (_, value) in said.get("changes", {}).items()
        if name in _OF_THE_CASE
    }
    new |= {name: read_value(name, value) for name, (_, value) in said.get(INTAKE, {}).items()}
    new |= {name: personal[name] for name in PERSONAL if name in personal}
    new |= {name: vault.unseal(personal[name]) for name in NUMBERS if name in personal}
    return replace(record, **new)


def _of_the_case(name: str, stored: Any) -> Any:
    if not name.endswith("_at"):
        return "" if stored is None else stored
    at = moment_from_json(stored)
    return local(at) if isinstance(at, datetime) else None
