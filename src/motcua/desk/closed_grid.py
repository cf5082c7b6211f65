"""A closed form laid out for the screen: its figures, and today's where they are others."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.desk.form_grid import MISSING, TEXT, Head, heading_rows
from motcua.desk.templatetags.vietnamese import number
from motcua.kernel.forms import FormColumn
from motcua.reports.data import HEAD, LEVELS, TOTAL, Cell
from motcua.reports.snapshot_data import CellChange, FrozenSheet

HIDDEN = frozenset({"status"})  # says where a figure came from, and is no figure


@dataclass(frozen=True, slots=True)
class ClosedCell:
    """A closed figure. today: what it is today, "" where that is the same."""

    column: str
    text: str
    today: str
    zero: bool
    is_text: bool


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """A row; its key is "total" for the last one."""

    key: str
    number: str
    label: str
    cells: tuple[ClosedCell, ...]


@dataclass(frozen=True, slots=True)
class ClosedTable:
    """One closed form. numbers: printed under the heading, "" where a column has none; () none.

    beside: figures outside its table, as (label, text, today).
    """

    form: str
    name: str
    row_header: tuple[str, str]
    heads: tuple[tuple[Head, ...], ...]
    depth: int
    numbers: tuple[str, ...]
    rows: tuple[ClosedRow, ...]
    beside: tuple[tuple[str, str, str], ...]


def closed_table(sheet: FrozenSheet, changes: Iterable[CellChange]) -> ClosedTable:
    """Lay the sheet out, with the changes of this form marked."""
    changed = {
        (change.row_key, change.column_key): change
        for change in changes
        if change.form == sheet.form
    }
    columns = tuple(column for column in sheet.columns if column.key not in HIDDEN)
    depth = max(len(column.path) for column in columns)
    rows = [
        ClosedRow(row.key, row.number, row.label, _cells(row.key, sheet, columns, changed))
        for row in sheet.rows
    ]
    if sheet.total:
        rows.append(ClosedRow(TOTAL, "", sheet.total_label, _cells(TOTAL, sheet, columns, changed)))
    beside = ((HEAD, sheet.head_columns), (LEVELS, sheet.level_columns))
    return ClosedTable(
        form=sheet.form,
        name=sheet.name,
        row_header=sheet.row_header,
        heads=heading_rows(columns, depth),
        depth=depth,
        numbers=_numbers(columns),
        rows=tuple(rows),
        beside=tuple(
            (column.label, *_texts(sheet.cells_of(key).get(column.key), changed, key, column))
            for key, of_key in beside
            for column in of_key
        ),
    )


def _numbers(columns: Iterable[FormColumn]) -> tuple[str, ...]:
    found = tuple(f"({one.key})" if one.key.isdigit() else "" for one in columns)
    return found if any(found) else ()


def _cells(
    row_key: str,
    sheet: FrozenSheet,
    columns: Iterable[FormColumn],
    changed: dict[tuple[str, str], CellChange],
) -> tuple[ClosedCell, ...]:
    cells = sheet.cells_of(row_key)
    return tuple(_cell(cells.get(column.key), changed, row_key, column) for column in columns)


def _cell(
    cell: Cell | None,
    changed: dict[tuple[str, str], CellChange],
    row_key: str,
    column: FormColumn,
) -> ClosedCell:
    text, today = _texts(cell, changed, row_key, column)
    value = cell.value if cell else None
    return ClosedCell(column.key, text, today, value == 0, column.kind == TEXT)


def _texts(
    cell: Cell | None,
    changed: dict[tuple[str, str], CellChange],
    row_key: str,
    column: FormColumn,
) -> tuple[str, str]:
    change = changed.get((row_key, column.key))
    return cell_text(cell, column.kind), cell_text(change.today, column.kind) if change else ""


def cell_text(cell: Cell | None, kind: str = "count") -> str:
    """A figure as shown; a figure that nobody supplied says so, a text may be empty."""
    value = cell.value if cell else None
    if value is None:
        return "" if kind == TEXT else MISSING
    return number(value)
