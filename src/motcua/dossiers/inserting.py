"""How rows get into the tables, set-wise. The one place that knows the database's own way.

Rows are tuples in the order of the columns given with them. PostgreSQL takes many rows by COPY;
SQLite, and a few rows, by one prepared INSERT.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from operator import itemgetter

from django.db import connection
from django.db.models import DateTimeField, JSONField

from motcua.dossiers.models import Command, Dossier, DossierEvent

CHUNK = 2_000
_FEW = 50  # below, the round trips of a COPY cost more than the statement

DOSSIER_COLUMNS = tuple(f.attname for f in Dossier._meta.concrete_fields)
COMMAND_COLUMNS = tuple(f.attname for f in Command._meta.concrete_fields)
EVENT_COLUMNS = tuple(f.attname for f in DossierEvent._meta.concrete_fields if f.name != "id")
_FIELDS = (*Dossier._meta.concrete_fields, *DossierEvent._meta.concrete_fields)
_MOMENTS = frozenset(f.attname for f in _FIELDS if isinstance(f, DateTimeField))
_JSONS = frozenset(f.attname for f in _FIELDS if isinstance(f, JSONField))
_DERIVED = tuple(name for name in DOSSIER_COLUMNS if name not in {"id", "agency_id", "code"})


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows for a table, in the types that the database's driver takes; see `rows_for`.

    once: a column of them; a row whose value there stands in the table already is left out.
    """

    table: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    once: str = ""


def rows_for(table: str, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> Rows:
    """The rows of one of our tables; each carries all of the columns."""
    return Rows(table, columns, _values(rows, columns))


def insert_together(
    parts: Sequence[Rows], last: tuple[str, Sequence[object]] | None = None
) -> None:
    """Append to several tables and then run `last` (an UPDATE and its values).

    A clerk's few rows are one statement on PostgreSQL: a round trip instead of one a table, while
    others wait for what this transaction has locked. Foreign keys are checked at the commit, so
    the order does not matter. IntegrityError when a constraint is broken.
    """
    parts = [part for part in parts if part.rows]
    if connection.vendor != "postgresql" or sum(len(part.rows) for part in parts) > _FEW:
        for part in parts:
            _insert_alone(part)
        if last:
            with connection.cursor() as cursor:
                cursor.execute(*last)
        return
    said = [(_insert(part), _in_a_row(part)) for part in parts]
    said += [(last[0], list(last[1]))] if last else []
    if not said:
        return
    *before, main = [text for text, _ in said]
    named = ", ".join(f"w{place} AS ({text})" for place, text in enumerate(before))
    with connection.cursor() as cursor:
        values = [value for _, each in said for value in each]
        cursor.execute(f"WITH {named} {main}" if named else main, values)


def _insert_alone(part: Rows) -> None:
    if not part.once:
        insert_rows(part.table, part.columns, part.rows)
        return
    with connection.cursor() as cursor:
        cursor.execute(_insert(part), _in_a_row(part))


def _in_a_row(part: Rows) -> list[object]:
    return [value for row in part.rows for value in row]


def _insert(part: Rows) -> str:
    names = ", ".join(f'"{name}"' for name in part.columns)
    row = f"({', '.join(['%s'] * len(part.columns))})"
    marks = ", ".join([row] * len(part.rows))
    said = f"INSERT INTO {part.table} ({names})"
    if not part.once:
        return f"{said} VALUES {marks}"
    # Both databases call the columns of a list of values so.
    given = ", ".join(f"column{place + 1}" for place in range(len(part.columns)))
    key = f"column{part.columns.index(part.once) + 1}"
    return (
        f"{said} SELECT {given} FROM (VALUES {marks}) AS given WHERE NOT EXISTS"  # noqa: S608
        f" (SELECT 1 FROM {part.table} AS known WHERE known.{part.once} = given.{key})"
    )


def insert_rows(table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Append rows to one of our tables. IntegrityError when a constraint is broken."""
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and len(rows) > _FEW:
            copying = cursor.copy(f"COPY {table} ({names}) FROM STDIN")
            with connection.wrap_database_errors, copying as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608


def overwrite_dossiers(rows: Sequence[Mapping[str, object]]) -> None:
    """Put the derived columns of existing dossiers; the rows carry all columns and their id."""
    if not rows:
        return
    puts = ", ".join(f'"{name}" = %s' for name in _DERIVED)
    statement = f"UPDATE dossier SET {puts} WHERE id = %s"  # noqa: S608  (our own column names)
    with connection.cursor() as cursor:
        cursor.executemany(statement, _values(rows, (*_DERIVED, "id")))


def next_ids(table: str, count: int) -> list[int]:
    """`count` ids of one of our tables that nobody has or will get, ascending."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, count],
            )
            return sorted(int(row[0]) for row in cursor.fetchall())
        # SQLite has one writer at a time, and a transaction here is a writer from its start.
        cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = int(cursor.fetchone()[0])
        return list(range(last + 1, last + 1 + count))


def _values(
    rows: Iterable[Mapping[str, object]], columns: Sequence[str]
) -> list[tuple[object, ...]]:
    """The rows as tuples in the order of the columns, in types that the database's driver takes.

    Called for every row of an import: what can be known from the columns is not asked a value.
    """
    pick = itemgetter(*columns)
    jsons = [place for place, name in enumerate(columns) if name in _JSONS]
    # psycopg takes moments as they are; SQLite has none and keeps texts.
    as_text = connection.vendor == "sqlite"
    moments = [place for place, name in enumerate(columns) if as_text and name in _MOMENTS]
    if not jsons and not moments:
        return [pick(row) for row in rows]
    found = []
    for row in rows:
        values = list(pick(row))
        for place in jsons:
            values[place] = _json(values[place])
        for place in moments:
            if values[place] is not None:
                values[place] = _moment_text(values[place])
        found.append(tuple(values))
    return found


_json = json.JSONEncoder(ensure_ascii=False).encode


@lru_cache(maxsize=4 * CHUNK)  # an event's moment is a column of its dossier too
def _moment_text(moment: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(moment)
