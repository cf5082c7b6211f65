"""Pages in a real browser, on the server that `motcua serve` runs.

Without a Chromium the tests are deselected and named in the summary; with CI=1 that fails.
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
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM
from page_check import SIZES, listen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
MOTCUA = Path(sys.executable).parent / "motcua"
OFFICE_SCREEN = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
DESELECTED = pytest.StashKey[list[str]]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no browser."""
    if CHROMIUM:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    config.stash[DESELECTED] = [item.nodeid for item in left_out]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: object, config: pytest.Config) -> None:
    """Name what was left out."""
    left_out = config.stash.get(DESELECTED, [])
    if left_out:
        terminalreporter.section("no Chromium: these browser tests did not run")
        for name in left_out:
            terminalreporter.line(name)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """CI must have a browser."""
    if session.config.stash.get(DESELECTED, []) and os.environ.get("CI") == "1":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@dataclass(frozen=True)
class Desk:
    """A running desk. session: cookies of the signed-in reporter."""

    address: str
    session: Path


@pytest.fixture(scope="session")
def served_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server of these tests has its data."""
    return tmp_path_factory.mktemp("desk-home")


@pytest.fixture(scope="session")
def served(served_home: Path) -> Iterator[str]:
    """The address of a server over a prepared home."""
    home = served_home
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL",)
    } | {"MOTCUA_HOME": str(home)}
    subprocess.run([MOTCUA, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, HERE / "prepare_office.py"], env=environment, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (home / "server.log").open("wb")
    server = subprocess.Popen(
        [MOTCUA, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/dang-nhap/", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


@pytest.fixture(scope="session")
def wards_of_the_day(served: str, served_home: Path) -> str:
    """The address of the server, where the two wards of `prepare_day` have their people."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment["MOTCUA_HOME"] = str(served_home)
    subprocess.run([sys.executable, HERE / "prepare_day.py"], env=environment, check=True)
    return served


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(300):
        if server.poll() is not None:
            pytest.fail("the server stopped before it answered")
        try:
            with urllib.request.urlopen(address):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the server did not answer in 30 seconds")


# Not for the whole session: Playwright's loop would forbid the database to the tests after these.
@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright

    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # it cannot run as root
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def desk(served: str, browser: "Browser", tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The reporter of phường Phú Sơn has signed in."""
    from prepare_office import PASSWORD, REPORTER

    session = tmp_path_factory.mktemp("session") / "cookies.json"
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(f"{served}/dang-nhap/")
    page.fill("#id_login", REPORTER)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Hôm nay")
    context.storage_state(path=session)
    context.close()
    return Desk(served, session)


@pytest.fixture
def office_page(desk: Desk, browser: "Browser") -> "Iterator[Page]":
    """A page on the office screen, signed in; relative addresses work."""
    context = browser.new_context(
        base_url=desk.address, viewport=OFFICE_SCREEN, locale="vi-VN", storage_state=desk.session
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def cookies_of(
    served: str, browser: "Browser", tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """`cookies_of(user)`: the cookies of somebody whom a prepare program made, signed in once."""
    from prepare_office import PASSWORD

    folder, found = tmp_path_factory.mktemp("sessions"), {}

    def sign_in(user: str) -> Path:
        if user in found:
            return found[user]
        context = browser.new_context(locale="vi-VN")
        page = context.new_page()
        page.goto(f"{served}/dang-nhap/")
        page.fill("#id_login", user)
        page.fill("#id_password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("h1:has-text('Hôm nay')")
        context.storage_state(path=folder / f"{user}.json")
        context.close()
        return found.setdefault(user, folder / f"{user}.json")

    return sign_in


@pytest.fixture
def page_of(
    served: str, browser: "Browser", cookies_of: Callable[[str], Path]
) -> "Iterator[Callable[..., Page]]":
    """`page_of(user, size)`: a page of that person; its console's complaints are in `said`."""
    contexts = []

    def open_page(user: str, size: str = "office") -> "Page":
        context = browser.new_context(
            base_url=served,
            viewport=SIZES[size],
            locale="vi-VN",
            storage_state=cookies_of(user),
            accept_downloads=True,
        )
        contexts.append(context)
        return listen(context.new_page())

    yield open_page
    for context in contexts:
        context.close()
