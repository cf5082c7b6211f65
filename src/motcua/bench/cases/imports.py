"""A large export of one ward taken in, and the COPY of the very rows that this wrote."""

import tempfile
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from motcua.bench import question
from motcua.bench.cases.case import timed
from motcua.bench.country import LAST_DAY
from motcua.bench.export_file import write_export
from motcua.dossiers import api as dossiers
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM

NOW = datetime.combine(LAST_DAY, time(17), VIETNAM)
TABLES = ("command", "dossier", "dossier_event", "dossier_fact")
READ = 1024 * 1024


class Imported:
    """`motcua import dossiers FILE`: read, checked, compared, written with events and facts."""

    def __init__(self, rows: int, file: str) -> None:
        """`file`: written when it is not there yet."""
        self.path = Path(file)
        self.rows = rows
        if not self.path.exists():
            write_export(self.path, rows, before=LAST_DAY)
        self.said: dict[str, int] = {}

    def run(self) -> Sequence[float]:
        """The whole import."""
        return timed(self._take_in)

    def answer(self) -> Any:
        """What the report says."""
        return self.said

    def _take_in(self) -> None:
        ward = question.communes()[0]
        report = dossiers.import_file(
            self.path,
            agency_code=f"{ward.code}@{LAST_DAY}",
            actor=SYSTEM,
            now=NOW,
            dry_run=False,
        )
        self.said = {
            "new": report.new,
            "unchanged": report.unchanged,
            "rejected": report.rejections_total,
        }


class Copied:
    """COPY of the rows that lie in the four tables, into the same tables: same indexes, same keys.

    PostgreSQL only. With `bare`, into tables without any index or constraint.
    """

    def __init__(self, bare: bool) -> None:
        """Puts the rows into files; `run` empties the tables first, outside the seconds."""
        self.bare = bare
        self.folder = tempfile.TemporaryDirectory(prefix="motcua-bench-")
        with connection.cursor() as cursor:
            for table in TABLES:
                with (
                    self._file(table).open("wb") as file,
                    cursor.copy(f"COPY {table} TO STDOUT") as copy,
                ):
                    for part in copy:
                        file.write(part)

    def run(self) -> Sequence[float]:
        """One transaction, as the import is one."""
        with connection.cursor() as cursor:
            if self.bare:
                for table in TABLES:
                    cursor.execute(f"DROP TABLE IF EXISTS bare_{table}")
                    cursor.execute(f"CREATE TABLE bare_{table} (LIKE {table})")
            else:
                # CASCADE: whatever else points at a dossier is empty in a bench database.
                cursor.execute(f"TRUNCATE {', '.join(TABLES)} CASCADE")
        return timed(self._copy)

    def answer(self) -> Any:
        """Rows in the tables."""
        found = {}
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
                found[table] = int(cursor.fetchone()[0])
        return found

    def _copy(self) -> None:
        before = "bare_" if self.bare else ""
        with transaction.atomic(), connection.cursor() as cursor:
            for table in TABLES:
                with (
                    self._file(table).open("rb") as file,
                    cursor.copy(f"COPY {before}{table} FROM STDIN") as copy,
                ):
                    while part := file.read(READ):
                        copy.write(part)

    def _file(self, table: str) -> Path:
        return Path(self.folder.name) / f"{table}.copy"
