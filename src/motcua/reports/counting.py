"""From a form to one query of statistics: whose records, as of when, by which accounting."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.dossiers.facts import FACTS as DOSSIER_FACTS
from motcua.dossiers.measures import MEASURES as DOSSIER_MEASURES
from motcua.kernel.forms import FormDefinition
from motcua.kernel.measures import FactTable, Measure
from motcua.kernel.periods import Period
from motcua.registers.api import REGISTER_OF
from motcua.registers.facts import FACTS as REGISTER_FACTS
from motcua.registers.measures import MEASURES as REGISTER_MEASURES
from motcua.reports.errors import MeasureUnknown
from motcua.reports.heritage import heritage_of
from motcua.reports.once import Once
from motcua.rulebook import load
from motcua.statistics.data import Query, Scope

DEFAULT = "default"  # the accounting of an agency that adopted none
FACTS: dict[str, FactTable] = {**DOSSIER_FACTS, **REGISTER_FACTS}
"""Every fact table that a figure may be counted over, by key."""
MEASURES: dict[str, Measure] = {
    **DOSSIER_MEASURES,
    **{measure.key: measure for measure in REGISTER_MEASURES},
}
"""Every figure that a room declares, by key."""


def fact_query(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    measure_keys: Iterable[str],
    *,
    as_of: datetime | None,
    once: Once | None = None,
) -> Query:
    """The query of the form's rows for one agency with what it took over (see `heritage`).

    All is counted as the agency accounts on the last day. as_of None: everything recorded so
    far. Raises AgencyGoneInPeriod; KeyError for a measure or fact table that no room declares;
    the rulebook's tests keep forms from naming one.
    """
    return query_of_many(form, (agency.id,), period, measure_keys, as_of=as_of, once=once)


def query_of_many(
    form: FormDefinition,
    agency_ids: Iterable[int],
    period: Period,
    measure_keys: Iterable[str],
    *,
    as_of: datetime | None,
    once: Once | None = None,
) -> Query:
    """The same for many agencies at once, each by its own accounting and sequence.

    What an agency took over is counted under its predecessor's id: see `owners`.
    """
    fact = fact_of(form)
    query = query_over(fact, str(form.rows_by), form, agency_ids, period, as_of=as_of, once=once)
    return replace(query, measures=measures(measure_keys))


def query_over(
    fact: FactTable,
    axis: str | None,
    form: FormDefinition,
    agency_ids: Iterable[int],
    period: Period,
    *,
    as_of: datetime | None,
    once: Once | None = None,
) -> Query:
    """A query over any fact table, without its measures yet. axis: of its rows; None: no rows.

    form: whose accounting of final states its dossiers follow; registers have none. once: what
    other queries of the same form asked about the agencies.
    """
    once = once or Once()
    views = once.views(agency_ids)
    held = heritage_of(views, period, fact, once)
    ids = (*views, *held.heir_of)
    of_dossiers = fact.key in DOSSIER_FACTS
    adopted = once.overlays(form.key, period.to_on) if of_dossiers else {}
    last = {} if as_of is None else once.sequence_at(fact, ids, as_of)
    scopes = tuple(
        Scope(each, adopted.get(held.owner(each), DEFAULT), last.get(each)) for each in ids
    )
    return Query(
        fact=fact,
        row_key=axis,
        from_day=held.period.from_day,
        to_day=held.period.to_day,
        scopes=scopes,
        measures=(),
        accounting=form.accounting if of_dossiers else {DEFAULT: {}},
    )


def first_day(
    fact: FactTable, agency_ids: Iterable[int], period: Period, once: Once | None = None
) -> int:
    """The first day of the period that all these agencies stood, see `heritage`."""
    once = once or Once()
    return heritage_of(once.views(agency_ids), period, fact, once).period.from_day


def measure_of(key: str) -> Measure:
    """The declared measure. Raises MeasureUnknown: a file that an office added may misspell it."""
    found = MEASURES.get(key)
    if found is None:
        raise MeasureUnknown(key, get_close_matches(key, MEASURES))
    return found


def fact_of_measure(key: str) -> FactTable:
    """The fact table a measure counts over. Raises MeasureUnknown."""
    return FACTS[measure_of(key).fact]


def register_of(fact: FactTable) -> str:
    """The key of the register behind a fact table; "dossiers" for theirs."""
    return REGISTER_OF.get(fact.key, "dossiers")


def facts_by_register() -> tuple[tuple[str, FactTable], ...]:
    """Every fact table with the name of its register, those of dossiers first."""
    names = {
        "dossier_fact": "Hồ sơ",
        "dossier_service_fact": "Hồ sơ: trực tuyến, bưu chính, thanh toán, số hóa",
    }
    labels = {register.key: register.label for register in load.registers()}
    return tuple(
        (names.get(fact.key) or labels[register_of(fact)], fact) for fact in FACTS.values()
    )


def is_main(fact: FactTable) -> bool:
    """Whether it is the table of dossiers, which every office keeps unless it says otherwise."""
    return fact.key == DOSSIER_FACT.key


def owners(form: FormDefinition, agency_ids: Iterable[int], period: Period) -> Mapping[int, int]:
    """Predecessor -> the agency whose figure its records are, for a query of many."""
    views = agencies.views(tuple(dict.fromkeys(agency_ids)))
    return heritage_of(views, period, fact_of(form)).heir_of


def fact_of(form: FormDefinition) -> FactTable:
    """The fact table of a form's rows. Raises KeyError when its figures are typed."""
    if form.fact is None or form.rows_by is None:
        raise KeyError(form.key)
    return FACTS[form.fact]


def measures(keys: Iterable[str]) -> tuple[Measure, ...]:
    """The declared measures of those keys, each once, in order."""
    return tuple(MEASURES[key] for key in dict.fromkeys(keys))


def overlay_of(form: FormDefinition, agency_id: int, on: date) -> str:
    """The accounting of final states that holds; "default" for a form without any."""
    return agencies.accounting_overlay(agency_id, form.key, on)


def until(as_of: datetime | None, now: datetime) -> datetime | None:
    """`as_of` as queries take it: None when nothing can have been recorded after it.

    A page that asks for "now" need not walk the log to learn which sequence that is.
    """
    return None if as_of is None or as_of >= now else as_of
