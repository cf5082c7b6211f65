"""Many rows of texts as a plain workbook, in memory that does not grow with them."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

import xlsxwriter

from motcua.papers.xlsx.sheet import sheet_name

_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#EEF1F5"}
_WIDTH = 22  # characters
_MOST_ROWS = 1_048_576  # of one sheet, the heading among them (ECMA-376)


def write_rows(
    file: IO[bytes], title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> int:
    """Write headings and rows into `file`; how many rows were written.

    Every cell is text, so that what is read back is what stood there, and a text that begins
    with = + - @ is no formula. The head stays in sight and can be filtered by. Rows go to a
    temporary file as they come; where a sheet is full a further one begins. O(rows).
    """
    # Inline strings instead of one table of all texts: that table would lie in memory.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    head = book.add_format(_HEAD)
    sheet, at, written = _new_sheet(book, title, headings, head), 1, 0
    for row in rows:
        if at == _MOST_ROWS:
            sheet, at = _new_sheet(book, title, headings, head), 1
        for column, text in enumerate(row):
            if text:
                sheet.write_string(at, column, text)
        at, written = at + 1, written + 1
    book.close()
    return written


def _new_sheet(book: xlsxwriter.Workbook, title: str, headings: Sequence[str], head: object) -> Any:
    number = len(book.worksheets()) + 1
    base = sheet_name(title, "Danh sách")
    sheet = book.add_worksheet(base if number == 1 else f"{base} {number}")
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(headings) - 1, _WIDTH)
    sheet.autofilter(0, 0, 0, len(headings) - 1)
    for column, text in enumerate(headings):
        sheet.write_string(0, column, text, head)
    return sheet
