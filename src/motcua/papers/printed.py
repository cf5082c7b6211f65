"""A cell's value as it is printed: 1.234 and 58,79; a figure nobody supplied prints nothing."""

from decimal import Decimal

from motcua.kernel.numbers import format_decimal, format_int
from motcua.papers.data import Align, CellKind, TableCell


def printed(cell: TableCell) -> str:
    """Text of the cell in the Vietnamese way; "" when there is no figure."""
    value = cell.value
    if value is None:
        return ""
    if cell.kind is CellKind.INT and isinstance(value, int):
        return format_int(value)
    if cell.kind is CellKind.DECIMAL and isinstance(value, int | Decimal):
        return format_decimal(Decimal(value), cell.places)
    return str(value)


def alignment(cell: TableCell) -> Align:
    """Where the cell's text stands: as asked, else text left and numbers in the middle."""
    if cell.align is not None:
        return cell.align
    return Align.LEFT if cell.kind is CellKind.TEXT else Align.CENTER
