"""The quarter's form 06a of all communes, by each contender; answers stay inside the engine."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
from django.db import connection

from motcua.bench import by_hand, question
from motcua.bench.cases.case import figures, timed
from motcua.kernel.actors import SYSTEM
from motcua.reports import api as reports
from motcua.statistics import compiler
from motcua.statistics.copy import export
from motcua.statistics.data import Engine, Query
from motcua.statistics.engines import duckdb as engine


class _OfTheCountry:
    """The question, asked of all communes."""

    def __init__(self) -> None:
        self.period = question.quarter()
        self.units = question.communes()

    @property
    def days(self) -> tuple[int, int]:
        """First and last day of the quarter."""
        return self.period.from_day, self.period.to_day

    @cached_property
    def query(self) -> Query:
        """As the reports room would ask it."""
        ids = [unit.id for unit in self.units]
        return question.query(ids, self.period.from_on, self.period.to_on)


class Ours(_OfTheCountry):
    """Compiler and copy: the check that the copy is up to date, compiling, answering."""

    def run(self) -> Sequence[float]:
        """The answer stays in a table of DuckDB."""
        return timed(lambda: self._ask("CREATE OR REPLACE TEMP TABLE answer AS "))

    def answer(self) -> Any:
        """The figures."""
        return figures(self._ask(""))

    def _ask(self, before: str) -> list[Any]:
        text = compiler.counting_sql(self.query, scope_table=True)
        with engine.laid_out(self.query) as cursor:
            return cursor.execute(before + text).fetchall()


class ByHand(_OfTheCountry):
    """Hand-written SQL over the very files that our path reads, in a DuckDB set up like ours."""

    def __init__(self) -> None:
        super().__init__()
        manifest = export.up_to_date(self.query.fact)
        folder = export.folder_of(self.query.fact)
        files = [folder / file.name for file in engine.files_of(self.query, manifest)]
        self.text = by_hand.duckdb_sql(files, *self.days)
        self.duckdb = duckdb.connect()
        self.duckdb.execute("SET parquet_metadata_cache = true")

    def run(self) -> Sequence[float]:
        """The answer stays in a table of DuckDB."""
        text = f"CREATE OR REPLACE TEMP TABLE answer AS {self.text}"
        return timed(lambda: self.duckdb.execute(text))

    def answer(self) -> Any:
        """The figures."""
        return figures(self.duckdb.execute(self.text).fetchall())


class InDatabase(_OfTheCountry):
    """PostgreSQL: hand-written SQL over a covering index. SQLite: our text, over our index."""

    def run(self) -> Sequence[float]:
        """The answer stays in a temporary table of the server."""
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS answer")
            return timed(lambda: cursor.execute(f"CREATE TEMP TABLE answer AS {self._text}"))

    def answer(self) -> Any:
        """The figures."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM answer")
            return figures(cursor.fetchall())

    @cached_property
    def server_pid(self) -> int | None:
        """The server's process behind our connection; SQLite has none."""
        if connection.vendor != "postgresql":
            return None
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            return int(cursor.fetchone()[0])

    @cached_property
    def _text(self) -> str:
        if connection.vendor == "postgresql":
            return by_hand.postgres_sql(*self.days)
        return compiler.counting_sql(self.query)


class AsCsv:
    """From nothing to a file: units looked up, copy checked, form counted, csv written."""

    def __init__(self, out: str) -> None:
        """`out`: the file to write."""
        self.out = Path(out)

    def run(self) -> Sequence[float]:
        """A line a commune and field."""
        return timed(self._write)

    def answer(self) -> Any:
        """Lines of figures."""
        with self.out.open(encoding="utf-8") as file:
            return sum(1 for _ in file) - 1

    def _write(self) -> None:
        ids = [unit.id for unit in question.communes()]
        table = reports.compute_many(
            question.FORM,
            ids,
            question.quarter(),
            actor=SYSTEM,
            now=question.NOW,
            engine=Engine.DUCKDB,
        )
        with self.out.open("w", encoding="utf-8", newline="") as file:
            reports.many_csv(table, file)
