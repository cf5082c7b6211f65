"""The ground of all tests: a data home of their own, and a database with the real units.

`units` and everything that asks for the database find all agencies and the procedure catalogue
loaded, once a run. Tests that commit for real (`transactional_db`, `live_server`) leave those
tables alone when they are wiped, see `_wipe_all_but_reference`.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor

# Before anything reads the settings.
TEST_HOME = Path(tempfile.mkdtemp(prefix="motcua-test-"))
os.environ["MOTCUA_HOME"] = str(TEST_HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"

# How long an example takes says something of the machine, nothing of the rule.
hypothesis_settings.register_profile("motcua", deadline=None)
hypothesis_settings.load_profile("motcua")

REFERENCE_TABLES = frozenset(
    {
        "agency",
        "agency_parent",
        "agency_succession",
        "agency_loaded_data",
        "procedure",
        "django_migrations",
        "django_content_type",
        "auth_permission",
    }
)


def pytest_configure(config: pytest.Config) -> None:
    """A real file for SQLite (as in use), and a hash that costs nothing."""
    from django.conf import settings

    config.pages_left_out = []
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(TEST_HOME / "test.sqlite3")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Files that share something dear go to one process."""
    from sharing_out import Sharing

    return Sharing(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """What one of several processes left out (tests/browser/conftest.py)."""
    told = getattr(node, "workeroutput", {})
    node.config.pages_left_out = told.get("pages_left_out", []) or node.config.pages_left_out


def pytest_terminal_summary(terminalreporter: object, config: pytest.Config) -> None:
    """Name what was left out, and what was walked twice with what was wrong the first time."""
    if config.pages_left_out:
        terminalreporter.section("no Chromium: these browser tests did not run")
        for name in config.pages_left_out:
            terminalreporter.line(name)
    twice = terminalreporter.stats.get("rerun", [])
    if twice:
        terminalreporter.section(f"walked twice: {len(twice)} browser tests failed the first time")
        for report in twice:
            crash = getattr(report.longrepr, "reprcrash", None)
            reason = crash.message if crash else str(report.longrepr)
            terminalreporter.line(f"{report.nodeid} ({report.when}): {reason.splitlines()[0]}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """CI must have a browser."""
    if session.config.pages_left_out and os.environ.get("CI") == "1":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(TEST_HOME, ignore_errors=True)


def _wipe_all_but_reference(self: object) -> None:
    """End of a test with real commits: empty every table but units and catalogue."""
    from django.core.management.color import no_style
    from django.db import connection

    tables = set(connection.introspection.django_table_names(only_existing=True))
    tables.add("shared_cache")
    # The heads of the chains go first: the guards of the logs ask for that order.
    wiped = sorted(
        tables - REFERENCE_TABLES,
        key=lambda name: (not name.endswith("_head"), name),
    )
    connection.ops.execute_sql_flush(
        connection.ops.sql_flush(no_style(), wiped, reset_sequences=False, allow_cascade=False)
    )
    # Procedures that only a publication decision of that test knew.
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procedure WHERE by_decision = %s", [True])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """After the migrations: all units and procedures, in every database of tests."""
    from django.test import TransactionTestCase

    from motcua.agencies import api as agencies
    from motcua.procedures import api as procedures

    with django_db_blocker.unblock():
        agencies.load_units()
        procedures.load_catalogue()
    # Django's own way is to flush every table, and then the units would be gone.
    TransactionTestCase._fixture_teardown = _wipe_all_but_reference
    yield


@pytest.fixture
def units(db: None) -> None:
    """A test that needs the agencies and the catalogue, and whose writes are rolled back."""


@pytest.fixture
def phu_son(units: None) -> AgencyView:
    """Phường Phú Sơn, thị xã Bỉm Sơn, tỉnh Thanh Hóa: a ward of three tiers, until 30/6/2025."""
    from motcua.agencies import api as agencies

    return agencies.resolve("14823", date(2024, 3, 14))


@pytest.fixture
def staff(units: None) -> Callable[..., Actor]:
    """`staff("counter", agency)`: a person with an account and that role there."""
    from motcua.agencies import api as agencies

    def hire(role: str, agency: AgencyView, username: str | None = None) -> Actor:
        name = username or f"{role}.{agency.code}.{agency.valid_from.year}"
        user_id = agencies.create_user(name, "mat-khau-thu", f"Người {role}", agency.id, role)
        actor = agencies.actor_of(user_id, agency.valid_from)
        assert actor is not None
        return actor

    return hire
