"""Pages in a real browser, on the server that `motcua serve` runs.

Without a Chromium the tests are deselected and named in the summary (tests/conftest.py); with CI=1
that fails.
The server has a SQLite home of its own: a page does not know which database is behind it.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import CHROMIUM, Chromium
from served_office import Office, first_home

if TYPE_CHECKING:
    from playwright.sync_api import Page

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


@pytest.fixture(scope="module")
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """A server over a prepared home, of this file alone."""
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        shared = shared.parent  # of all the processes of a run
    one = Office(first_home(shared), tmp_path_factory.mktemp("office"))
    yield one
    one.end()
    RUNNING.forget()


@pytest.fixture
def served(request: pytest.FixtureRequest, office: Office) -> str:
    """The address of the office; a test that is walked once more finds it as it was at first."""
    if _is_second_walk(request):
        office.begin_anew()
    return office.address


@pytest.fixture
def served_home(served: str, office: Office) -> Path:
    """Where the server of this test has its data."""
    return office.home


@pytest.fixture
def prepare(served: str, office: Office) -> Callable[[str], None]:
    """`prepare("prepare_day")`: the home of the server has what that program adds, once."""
    return office.prepare


@pytest.fixture
def kept(served: str, office: Office) -> dict[str, str]:
    """What a test notes for the next of its file; forgotten with the office it is about."""
    return office.kept


@pytest.fixture(scope="session")
def browser() -> Chromium:
    """Debian's Chromium."""
    return RUNNING


def _is_second_walk(request: pytest.FixtureRequest) -> bool:
    return getattr(request.node, "execution_count", 1) > 1


@pytest.fixture
def page_of(
    request: pytest.FixtureRequest,
    served: str,
    office: Office,
    browser: Chromium,
) -> "Iterator[Callable[..., Page]]":
    """`page_of(user, size)`: a page of that person; relative addresses work.

    user None: nobody has signed in. size: a name of SIZES, or width and height. fresh: nothing is
    left there of other tests, as it is for nobody's pages and when a test is walked once more.
    What the console of the page complains about is in `said`.
    """
    from page_check import SIZES, listen
    from playwright.sync_api import Error

    opened = []
    is_second_walk = _is_second_walk(request)

    def open_page(
        user: str | None, size: str | dict[str, int] = "office", fresh: bool = False
    ) -> "Page":
        options = {
            "base_url": served,
            "viewport": SIZES[size] if isinstance(size, str) else size,
            "locale": "vi-VN",
            "storage_state": user and office.cookies_of(user),
            "accept_downloads": True,
        }
        if fresh or user is None or is_second_walk:
            context = browser.new_context(**options)
            opened.append(context)
        else:
            context = browser.shared_context((served, user, str(size)), **options)
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
