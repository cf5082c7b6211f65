"""A dossier as its slips tell it: all events read once, and what every slip prints of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from motcua.dossiers.intake_data import IntakeRecord
from motcua.dossiers.intake_event import INTAKE
from motcua.dossiers.intake_words import PAYMENT_WORDS
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.kernel.numbers import format_int
from motcua.kernel.slips import SlipDefinition
from motcua.records.texts import read_payload, read_personal

Rows = tuple[Mapping[str, str], ...]
# Where a corrected value stands on a slip under another name, or under several.
STANDS_AS: Mapping[str, frozenset[str]] = {
    "procedure_code": frozenset({"request"}),
    "procedure_name": frozenset({"request"}),
    "field_key": frozenset({"field"}),
    "accepted_at": frozenset({"accepted_at", "accepted_on"}),
    "content": frozenset({"request"}),
    "filer": frozenset({"handed_in_by"}),
    "officer": frozenset(),  # who works on it now; a slip names who did what it tells
    "sets": frozenset({"copies"}),
    "return_by": frozenset({"return_place"}),
    "fees": frozenset({"fees", "obligations"}),
    "payment": frozenset({"fees", "obligations"}),
    "receipt_no": frozenset({"fees", "obligations"}),
    "enclosures": frozenset({"papers_in"}),
    "other_enclosures": frozenset({"papers_in"}),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """What one slip prints besides the shared values.

    event: that it tells of. place: of several such events, from 1. has_papers: its table is of
    what was handed in.
    """

    event: DossierEvent
    values: Mapping[str, str]
    tables: Mapping[str, Rows] = field(default_factory=dict)
    place: int = 1
    has_papers: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A dossier with all its events, read once. outside: for who only received it."""

    row: Dossier
    events: tuple[DossierEvent, ...]
    intake: IntakeRecord | None
    outside: bool = False

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

    def number(self, filled: Filled, definition: SlipDefinition) -> str:
        """A slip's number, "…-0001"; the second of its kind "…-0001-2".

        Issued again after a correction of what it prints, it says so: "…-0001 (bản 2)".
        """
        printed = {one.key for one in definition.fields}
        if filled.has_papers:
            printed.add("papers_in")
        later = (one for one in self.events if one.pk > filled.event.pk)
        again = sum(bool(_corrected_in(one) & printed) for one in later)
        number = f"{self.tail}-{filled.place}" if filled.place > 1 else self.tail
        return f"{number} (bản {again + 1})" if again else number


def said_in(event: DossierEvent) -> dict[str, Any]:
    """The payload of an event."""
    return read_payload(event.payload)


def fees_on_slip(intake: IntakeRecord) -> str:
    """What was to be paid, and how it stood when the dossier came."""
    if not intake.fees:
        return "Không"
    lines = ", ".join(f"{fee.name} {format_int(fee.amount)} đồng" for fee in intake.fees)
    receipt = f", biên lai số {intake.receipt_no}" if intake.receipt_no else ""
    paid = PAYMENT_WORDS[intake.payment]
    return f"{lines} ({paid[0].lower()}{paid[1:]}{receipt})"


def _corrected_in(event: DossierEvent) -> set[str]:
    """Keys of values on slips that this correction changed; none for another event."""
    if event.verb != Verb.CORRECT:
        return set()
    said = said_in(event)
    names = {*said.get("changes", {}), *said.get(INTAKE, {}), *read_personal(event.personal)}
    return {key for name in names for key in STANDS_AS.get(name, {name})}
