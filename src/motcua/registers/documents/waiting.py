"""Documents that somebody has still to handle (incoming) or to issue (outgoing)."""

from collections import Counter
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.working_time import DayOutOfCalendar, WorkCalendar
from motcua.registers.data import EntryFilter
from motcua.registers.documents.data import Waiting, WaitingList
from motcua.registers.documents.numbering import INCOMING
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.permissions import READ
from motcua.registers.ledger.queries import matching
from motcua.registers.ledger.views import view_of
from motcua.rulebook import load as rulebook

SHOWN = 200
NOBODY = "Chưa giao"


def waiting_list(
    key: str, agency_id: int, *, who: str = "", actor: Actor, now: datetime
) -> WaitingList:
    """What is open in the agency's own register; those without a due day come last.

    who: only what this person or unit has, as in `by_person`; the counts then are theirs too.
    Raises NotFound, NotAllowed.
    """
    today = local(now).date()
    agencies.require(actor, READ, agency_id, today)
    definition = rulebook.register(key, today)
    states = frozenset(state.key for state in definition.states if state.is_open)
    filter_ = EntryFilter(agency_id=agency_id, with_subtree=False, states=states)
    field = "handler" if key == INCOMING else "drafter"
    rows = sorted(matching(definition, filter_, actor, today), key=_due_first)
    by_person = _by_person(rows, field, today)
    if who:
        rows = [row for row in rows if _person(row, field) == who]
    dues = [row.due_on for row in rows]
    calendar = rulebook.calendar()
    return WaitingList(
        shown=tuple(
            Waiting(
                view_of(definition, row, is_masked=True),
                _person(row, field),
                None if row.due_on is None else _days(today, row.due_on, calendar),
            )
            for row in rows[:SHOWN]
        ),
        open=len(rows),
        late=sum(due is not None and due < today for due in dues),
        today=sum(due == today for due in dues),
        without_due=sum(due is None for due in dues),
        by_person=by_person,
    )


def _due_first(row: RegisterEntry) -> tuple[date, str]:
    return row.due_on or date.max, row.code


def _by_person(
    rows: list[RegisterEntry], field: str, today: date
) -> tuple[tuple[str, int, int], ...]:
    held = Counter(_person(row, field) for row in rows)
    late = Counter(_person(row, field) for row in rows if row.due_on and row.due_on < today)
    people = sorted(held, key=lambda name: (-late[name], -held[name], name))
    return tuple((name, held[name], late[name]) for name in people)


def _person(row: RegisterEntry, field: str) -> str:
    return str(row.data.get(field) or NOBODY)


def _days(today: date, due: date, calendar: WorkCalendar) -> int | None:
    """Working days from today to the due day; late: how many since, as a negative number.

    A due day that is over is late by one at least, whatever was worked since. None: the calendar
    does not reach so far.
    """
    if due == today:
        return 0
    try:
        if due > today:
            return calendar.working_days_between(today, due)
        return -max(calendar.working_days_between(due, today), 1)
    except DayOutOfCalendar:
        return None
