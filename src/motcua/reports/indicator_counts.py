"""Indicators counted from dossiers, by the same measures and accounting as Biểu 06a."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.forms import FormDefinition
from motcua.kernel.indicators import Appendix, Counted, Counts, Indicator
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.rulebook import load
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, Query

BY_HAND = "register.dossiers"  # decision key: its dossiers are in another system
COMMUNE = "commune"


def counted_figures(
    appendix: Appendix,
    catalogue: Mapping[str, Indicator],
    agency: AgencyView,
    period: Period,
    *,
    as_of: datetime | None,
    engine: Engine,
) -> dict[str, int]:
    """Indicator key -> count; {} where the agency's dossiers are not kept here.

    One pass of SQL for each group of agencies counted over; a commune has one group.
    """
    if kept_elsewhere(agency.id, period.to_on):
        return {}
    wanted = dict(_asked(catalogue, agency.tier))
    groups: dict[frozenset[int], dict[str, Counted]] = {}
    for key, formula in wanted.items():
        ids = counted_agencies(agency, formula.counts, period.to_on)
        groups.setdefault(ids, {})[key] = formula
    form = load.form(appendix.accounting_of, period.to_on)
    found: dict[str, int] = {}
    for ids, formulas in groups.items():
        measures = [formula.measure for formula in formulas.values()]
        query = counting.query_of_many(form, ids, period, measures, as_of=as_of)
        rows = statistics.count(query, engine).rows
        found |= {key: _sum(rows, formula) for key, formula in formulas.items()}
    return found


def kept_elsewhere(agency_id: int, on: date) -> bool:
    """Whether the agency decided to type its dossier figures, because another system has them."""
    return agencies.decision(agency_id, BY_HAND, on) is not None


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
    formula: Counted,
    as_of: datetime | None,
) -> Query:
    """The query whose records are behind a counted indicator, of all its fields."""
    ids = counted_agencies(agency, formula.counts, period.to_on)
    return counting.query_of_many(form, ids, period, [formula.measure], as_of=as_of)


def _asked(catalogue: Mapping[str, Indicator], tier: str) -> Iterator[tuple[str, Counted]]:
    for key, indicator in catalogue.items():
        if isinstance(indicator.formula, Counted) and tier in indicator.tiers:
            yield key, indicator.formula


def _sum(rows: Mapping[str, Mapping[str, int]], formula: Counted) -> int:
    fields = formula.fields or tuple(rows)
    return sum(rows.get(name, {}).get(formula.measure, 0) for name in fields)
