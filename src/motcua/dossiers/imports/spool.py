"""Statements between reading and writing: in a temporary database file, not in memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from motcua.dossiers.imports.statements import Statement, from_text, to_text
from motcua.sheets.scratch import Scratch


@dataclass(frozen=True, slots=True)
class Twin:
    """Two rows of one dossier code. is_same: word for word, so the later one adds nothing."""

    code: str
    first_row: int
    row: int
    is_same: bool


class Spool(Scratch):
    """Holds statements by row; use as a context."""

    SCHEMA = """
CREATE TABLE said (row INTEGER PRIMARY KEY, code TEXT, agency_id INTEGER, content TEXT,
                   is_stored INTEGER DEFAULT 0);
"""

    def add(self, statements: Iterable[Statement]) -> None:
        """Keep them."""
        self._db.executemany(
            "INSERT INTO said (row, code, agency_id, content) VALUES (?, ?, ?, ?)",
            ((s.row, s.code, s.agency_id, to_text(s)) for s in statements),
        )

    def twins(self) -> Iterator[Twin]:
        """Rows that repeat the code of an earlier row; the later ones leave the spool."""
        self._db.execute("CREATE INDEX IF NOT EXISTS said_code ON said (code)")
        after = ""
        while repeated := self._db.execute(
            "SELECT code FROM said WHERE code > ? GROUP BY code HAVING count(*) > 1"
            " ORDER BY code LIMIT 1000",
            (after,),
        ).fetchall():
            for (code,) in repeated:
                yield from self._twins_of(code)
            after = repeated[-1][0]

    def _twins_of(self, code: str) -> Iterator[Twin]:
        rows = self._db.execute(
            "SELECT row, content FROM said WHERE code = ? ORDER BY row", (code,)
        )
        first_row, first = rows.fetchone()
        for row, content in rows:
            yield Twin(code, first_row, row, is_same=content == first)
        self._db.execute("DELETE FROM said WHERE code = ? AND row > ?", (code, first_row))

    def count(self) -> int:
        """Statements held."""
        return int(self._db.execute("SELECT count(*) FROM said").fetchone()[0])

    def agency_ids(self) -> Sequence[int]:
        """Whose dossiers they are, in order."""
        found = self._db.execute("SELECT DISTINCT agency_id FROM said ORDER BY agency_id")
        return [agency_id for (agency_id,) in found]

    def owners(self, size: int) -> Iterator[Sequence[tuple[int, str, int]]]:
        """(row, code, agency) of all, `size` at a time; rows may be moved meanwhile."""
        after = -1
        while part := self._db.execute(
            "SELECT row, code, agency_id FROM said WHERE row > ? ORDER BY row LIMIT ?",
            (after, size),
        ).fetchall():
            yield part
            after = part[-1][0]

    def mark_stored(self, rows: Iterable[int]) -> None:
        """These dossiers are in the database already."""
        self._db.executemany("UPDATE said SET is_stored = 1 WHERE row = ?", ((r,) for r in rows))

    def move(self, row: int, agency_id: int) -> None:
        """Put a statement under another agency."""
        self._db.execute("UPDATE said SET agency_id = ? WHERE row = ?", (agency_id, row))

    def of_agency(
        self, agency_id: int, size: int
    ) -> Iterator[tuple[Sequence[Statement], frozenset[str]]]:
        """The statements of an agency in the order of the file, `size` at a time, and the codes
        of those that are marked as stored."""
        found = self._db.execute(
            "SELECT row, content, is_stored, code FROM said WHERE agency_id = ? ORDER BY row",
            (agency_id,),
        )
        while part := found.fetchmany(size):
            stored = frozenset(code for _, _, is_stored, code in part if is_stored)
            yield [from_text(row, content) for row, content, _, _ in part], stored
