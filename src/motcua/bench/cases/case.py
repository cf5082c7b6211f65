"""What every case is, and how its answer is compared with another's."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Any, Protocol


class Case(Protocol):
    """Made once with what it needs; then run as often as asked."""

    def run(self) -> Sequence[float]:
        """Do it; the seconds that count (most cases: one number)."""

    def answer(self) -> Any:
        """What the last run gave, as JSON takes it; outside the seconds."""


def timed(do: Callable[[], object]) -> list[float]:
    """The seconds of one call."""
    started = perf_counter()
    do()
    return [perf_counter() - started]


def figures(rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """Rows, column sums and a digest of a counted form; rows of zeros only are no rows."""
    plain = sorted((int(row[0]), str(row[1]), *map(int, row[2:])) for row in rows if any(row[2:]))
    text = "\n".join(map(repr, plain))
    return {
        "rows": len(plain),
        "sums": [sum(column) for column in list(zip(*plain, strict=True))[2:]],
        "digest": hashlib.sha256(text.encode()).hexdigest(),
    }
