"""From a form to one query of statistics: whose records, as of when, by which accounting."""

from collections.abc import Iterable
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.dossiers.measures import MEASURES
from motcua.kernel.forms import FormDefinition
from motcua.kernel.measures import FactTable, Measure
from motcua.kernel.periods import Period
from motcua.statistics import api as statistics
from motcua.statistics.data import Query, Scope

DEFAULT = "default"  # the accounting of an agency that adopted none
FACTS: dict[str, FactTable] = {DOSSIER_FACT.key: DOSSIER_FACT}


def fact_query(
    form: FormDefinition,
    agency_id: int,
    period: Period,
    measure_keys: Iterable[str],
    *,
    as_of: datetime | None,
) -> Query:
    """The query of the form's rows for the agency itself, as it accounts on the last day.

    as_of None: everything recorded so far. Raises KeyError for a measure or fact table that no
    room declares; the rulebook's tests keep forms from naming one.
    """
    fact = fact_of(form)
    scope = Scope(
        agency_id=agency_id,
        overlay=overlay_of(form, agency_id, period.to_on),
        seq=sequence_of(fact, agency_id, as_of),
    )
    return _query(form, period, (scope,), measure_keys)


def query_of_many(
    form: FormDefinition,
    agency_ids: Iterable[int],
    period: Period,
    measure_keys: Iterable[str],
    *,
    as_of: datetime | None,
) -> Query:
    """The same for many agencies at once, each by its own accounting and sequence."""
    fact = fact_of(form)
    ids = tuple(dict.fromkeys(agency_ids))
    adopted = agencies.accounting_overlays(form.key, period.to_on)
    last = {} if as_of is None else statistics.sequence_at(fact, ids, as_of)
    scopes = tuple(
        Scope(agency_id, adopted.get(agency_id, DEFAULT), last.get(agency_id)) for agency_id in ids
    )
    return _query(form, period, scopes, measure_keys)


def fact_of(form: FormDefinition) -> FactTable:
    """The fact table of a form's rows. Raises KeyError when its figures are typed."""
    if form.fact is None or form.rows_by is None:
        raise KeyError(form.key)
    return FACTS[form.fact]


def _query(
    form: FormDefinition, period: Period, scopes: tuple[Scope, ...], measure_keys: Iterable[str]
) -> Query:
    return Query(
        fact=fact_of(form),
        row_key=str(form.rows_by),
        from_day=period.from_day,
        to_day=period.to_day,
        scopes=scopes,
        measures=measures(measure_keys),
        accounting=form.accounting,
    )


def measures(keys: Iterable[str]) -> tuple[Measure, ...]:
    """The declared measures of those keys, each once, in order."""
    return tuple(MEASURES[key] for key in dict.fromkeys(keys))


def overlay_of(form: FormDefinition, agency_id: int, on: date) -> str:
    """The accounting of final states that holds; "default" for a form without any."""
    return agencies.accounting_overlay(agency_id, form.key, on)


def sequence_of(fact: FactTable, agency_id: int, as_of: datetime | None) -> int | None:
    """The agency's command sequence at `as_of`; None: the versions in force."""
    if as_of is None:
        return None
    return statistics.sequence_at(fact, [agency_id], as_of)[agency_id]


def until(as_of: datetime | None, now: datetime) -> datetime | None:
    """`as_of` as queries take it: None when nothing can have been recorded after it.

    A page that asks for "now" need not walk the log to learn which sequence that is.
    """
    return None if as_of is None or as_of >= now else as_of
