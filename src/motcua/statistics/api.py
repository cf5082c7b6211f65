"""The door of statistics: counts, the records behind them, and the sequence of a moment.

Rights are the caller's business: this room sees declarations and agency ids, no actors.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from motcua.kernel.measures import OPEN_SEQUENCE, FactTable
from motcua.statistics import compiler
from motcua.statistics.data import Counts, FactRecord, Query
from motcua.statistics.engines import database

LEADING = 3  # agency_id, row_key, recorded_to come before the declared columns


def compile_sql(query: Query) -> str:
    """The SQL text of `count`. Raises SqlRefused, QueryInvalid."""
    return compiler.counting_sql(query)


def count(query: Query) -> Counts:
    """All measures of the query for all rows and agencies, in one pass of SQL."""
    found: dict[int, dict[str, dict[str, int]]] = {}
    keys = [measure.key for measure in query.measures]
    for agency_id, row_key, *counts in database.fetch(compiler.counting_sql(query)):
        found.setdefault(agency_id, {})[row_key] = dict(zip(keys, counts, strict=True))
    return Counts(found)


def records(query: Query, measure_key: str, row_key: str | None) -> Iterator[FactRecord]:
    """The records that `count` counted in one cell; row_key None: in the column's total.

    Raises KeyError when the query does not ask for the measure.
    """
    fact = query.fact
    drilled = len(fact.drill_columns)
    for row in database.fetch(compiler.records_sql(query, measure_key, row_key)):
        agency_id, key, recorded_to = row[:LEADING]
        version, record = row[LEADING : LEADING + drilled], row[LEADING + drilled :]
        yield FactRecord(
            agency_id=agency_id,
            row_key=key,
            version=dict(zip(fact.drill_columns, version, strict=True)),
            record=dict(zip(fact.record_columns, record, strict=True)),
            in_force=recorded_to == OPEN_SEQUENCE,
        )


def sequence_at(fact: FactTable, agency_ids: Iterable[int], as_of: datetime) -> dict[int, int]:
    """The command sequence of each agency at `as_of` (aware), 0 when it had recorded nothing.

    The last one before the first that was recorded later: clocks may disagree by a moment, and
    a figure of `as_of` must hold nothing from after it. O(commands of the agencies).
    """
    found = dict.fromkeys(agency_ids, 0)
    if not found:
        return found
    for agency_id, last, first_later in database.sequences(fact, tuple(found), as_of):
        found[agency_id] = last if first_later is None else first_later - 1
    return found
