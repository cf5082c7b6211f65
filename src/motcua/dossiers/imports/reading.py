"""From the sheet into the spool: dossiers are read, everything around them is passed over."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from motcua.dossiers.imports.rows import RowReader, is_code
from motcua.dossiers.imports.spool import Spool
from motcua.kernel.text import legacy_encoding
from motcua.sheets.around import Surroundings, is_blank, is_total, only_counts_follow
from motcua.sheets.layout import Layout
from motcua.sheets.row_cells import RowCells
from motcua.sheets.table import Cell, NumberedRow, Table

BATCH = 1_000
_SAMPLE = 200  # rows that tell the encoding of the whole file
_NEVER_IN_A_TOTAL = ("channel", "accepted_at", "procedure_name")


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
            if not is_blank(row) and not self._is_around(row, cells):
                yield row

    def _is_around(self, row: RowCells, cells: Sequence[Cell]) -> bool:
        """Whether the row is a header printed again, column numbers, a total or what follows."""
        if self._is_header(row) or self._is_numbering(row):
            return True
        totals = is_total(cells)
        # Where values stand under other headings, only a total is nothing but a word and counts.
        if any(row.text(key) for key in _NEVER_IN_A_TOTAL) and not (
            totals and not is_code(row.text("code")) and only_counts_follow(cells)
        ):
            return False
        if totals:
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


def _texts(rows: Sequence[NumberedRow]) -> list[str]:
    return [cell for _, cells in rows for cell in cells if isinstance(cell, str) and cell]
