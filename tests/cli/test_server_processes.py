"""`motcua serve` by several processes over one PostgreSQL: they know the same, and end together."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from django.db import connection

from motcua.bench.server import postgres
from motcua.cli.errors import WorkersNeedServer
from motcua.cli.server_size import ServerSize, size_of

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture(scope="module")
def server_home(tmp_path_factory, program):
    """Environment of an installation on a PostgreSQL of its own, migrated."""
    with postgres(None) as databases:
        home = tmp_path_factory.mktemp("processes")
        environment = {
            **os.environ,
            "MOTCUA_HOME": str(home),
            "DATABASE_URL": databases("cli_processes"),
        }
        subprocess.run([*program, "migrate"], env=environment, check=True, capture_output=True)
        yield environment


@pytest.fixture
def served(program, server_home):
    """Port and process of a desk that two processes serve."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*program, "serve", "--workers", "2", "--port", str(port)]
    with subprocess.Popen(command, env=server_home, stderr=subprocess.PIPE, text=True) as server:
        try:
            _wait(port)
            yield port, server
        finally:
            server.terminate()
            server.wait(timeout=90)


def _wait(port):
    for _ in range(900):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/tra-cuu/", timeout=5).read()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


def _look_up(port, code, given):
    """Status of a look-up; a browser and a connection of its own each time."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    address = f"http://127.0.0.1:{port}/tra-cuu/"
    token = TOKEN.search(browser.open(address).read().decode())[1]
    form = {"csrfmiddlewaretoken": token, "ma": code, "ma-tra-cuu": given}
    try:
        return browser.open(address, urllib.parse.urlencode(form).encode()).status
    except urllib.error.HTTPError as answer:
        return answer.code


def _children(pid):
    """Processes of the server that answer requests."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_wrong_codes_are_counted_by_both_processes_together(served):
    port, _ = served

    found = [_look_up(port, "H56.37.12-240305-0001", f"SAI{n}") for n in range(8)]

    assert found == [404] * 5 + [429] * 3


def test_wrong_codes_that_come_at_once_are_all_counted(served):
    port, _ = served
    with ThreadPoolExecutor(12) as hands:
        codes = [f"SAI{n}" for n in range(12)]
        found = list(hands.map(lambda one: _look_up(port, "H56.37.12-240305-0002", one), codes))

    assert set(found) <= {404, 429}
    assert _look_up(port, "H56.37.12-240305-0002", "SAI99") == 429, found


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_told_to_stop_the_server_leaves_no_process_behind(served, stop):
    _, server = served
    working = _children(server.pid)
    assert len([pid for pid in working if Path(f"/proc/{pid}").exists()]) >= 2

    server.send_signal(stop)

    assert server.wait(timeout=90) == 0
    assert [pid for pid in working if Path(f"/proc/{pid}").exists()] == []


@pytest.fixture
def cores(monkeypatch):
    """`cores(vendor, count)`: the database and the cores that the server finds."""

    def found(vendor, count):
        monkeypatch.setattr(connection, "vendor", vendor, raising=False)
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(count)), raising=False)

    return found


@pytest.mark.parametrize(
    ("count", "asked", "expected"),
    [
        (2, None, ServerSize(2, 8)),
        (4, None, ServerSize(4, 8)),
        (32, None, ServerSize(8, 8)),  # 64 connections of the 100 that PostgreSQL takes
        (32, 16, ServerSize(16, 4)),
        (2, 1, ServerSize(1, 8)),
    ],
)
def test_on_postgresql_a_process_a_core_serves_with_few_connections(cores, count, asked, expected):
    cores("postgresql", count)
    assert size_of(asked) == expected


def test_on_sqlite_one_process_serves_and_more_are_refused(cores):
    cores("sqlite", 4)
    assert size_of(None) == size_of(1) == ServerSize(1, 8)
    with pytest.raises(WorkersNeedServer, match=r"--workers 2: tệp SQLite.*PostgreSQL") as refused:
        size_of(2)
    assert refused.value.exit_code == 2
