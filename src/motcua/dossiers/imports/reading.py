"""From the sheet into the spool: dossiers are read, everything around them is passed over."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from motcua.dossiers.imports.cells import text_of
from motcua.dossiers.imports.findings import Findings
from motcua.dossiers.imports.layout import Layout
from motcua.dossiers.imports.row_cells import RowCells
from motcua.dossiers.imports.rows import RowReader, is_code
from motcua.dossiers.imports.sources.table import Cell, NumberedRow, Table
from motcua.dossiers.imports.spool import Spool
from motcua.kernel.text import fold, legacy_encoding

BATCH = 1_000
_SAMPLE = 200  # rows that tell the encoding of the whole file
_NEVER_IN_A_TOTAL = ("channel", "accepted_at", "procedure_name")
# "Tổng cộng", "Tổng số: 12", "Cộng", but no company ("Công ty A", "Tổng công ty B").
_TOTAL = re.compile(r"(?:tong|cong)\b(?!(?: cong)? (?:ty|dan|an|chuc|doan|dong|chung)\b)")
_TOTAL_LETTERS = frozenset("TtCc")
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")


@dataclass(slots=True)
class Surroundings:
    """Rows of the sheet that are no dossiers."""

    repeated_headers: int = 0
    total_rows: list[int] = field(default_factory=list)
    rows_after_total: int = 0


class SheetReading:
    """One pass over the rows under the header."""

    def __init__(self, table: Table, layout: Layout, reader: RowReader) -> None:
        """reader: of this layout's columns."""
        self.around = Surroundings()
        self.rows_read = 0
        self._table = table
        self._layout = layout
        self._reader = reader

    def into(self, spool: Spool, progress: Callable[[int, int | None], None]) -> None:
        """Read all rows. progress: gets rows of the sheet done, and how many there may be."""
        rows = islice(self._table.rows(self._layout.sheet), self._layout.header_row, None)
        number = self._layout.header_row
        while batch := list(islice(rows, BATCH)):
            if number == self._layout.header_row:
                self._reader.encoding = legacy_encoding(_texts(batch[:_SAMPLE]))
            dossiers = list(self._dossiers(batch))
            self.rows_read += len(dossiers)
            spool.add(self._reader.read(dossiers))
            number = batch[-1][0]
            progress(number, self._table.estimated_rows(self._layout.sheet, number))

    def _dossiers(self, batch: Sequence[NumberedRow]) -> Iterator[RowCells]:
        for number, cells in batch:
            row = self._reader.under_headings(number, cells)
            if not _is_blank(row) and not self._is_around(row, cells):
                yield row

    def _is_around(self, row: RowCells, cells: Sequence[Cell]) -> bool:
        """Whether the row is a header printed again, column numbers, a total or what follows."""
        if self._is_header(row) or self._is_numbering(row):
            return True
        texts = (text for cell in cells if (text := text_of(cell)))
        first = next(texts, "")
        is_total = first[:1] in _TOTAL_LETTERS and _TOTAL.match(fold(first)) is not None
        # Where values stand under other headings, only a total is nothing but a word and counts.
        if any(row.text(key) for key in _NEVER_IN_A_TOTAL) and not (
            is_total and not is_code(row.text("code")) and all(map(_COUNT.fullmatch, texts))
        ):
            return False
        if is_total:
            self.around.total_rows.append(row.number)
            return True
        if self.around.total_rows:  # date, signature, "người lập biểu"
            self.around.rows_after_total += 1
            return True
        return False

    def _is_header(self, row: RowCells) -> bool:
        """The same words under code and acceptance as in the header."""
        for key in ("code", "accepted_at"):
            if row.text(key) != self._layout.texts[self._layout.columns[key]]:
                return False
        self.around.repeated_headers += 1
        return True

    def _is_numbering(self, row: RowCells) -> bool:
        """Column numbers "(1) (2) (3)" right under the header."""
        if row.number != self._layout.header_row + 1:
            return False
        return all(
            row.text(key).strip("()").isdigit() for key in ("code", "accepted_at", "channel")
        )


def note_surroundings(around: Surroundings, layout: Layout, findings: Findings) -> None:
    """Say what was passed over."""
    if around.repeated_headers:
        findings.note(
            0, "", "repeated_header", f"Bỏ qua {around.repeated_headers} dòng tiêu đề lặp lại."
        )
    if around.total_rows:
        numbers = ", ".join(str(number) for number in around.total_rows[:10])
        findings.note(0, "", "total_row", f"Dòng tổng không tính là hồ sơ: dòng {numbers}.")
    if around.rows_after_total:
        findings.note(
            0, "", "after_total", f"Bỏ qua {around.rows_after_total} dòng chữ sau dòng tổng."
        )
    if layout.other_sheets:
        names = ", ".join(f"“{name}”" for name in layout.other_sheets)
        findings.note(
            0, "", "other_sheets", f"Chỉ nhập trang “{layout.sheet}”; chưa nhập: {names}."
        )


def _is_blank(row: RowCells) -> bool:
    """Whether nothing stands under any heading; a running number alone is no dossier."""
    return all(
        cell == "" or cell is None or (isinstance(cell, str) and not cell.strip())
        for cell in row.raw.values()
    )


def _texts(rows: Sequence[NumberedRow]) -> list[str]:
    return [cell for _, cells in rows for cell in cells if isinstance(cell, str) and cell]
