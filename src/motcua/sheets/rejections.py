"""Every rejection of a file, however many: in a temporary database file, not in memory."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from motcua.sheets.data import Rejection
from motcua.sheets.scratch import Scratch

_WRITTEN_AT_ONCE = 1_000
_IN_ORDER = (
    "SELECT file, sheet, row, place, value, expected FROM rejected ORDER BY coalesce(row, 0), rowid"
)


class Rejections(Scratch):
    """Holds the rejections of one import; use as a context, iterate in the order of the rows."""

    SCHEMA = """
CREATE TABLE rejected (row INTEGER, file TEXT, sheet TEXT, place TEXT, value TEXT, expected TEXT);
"""

    def __init__(self) -> None:
        super().__init__()
        self.total = 0
        self._waiting: list[Rejection] = []

    def add(self, rejection: Rejection) -> None:
        """Keep it."""
        self.total += 1
        self._waiting.append(rejection)
        if len(self._waiting) >= _WRITTEN_AT_ONCE:
            self._write()

    def __iter__(self) -> Iterator[Rejection]:
        """All, by row; a rejection of the file as a whole first."""
        self._write()
        for found in self._db.execute(_IN_ORDER):
            yield Rejection(*found)

    def first(self, count: int) -> tuple[Rejection, ...]:
        """The first of them."""
        self._write()
        return tuple(Rejection(*r) for r in self._db.execute(f"{_IN_ORDER} LIMIT ?", (count,)))

    def write_to(self, path: Path) -> None:
        """All of them, a JSON object a line."""
        with path.open("w", encoding="utf-8") as target:
            for found in self:
                target.write(json.dumps(asdict(found), ensure_ascii=False) + "\n")

    def rows(self) -> int:
        """How many rows of the file they are about."""
        self._write()
        return int(self._db.execute("SELECT count(DISTINCT row) FROM rejected").fetchone()[0])

    def _write(self) -> None:
        self._db.executemany(
            "INSERT INTO rejected (row, file, sheet, place, value, expected)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            ((r.row, r.file, r.sheet, r.column, r.value, r.expected) for r in self._waiting),
        )
        self._waiting.clear()
