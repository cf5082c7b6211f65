"""What was recorded after a moment that somebody pinned: heads to pin, records touched since.

A closed period pins the command sequence of each agency and not a time: clocks disagree by a
moment, sequences do not. A head moves in the transaction that writes its versions, so once a head
is seen, everything up to it is there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.db import connection

from motcua.kernel.measures import FactTable
from motcua.statistics.data import Value

BATCH = 500


@dataclass(frozen=True, slots=True)
class Head:
    """The last command of an agency's chain: its sequence, and the hash that seals all before."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Touch:
    """A command that touched a record. after: it came after the pinned one. Times are aware."""

    record_id: int
    agency_id: int
    seq: int
    recorded_at: datetime
    occurred_at: datetime
    after: bool


def heads(fact: FactTable, agency_ids: Iterable[int], *, hold: bool = False) -> dict[int, Head]:
    """The heads of those agencies that have recorded anything, by agency id.

    hold: no command of these agencies is written until the transaction ends (SQLite: none at
    all, its transactions take the writer's place). O(agencies).
    """
    found: dict[int, Head] = {}
    held = " FOR UPDATE" if hold and connection.vendor == "postgresql" else ""
    for ids in _batches(sorted(set(agency_ids))):
        rows = _fetch(
            f"SELECT agency_id, seq, hash FROM {fact.head_table}"  # noqa: S608
            f" WHERE seq > 0 AND agency_id IN ({_inlined(ids)}) ORDER BY agency_id{held}"
        )
        found |= {agency_id: Head(seq, digest) for agency_id, seq, digest in rows}
    return found


def touched_since(
    fact: FactTable,
    pins: Mapping[int, int],
    occurred: tuple[datetime, datetime] | None = None,
) -> frozenset[int]:
    """Ids of the records that commands of these agencies touched after their pinned sequence.

    pins: agency id -> sequence, 0 where nothing was recorded. occurred: only by what happened
    from the first of these moments on and before the second (both aware).
    O(items of the commands since).
    """
    within = "" if occurred is None else " AND item.occurred_at >= %s AND item.occurred_at < %s"
    moments = [connection.ops.adapt_datetimefield_value(one) for one in occurred or ()]
    found: set[int] = set()
    for agency_id, seq in pins.items():
        rows = _fetch(
            f"SELECT DISTINCT item.{fact.record_column} FROM {fact.log_table} log"  # noqa: S608
            f" JOIN {fact.item_table} item ON item.command_id = log.id"
            f" WHERE log.agency_id = {int(agency_id)} AND log.seq > {int(seq)}{within}",
            moments or None,
        )
        found.update(record_id for (record_id,) in rows)
    return frozenset(found)


def touches(fact: FactTable, pins: Mapping[int, int], record_ids: Iterable[int]) -> Iterator[Touch]:
    """Every command that touched these records, oldest first within a record.

    A command of an agency without a pin counts as one after it. O(items of the records).
    """
    for ids in _batches(sorted(set(record_ids))):
        rows = _fetch(
            f"SELECT item.{fact.record_column}, log.agency_id, log.seq, log.recorded_at,"  # noqa: S608
            f" item.occurred_at FROM {fact.item_table} item"
            f" JOIN {fact.log_table} log ON log.id = item.command_id"
            f" WHERE item.{fact.record_column} IN ({_inlined(ids)})"
            f" ORDER BY item.{fact.record_column}, log.recorded_at, log.seq"
        )
        for record_id, agency_id, seq, recorded_at, occurred_at in rows:
            after = seq > pins.get(agency_id, 0)
            yield Touch(record_id, agency_id, seq, _aware(recorded_at), _aware(occurred_at), after)


def record_ids(fact: FactTable, codes: Iterable[str]) -> dict[str, int]:
    """Code -> id of the records that have one of these codes. O(codes)."""
    found: dict[str, int] = {}
    for some in _batches(sorted(set(codes))):
        marks = ", ".join(["%s"] * len(some))
        text = f"SELECT code, id FROM {fact.record_table} WHERE code IN ({marks})"  # noqa: S608
        found |= dict(_fetch(text, some))
    return found


def described(fact: FactTable, ids: Iterable[int]) -> dict[int, dict[str, Value]]:
    """Record id -> the record table's columns as they are now. O(ids)."""
    found: dict[int, dict[str, Value]] = {}
    columns = ", ".join(("id", *fact.record_columns))
    for some in _batches(sorted(set(ids))):
        text = f"SELECT {columns} FROM {fact.record_table} WHERE id IN ({_inlined(some)})"  # noqa: S608
        for record_id, *values in _fetch(text):
            found[record_id] = dict(zip(fact.record_columns, values, strict=True))
    return found


def _fetch(text: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return list(cursor.fetchall())


def _inlined(ids: Iterable[int]) -> str:
    return ", ".join(str(int(one)) for one in ids)


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    stream = iter(items)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _aware(value: datetime | str) -> datetime:
    """SQLite hands a moment over as text in UTC, PostgreSQL as a moment."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
