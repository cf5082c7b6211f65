"""The door of statistics: counts, the records behind them, and the sequence of a moment.

Rights are the caller's business: this room sees declarations and agency ids, no actors.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from motcua.kernel.measures import OPEN_SEQUENCE, FactTable
from motcua.statistics import compiler
from motcua.statistics.copy.export import discard as discard_copy
from motcua.statistics.copy.export import export as export_copy
from motcua.statistics.data import Counts, Engine, FactRecord, Query
from motcua.statistics.engines import choice, database, duckdb

__all__ = [
    "compile_sql",
    "count",
    "counted",
    "discard_copy",
    "export_copy",
    "recording_agencies",
    "records",
    "sequence_at",
]

LEADING = 3  # agency_id, row_key, recorded_to come before the declared columns


def compile_sql(query: Query) -> str:
    """The SQL text of `count`. Raises SqlRefused, QueryInvalid."""
    return compiler.counting_sql(query)


def count(query: Query, engine: Engine = Engine.AUTO) -> Counts:
    """All measures of the query for all rows and agencies, in one pass of SQL.

    Raises SqlRefused, QueryInvalid; with DUCKDB also CopyBusy, CopyUnwritable.
    """
    found: dict[int, dict[str, dict[str, int]]] = {}
    keys = [measure.key for measure in query.measures]
    for agency_id, row_key, *counts in counted(query, engine):
        found.setdefault(agency_id, {})[row_key] = dict(zip(keys, counts, strict=True))
    return Counts(found)


def counted(query: Query, engine: Engine = Engine.AUTO) -> Iterator[tuple[Any, ...]]:
    """The same as rows (agency id, row key, one count a measure), by agency and row.

    For a form of thousands of agencies, which is a table to be written and not to be looked up.
    """
    if choice.chosen(engine, query) is Engine.DUCKDB:
        return duckdb.count(query)
    return database.fetch(compiler.counting_sql(query))


def records(
    query: Query, measure_key: str, row_key: str | None, engine: Engine = Engine.AUTO
) -> Iterator[FactRecord]:
    """The records that `count` counted in one cell; row_key None: in the column's total.

    Raises KeyError when the query does not ask for the measure.
    """
    fact = query.fact
    drilled = len(fact.drill_columns)
    if choice.chosen(engine, query) is Engine.DUCKDB:
        rows = database.with_records(fact, duckdb.cell(query, measure_key, row_key))
    else:
        rows = database.fetch(compiler.records_sql(query, measure_key, row_key))
    for row in rows:
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


def recording_agencies(fact: FactTable) -> frozenset[int]:
    """The agencies that have recorded anything at all. O(agencies) with the log's index."""
    return database.recording_agencies(fact)
