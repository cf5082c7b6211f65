"""An import that is cut off leaves nothing, and can simply be repeated; another repeats nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from export_rows import NOW, row

ROWS = 2_500
TABLES = ("chain_head", "command", "dossier", "dossier_event", "dossier_fact")
IMPORT = f"""
import sys
import django
django.setup()
from datetime import datetime
from motcua.dossiers import api
from motcua.kernel.actors import SYSTEM

def progress(done, total):
    print(done, 2 * {ROWS}, flush=True)

api.import_file(sys.argv[1], agency_code="14823", actor=SYSTEM,
                now=datetime.fromisoformat({NOW.isoformat()!r}), dry_run=False, progress=progress)
print("written", flush=True)
"""


@pytest.fixture
def large_file(write_csv) -> Path:
    """Open and finished dossiers in turn."""
    finished = {"ended": "07/03/2024 10:00", "state": "Đã có kết quả"}
    return write_csv(
        [row(code=f"H56.37.12-240305-{n:05d}", **(finished if n % 2 else {})) for n in range(ROWS)]
    )


@pytest.fixture
def importing(transactional_db: None, large_file: Path) -> Callable[[], subprocess.Popen[str]]:
    """`importing()`: another process that takes the large file into the database of the test."""

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(large_file)],
            env={**os.environ, "DATABASE_URL": _url_of_the_test_database()},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    return start


def _url_of_the_test_database() -> str:
    from django.db import connection

    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _rows() -> dict[str, int]:
    from django.db import connection

    with connection.cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            found[table] = cursor.fetchone()[0]
        return found


def _steps(process: subprocess.Popen[str]) -> Iterator[float]:
    """How far the import is, 0..1: half of it is reading, half is writing."""
    for line in process.stdout or ():
        if line.startswith("written"):
            return
        done, total = line.split()
        yield int(done) / int(total)


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["killed", "Ctrl+C"])
@pytest.mark.parametrize("share", [0.3, 0.6, 1.0], ids=["reading", "writing", "nearly done"])
def test_an_import_cut_off_leaves_nothing_and_is_simply_repeated(importing, share, stop):
    before = _rows()
    process = importing()
    reached = next(step for step in _steps(process) if step >= share)
    process.send_signal(stop)
    process.wait(timeout=60)

    assert reached >= share
    assert _rows() in (before, before | _whole())  # all or nothing: the last step may be over

    if _rows() == before:
        again = importing()
        assert list(_steps(again))[-1] == 1.0
        assert again.wait(timeout=120) == 0
    assert _rows() == before | _whole()


def _whole() -> dict[str, int]:
    """One command; an acceptance each, and the end of every second."""
    return {
        "chain_head": 1,
        "command": 1,
        "dossier": ROWS,
        "dossier_event": ROWS + ROWS // 2,
        "dossier_fact": ROWS,
    }


def test_an_error_of_the_database_in_the_middle_leaves_nothing(
    transactional_db: None, take_in, large_file: Path
):
    from django.db import DatabaseError

    before = _rows()

    def break_off(done: int, total: int | None) -> None:
        if total and done > 0.7 * total:
            raise DatabaseError("the connection is gone")

    with pytest.raises(DatabaseError):
        take_in(large_file, progress=break_off)

    assert _rows() == before


def test_taking_the_same_file_in_again_changes_nothing(take_in, large_file, database_text):
    first = take_in(large_file)
    stored = database_text()

    second = take_in(large_file)

    assert (first.new, second.new, second.changed, second.unchanged) == (ROWS, 0, 0, ROWS)
    assert database_text() == stored
