"""From a form to one query of statistics: whose records, as of when, by which accounting."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.dossiers.measures import MEASURES
from motcua.kernel.forms import FormDefinition
from motcua.kernel.measures import FactTable, Measure
from motcua.kernel.periods import Period
from motcua.reports.heritage import heritage_of
from motcua.statistics import api as statistics
from motcua.statistics.data import Query, Scope

DEFAULT = "default"  # the accounting of an agency that adopted none
FACTS: dict[str, FactTable] = {DOSSIER_FACT.key: DOSSIER_FACT}


def fact_query(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    measure_keys: Iterable[str],
    *,
    as_of: datetime | None,
) -> Query:
    """The query of the form's rows for one agency with what it took over (see `heritage`).

    All is counted as the agency accounts on the last day. as_of None: everything recorded so
    far. Raises AgencyGoneInPeriod; KeyError for a measure or fact table that no room declares;
    the rulebook's tests keep forms from naming one.
    """
    return query_of_many(form, (agency.id,), period, measure_keys, as_of=as_of)


def query_of_many(
    form: FormDefinition,
    agency_ids: Iterable[int],
    period: Period,
    measure_keys: Iterable[str],
    *,
    as_of: datetime | None,
) -> Query:
    """The same for many agencies at once, each by its own accounting and sequence.

    What an agency took over is counted under its predecessor's id: see `owners`.
    """
    fact = fact_of(form)
    views = agencies.views(tuple(dict.fromkeys(agency_ids)))
    held = heritage_of(views, period, fact)
    ids = (*views, *held.heir_of)
    adopted = agencies.accounting_overlays(form.key, period.to_on)
    last = {} if as_of is None else statistics.sequence_at(fact, ids, as_of)
    scopes = tuple(
        Scope(each, adopted.get(held.owner(each), DEFAULT), last.get(each)) for each in ids
    )
    return Query(
        fact=fact,
        row_key=str(form.rows_by),
        from_day=held.period.from_day,
        to_day=held.period.to_day,
        scopes=scopes,
        measures=measures(measure_keys),
        accounting=form.accounting,
    )


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
