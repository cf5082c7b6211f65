"""Rows of texts as files for a spreadsheet program."""

import csv
import io
from collections.abc import Iterable, Sequence

from motcua.papers import api as papers
from motcua.papers.data import Document, HeadCell, Orientation, Section, Table, TableCell, TableRow

SHEET_NAME_LETTERS = 31
COLUMN_MM = 30


def csv_line(values: Sequence[str]) -> str:
    """One line of a csv."""
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


def workbook(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """An xlsx with one sheet; every cell is text, so that what is read back is what stood there."""
    table = Table(
        head=(tuple(HeadCell(text) for text in headings),),
        rows=tuple(TableRow(tuple(TableCell(text or None) for text in row)) for row in rows),
        widths_mm=(COLUMN_MM,) * len(headings),
        name=title,
        row_heads=1,
    )
    section = Section((table,), Orientation.LANDSCAPE, sheet_name=title[:SHEET_NAME_LETTERS])
    return papers.write(Document(title, (section,)), "xlsx")
