"""Ruled tables in a worksheet: merged headings, numbers that a spreadsheet can add."""

from typing import Any

from motcua.papers import layout
from motcua.papers.data import CellKind, Table, TableCell, TableRow
from motcua.papers.headings import heading_slots
from motcua.papers.printed import alignment
from motcua.papers.xlsx.sheet import Sheet

_HEAD_ROW_PT = 2 * layout.SIZE_TABLE * 1.25
_HEAD: dict[str, Any] = {"bold": True, "border": 1, "align": "center", "text_wrap": True}


def write_table(sheet: Sheet, block: Table) -> None:
    """The table; the first table of a sheet freezes its headings and repeats them in print."""
    spans = _spans(sheet, len(block.widths_mm))
    top = sheet.row
    _write_head(sheet, block, spans)
    if block.number_row:
        for (first, last), number in zip(spans, block.number_row, strict=True):
            sheet.put(first, last, number, italic=True, border=1, align="center")
        sheet.row += 1
    if not getattr(sheet.page, "repeat_row_range", ""):
        sheet.page.freeze_panes(sheet.row, min(block.row_heads, len(spans) - 1))
        sheet.page.repeat_rows(top, sheet.row - 1)
    for row in block.rows:
        _write_row(sheet, row, spans)


def _spans(sheet: Sheet, columns: int) -> list[tuple[int, int]]:
    """First and last sheet column of each table column; a narrower table widens its last ones."""
    spare = sheet.columns - columns
    spans: list[tuple[int, int]] = []
    first = 0
    for column in range(columns):
        # The spare columns go to the table's columns in turn, from the left.
        extra = spare // columns + (1 if column < spare % columns else 0)
        spans.append((first, first + extra))
        first += extra + 1
    return spans


def _write_head(sheet: Sheet, block: Table, spans: list[tuple[int, int]]) -> None:
    size = layout.SIZE_TABLE
    for slots in heading_slots(block.head, len(spans)):
        lines = 1
        for slot in slots:
            first, last = spans[slot.column][0], spans[slot.column + slot.cell.colspan - 1][1]
            if slot.begins:
                sheet.put(first, last, slot.cell.text, rows=slot.cell.rowspan, **_HEAD)
                needed = sheet.lines_of(slot.cell.text, first, last, size)
                lines = max(lines, -(-needed // slot.cell.rowspan))
        sheet.page.set_row(sheet.row, max(_HEAD_ROW_PT, lines * size * 1.25 + 2))
        sheet.row += 1


def _write_row(sheet: Sheet, row: TableRow, spans: list[tuple[int, int]]) -> None:
    texts: list[tuple[str, int, int]] = []
    column = 0
    for cell in row.cells:
        first, last = spans[column][0], spans[column + cell.colspan - 1][1]
        column += cell.colspan
        sheet.put(first, last, cell.value, **_look(cell))
        if cell.kind is CellKind.TEXT and cell.value:
            texts.append((str(cell.value), first, last))
    sheet.grow(texts, layout.SIZE_TABLE)
    sheet.row += 1


def _look(cell: TableCell) -> dict[str, Any]:
    look: dict[str, Any] = {"border": 1, "align": alignment(cell).value, "bold": cell.bold}
    if cell.kind is CellKind.INT:
        look["num_format"] = "#,##0"
    elif cell.kind is CellKind.DECIMAL:
        look["num_format"] = "#,##0." + "0" * cell.places if cell.places else "#,##0"
    else:
        look["text_wrap"] = True
    return look
