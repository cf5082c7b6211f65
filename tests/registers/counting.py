"""Figures of registers asked of the database, one agency at a time."""

from datetime import date

from motcua.kernel.dates import day_number
from motcua.registers.facts import FACTS
from motcua.registers.measures import MEASURES
from motcua.statistics import api as statistics
from motcua.statistics.data import ALL_ROWS, Engine, Query, Scope

BY_KEY = {measure.key: measure for measure in MEASURES}


def query(agency_id: int, key: str, first: date, last: date, seq: int | None = None) -> Query:
    """One measure of one agency over the days, both included."""
    measure = BY_KEY[key]
    return Query(
        fact=FACTS[measure.fact],
        row_key=None,
        from_day=day_number(first),
        to_day=day_number(last),
        scopes=(Scope(agency_id, "default", seq),),
        measures=(measure,),
        accounting={"default": {}},
    )


def figure(agency_id: int, key: str, first: date, last: date, seq: int | None = None) -> int:
    """The count, 0 where there is no record."""
    counts = statistics.count(query(agency_id, key, first, last, seq), Engine.DB)
    return counts.rows.get(ALL_ROWS, {}).get(key, 0)


def codes(agency_id: int, key: str, first: date, last: date) -> list[str]:
    """Codes of the records behind it."""
    rows = statistics.records(query(agency_id, key, first, last), key, None, Engine.DB)
    return sorted(row.record["code"] for row in rows)
