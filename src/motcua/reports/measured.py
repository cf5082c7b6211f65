"""Counts of an agency by measure key, whichever fact tables they come from."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.dossiers.measures import MEASURES as DOSSIER_MEASURES
from motcua.dossiers.service_facts import DOSSIER_SERVICE_FACT
from motcua.dossiers.service_measures import SERVICE_MEASURES
from motcua.kernel.forms import FormDefinition
from motcua.kernel.measures import FactTable, Measure
from motcua.kernel.periods import Period
from motcua.registers.facts import FACTS as REGISTER_FACTS
from motcua.registers.measures import MEASURES as REGISTER_MEASURES
from motcua.reports import counting
from motcua.statistics import api as statistics
from motcua.statistics.data import Query, Scope

_OF_DOSSIERS = {fact.key: fact for fact in (DOSSIER_FACT, DOSSIER_SERVICE_FACT)}
FACTS: Mapping[str, FactTable] = {**_OF_DOSSIERS, **REGISTER_FACTS}
DECLARED: Mapping[str, Measure] = {
    **DOSSIER_MEASURES,
    **SERVICE_MEASURES,
    **{measure.key: measure for measure in REGISTER_MEASURES},
}


def measured(
    keys: Iterable[str],
    agency: AgencyView,
    period: Period,
    counted_as: FormDefinition,
    *,
    as_of: datetime | None,
) -> dict[str, int]:
    """Measure key -> count, one pass of SQL a fact table.

    A register without an entry says 0, for it holds all there is. Of what dossiers may leave
    unsaid, nothing is supplied while no dossier of the agency says it, and the key is absent, as
    is a key that nothing declares. counted_as: whose accounting of final states holds.
    """
    by_fact: dict[str, list[Measure]] = {}
    for key in dict.fromkeys(keys):
        if key in DECLARED:
            by_fact.setdefault(DECLARED[key].fact, []).append(DECLARED[key])
    found: dict[str, int] = {}
    for fact_key, measures in by_fact.items():
        fact = FACTS[fact_key]
        if fact_key in _OF_DOSSIERS and not statistics.keeping_agencies(fact, (agency.id,)):
            continue
        query = _query(fact, measures, agency, period, counted_as, as_of)
        total = statistics.count(query).rows
        found |= {
            measure.key: sum(row[measure.key] for row in total.values()) for measure in measures
        }
    return found


def _query(
    fact: FactTable,
    measures: list[Measure],
    agency: AgencyView,
    period: Period,
    counted_as: FormDefinition,
    as_of: datetime | None,
) -> Query:
    if fact is DOSSIER_FACT:
        # With what the agency took over, as its form counts it.
        keys = [measure.key for measure in measures]
        return counting.fact_query(counted_as, agency, period, keys, as_of=as_of)
    overlay = counting.DEFAULT
    if fact.outcome_column is not None:
        overlay = counting.overlay_of(counted_as, agency.id, period.to_on)
    last = {} if as_of is None else statistics.sequence_at(fact, (agency.id,), as_of)
    return Query(
        fact=fact,
        row_key=None,
        from_day=period.from_day,
        to_day=period.to_day,
        scopes=(Scope(agency.id, overlay, last.get(agency.id)),),
        measures=tuple(measures),
        accounting=counted_as.accounting,
    )
