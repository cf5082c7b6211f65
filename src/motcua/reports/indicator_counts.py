"""Indicators that records answer: one question a fact table, whichever register keeps it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.forms import FormDefinition
from motcua.kernel.indicators import (
    Appendix,
    Chosen,
    Counted,
    Counts,
    Indicator,
    Phrased,
    Present,
    Recorded,
    TimeBase,
    answer,
    counts_of,
)
from motcua.kernel.measures import FactTable
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.reports.once import Once
from motcua.rulebook import load
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, Query

COMMUNE = "commune"
FIELDS = "field"  # the row axis of a count by fields of procedures
KEPT = "kept"  # what an agency may decide of a register; anything else: it is typed
TYPED = "indicators.by-hand"  # decision key: indicator -> why it is typed
RECORDED = (Counted, Present, Chosen, Phrased)


@dataclass(frozen=True, slots=True)
class Asked:
    """One count as an indicator asks for it. since_year: from the first day of the year."""

    counted: Counted
    since_year: bool

    @property
    def key(self) -> str:
        """Its name in the query; the same measure may be asked for the period and the year."""
        return f"{self.counted.measure}@year" if self.since_year else self.counted.measure


@dataclass(frozen=True, slots=True)
class _Group:
    """What one pass of SQL answers. axis: its rows; None: they do not matter."""

    fact: str
    axis: str | None
    agency_ids: frozenset[int]


def counted_figures(
    appendix: Appendix,
    catalogue: Mapping[str, Indicator],
    agency: AgencyView,
    period: Period,
    *,
    as_of: datetime | None,
    engine: Engine,
    once: Once | None = None,
) -> dict[str, int | str]:
    """Indicator key -> figure, of those whose register is kept here.

    One pass of SQL a fact table for each group of agencies counted over; a commune has one group.
    """
    once = once or Once()
    form = load.form(appendix.accounting_of, period.to_on)
    # Asked once: a province has thousands of units below it, and a hundred indicators.
    ids_of = {counts: counted_agencies(agency, counts, period.to_on) for counts in Counts}
    wanted = dict(_answerable(catalogue, agency, ids_of, period.to_on, once))
    groups = _groups(wanted.values(), ids_of)
    counts = _counts(groups, form, period, as_of=as_of, engine=engine, once=once)
    found: dict[str, int | str] = {}
    for indicator in wanted.values():
        formula = recorded(indicator)
        if formula is None:
            continue
        asked = asked_by(indicator)
        figure = answer(formula, {one.counted: counts[one] for one in asked})
        if figure is not None:
            found[indicator.key] = figure
    return found


def recorded(indicator: Indicator) -> Recorded | None:
    """Its formula over records; None: it has none, or one over other indicators."""
    formula = indicator.formula
    return formula if isinstance(formula, RECORDED) else None


def asked_by(indicator: Indicator) -> tuple[Asked, ...]:
    """The counts it asks for; () for an indicator that records do not answer."""
    formula = recorded(indicator)
    since_year = indicator.time is TimeBase.YEAR_TO_DATE
    return tuple(Asked(each, since_year) for each in counts_of(formula)) if formula else ()


def is_kept(
    fact: FactTable, agency_id: int, agency_ids: frozenset[int], on: date, once: Once | None = None
) -> bool:
    """Whether the records behind a figure are kept here, so that none of them means 0.

    An agency decides it ("register.feedback": kept, or by-hand where another system has them).
    Undecided, dossiers are kept, and any other register where it has, or had, an entry.
    """
    once = once or Once()
    decided = once.decided(agency_id, on).get(f"register.{counting.register_of(fact)}")
    if decided is not None:
        return bool(decided == KEPT)
    if counting.is_main(fact):
        return True
    # All tables at once: whoever asks for one of them asks for the others too.
    return fact.key in once.keeping(counting.FACTS.values(), agency_ids)


def typed_by_decision(agency_id: int, on: date, once: Once | None = None) -> frozenset[str]:
    """Indicators that the agency decided to type, though the register is kept here: it answers
    for them by other papers, or another agency does (decision "indicators.by-hand")."""
    decided = (once or Once()).decided(agency_id, on).get(TYPED)
    return frozenset(decided) if isinstance(decided, dict) else frozenset()


def counted_agencies(agency: AgencyView, counts: Counts, on: date) -> frozenset[int]:
    """The agencies whose records a figure counts."""
    if counts is Counts.OWN or agency.tier == COMMUNE:
        return frozenset({agency.id})
    below = frozenset(agencies.subtree_ids(agency.id, on))
    if counts is Counts.ALL:
        return below | {agency.id}
    views = agencies.views(below)
    return frozenset(key for key, view in views.items() if view.tier == COMMUNE)


def record_query(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    asked: Asked,
    as_of: datetime | None,
) -> Query:
    """The query whose records are behind a count, of all its fields."""
    ids = counted_agencies(agency, asked.counted.counts, period.to_on)
    group = _Group(counting.measure_of(asked.counted.measure).fact, _axis(asked.counted), ids)
    return _query(form, group, (asked,), period, as_of, Once())


def _answerable(
    catalogue: Mapping[str, Indicator],
    agency: AgencyView,
    ids_of: Mapping[Counts, frozenset[int]],
    on: date,
    once: Once,
) -> Iterator[tuple[str, Indicator]]:
    """Indicators that this agency answers from records that are kept here."""
    typed = typed_by_decision(agency.id, on, once)
    for key, indicator in catalogue.items():
        asked = asked_by(indicator)
        if not asked or agency.tier not in indicator.tiers or key in typed:
            continue
        facts = (
            (counting.fact_of_measure(one.counted.measure), ids_of[one.counted.counts])
            for one in asked
        )
        if all(is_kept(fact, agency.id, ids, on, once) for fact, ids in facts):
            yield key, indicator


def _groups(
    indicators: Iterable[Indicator], ids_of: Mapping[Counts, frozenset[int]]
) -> dict[_Group, dict[Asked, None]]:
    """What is asked for, by the pass of SQL that answers it."""
    groups: dict[_Group, dict[Asked, None]] = {}
    for indicator in indicators:
        for one in asked_by(indicator):
            ids = ids_of[one.counted.counts]
            fact = counting.measure_of(one.counted.measure).fact
            groups.setdefault(_Group(fact, _axis(one.counted), ids), {})[one] = None
    return groups


def _counts(
    groups: Mapping[_Group, Mapping[Asked, None]],
    form: FormDefinition,
    period: Period,
    *,
    as_of: datetime | None,
    engine: Engine,
    once: Once,
) -> dict[Asked, int]:
    found: dict[Asked, int] = {}
    for group, asked in groups.items():
        query = _query(form, group, tuple(asked), period, as_of, once)
        rows = statistics.count(query, engine).rows
        found |= {one: _figure(rows, one) for one in asked}
    return found


def _query(
    form: FormDefinition,
    group: _Group,
    asked: tuple[Asked, ...],
    period: Period,
    as_of: datetime | None,
    once: Once,
) -> Query:
    fact = counting.FACTS[group.fact]
    query = counting.query_over(
        fact, group.axis, form, group.agency_ids, period, as_of=as_of, once=once
    )
    year = replace(period, from_on=period.to_on.replace(month=1, day=1), code=None)
    since = {}
    if any(one.since_year for one in asked):
        first = counting.first_day(fact, group.agency_ids, year, once)
        since = {one.key: first for one in asked if one.since_year}
    measures = {
        one.key: replace(counting.measure_of(one.counted.measure), key=one.key) for one in asked
    }
    return replace(query, measures=tuple(measures.values()), since=since)


def _axis(counted: Counted) -> str | None:
    return counted.each or (FIELDS if counted.fields else None)


def _figure(rows: Mapping[str, Mapping[str, int]], asked: Asked) -> int:
    counted = asked.counted
    if counted.each:
        return sum(row.get(asked.key, 0) > 0 for row in rows.values())
    names = counted.fields or tuple(rows)
    return sum(rows.get(name, {}).get(asked.key, 0) for name in names)
