"""Pages in a real browser, on the server that `motcua serve` runs.

Without a Chromium the tests are deselected and named in the summary (tests/conftest.py); with CI=1
that fails.
The server has a SQLite home of its own: a page does not know which database is behind it.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, Chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
MOTCUA = Path(sys.executable).parent / "motcua"
RUNNING = Chromium()
SLOW = "MOTCUA_SLOW_PAGES" in os.environ  # see pace.py


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no browser; else walk a failed one once more."""
    browser_tests = [item for item in items if item.get_closest_marker("browser")]
    if CHROMIUM:
        # Not on slow pages: who walks those looks for what fails there (ADR 16).
        if config.pluginmanager.hasplugin("rerunfailures") and not SLOW:
            for item in browser_tests:
                item.add_marker(pytest.mark.flaky(reruns=1))
        return
    config.pages_left_out = [item.nodeid for item in browser_tests]
    config.hook.pytest_deselected(items=browser_tests)
    items[:] = [item for item in items if item not in browser_tests]


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """The browser ends with the last of its tests."""
    if nextitem is None or not nextitem.get_closest_marker("browser"):
        RUNNING.end()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process of several tells the first what it left out."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["pages_left_out"] = session.config.pages_left_out


@pytest.fixture(scope="session")
def served_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server of these tests has its data."""
    return tmp_path_factory.mktemp("desk-home")


@pytest.fixture(scope="session")
def environment(served_home: Path) -> dict[str, str]:
    """Of the server, and of the programs that fill its home."""
    mine = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return mine | {"MOTCUA_HOME": str(served_home)}


@pytest.fixture(scope="session")
def served(served_home: Path, environment: dict[str, str]) -> Iterator[str]:
    """The address of a server over a prepared home."""
    subprocess.run([MOTCUA, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, HERE / "prepare_office.py"], env=environment, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (served_home / "server.log").open("wb")
    server = subprocess.Popen(
        [MOTCUA, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/dang-nhap/", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=60)
        log.close()


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(1200):
        if server.poll() is not None:
            pytest.fail("the server stopped before it answered")
        try:
            with urllib.request.urlopen(address):
                return
        except urllib.error.HTTPError as answer:
            pytest.fail(f"the server answers {answer.code} at {address}")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the server did not answer in two minutes")


@pytest.fixture(scope="session")
def prepare(served: str, environment: dict[str, str]) -> Callable[[str], None]:
    """`prepare("prepare_day")`: the home of the server has what that program adds, once."""
    done = {}

    def run(program: str) -> None:
        if program not in done:
            command = [sys.executable, HERE / f"{program}.py"]
            done[program] = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done[program].returncode:
            pytest.fail(f"{program}: {done[program].stderr[-2000:]}")

    return run


@pytest.fixture(scope="session")
def browser() -> Chromium:
    """Debian's Chromium."""
    return RUNNING


@pytest.fixture(scope="session")
def cookies_of(served: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`cookies_of(user)`: the cookies of somebody whom a prepare program made, signed in once."""
    from browser_sign_in import signed_in

    folder, found = tmp_path_factory.mktemp("sessions"), {}

    def find(user: str) -> Path:
        if user not in found:
            found[user] = signed_in(served, user, folder / f"{user}.json")
        return found[user]

    return find


@pytest.fixture
def page_of(
    request: pytest.FixtureRequest,
    served: str,
    browser: Chromium,
    cookies_of: Callable[[str], Path],
) -> "Iterator[Callable[..., Page]]":
    """`page_of(user, size)`: a page of that person; relative addresses work.

    user None: nobody has signed in. size: a name of SIZES, or width and height. fresh: nothing is
    left there of other tests, as it is for nobody's pages and when a test is walked once more.
    What the console of the page complains about is in `said`.
    """
    from page_check import SIZES, listen
    from playwright.sync_api import Error

    opened = []
    is_second_walk = getattr(request.node, "execution_count", 1) > 1

    def open_page(
        user: str | None, size: str | dict[str, int] = "office", fresh: bool = False
    ) -> "Page":
        options = {
            "base_url": served,
            "viewport": SIZES[size] if isinstance(size, str) else size,
            "locale": "vi-VN",
            "storage_state": user and cookies_of(user),
            "accept_downloads": True,
        }
        if fresh or user is None or is_second_walk:
            context = browser.new_context(**options)
            opened.append(context)
        else:
            context = browser.shared_context((user, str(size)), **options)
        page = listen(context.new_page())
        opened.insert(0, page)
        page.size = size
        return page

    yield open_page
    for page_or_context in opened:
        with suppress(Error):  # of a browser that broke
            page_or_context.close()


@pytest.fixture
def office_page(page_of: "Callable[..., Page]") -> "Page":
    """A page on the office screen of the reporter of phường Phú Sơn."""
    from prepare_office import REPORTER

    return page_of(REPORTER)


@pytest.fixture(params=["office", "phone"])
def sized(request: pytest.FixtureRequest, page_of: "Callable[..., Page]") -> "Page":
    """The same at both sizes."""
    from prepare_office import REPORTER

    return page_of(REPORTER, request.param)
