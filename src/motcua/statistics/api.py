"""The door of statistics: counts, the records behind them, and the sequence of a moment.

Rights are the caller's business: this room sees declarations and agency ids, no actors.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from motcua.kernel.measures import OPEN_SEQUENCE, FactTable
from motcua.statistics import compiler
from motcua.statistics.changes import (
    Head,
    Touch,
    described,
    heads,
    record_ids,
    touched_since,
    touches,
)
from motcua.statistics.copy.export import discard as discard_copy
from motcua.statistics.copy.export import export as export_copy
from motcua.statistics.data import Counts, Engine, FactRecord, Query
from motcua.statistics.engines import choice, database, duckdb

__all__ = [
    "Head",
    "Touch",
    "compile_sql",
    "count",
    "counted",
    "described",
    "discard_copy",
    "export_copy",
    "heads",
    "keeping_agencies",
    "kept_facts",
    "record_ids",
    "recording_agencies",
    "records",
    "sequence_at",
    "touched_since",
    "touches",
]

LEADING = 3  # agency_id, row_key, recorded_to come before the declared columns


def compile_sql(query: Query) -> str:
    """The SQL text of `count`. Raises SqlRefused, QueryInvalid."""
    return compiler.counting_sql(query)


def count(query: Query, engine: Engine = Engine.AUTO) -> Counts:
    """All measures of the query for all rows and agencies, in one pass of SQL over its fact.

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
        rows = duckdb.count(query)
    else:
        rows = database.fetch(compiler.counting_sql(query))
    return _whole(rows) if any(measure.sums for measure in query.measures) else rows


def _whole(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    # A sum of 64-bit integers is a decimal to PostgreSQL's driver.
    for agency_id, row_key, *figures in rows:
        yield (agency_id, row_key, *map(int, figures))


def records(
    query: Query, measure_key: str, row_key: str | None, engine: Engine = Engine.AUTO
) -> Iterator[FactRecord]:
    """The records that `count` counted in one cell; row_key None: in the column's total.

    Raises KeyError when the query does not ask for the measure.
    """
    fact = query.fact
    drilled = len(fact.drill_columns)
    summed = query.measure(measure_key).sums
    if choice.chosen(engine, query) is Engine.DUCKDB:
        rows = database.with_records(fact, duckdb.cell(query, measure_key, row_key))
    else:
        rows = database.fetch(compiler.records_sql(query, measure_key, row_key))
    for row in rows:
        agency_id, key, recorded_to = row[:LEADING]
        version, record = row[LEADING : LEADING + drilled], row[LEADING + drilled :]
        said = dict(zip(fact.drill_columns, version, strict=True))
        yield FactRecord(
            agency_id=agency_id,
            row_key=key,
            version=said,
            record=dict(zip(fact.record_columns, record, strict=True)),
            in_force=recorded_to == OPEN_SEQUENCE,
            amount=int(said[summed] or 0) if summed else None,
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


def keeping_agencies(fact: FactTable, agency_ids: Iterable[int]) -> frozenset[int]:
    """Those of the agencies of which the fact table holds, or ever held, a record."""
    return database.keeping_agencies(fact, tuple(agency_ids))


def kept_facts(facts: Iterable[FactTable], agency_ids: Iterable[int]) -> frozenset[str]:
    """Keys of the fact tables that hold, or ever held, a record of one of the agencies.

    The same as `keeping_agencies` table by table, in one statement.
    """
    return database.kept_facts(tuple(facts), tuple(sorted(agency_ids)))


def recording_agencies(fact: FactTable) -> frozenset[int]:
    """The agencies that have recorded anything at all. O(agencies) with the log's index."""
    return database.recording_agencies(fact)
