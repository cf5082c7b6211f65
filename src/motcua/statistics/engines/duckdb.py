"""The Parquet copy, read by DuckDB: the same text, over the files that can matter to the period.

Answers are never stale: before each query the copy is brought up to the last command of every
agency, which costs one small read when nothing was recorded since.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from motcua.kernel.measures import OPEN_SEQUENCE, FactTable
from motcua.statistics import compiler
from motcua.statistics.copy import export, layout
from motcua.statistics.copy.manifest import Manifest, PartFile
from motcua.statistics.copy.staging import OFFLINE
from motcua.statistics.data import Query

if TYPE_CHECKING:
    import duckdb

BATCH = 10_000


def count(query: Query) -> Iterator[tuple[Any, ...]]:
    """Rows of `counting_sql`. Raises CopyBusy, CopyUnwritable."""
    return _answers(query, compiler.counting_sql(query, scope_table=True))


def cell(query: Query, measure_key: str, row_key: str | None) -> Iterator[tuple[Any, ...]]:
    """Rows of `cell_sql`. Raises CopyBusy, CopyUnwritable."""
    return _answers(query, compiler.cell_sql(query, measure_key, row_key))


def files_of(query: Query, manifest: Manifest) -> tuple[PartFile, ...]:
    """The files a query reads: superseded versions only when it looks back."""
    return manifest.needed(query.first_day, query.to_day, superseded=_looks_back(query, manifest))


def _looks_back(query: Query, manifest: Manifest) -> bool:
    """Whether it stops before the last command of one of its agencies."""
    heads = manifest.heads
    return any(
        scope.seq is not None and scope.seq < heads.get(scope.agency_id, (0, ""))[0]
        for scope in query.scopes
    )


@contextmanager
def laid_out(query: Query) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A cursor in which the compiled text of the query can be run: the copy is up to date."""
    manifest = export.up_to_date(query.fact)
    with _cursor() as cursor:
        _lay_out(cursor, query, manifest)
        yield cursor


def _answers(query: Query, statement: str) -> Iterator[tuple[Any, ...]]:
    with laid_out(query) as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def _lay_out(cursor: "duckdb.DuckDBPyConnection", query: Query, manifest: Manifest) -> None:
    """The two tables of the text: temporary, so each query sees its own."""
    agencies, sequences, overlays = zip(*compiler.scope_rows(query), strict=True)
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE scope AS SELECT unnest(?::BIGINT[]) AS scope_agency,"
        " unnest(?::BIGINT[]) AS scope_seq, unnest(?::VARCHAR[]) AS scope_overlay",
        [list(agencies), list(sequences), list(overlays)],
    )
    files = files_of(query, manifest)
    back = _looks_back(query, manifest)
    source = _read(query.fact, files, back=back) if files else _nothing(query.fact)
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW {query.fact.table} AS {source}")


def _read(fact: FactTable, files: Sequence[PartFile], *, back: bool) -> str:
    folder = export.folder_of(fact)
    paths = ", ".join("'" + str(folder / file.name).replace("'", "''") + "'" for file in files)
    said = {}
    if not back:
        # No command asked for is before the last one, so these hold whatever their numbers are:
        # two columns less to read, and the comparison is decided before the reading.
        said = {"recorded_from": "0::BIGINT", "recorded_to": f"{OPEN_SEQUENCE}::BIGINT"}
    columns = ", ".join(f"{said[c]} AS {c}" if c in said else c for c in fact.columns)
    return f"SELECT {columns} FROM read_parquet([{paths}])"  # noqa: S608


def _nothing(fact: FactTable) -> str:
    columns = ", ".join(f"NULL::{layout.column_type(fact, c)} AS {c}" for c in fact.columns)
    return f"SELECT {columns} WHERE false"


@contextmanager
def _cursor() -> Iterator["duckdb.DuckDBPyConnection"]:
    cursor = _database().cursor()
    try:
        yield cursor
    finally:
        cursor.close()


@cache
def _database() -> "duckdb.DuckDBPyConnection":
    """One for the process: it keeps what it learnt of files, whose names are never used twice."""
    import duckdb  # a large library, which the live database does without

    database = duckdb.connect(config=OFFLINE)
    database.execute("SET parquet_metadata_cache = true")
    return database
