"""The rows on their way into the copy: read from CSV, put in order, written as Parquet.

They wait in a DuckDB file inside the work folder, so memory stays bounded however many they are.
Statements here are the machinery of the copy; forms are compiled elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.kernel.measures import FactTable
from motcua.statistics.copy import layout
from motcua.statistics.copy.manifest import Heads, PartFile, sync_file

if TYPE_CHECKING:
    import duckdb

Setting = str | bool | int | float | list[str]

MEMORY = "1GB"
ROW_GROUP = 122_880  # DuckDB's own; smaller groups made a form of the country slower
# No extension is ever fetched: an office may have no way out, and what runs is what was locked.
OFFLINE: dict[str, Setting] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@contextmanager
def opened(fact: FactTable, work: Path, heads: Heads) -> Iterator["Staging"]:
    """An empty staging inside the folder `work`. heads: the commands the copy will be as of.

    Raises OSError when a file cannot be written.
    """
    import duckdb  # a large library, which only the copy needs

    settings: dict[str, Setting] = {
        **OFFLINE,
        "memory_limit": MEMORY,
        "temp_directory": str(work / "spill"),
        "preserve_insertion_order": "false",
    }
    connection = duckdb.connect(str(work / "staging.duckdb"), config=settings)
    try:
        staging = Staging(fact, connection)
        staging.prepare(heads)
        yield staging
    except duckdb.IOException as refused:  # a full disk, mostly
        raise OSError(str(refused)) from refused
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class Staging:
    """Table `fresh`: the versions read, as of the heads, each with its partition."""

    fact: FactTable
    connection: "duckdb.DuckDBPyConnection"

    def prepare(self, heads: Heads) -> None:
        """Create the tables."""
        columns = ", ".join(f"{name} {kind}" for name, kind in self._types())
        self.connection.execute(f"CREATE TABLE fresh ({columns}, part VARCHAR, in_force BOOLEAN)")
        self._numbers("head", {agency: seq for agency, (seq, _) in heads.items()})

    def since(self, commands: Mapping[int, int]) -> None:
        """Say up to which command the old copy knows each agency that has moved."""
        self._numbers("known", commands)

    def take(self, path: Path) -> None:
        """Read a CSV file of versions; those of commands after the heads are left out."""
        names = ", ".join(layout.taken_sql(self.fact, name) for name in self.fact.columns)
        kinds = ", ".join(f"'{name}': '{kind}'" for name, kind in self._types())
        self.connection.execute(
            f"INSERT INTO fresh SELECT {names},"  # noqa: S608
            f" {layout.part_sql(self.fact, 'recorded_to > seq')}, recorded_to > seq"
            f" FROM read_csv({_text(path)}, header = false, auto_detect = false, delim = ',',"
            f" quote = '\"', escape = '\"', nullstr = '', new_line = '\\n', columns = {{{kinds}}})"
            " JOIN head ON agency = agency_id WHERE recorded_from <= seq"
        )

    def count(self) -> int:
        """Versions read so far."""
        return self._number("SELECT count(*) FROM fresh")

    def parts(self, *, in_force: bool) -> list[str]:
        """The partitions of the versions read, in order."""
        rows = self.connection.execute(
            "SELECT DISTINCT part FROM fresh WHERE in_force = ? ORDER BY part", [in_force]
        )
        return [part for (part,) in rows.fetchall()]

    def left_parts(self) -> list[str]:
        """The partitions of versions in force in which the old copy has a version read again."""
        rows = self.connection.execute(
            f"SELECT DISTINCT {layout.part_sql(self.fact, 'true')} AS part"  # noqa: S608
            " FROM fresh JOIN known ON agency = agency_id WHERE recorded_from <= seq ORDER BY part"
        )
        return [part for (part,) in rows.fetchall()]

    def write(self, part: str, in_force: bool, path: Path) -> PartFile | None:
        """Write the versions read of one partition; None: there are none."""
        return self._write(part, in_force, path, self._fresh(part))

    def rewrite(self, part: str, old: Iterable[Path], path: Path) -> PartFile | None:
        """Write a partition of versions in force anew: old ones not read again, and the fresh."""
        kept = [
            f"SELECT {self._columns} FROM {_files([file])} WHERE {self.fact.record_column}"  # noqa: S608
            f" NOT IN (SELECT {self.fact.record_column} FROM fresh)"
            for file in old
        ]
        return self._write(part, True, path, " UNION ALL ".join([*kept, self._fresh(part)]))

    def merge(self, part: str, old: Iterable[Path], path: Path) -> PartFile | None:
        """Write files of superseded versions as one, with the fresh ones of the partition."""
        kept = f"SELECT {self._columns} FROM {_files(old)}"  # noqa: S608
        return self._write(part, False, path, f"{kept} UNION ALL {self._fresh(part)}")

    @property
    def _columns(self) -> str:
        return ", ".join(self.fact.columns)

    def _types(self) -> list[tuple[str, str]]:
        return [(name, layout.column_type(self.fact, name)) for name in self.fact.columns]

    def _fresh(self, part: str) -> str:
        return f"SELECT {self._columns} FROM fresh WHERE part = '{part}'"  # noqa: S608

    def _write(self, part: str, in_force: bool, path: Path, rows: str) -> PartFile | None:
        self.connection.execute(
            f"COPY ({rows} ORDER BY {layout.order_sql(self.fact)}) TO {_text(path)}"
            f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
        )
        began, ended = self.fact.began_column, self.fact.ended_column
        said = self.connection.execute(
            f"SELECT count(*), min({began}), max({ended}), count({ended}) FROM {_files([path])}"  # noqa: S608
        ).fetchone()
        rows_written, began_min, ended_max, have_ended = said or (0, 0, 0, 0)
        if not rows_written:
            path.unlink()
            return None
        sync_file(path)
        return PartFile(
            name=path.name,
            part=part,
            in_force=in_force,
            rows=rows_written,
            size=path.stat().st_size,
            began_min=began_min,
            ended_max=ended_max if have_ended == rows_written else None,
        )

    def _numbers(self, table: str, numbers: Mapping[int, int]) -> None:
        self.connection.execute(
            f"CREATE TABLE {table} AS"
            " SELECT unnest(?::BIGINT[]) AS agency, unnest(?::BIGINT[]) AS seq",
            [list(numbers), list(numbers.values())],
        )

    def _number(self, statement: str) -> int:
        found = self.connection.execute(statement).fetchone()
        return int(found[0]) if found else 0


def _files(paths: Iterable[Path]) -> str:
    return f"read_parquet([{', '.join(_text(path) for path in paths)}])"


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
