"""Charts computed: the bars of a definition from the measures of the reports, and their records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.measures import RATIOS as DOSSIER_RATIOS
from motcua.kernel.actors import Actor
from motcua.kernel.charts import ChartBar, ChartDefinition
from motcua.kernel.dates import format_day, local
from motcua.kernel.measures import Ratio
from motcua.kernel.numbers import format_decimal, format_int, percent
from motcua.kernel.periods import Period, PeriodCodeInvalid, previous_code
from motcua.registers.measures import RATIOS as REGISTER_RATIOS
from motcua.reports import counting
from motcua.reports.chart_data import ChartFigure, ChartView
from motcua.reports.data import RecordRow
from motcua.reports.errors import AgencyGoneInPeriod
from motcua.reports.once import Once
from motcua.reports.periods import regime_of, resolve_period
from motcua.reports.records import row_of
from motcua.rulebook import load
from motcua.statistics import api as statistics
from motcua.statistics.data import Query

RATIOS: Mapping[str, Ratio] = {
    **DOSSIER_RATIOS,
    **{ratio.key: ratio for ratio in REGISTER_RATIOS},
}
NO_FIGURE = "-"
Counts = Mapping[str, Mapping[str, int]]
"""Row key -> measure key -> count."""


@dataclass(frozen=True, slots=True)
class _Asking:
    """What every query of a chart has in common."""

    definition: ChartDefinition
    agency: AgencyView
    as_of: datetime | None
    once: Once


def compute_chart(
    definition: ChartDefinition, agency: AgencyView, period: Period, *, actor: Actor, now: datetime
) -> ChartView:
    """The bars, everything recorded so far. Raises NotAllowed, NotFound, and as `chart_of`."""
    agencies.require(actor, definition.reading, agency.id, local(now).date())
    return chart_of(definition, agency, period, as_of=None)


def chart_of(
    definition: ChartDefinition,
    agency: AgencyView,
    period: Period,
    *,
    as_of: datetime | None,
    once: Once | None = None,
) -> ChartView:
    """The same for a report, whose own right was asked for. as_of None: all recorded so far.

    once: what the report around it asked about the agency already.

    One pass of SQL a period and fact table.
    Raises RulebookKeyUnknown; KeyError for a figure nobody declares.
    """
    asking = _Asking(definition, agency, as_of, once or Once())
    if definition.rows:
        lines = _by_rows(asking, period)
    elif definition.periods > 1:
        spans = _spans(definition, agency, period)
        lines = [(_name(span), tuple(_bars(asking, span, _name(span)))) for span in spans]
    else:
        bars = _bars(asking, period, "")
        lines = [(bar.label, (bar,)) for bar in bars]
    return ChartView(definition, agency, period, tuple(lines))


def chart_records(
    definition: ChartDefinition,
    agency: AgencyView,
    period: Period,
    measure: str,
    row_key: str | None,
    *,
    actor: Actor,
    now: datetime,
) -> list[RecordRow]:
    """The records behind a bar, by day; as many as its number. period: of the bar.

    Raises as `compute_chart`, and KeyError for a measure that the chart has not.
    """
    agencies.require(actor, definition.reading, agency.id, local(now).date())
    if measure not in {key for bar in definition.bars for key in measures_of(bar)}:
        raise KeyError(measure)
    query = _query(_Asking(definition, agency, None, Once()), period, (measure,))
    records = statistics.records(query, measure, definition.only[1] if definition.only else row_key)
    rows = [row_of(record, query.fact, period) for record in records]
    return sorted(rows, key=lambda row: (row.accepted_on, row.code))


def measures_of(bar: ChartBar) -> tuple[str, ...]:
    """The measures that a bar counts: its own, or part and whole of a share."""
    ratio = RATIOS.get(bar.figure)
    return (ratio.part.key, ratio.whole.key) if ratio else (bar.figure,)


def _bars(asking: _Asking, period: Period, label: str) -> list[ChartFigure]:
    definition = asking.definition
    keys = [key for bar in definition.bars for key in measures_of(bar)]
    try:
        counts = _totals(asking, period, keys)
    except (AgencyGoneInPeriod, load.NotInForce):
        counts = {}  # before its first day, or the form's own: no figure, which is not 0
    return [
        ChartFigure(
            label or bar.label,
            bar.label if label else "",
            *_figure(bar, counts),
            period,
            measures_of(bar)[0],
        )
        for bar in definition.bars
    ]


def _figure(bar: ChartBar, counts: Mapping[str, int]) -> tuple[int | Decimal | None, str]:
    """Value and text."""
    parts = [counts.get(key) for key in measures_of(bar)]
    if any(part is None for part in parts):
        return None, NO_FIGURE
    if len(parts) == 1:
        return parts[0], format_int(parts[0] or 0)
    part, whole = parts[0] or 0, parts[1] or 0
    places = load.formats().share_places
    share = percent(part, whole, places)
    if share is None:
        return None, NO_FIGURE
    text = f"{format_decimal(share, places)}% ({format_int(part)}/{format_int(whole)})"
    return share, text


def _by_rows(asking: _Asking, period: Period) -> list[tuple[str, tuple[ChartFigure, ...]]]:
    definition = asking.definition
    bar = definition.bars[0]
    query = _query(asking, period, (bar.figure,))
    rows = statistics.count(query).rows
    longest = sorted(rows, key=lambda key: (-rows[key][bar.figure], key))[: definition.top]
    names = {field.key: field.name for field in load.fields()} | definition.row_labels
    found: list[tuple[str, tuple[ChartFigure, ...]]] = []
    for key in longest:
        count = rows[key][bar.figure]
        if count:
            name = names.get(key, key)
            figure = ChartFigure(name, "", count, format_int(count), period, bar.figure, key)
            found.append((name, (figure,)))
    return found


def _totals(asking: _Asking, period: Period, keys: Iterable[str]) -> dict[str, int]:
    """Measure key -> count over the rows the chart counts; one pass of SQL a fact table."""
    only = asking.definition.only
    by_fact: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        by_fact.setdefault(counting.fact_of_measure(key).key, []).append(key)
    found: dict[str, int] = {}
    for measures in by_fact.values():
        rows = statistics.count(_query(asking, period, measures)).rows
        if only:
            rows = {key: row for key, row in rows.items() if key == only[1]}
        found |= {key: sum(row[key] for row in rows.values()) for key in measures}
    return found


def _query(asking: _Asking, period: Period, keys: Iterable[str]) -> Query:
    """All of one fact table."""
    definition = asking.definition
    axis = definition.only[0] if definition.only else definition.rows
    measures = counting.measures(keys)
    form = load.form(definition.counted_as, period.to_on)
    fact = counting.fact_of_measure(measures[0].key)
    ids = (asking.agency.id,)
    query = counting.query_over(
        fact, axis or None, form, ids, period, as_of=asking.as_of, once=asking.once
    )
    return replace(query, measures=measures)


def _spans(definition: ChartDefinition, agency: AgencyView, period: Period) -> list[Period]:
    """The periods side by side, oldest first: of the same kind, or of as many days."""
    found = [period]
    while len(found) < definition.periods:
        found.append(_before(definition, agency, found[-1]))
    return found[::-1]


def _before(definition: ChartDefinition, agency: AgencyView, period: Period) -> Period:
    if period.code:
        try:
            code = previous_code(period.code, regime_of(definition.counted_as))
            return resolve_period(definition.counted_as, agency.id, code)
        except PeriodCodeInvalid:
            pass
    last = period.from_on - timedelta(days=1)
    return Period(last - timedelta(days=period.days - 1), last)


def _name(period: Period) -> str:
    """Short, for the foot of a bar: "Q1/2024", "03/2024", else its last day."""
    if period.code:
        year, _, part = period.code.partition("-")
        return f"{part}/{year}" if part else year
    return format_day(period.to_on)
