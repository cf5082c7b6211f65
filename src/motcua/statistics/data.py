"""Values of this room that travel: what is asked, what was counted, the rows behind a count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from motcua.kernel.forms import Treatment
from motcua.kernel.measures import FactTable, Measure

Value = int | str | None
ALL_ROWS = "all"  # the one row of a query without an axis


class Engine(StrEnum):
    """Where a query is answered; every one gives the same figures."""

    AUTO = "auto"  # by the number of facts asked for, see engines/choice.py
    DB = "db"  # the live database
    DUCKDB = "duckdb"  # the Parquet copy, brought up to date first


@dataclass(frozen=True, slots=True)
class Scope:
    """One agency of a query.

    overlay: the accounting of final states it adopted, a key of `Query.accounting`.
    seq: its command sequence the figures stop at, included; None: everything recorded so far.
    """

    agency_id: int
    overlay: str
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """Counts and sums of records by row and agency over one fact table, in one period.

    row_key: an axis of `fact.row_keys` ("field"); None: all records are the one row `ALL_ROWS`.
    from_day, to_day: days since 1970-01-01, both included. measures: all of them over `fact`, each
    key once. since: measure key -> a first day of its own, where it is not from_day (the figures
    of a form may begin with the period or with the year). accounting: overlay -> outcome ->
    treatment; an outcome that is not named counts by date.
    """

    fact: FactTable
    row_key: str | None
    from_day: int
    to_day: int
    scopes: tuple[Scope, ...]
    measures: tuple[Measure, ...]
    accounting: Mapping[str, Mapping[str, Treatment]]
    since: Mapping[str, int] = field(default_factory=dict)

    @property
    def first_day(self) -> int:
        """The earliest day that any of its figures begins with."""
        return min(self.from_day, *self.since.values()) if self.since else self.from_day

    def measure(self, key: str) -> Measure:
        """The measure of that key; KeyError when the query does not ask for it."""
        return {measure.key: measure for measure in self.measures}[key]


@dataclass(frozen=True)
class Counts:
    """by_agency: agency id -> row key -> measure key -> count, or sum.

    Rows and agencies without one live record are absent; a measure of a row that is there is
    0 when it counts nothing, never None.
    """

    by_agency: Mapping[int, Mapping[str, Mapping[str, int]]]

    @cached_property
    def rows(self) -> dict[str, dict[str, int]]:
        """Row key -> measure key -> count, over all agencies of the query."""
        total: dict[str, dict[str, int]] = {}
        for rows in self.by_agency.values():
            for row_key, counts in rows.items():
                row = total.setdefault(row_key, dict.fromkeys(counts, 0))
                for measure_key, count in counts.items():
                    row[measure_key] += count
        return total


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A record behind a cell, as the version that was counted says it.

    version: the fact's drill columns (days since 1970-01-01). record: the record table's
    columns as they are now. in_force: the version is the latest, so `record` describes it too.
    amount: what it adds to a figure that sums a column; None: the figure counts it as one.
    """

    agency_id: int
    row_key: str
    version: Mapping[str, Value]
    record: Mapping[str, Value]
    in_force: bool
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What an export of the facts did, and what the copy holds now.

    full: everything was written once more. versions, files, size (bytes): in the copy.
    read: versions read from the database. written: the partitions that were touched.
    """

    folder: Path
    full: bool
    generation: int
    agencies: int
    versions: int
    read: int
    files: int
    size: int
    written: tuple[str, ...]
