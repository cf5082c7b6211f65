"""The live database, SQLite or PostgreSQL: the same text on both."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection

from motcua.kernel.measures import FactTable

BATCH = 2_000


def fetch(sql: str) -> Iterator[tuple[Any, ...]]:
    """Rows of a text that the guard let through; it carries no parameters."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def with_records(fact: FactTable, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Rows that end with a record's id, with the record's columns in its place."""
    stream = iter(rows)
    columns = ", ".join(("id", *fact.record_columns))
    while batch := list(islice(stream, BATCH)):
        ids = ", ".join(str(int(row[-1])) for row in batch)
        found = fetch(f"SELECT {columns} FROM {fact.record_table} WHERE id IN ({ids})")  # noqa: S608
        by_id = {record[0]: record[1:] for record in found}
        for row in batch:
            yield (*row[:-1], *by_id[row[-1]])


def recording_agencies(fact: FactTable) -> frozenset[int]:
    """The agencies that have a line in the log. Read from their heads: a log has millions."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT agency_id FROM {fact.head_table} WHERE seq > 0")  # noqa: S608
        return frozenset(agency_id for (agency_id,) in cursor.fetchall())


def keeping_agencies(fact: FactTable, agency_ids: tuple[int, ...]) -> frozenset[int]:
    """The agencies that have a version in the table. One look into its index each."""
    ids = ", ".join(f"({int(each)})" for each in agency_ids)
    if not ids:
        return frozenset()
    found = fetch(
        f"WITH asked (asked_agency) AS (VALUES {ids}) SELECT asked_agency FROM asked"  # noqa: S608
        f" WHERE EXISTS (SELECT 1 FROM {fact.table} WHERE agency_id = asked_agency)"
    )
    return frozenset(agency_id for (agency_id,) in found)


def kept_facts(facts: tuple[FactTable, ...], agency_ids: tuple[int, ...]) -> frozenset[str]:
    """The fact tables that have a version of one of the agencies: a look into each index."""
    ids = ", ".join(str(int(each)) for each in agency_ids)
    if not ids or not facts:
        return frozenset()
    found = fetch(
        " UNION ALL ".join(
            f"SELECT '{fact.key}' WHERE EXISTS"  # noqa: S608
            f" (SELECT 1 FROM {fact.table} WHERE agency_id IN ({ids}))"
            for fact in facts
        )
    )
    return frozenset(key for (key,) in found)


def sequences(
    fact: FactTable, agency_ids: tuple[int, ...], as_of: datetime
) -> Iterator[tuple[int, int, int | None]]:
    """(agency, last sequence, first sequence recorded after `as_of` or None), from the log."""
    marks = ", ".join(["%s"] * len(agency_ids))
    sql = (
        "SELECT agency_id, MAX(seq), MIN(CASE WHEN recorded_at > %s THEN seq END)"  # noqa: S608
        f" FROM {fact.log_table} WHERE agency_id IN ({marks}) GROUP BY agency_id"
    )
    moment = connection.ops.adapt_datetimefield_value(as_of)
    with connection.cursor() as cursor:
        cursor.execute(sql, [moment, *agency_ids])
        yield from cursor.fetchall()
