"""A document as a workbook: one sheet a section, real numbers, headings frozen and repeated."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from motcua.papers import layout
from motcua.papers.data import Document, Orientation, Section, Table
from motcua.papers.xlsx.blocks import WRITERS
from motcua.papers.xlsx.sheet import Sheet, sheet_name
from motcua.papers.xlsx.tables import write_table

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_INCH_MM = 25.4
_A4 = 9
# Both as in the head of a document: text alone still has a left and a right half.
_HALVES = (layout.HEAD_LEFT_SHARE, 1 - layout.HEAD_LEFT_SHARE)


def write_xlsx(document: Document) -> bytes:
    """The document as .xlsx; the same document gives the same bytes.

    A text that begins with = + - @ stays text: nothing is ever written as a formula.
    """
    raw = io.BytesIO()
    book = xlsxwriter.Workbook(
        raw,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            # The widths of columns are counted in digits of this font.
            "default_format_properties": {"font_name": layout.FONT, "font_size": layout.SIZE_TABLE},
        },
    )
    created = (document.created_at or _UNDATED).astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": document.title, "author": document.author, "created": created})
    names: set[str] = set()
    for section in document.sections:
        name = _free_name(section.sheet_name, names)
        _fill(Sheet(book, book.add_worksheet(name), _columns(section)), section)
    book.close()
    return raw.getvalue()


def _fill(sheet: Sheet, section: Section) -> None:
    _set_page(sheet.page, section)
    for block in section.blocks:
        writer: Callable[[Sheet, Any], None] = (
            write_table if isinstance(block, Table) else WRITERS[type(block)]
        )
        writer(sheet, block)


def _columns(section: Section) -> tuple[float, ...]:
    """Column widths of the sheet, millimetres: those of its widest table, scaled to the page."""
    landscape = section.orientation is Orientation.LANDSCAPE
    tables = [block for block in section.blocks if isinstance(block, Table)]
    whole = layout.text_width_mm(landscape)
    widths = max((table.widths_mm for table in tables), key=len, default=_HALVES)
    return tuple(width * whole / sum(widths) for width in widths)


def _set_page(page: Any, section: Section) -> None:
    if section.orientation is Orientation.LANDSCAPE:
        page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(
        left=layout.MARGIN_LEFT_MM / _INCH_MM,
        right=layout.MARGIN_RIGHT_MM / _INCH_MM,
        top=layout.MARGIN_TOP_MM / _INCH_MM,
        bottom=layout.MARGIN_BOTTOM_MM / _INCH_MM,
    )
    number = f'&C&"{layout.FONT},Regular"&{layout.SIZE_PAGE_NUMBER}&P'
    page.set_header(number, {"margin": layout.PAGE_NUMBER_FROM_TOP_MM / _INCH_MM})
    if section.restart_numbering:
        page.set_start_page(1)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)


def _free_name(wanted: str, taken: set[str]) -> str:
    base = sheet_name(wanted, "Biểu")
    name, number = base, 2
    while name.casefold() in taken:
        name, number = f"{base} {number}", number + 1
    taken.add(name.casefold())
    return name
