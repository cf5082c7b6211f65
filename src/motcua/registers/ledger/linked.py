"""Entries that another entry names by their code: a parent, the task behind a finding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.agencies.errors import AgencyAmbiguous, AgencyUnknown
from motcua.kernel.register_entries import EntryState
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.stored import state_of
from motcua.rulebook import load as rulebook


@dataclass(frozen=True, slots=True)
class Linked:
    """An entry and whose it is."""

    id: int
    agency_id: int
    entry: EntryState


def linked(register: str, code: str, agency_ids: Sequence[int]) -> Linked | None:
    """The entry under that code at the first of the agencies that has one; None: none has."""
    rows = RegisterEntry.objects.filter(register=register, code=code, agency_id__in=agency_ids)
    by_agency = {row.agency_id: row for row in rows}
    row = next((by_agency[each] for each in agency_ids if each in by_agency), None)
    if row is None:
        return None
    return Linked(row.pk, row.agency_id, state_of(rulebook.register(register), row))


def own_and_above(agency: AgencyView, on: date) -> list[int]:
    """Ids of the agency and of those above it, nearest first."""
    return [agency.id, *above(agency, on)]


def above(agency: AgencyView, on: date) -> list[int]:
    """Ids of the agencies above, nearest first."""
    return [upper.id for upper in agencies.ancestors(agency.id, on)]


def own_or_below(agency: AgencyView, code: str, on: date) -> AgencyView | None:
    """The unit with that official code when it is the agency or stands below it; else None."""
    found = resolved(code, on)
    if found is None:
        return None
    return found if found.id in agencies.subtree_ids(agency.id, on) else None


def resolved(code: str, on: date) -> AgencyView | None:
    """The unit that had the official code that day; None: none had."""
    try:
        return agencies.resolve(code, on)
    except (AgencyUnknown, AgencyAmbiguous):
        return None
