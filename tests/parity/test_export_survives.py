"""The copy of the facts when exports are killed, run at once, or find the folder in disorder."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from random_history import MOMENTS, offices

HERE = Path(__file__).parent


@pytest.fixture
def program(transactional_db, own_copy, tmp_path) -> Iterator[dict[str, str]]:
    """Environment of another process on this test's database, with some offices at work."""
    for office in offices(5, "E"):
        office.records(MOMENTS[0], tmp_path)
        office.records(MOMENTS[1], tmp_path)
    name = connection.settings_dict["NAME"]
    if connection.vendor == "postgresql":
        address, mark, rest = os.environ["DATABASE_URL"].partition("?")
        url = f"{address.rsplit('/', 1)[0]}/{name}{mark}{rest}"
    else:
        url = f"sqlite:///{name}"
    home = str(own_copy.parent.parent)
    yield {**os.environ, "DATABASE_URL": url, "MOTCUA_HOME": home, "PYTHONPATH": str(HERE)}


def _run(environment: dict[str, str], *words: str) -> list[dict]:
    done = subprocess.run(
        [sys.executable, str(HERE / "crashing_exports.py"), *words],
        env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_fifty_killed_exports_never_give_a_wrong_or_missing_cell(program, own_copy):
    found = _run(program, "kill", "11", "50")

    assert len(found) == 50
    assert [one for one in found if not (one["whole"] and one["equal"])] == []
    assert sum(one["killed"] for one in found) >= 25  # or the test would prove little
    assert not (own_copy / "work").exists()


def test_exports_at_once_wait_for_one_another(program):
    found = _run(program, "together", "4")

    assert found == [{"codes": [0, 0, 0, 0], "equal": True}] * 4
