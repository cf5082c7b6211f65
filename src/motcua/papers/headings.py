"""Where the cells of a multi-level heading stand, counted once for all writers."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.papers.data import HeadCell


@dataclass(frozen=True, slots=True)
class Slot:
    """A heading cell in one row. begins: False where a cell of a row above reaches down."""

    column: int  # from 0
    cell: HeadCell
    begins: bool


def heading_slots(
    head: tuple[tuple[HeadCell, ...], ...], columns: int
) -> tuple[tuple[Slot, ...], ...]:
    """One tuple of slots a heading row, from left to right, covering every column.

    A cell of a row above that reaches down has its slot in each row it covers.
    Raises ValueError when a row does not fill the `columns` of the table.
    """
    rows: list[tuple[Slot, ...]] = []
    above: dict[int, tuple[HeadCell, int]] = {}  # first column -> cell, rows still to cover
    for place, cells in enumerate(head):
        slots = _row_slots(iter(cells), above, columns)
        if sum(slot.cell.colspan for slot in slots) != columns:
            raise ValueError(f"heading row {place + 1} does not fill {columns} columns")
        above = {
            slot.column: (slot.cell, left)
            for slot in slots
            if (left := _rows_left(slot, above)) > 0
        }
        rows.append(slots)
    return tuple(rows)


def _row_slots(
    cells: Iterator[HeadCell],
    above: dict[int, tuple[HeadCell, int]],
    columns: int,
) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    column = 0
    while column < columns:
        if column in above:
            slot = Slot(column, above[column][0], begins=False)
        else:
            cell = next(cells, None)
            if cell is None:
                break
            slot = Slot(column, cell, begins=True)
        slots.append(slot)
        column += slot.cell.colspan
    return tuple(slots)


def _rows_left(slot: Slot, above: dict[int, tuple[HeadCell, int]]) -> int:
    return (slot.cell.rowspan if slot.begins else above[slot.column][1]) - 1
