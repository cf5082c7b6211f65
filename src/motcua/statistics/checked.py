"""Shapes of statements that the guard has let through on this machine, so that it reads each once.

The guard parses in four dialects and its parser takes a fifth of a second to begin with, which a
single form on the command line would pay every time. A shape holds no integer and no agency; its
digest covers the guard's own text too, so that another guard looks at everything again. Whoever
can write this file can write the database beside it.
"""

import hashlib
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path

from django.conf import settings

FILE = "checked-sql.txt"
MOST_BYTES = 1_000_000  # beyond it nothing is remembered; a form has a handful of shapes


def mark_of(shape: str, tables: frozenset[str], columns: frozenset[str]) -> str:
    """What the file holds of a shape and the names it may use."""
    said = "\n".join((_guard(), shape, *sorted(tables), "", *sorted(columns)))
    return hashlib.sha256(said.encode()).hexdigest()


def is_known(mark: str) -> bool:
    """Whether the guard let it through before."""
    return mark in _known(_file())


def remember(mark: str) -> None:
    """Keep the mark; where nothing can be written the next program looks again."""
    path = _file()
    _known(path).add(mark)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.stat().st_size < MOST_BYTES:
            with path.open("a", encoding="ascii") as lines:
                lines.write(f"{mark}\n")


def _file() -> Path:
    return Path(settings.HOME) / FILE


@cache
def _known(path: Path) -> set[str]:
    """Read once a program; what other programs add meanwhile is looked at once more here."""
    try:
        return set(path.read_text(encoding="ascii").split())
    except (OSError, UnicodeDecodeError):
        return set()


@cache
def _guard() -> str:
    return (resources.files("motcua.statistics") / "guard.py").read_text(encoding="utf-8")
