"""The demonstration, built once for a test that looks at it."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Built:
    """What a build left behind."""

    home: Path
    out: Path
    accounts: tuple
    said: list[str]


def build_demo(folder: Path) -> Built:
    """Build it in `folder`, in the database of the test."""
    from demo_sheets import NOW

    from motcua.demo.build import build

    said: list[str] = []
    home, out = folder / "home", folder / "out"
    accounts = build(home=home, out=out, now=NOW, say=said.append)
    return Built(home, out, accounts, said)


class Standing:
    """The one demonstration of a process: it stands until the last of its tests is over."""

    def __init__(self) -> None:
        self._built: Built | None = None
        self._open = ExitStack()

    def of(self, blocker, folder: Callable[[], Path]) -> Built:
        """Built at the first call; what each test writes in it is undone with that test."""
        from django.db import transaction

        if self._built is None:
            self._open.enter_context(blocker.unblock())
            self._open.enter_context(transaction.atomic())
            self._open.callback(transaction.set_rollback, True)
            # The services open durable transactions, which an outer one of a test may hold.
            transaction.get_connection().atomic_blocks[-1]._from_testcase = True
            self._built = build_demo(folder())
        return self._built

    def end(self) -> None:
        """Its database writes are undone."""
        self._built = None
        self._open.close()


STANDING = Standing()


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """The demonstration, built once for all files here (tests/sharing_out.py)."""
    return STANDING.of(django_db_blocker, lambda: tmp_path_factory.mktemp("demo"))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """It ends with the last of its tests: others want an empty database."""
    if nextitem is None or not nextitem.path.is_relative_to(HERE):
        STANDING.end()
