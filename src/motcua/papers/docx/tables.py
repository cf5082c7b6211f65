"""Ruled tables in Word: headings repeat on every page, only tall rows split."""

from motcua.papers import layout
from motcua.papers.data import HeadCell, Table, TableRow
from motcua.papers.docx.elements import (
    Element,
    cell_properties,
    element,
    keep_row,
    paragraph,
    table_grid,
    table_properties,
    text_run,
)
from motcua.papers.headings import Slot, heading_slots
from motcua.papers.keeping import is_short, tall_rows
from motcua.papers.printed import alignment, printed


def table(block: Table, width_mm: float) -> list[Element]:
    """The table, stretched to the text's width."""
    scale = width_mm / sum(block.widths_mm)
    widths = tuple(width * scale for width in block.widths_mm)
    properties = table_properties(widths, bordered=True)
    if block.name:
        properties.append(element("tblCaption", val=block.name))
    made = element("tbl", properties, table_grid(widths))
    heads = [_head_row(slots, widths) for slots in heading_slots(block.head, len(widths))]
    if block.number_row:
        heads.append(_number_row(block.number_row, widths))
    tall = tall_rows(block, width_mm)
    rows = [_row(row, widths, tall=high) for row, high in zip(block.rows, tall, strict=True)]
    for row in (*heads, *(rows[:-1] if is_short(block) else ())):
        keep_row(row)
    made.extend((*heads, *rows))
    return [made, paragraph(exact_pt=1)]


def _head_row(slots: tuple[Slot, ...], widths: tuple[float, ...]) -> Element:
    row = element("tr", element("trPr", element("cantSplit"), element("tblHeader")))
    for slot in slots:
        width = sum(widths[slot.column : slot.column + slot.cell.colspan])
        merge = None
        if slot.cell.rowspan > 1:
            merge = "restart" if slot.begins else "continue"
        row.append(_head_cell(slot.cell, width, merge=merge, shown=slot.begins))
    return row


def _head_cell(cell: HeadCell, width: float, *, merge: str | None, shown: bool) -> Element:
    run = text_run(cell.text if shown else "", layout.SIZE_TABLE, bold=True)
    return element(
        "tc",
        cell_properties(width, colspan=cell.colspan, merge=merge, middle=True),
        paragraph(run, align="center", before_pt=1, after_pt=1),
    )


def _number_row(numbers: tuple[str, ...], widths: tuple[float, ...]) -> Element:
    row = element("tr", element("trPr", element("cantSplit"), element("tblHeader")))
    for number, width in zip(numbers, widths, strict=True):
        run = text_run(number, layout.SIZE_TABLE, italic=True)
        row.append(element("tc", cell_properties(width), paragraph(run, align="center")))
    return row


def _row(row: TableRow, widths: tuple[float, ...], *, tall: bool) -> Element:
    made = element("tr") if tall else element("tr", element("trPr", element("cantSplit")))
    column = 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.colspan])
        column += cell.colspan
        run = text_run(printed(cell), layout.SIZE_TABLE, bold=cell.bold)
        made.append(
            element(
                "tc",
                cell_properties(width, colspan=cell.colspan, middle=True),
                paragraph(run, align=alignment(cell), before_pt=1, after_pt=1),
            )
        )
    return made
