"""The live database of a country: facts without their dossiers, which no form reads."""

import csv
import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from motcua.agencies import api as agencies
from motcua.bench import by_hand, question
from motcua.bench.cases.case import timed
from motcua.bench.country import Country, write_facts
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.procedures import api as procedures
from motcua.statistics import api as statistics

BATCH = 20_000
READ = 1024 * 1024
_OUR_INDEX = "CREATE INDEX fact_agency_days ON dossier_fact (agency_id, ended_day, accepted_day)"


class Empty:
    """A database made ready as `motcua migrate` does it."""

    def run(self) -> Sequence[float]:
        """Tables, units, catalogue."""
        return timed(self._make)

    def answer(self) -> Any:
        """Communes of the country."""
        return len(question.communes())

    def _make(self) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        agencies.load_units()
        procedures.load_catalogue()


class Filled(Empty):
    """The same with the facts of a country, and every agency's chain head."""

    def __init__(self, dossiers: int, years: int) -> None:
        """Of the whole country."""
        self.dossiers, self.years = dossiers, years

    def answer(self) -> Any:
        """Fact versions held."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM dossier_fact")
            return int(cursor.fetchone()[0])

    def _make(self) -> None:
        super()._make()
        ids = [unit.id for unit in question.communes()]
        country = Country(self.dossiers, self.years, ids, question.fields())
        fill = _fill_postgres if connection.vendor == "postgresql" else _fill_sqlite
        with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
            fill(_once(write_facts(country, DOSSIER_FACT.columns, Path(folder))))
        _write_heads(country)


class Exported:
    """`motcua facts export --anew`: the whole copy written from the live database."""

    def run(self) -> Sequence[float]:
        """All versions."""
        return timed(lambda: statistics.export_copy(DOSSIER_FACT, anew=True))

    def answer(self) -> Any:
        """Files and bytes of the copy."""
        report = statistics.export_copy(DOSSIER_FACT)
        return {"files": report.files, "bytes": report.size, "versions": report.versions}


def _once(files: Iterator[Path]) -> Iterator[Path]:
    for path in files:
        yield path
        path.unlink()


def _fill_postgres(files: Iterator[Path]) -> None:
    """Rows first, indexes after them; the dossiers that facts refer to are not made."""
    columns = ", ".join(DOSSIER_FACT.columns)
    with connection.cursor() as cursor:
        for name, said in connection.introspection.get_constraints(cursor, "dossier_fact").items():
            if said["foreign_key"] or (said["unique"] and not said["primary_key"]):
                cursor.execute(f"ALTER TABLE dossier_fact DROP CONSTRAINT {name}")
            elif said["index"] and not said["primary_key"]:
                cursor.execute(f"DROP INDEX {name}")
        for path in files:
            with (
                path.open("rb") as file,
                cursor.copy(f"COPY dossier_fact ({columns}) FROM STDIN (FORMAT csv)") as copy,
            ):
                while part := file.read(READ):
                    copy.write(part)
        cursor.execute(_OUR_INDEX)
        cursor.execute(by_hand.POSTGRES_INDEX)
        cursor.execute("VACUUM (ANALYZE) dossier_fact")


def _fill_sqlite(files: Iterator[Path]) -> None:
    columns = ", ".join(DOSSIER_FACT.columns)
    marks = ", ".join(["%s"] * len(DOSSIER_FACT.columns))
    insert = f"INSERT INTO dossier_fact ({columns}) VALUES ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("DROP INDEX IF EXISTS fact_agency_days")
        for path in files:
            with path.open(encoding="utf-8", newline="") as file:
                rows = csv.reader(file)
                while batch := [[cell or None for cell in row] for row in islice(rows, BATCH)]:
                    cursor.executemany(insert, batch)
        cursor.execute(_OUR_INDEX)
        cursor.execute("ANALYZE")


def _write_heads(country: Country) -> None:
    """The copy is kept by the heads of the chains; here each is a link to nothing."""
    digest = hashlib.sha256(repr(country.seed).encode()).hexdigest()
    rows = [(agency_id, country.last_seq, digest) for agency_id in country.agencies]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO chain_head (agency_id, seq, hash) VALUES (%s, %s, %s)", rows
        )
