"""What the live database has that the copy lacks, read as a stream.

No snapshot of the database is held open: the numbers of commands are the snapshot. A command
moves the head of its agency's chain in the transaction that writes its versions, so once a head
is seen, all versions up to it are there; what a later command wrote is told by its number and
left for the next export.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import connection

from motcua.kernel.measures import FactTable
from motcua.statistics.copy.manifest import Heads

CHUNK_BYTES = 128 * 1024 * 1024
BATCH = 10_000  # lines fetched at once


def heads(fact: FactTable) -> dict[int, tuple[int, str]]:
    """The last command of every agency that has one. O(agencies)."""
    rows = _fetch(f"SELECT agency_id, seq, hash FROM {fact.head_table} WHERE seq > 0")  # noqa: S608
    return {agency: (seq, digest) for agency, seq, digest in rows}


def continues(fact: FactTable, known: Heads, now: Heads) -> bool:
    """Whether the chains of `now` are those of `known`, perhaps longer.

    False: another database, or one restored from a backup; the copy then says nothing about it.
    O(agencies with new commands).
    """
    moved: dict[int, int] = {}
    for agency, (seq, digest) in known.items():
        last, last_digest = now.get(agency, (0, ""))
        if last < seq or (last == seq and last_digest != digest):
            return False
        if last > seq:
            moved[agency] = seq
    if not moved:
        return True
    rows = _fetch(
        f"WITH {_since(moved)} SELECT agency_id, hash FROM since"  # noqa: S608
        f" JOIN {fact.log_table} ON agency_id = since_agency AND seq = since_seq"
    )
    return dict(rows) == {agency: known[agency][1] for agency in moved}


def all_versions(fact: FactTable, folder: Path) -> Iterator[Path]:
    """Every version, as CSV files without a heading; each is gone when the next is asked for."""
    yield from _spooled(fact, f"FROM {fact.table}", "", folder)


def versions_since(fact: FactTable, since: Mapping[int, int], folder: Path) -> Iterator[Path]:
    """Versions that held at some time after those commands, of records touched since.

    since: agency id -> number of a command. Found through the log, which is indexed by command,
    so the fact table needs no index of its own for this. O(items of the commands since).
    """
    record = fact.record_column
    touched = (
        f"FROM (SELECT DISTINCT item.{record} AS touched, since_seq FROM since"  # noqa: S608
        f" JOIN {fact.log_table} AS link ON link.agency_id = since_agency AND link.seq > since_seq"
        f" JOIN {fact.item_table} AS item ON item.command_id = link.id) AS moved"
        f" JOIN {fact.table} ON {record} = touched AND recorded_to > since_seq"
    )
    yield from _spooled(fact, touched, f"WITH {_since(since)} ", folder)


def _since(commands: Mapping[int, int]) -> str:
    # Our own integers; a list of thousands costs less inlined than bound.
    rows = ", ".join(f"({int(agency)}, {int(seq)})" for agency, seq in sorted(commands.items()))
    return f"since (since_agency, since_seq) AS (VALUES {rows})"


def _spooled(fact: FactTable, source: str, before: str, folder: Path) -> Iterator[Path]:
    if connection.vendor == "postgresql":
        columns = ", ".join(fact.columns)
        lines = _copied(f"COPY ({before}SELECT {columns} {source}) TO STDOUT (FORMAT csv)")
    else:
        joined = " || ',' || ".join(f"ifnull({name}, '')" for name in fact.columns)
        lines = _concatenated(f"{before}SELECT {joined} {source}")
    path = folder / "versions.csv"
    while _fill(path, lines):
        yield path
        path.unlink()


def _fill(path: Path, lines: Iterator[bytes]) -> int:
    """Write up to a chunk; the bytes written, 0: there was nothing left."""
    size = 0
    with path.open("wb") as file:
        for line in lines:
            file.write(line)
            size += len(line)
            if size >= CHUNK_BYTES:
                break
    return size


def _copied(statement: str) -> Iterator[bytes]:
    with connection.cursor() as cursor:
        copying = cursor.copy(statement)
        with connection.wrap_database_errors, copying as copy:
            yield from copy


def _concatenated(statement: str) -> Iterator[bytes]:
    # SQLite makes the lines: a Python object a value would cost more than the reading.
    with connection.cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(BATCH):
            yield ("\n".join(line for (line,) in rows) + "\n").encode()


def _fetch(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
