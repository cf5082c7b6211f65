"""Assignments of a period by kind and by agency: the measures of the reports, over any days.

What an appendix counts and what this sheet counts are the same measures, so a number here is the
number of the report of those days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import day_of, local
from motcua.kernel.measures import Measure
from motcua.kernel.periods import Period
from motcua.registers.facts import FACTS
from motcua.registers.measures import MEASURES
from motcua.reports.counting import DEFAULT
from motcua.reports.heritage import heritage_of
from motcua.statistics import api as statistics
from motcua.statistics.data import Query, Scope

READ = "registers.read"
FACT = FACTS["assignment_fact"]
SHEET: tuple[Measure, ...] = tuple(
    measure
    for measure in MEASURES
    if measure.key
    in (
        "assignment.handled",
        "assignment.finished_in_time",
        "assignment.finished_late",
        "assignment.pending_in_time",
        "assignment.pending_late",
    )
)
"""The columns: all there was to do, and the four ways it stands at the last day."""

Counts = Mapping[str, Mapping[str, int]]
"""Kind of assignment -> measure key -> assignments."""


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """An assignment behind a figure, as the version that was counted says it."""

    entry_id: int
    agency_id: int
    code: str
    title: str
    kind: str
    issued_on: date
    due_on: date | None
    ended_on: date | None
    outcome: str


def task_counts(
    agency: AgencyView, period: Period, *, actor: Actor, now: datetime
) -> dict[str, dict[str, int]]:
    """Kind -> measure key -> the agency's own assignments with what it took over.

    Kinds without an assignment are absent. Raises NotAllowed, NotFound, AgencyGoneInPeriod.
    """
    _require(agency, actor, now)
    return dict(statistics.count(_query((agency.id,), period)).rows)


def task_counts_below(
    agency: AgencyView, period: Period, *, actor: Actor, now: datetime
) -> dict[int, Counts]:
    """Agency id -> kind -> measure key, for every unit below that the actor may read and that
    stood in the period, also those without an assignment. Raises as `task_counts`."""
    _require(agency, actor, now)
    ids = _below(agency, period, actor, now)
    if not ids:
        return {}
    counted = statistics.count(_query(ids, period, inherits=False)).by_agency
    return {each: counted.get(each, {}) for each in ids}


def task_records(
    agency: AgencyView,
    period: Period,
    measure: str,
    *,
    kind: str | None,
    actor: Actor,
    now: datetime,
    inherits: bool = True,
) -> list[TaskRecord]:
    """The assignments that one figure counts, by due day; as many as its number.

    kind None: all kinds. inherits: with what the agency took over, as `task_counts` counts;
    False as `task_counts_below` does. Raises as `task_counts`.
    """
    _require(agency, actor, now)
    query = _query((agency.id,), period, inherits=inherits)
    rows = statistics.records(query, measure, kind)
    found = [_record(one.version, one.record, one.agency_id) for one in rows]
    found.sort(key=lambda one: (one.due_on or date.max, one.code))
    return found


def _query(agency_ids: Iterable[int], period: Period, *, inherits: bool = True) -> Query:
    views = agencies.views(agency_ids)
    ids: tuple[int, ...] = tuple(views)
    if inherits:
        held = heritage_of(views, period, FACT)
        period, ids = held.period, (*views, *held.heir_of)
    return Query(
        fact=FACT,
        row_key="kind",
        from_day=period.from_day,
        to_day=period.to_day,
        scopes=tuple(Scope(each, DEFAULT) for each in ids),
        measures=SHEET,
        accounting={DEFAULT: {}},
    )


def _below(agency: AgencyView, period: Period, actor: Actor, now: datetime) -> tuple[int, ...]:
    found = agencies.subtree_ids(agency.id, period.to_on) - {agency.id}
    visible = agencies.visible_agency_ids(actor, READ, local(now).date())
    if visible is not None:
        found &= visible
    return tuple(sorted(found))


def _record(
    version: Mapping[str, int | str | None], record: Mapping[str, int | str | None], agency_id: int
) -> TaskRecord:
    return TaskRecord(
        entry_id=int(version["entry_id"] or 0),
        agency_id=agency_id,
        code=str(record["code"]),
        title=str(record["title"]),
        kind=str(version["kind"]),
        issued_on=day_of(int(version["issued_day"] or 0)),
        due_on=_day(version["due_day"]),
        ended_on=_day(version["ended_day"]),
        outcome=str(version["outcome"]),
    )


def _day(number: int | str | None) -> date | None:
    return None if number is None else day_of(int(number))


def _require(agency: AgencyView, actor: Actor, now: datetime) -> None:
    agencies.require(actor, READ, agency.id, local(now).date())
