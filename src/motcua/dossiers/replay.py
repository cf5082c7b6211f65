"""A dossier from its events alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from motcua.dossiers.leg_rows import LegColumns, leg_columns
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.own_clock import standing_of
from motcua.dossiers.service_facts import ServiceValues
from motcua.dossiers.service_stored import service_values
from motcua.dossiers.stored import FactValues, columns_of, days_of, fact_values
from motcua.kernel.cases import Case, Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.lifecycle import Event, apply
from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.kernel.service import NO_SERVICE, Service, after_event, service_to_json
from motcua.records.texts import read_payload, read_personal


@dataclass(frozen=True, slots=True)
class Version:
    """The fact row as it should be, and the row of its service; None: none in that table."""

    recorded_from: int
    recorded_to: int
    values: FactValues | None
    service: ServiceValues | None


_State = tuple[int, FactValues | None, ServiceValues | None]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What the tables should hold of one dossier."""

    columns: dict[str, object]  # of the dossier table, agency and last command too
    versions: tuple[Version, ...]
    legs: Mapping[int, LegColumns]


def replay(events: Sequence[DossierEvent]) -> Replayed:
    """The dossier after `events`: all of one dossier, at least one, in the order written.

    Each event carries its command (agency and sequence number).
    """
    case: Case | None = None
    applicant = ""
    service = NO_SERVICE
    states: list[_State] = []
    for _, group in groupby(events, key=lambda event: event.command_id):
        written = list(group)
        for event in written:
            said = event_of(event)
            case = apply(case, said)
            service = after_event(service, said.payload)
            applicant = _applicant(event, applicant)
        states.append((written[0].command.seq, *_facts(case, service)))
    if case is None:
        raise ValueError("no events to replay")
    columns = {
        "agency_id": events[-1].command.agency_id,
        "code": case.code,
        **columns_of(case, standing_of(case), applicant),
        "service": service_to_json(service),
        "last_command": events[-1].command_id,
    }
    return Replayed(columns, _versions(states), leg_columns(case))


def event_of(stored: DossierEvent) -> Event:
    """The stored event as the kernel takes it."""
    occurred_at = stored.occurred_at.astimezone(VIETNAM)
    return Event(Verb(stored.verb), occurred_at, read_payload(stored.payload))


def _applicant(stored: DossierEvent, before: str) -> str:
    return str(read_personal(stored.personal).get("applicant", before))


def _facts(case: Case | None, service: Service) -> tuple[FactValues | None, ServiceValues | None]:
    if case is None:
        return None, None
    stands = standing_of(case)
    days = days_of(case, stands)
    return fact_values(case, stands), service_values(days, case, service)


def _versions(states: Sequence[_State]) -> tuple[Version, ...]:
    ends = [state[0] for state in states[1:]] + [OPEN_SEQUENCE]
    return tuple(
        Version(seq, end, values, service)
        for (seq, values, service), end in zip(states, ends, strict=True)
        if values is not None or service is not None
    )
