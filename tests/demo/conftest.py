"""The demonstration, built once for a test that looks at it."""

from dataclasses import dataclass
from pathlib import Path

import pytest


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


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """One build for the module; its database writes are undone at the end."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        # The services open durable transactions, which an outer one of a test may hold.
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        yield build_demo(tmp_path_factory.mktemp("demo"))
        transaction.set_rollback(True)
