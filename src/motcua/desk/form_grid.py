"""A form sheet laid out for the screen: heading, cells with their faults, the period before."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from motcua.desk.templatetags.vietnamese import number
from motcua.kernel.forms import FormColumn, Severity
from motcua.reports.data import TOTAL, Cell, Finding, FormSheet

MISSING = "chưa có số liệu"
TEXT = "text"  # a remark: an empty one is no missing figure


@dataclass(frozen=True, slots=True)
class Head:
    """A cell of the heading; spans as HTML counts them. column: its number, "" for a group."""

    text: str
    colspan: int
    rowspan: int


@dataclass(frozen=True, slots=True)
class GridCell:
    """A figure as shown.

    text: "1.234", or MISSING. opens: whether records are behind it. faults: sentences of the
    checks it fails, severity: the heaviest of them. before: the same figure a period earlier,
    "" when not asked for.
    """

    column: str
    text: str
    missing: bool
    zero: bool
    opens: bool
    faults: tuple[str, ...]
    severity: str
    before: str

    @property
    def plain_zero(self) -> bool:
        """Most cells of most forms: nothing to open, mark or compare."""
        return self.zero and not self.faults and not self.before


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the form; the total's key is "total"."""

    key: str
    number: str
    label: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole table; the total is its last row."""

    heads: tuple[tuple[Head, ...], ...]
    depth: int
    columns: tuple[FormColumn, ...]
    rows: tuple[GridRow, ...]


def grid_of(sheet: FormSheet, before: FormSheet | None) -> Grid:
    """Lay `sheet` out, with the figures of `before` (same form, an earlier period) beside."""
    columns = shown_columns(sheet)
    depth = max(len(column.path) for column in columns)
    faults = _faults_by_cell(sheet.findings)
    earlier = {row.key: row.cells for row in before.rows} if before else {}
    rows = tuple(
        _row(row.key, row.number, row.label, row.cells, columns, faults, earlier.get(row.key))
        for row in sheet.rows
    )
    if sheet.form.total:
        cells_before = before.total if before else None
        label = sheet.form.total_label
        total_row = _row(
            TOTAL, sheet.form.total_number, label, sheet.total, columns, faults, cells_before
        )
        rows = (*rows, total_row)
    return Grid(heading_rows(columns, depth), depth, columns, rows)


def shown_columns(sheet: FormSheet) -> tuple[FormColumn, ...]:
    """The printed columns, then those that the agency's accounting keeps apart."""
    return (*sheet.form.columns, *sheet.apart)


def heading_rows(columns: Sequence[FormColumn], depth: int) -> tuple[tuple[Head, ...], ...]:
    """Rows of the heading: columns that share a path share a cell, a short path reaches down."""
    rows: list[tuple[Head, ...]] = []
    for level in range(depth):
        heads: list[Head] = []
        at = 0
        while at < len(columns):
            path = columns[at].path
            if len(path) <= level:
                at += 1
                continue
            last = len(path) == level + 1
            span = 1 if last else _shared(columns, at, level)
            heads.append(Head(path[level], span, depth - level if last else 1))
            at += span
        rows.append(tuple(heads))
    return tuple(rows)


def _shared(columns: Sequence[FormColumn], at: int, level: int) -> int:
    """How many columns from `at` on stand under the same heading of `level`."""
    prefix = columns[at].path[: level + 1]
    span = 0
    for column in columns[at:]:
        if column.path[: level + 1] != prefix or len(column.path) == level + 1:
            break
        span += 1
    return max(span, 1)


def _faults_by_cell(findings: Sequence[Finding]) -> dict[tuple[str, str], list[Finding]]:
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        for row_key, column in finding.cells:
            found[row_key, column].append(finding)
    return found


def _row(
    key: str,
    row_number: str | int,
    label: str,
    cells: dict[str, Cell],
    columns: Sequence[FormColumn],
    faults: dict[tuple[str, str], list[Finding]],
    before: dict[str, Cell] | None,
) -> GridRow:
    shown = tuple(
        _cell(column, cells.get(column.key), faults.get((key, column.key), []), before)
        for column in columns
    )
    return GridRow(key, str(row_number), label, shown)


def _cell(
    column: FormColumn,
    cell: Cell | None,
    faults: Sequence[Finding],
    before: dict[str, Cell] | None,
) -> GridCell:
    value = cell.value if cell else None
    missing = value is None and column.kind != TEXT
    counted = isinstance(value, int | Decimal) and value != 0
    return GridCell(
        column=column.key,
        text=MISSING if missing else number(value),
        missing=missing,
        zero=value == 0,
        opens=counted and column.measure is not None,
        faults=tuple(fault.message for fault in faults),
        severity=_heaviest(faults),
        before="" if value == 0 and _is_zero(column.key, before) else _before(column.key, before),
    )


def _before(column: str, cells: dict[str, Cell] | None) -> str:
    if cells is None:
        return ""
    earlier = cells.get(column)
    return MISSING if earlier is None or earlier.value is None else number(earlier.value)


def _is_zero(column: str, cells: dict[str, Cell] | None) -> bool:
    """Two zeros, one under the other, only crowd the table."""
    earlier = cells.get(column) if cells else None
    return earlier is not None and earlier.value == 0


def _heaviest(faults: Sequence[Finding]) -> str:
    order = [Severity.ERROR.value, Severity.WARNING.value, Severity.NOTE.value]
    kinds = {str(fault.severity) for fault in faults}
    return next((kind for kind in order if kind in kinds), "")
