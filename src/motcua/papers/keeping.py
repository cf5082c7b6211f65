"""What stays on one page: nobody signs a page that says nothing else, no heading stands alone."""

from motcua.papers import layout
from motcua.papers.data import Block, Note, Signature, Table
from motcua.papers.printed import printed


def is_short(table: Table) -> bool:
    """Whether a table is low enough to stand unbroken; a page holds several such."""
    letters = sum(len(printed(cell)) for row in table.rows for cell in row.cells)
    return len(table.rows) <= layout.SHORT_ROWS and letters <= layout.SHORT_LETTERS


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
