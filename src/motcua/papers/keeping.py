"""What stays on one page: nobody signs a page that says nothing else, no heading stands alone."""

from math import ceil

from motcua.papers import layout
from motcua.papers.data import Block, Note, Signature, Table, TableRow
from motcua.papers.printed import printed
from motcua.papers.widths import line_width_mm


def is_short(table: Table) -> bool:
    """Whether a table is low enough to stand unbroken; a page holds several such."""
    letters = sum(len(printed(cell)) for row in table.rows for cell in row.cells)
    return len(table.rows) <= layout.SHORT_ROWS and letters <= layout.SHORT_LETTERS


def tall_rows(table: Table, width_mm: float) -> tuple[bool, ...]:
    """Of each row, whether it may be broken over two pages: one so high leaves half a page bare.

    width_mm: of the whole table.
    """
    scale = width_mm / sum(table.widths_mm)
    return tuple(_lines(row, table.widths_mm, scale) > layout.UNBROKEN_LINES for row in table.rows)


def _lines(row: TableRow, widths_mm: tuple[int, ...], scale: float) -> int:
    """How many lines the highest cell takes, about."""
    highest, column = 1, 0
    for cell in row.cells:
        width = sum(widths_mm[column : column + cell.colspan]) * scale
        column += cell.colspan
        text = line_width_mm(printed(cell), layout.SIZE_TABLE)
        highest = max(highest, ceil(text / max(width, 1)))
    return highest


def kept_together(blocks: tuple[Block, ...]) -> list[tuple[Block, tuple[Block, ...]]]:
    """Each block with those after it that stay on the page where it ends, in order.

    A signature stays with the block before it; short notes between a table and its signature
    stay with the table. A block that stays with another is not listed again.
    """
    made: list[tuple[Block, tuple[Block, ...]]] = []
    place = 0
    while place < len(blocks):
        end = _end(blocks, place)
        made.append((blocks[place], blocks[place + 1 : end]))
        place = end
    return made


def _end(blocks: tuple[Block, ...], place: int) -> int:
    """Where the next block that stands for itself begins."""
    following = place + 1
    if isinstance(blocks[place], Table):
        while following < len(blocks) and isinstance(blocks[following], Note):
            following += 1
    signed = following < len(blocks) and isinstance(blocks[following], Signature)
    return following + 1 if signed else place + 1
