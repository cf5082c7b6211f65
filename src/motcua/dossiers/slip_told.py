"""A dossier as its slips tell it: all events read once, and what every slip prints of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.dossiers.intake_data import IntakeRecord
from motcua.dossiers.intake_words import PAYMENT_WORDS
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.kernel.numbers import format_int
from motcua.records.texts import read_payload

Rows = tuple[Mapping[str, str], ...]
# What a slip prints: where one of these was put right, the slip is issued again.
PRINTED = frozenset(
    {
        "field_key",
        "procedure_code",
        "procedure_name",
        "channel",
        "accepted_at",
        "appointment_at",
    }
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What one slip prints besides the shared values. event: that it tells of."""

    event: DossierEvent
    values: Mapping[str, str]
    tables: Mapping[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """A dossier with all its events, read once."""

    row: Dossier
    events: tuple[DossierEvent, ...]
    intake: IntakeRecord | None

    def last(self, *verbs: Verb) -> DossierEvent | None:
        """The newest event of one of the verbs."""
        return next((one for one in reversed(self.events) if one.verb in verbs), None)

    @property
    def on(self) -> date:
        """The day that decides which slips hold: of acceptance, else of the first event."""
        at = self.row.accepted_at or self.events[0].occurred_at
        return local(at).date()

    @property
    def tail(self) -> str:
        """The day and the serial: what tells this dossier from the agency's others."""
        return "-".join(self.row.code.rsplit("-", 2)[-2:])

    def number(self, event: DossierEvent) -> str:
        """A slip's number; issued again after a correction of what it prints, it says so."""
        later = (one for one in self.events if one.pk > event.pk and one.verb == Verb.CORRECT)
        again = sum(_touches_paper(one) for one in later)
        return f"{self.tail} (bản {again + 1})" if again else self.tail


def said_in(event: DossierEvent) -> dict[str, Any]:
    """The payload of an event."""
    return read_payload(event.payload)


def fees_on_slip(intake: IntakeRecord) -> str:
    """What was to be paid, and how it stood when the dossier came."""
    if not intake.fees:
        return "Không"
    lines = ", ".join(f"{fee.name} {format_int(fee.amount)} đồng" for fee in intake.fees)
    receipt = f", biên lai số {intake.receipt_no}" if intake.receipt_no else ""
    return f"{lines} ({PAYMENT_WORDS[intake.payment].lower()}{receipt})"


def _touches_paper(correction: DossierEvent) -> bool:
    changed = set(said_in(correction).get("changes", {}))
    return bool(changed & PRINTED) or '"applicant"' in correction.personal
