"""A dossier from its events alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from motcua.dossiers.chains import PERSONAL_DIGEST
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.stored import FactValues, columns_of, fact_values
from motcua.kernel.cases import Case, Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.lifecycle import Event, apply, standing
from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.kernel.working_time import WorkCalendar


@dataclass(frozen=True, slots=True)
class Version:
    """One fact row as it should be."""

    recorded_from: int
    recorded_to: int
    values: FactValues


@dataclass(frozen=True, slots=True)
class Replayed:
    """What the tables should hold of one dossier."""

    columns: dict[str, object]  # of the dossier table, agency and last command too
    versions: tuple[Version, ...]


def replay(events: Sequence[DossierEvent], calendar: WorkCalendar) -> Replayed:
    """The dossier after `events`: all of one dossier, at least one, in the order written.

    Each event carries its command (agency and sequence number).
    """
    case: Case | None = None
    applicant = ""
    states: list[tuple[int, FactValues | None]] = []
    for _, group in groupby(events, key=lambda event: event.command_id):
        written = list(group)
        for event in written:
            case = apply(case, event_of(event))
            applicant = _applicant(event, applicant)
        states.append((written[0].command.seq, _fact(case, calendar)))
    if case is None:
        raise ValueError("no events to replay")
    columns = {
        "agency_id": events[-1].command.agency_id,
        "code": case.code,
        **columns_of(case, standing(case, calendar), applicant),
        "last_command": events[-1].command_id,
    }
    return Replayed(columns, _versions(states))


def event_of(stored: DossierEvent) -> Event:
    """The stored event as the kernel takes it."""
    payload = json.loads(stored.payload)
    payload.pop(PERSONAL_DIGEST, None)
    return Event(Verb(stored.verb), stored.occurred_at.astimezone(VIETNAM), payload)


def _applicant(stored: DossierEvent, before: str) -> str:
    if not stored.personal:
        return before
    return str(json.loads(stored.personal).get("applicant", before))


def _fact(case: Case | None, calendar: WorkCalendar) -> FactValues | None:
    return None if case is None else fact_values(case, standing(case, calendar))


def _versions(states: Sequence[tuple[int, FactValues | None]]) -> tuple[Version, ...]:
    ends = [seq for seq, _ in states[1:]] + [OPEN_SEQUENCE]
    return tuple(
        Version(seq, end, values)
        for (seq, values), end in zip(states, ends, strict=True)
        if values is not None
    )
