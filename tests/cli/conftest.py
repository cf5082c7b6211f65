"""The program as an officer starts it: a process of its own over a database of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Installed = Callable[[Path], AbstractContextManager[dict[str, str]]]


@pytest.fixture(scope="session")
def program() -> list[str]:
    """How the program is started, wherever it is installed."""
    return [sys.executable, "-c", "from motcua.cli.main import main; main()"]


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Environment of an installation nobody has migrated yet: own home, own database."""
    home = tmp_path_factory.mktemp("home")
    environment = {**os.environ, "MOTCUA_HOME": str(home)}
    with own_database(environment) as place:
        yield place


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, program: list[str]) -> Iterator[Installed]:
    """`with installed(folder) as environment`: a migrated installation of its own in the folder.

    One is migrated, the others are copies of it: to migrate takes many times as long.
    """
    first = tmp_path_factory.mktemp("migrated")

    @contextmanager
    def copied(home: Path) -> Iterator[dict[str, str]]:
        shutil.copytree(first, home, dirs_exist_ok=True)
        environment = {**os.environ, "MOTCUA_HOME": str(home)}
        with own_database(environment, template=migrated.get("DATABASE_URL", "")) as place:
            yield place

    with own_database({**os.environ, "MOTCUA_HOME": str(first)}) as migrated:
        subprocess.run([*program, "migrate"], env=migrated, check=True, capture_output=True)
        yield copied


@pytest.fixture(scope="session")
def ready_home(
    tmp_path_factory: pytest.TempPathFactory, installed: Installed
) -> Iterator[dict[str, str]]:
    """Environment of a migrated installation. Tests only add accounts to it."""
    with installed(tmp_path_factory.mktemp("ready")) as place:
        yield place


@contextmanager
def own_database(environment: dict[str, str], template: str = "") -> Iterator[dict[str, str]]:
    """The environment with a database that no other test uses, dropped in the end.

    template: address of the one that it begins as a copy of; "": it begins empty.
    """
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield environment
        return
    name = f"motcua_cli_{uuid4().hex[:12]}"
    address, mark, rest = server.partition("?")
    copied = f' TEMPLATE "{_name_in(template)}"' if template else ""
    _tell(server, f'CREATE DATABASE "{name}"{copied}')
    try:
        yield {
            **environment,
            "DATABASE_URL": f"{address.rsplit('/', 1)[0]}/{name}{mark}{rest}",
        }
    finally:
        _tell(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _name_in(address: str) -> str:
    return address.partition("?")[0].rsplit("/", 1)[1]


def _tell(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture
def run(program: list[str]) -> Run:
    """`run("migrate", home=environment)`: the finished process with its texts."""

    def start(
        *arguments: str, home: dict[str, str], typed: str = "", cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*program, *arguments],
            env=home,
            input=typed,
            cwd=cwd,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return start
