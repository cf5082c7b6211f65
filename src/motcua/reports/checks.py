"""The checks of a form, as the rulebook declares them: each yields what does not add up.

A figure that is missing makes no check fail; that it is missing is a finding of its own.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from motcua.kernel.dates import format_day
from motcua.kernel.forms import FormCheck, FormColumn, FormDefinition, Identity, Severity
from motcua.kernel.numbers import format_decimal, format_int
from motcua.reports.data import HEAD, LEVELS, TOTAL, Cell, Finding, FormSheet
from motcua.reports.snapshot_data import FrozenSheet

PLACEHOLDER = re.compile(r"\{(\w+)\}")
HUNDRED = Decimal(100)


def findings_of(sheet: FormSheet, before: FrozenSheet | None = None) -> tuple[Finding, ...]:
    """All findings of a sheet: identities of each row and the total, then the form's checks.

    before: the closed form that ends the day before, for what is carried over; None: none is.
    """
    return (
        *_identities(sheet),
        *_checks(sheet),
        *_continuity(sheet, before),
        *_missing(sheet),
        *_unlisted(sheet),
        *_days_of_agency(sheet),
    )


def _identities(sheet: FormSheet) -> Iterator[Finding]:
    rows = [(row.key, row.label, row.cells) for row in sheet.rows]
    if sheet.total:
        rows.append((TOTAL, sheet.form.total_label, sheet.total))
    for identity in sheet.form.identities_for(sheet.overlay):
        for key, label, cells in rows:
            yield from _identity(sheet, identity, key, label, cells)


def _identity(
    sheet: FormSheet, identity: Identity, key: str, label: str, cells: Mapping[str, Cell]
) -> Iterator[Finding]:
    left = _number(cells.get(identity.left))
    parts = [_number(cells.get(column)) for column in identity.right]
    if left is None or any(part is None for part in parts):
        return
    right = sum((part for part in parts if part is not None), Decimal(0))
    if left == right:
        return
    words = {column.key: _text(_number(cells.get(column.key))) for column in sheet.apart}
    words |= {"row": label, **_difference(left, right)}
    concerned = tuple((key, column) for column in (identity.left, *identity.right))
    message = _filled(identity.message, words)
    yield Finding(identity.code, identity.severity, message, concerned)


def _checks(sheet: FormSheet) -> Iterator[Finding]:
    kinds = {"total": _total, "bounds": _bounds, "sum": _sum}
    for check in sheet.form.checks:
        if check.kind in kinds:
            yield from kinds[check.kind](sheet, check)


def has_continuity(form: FormDefinition) -> bool:
    """Whether a check of the form compares with the closed period before."""
    return any(check.kind == "continuity" for check in form.checks)


def _continuity(sheet: FormSheet, before: FrozenSheet | None) -> Iterator[Finding]:
    """What was carried over is what was pending when the period before was closed, row by row."""
    if before is None:
        return
    rows = {row.key: (row.label, row.cells) for row in sheet.rows}
    # A row that was closed with something pending and is not in this sheet at all.
    rows |= {row.key: (row.label, {}) for row in before.rows if row.key not in rows}
    if sheet.total:
        rows[TOTAL] = (sheet.form.total_label, sheet.total)
    for check in (check for check in sheet.form.checks if check.kind == "continuity"):
        for key, (label, cells) in rows.items():
            left, right = cells.get(check.left), before.cells_of(key).get(check.right)
            carried, pending = _number(left) or Decimal(0), _number(right) or Decimal(0)
            if carried != pending:
                words = {"row": label, **_difference(carried, pending)}
                yield _finding(check, words, *([(key, check.left)] if left else []))


def _total(sheet: FormSheet, check: FormCheck) -> Iterator[Finding]:
    """The total row is the sum of the rows, column by column."""
    for column, cell in sheet.total.items():
        parts = [_number(row.cells.get(column)) for row in sheet.rows]
        total = _number(cell)
        if total is None or any(part is None for part in parts):
            continue
        right = sum((part for part in parts if part is not None), Decimal(0))
        if total != right:
            words = {"row": sheet.form.total_label, **_difference(total, right)}
            words["left"] = column
            yield _finding(check, words, (TOTAL, column))


def _bounds(sheet: FormSheet, check: FormCheck) -> Iterator[Finding]:
    """Column `left` lies between 0 and column `right`."""
    for row in sheet.rows:
        value, bound = _number(row.cells.get(check.left)), _number(row.cells.get(check.right))
        if value is not None and bound is not None and not 0 <= value <= bound:
            words = {"row": row.number or row.label, **_difference(value, bound)}
            yield _finding(check, words, (row.key, check.left))


def _sum(sheet: FormSheet, check: FormCheck) -> Iterator[Finding]:
    """The levels of the second table add up to 100."""
    shares = [_number(cell) for cell in sheet.levels.values()]
    if not shares or any(share is None for share in shares):
        return
    whole = sum((share for share in shares if share is not None), Decimal(0))
    if whole != HUNDRED:
        cells = tuple((LEVELS, column) for column in sheet.levels)
        yield _finding(check, {"row": "", **_difference(whole, HUNDRED)}, *cells)


def _missing(sheet: FormSheet) -> Iterator[Finding]:
    """Cells that an officer must fill and has not; texts may stay empty."""
    wanted = {column.key for column in _typed_figures(sheet.form.columns)}
    places = [(row.key, column) for row in sheet.rows for column in row.cells if column in wanted]
    places += [(HEAD, column.key) for column in _typed_figures(sheet.form.head_fields)]
    if sheet.form.levels:
        places += [(LEVELS, column.key) for column in _typed_figures(sheet.form.levels.columns)]
    empty = tuple(place for place in places if _is_missing(sheet.cell(*place)))
    if empty:
        message = (
            f"Còn {format_int(len(empty))} ô chưa có số liệu; ô trống không phải là số 0, "
            "cần công chức nhập."
        )
        yield Finding("form.missing", Severity.WARNING, message, empty)


def _unlisted(sheet: FormSheet) -> Iterator[Finding]:
    """Rows that are there because records are in them, not because the agency lists them."""
    for row in sheet.rows:
        if not row.listed:
            message = (
                f"{row.label}: ngoài danh sách lĩnh vực của đơn vị nhưng có hồ sơ; "
                "dòng được thêm vào cuối biểu."
            )
            cells = tuple((row.key, column.key) for column in sheet.form.columns)
            yield Finding("form.row_added", Severity.NOTE, message, cells)


def _typed_figures(columns: tuple[FormColumn, ...]) -> Iterator[FormColumn]:
    return (column for column in columns if column.measure is None and column.kind != "text")


def _is_missing(cell: Cell | None) -> bool:
    return cell is not None and cell.value is None


def _finding(check: FormCheck, words: Mapping[str, str], *cells: tuple[str, str]) -> Finding:
    return Finding(check.code, check.severity, _filled(check.message, words), cells)


def _filled(message: str, words: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda place: words.get(place.group(1), ""), message)


def _difference(left: Decimal, right: Decimal) -> dict[str, str]:
    return {"left": _text(left), "right": _text(right), "difference": _text(left - right)}


def _number(cell: Cell | None) -> Decimal | None:
    if cell is None or cell.value is None or isinstance(cell.value, str):
        return None
    return Decimal(cell.value)


def _text(number: Decimal | None) -> str:
    if number is None:
        return ""
    if number == number.to_integral_value():
        return format_int(int(number))
    return format_decimal(number, max(0, -int(number.as_tuple().exponent)))


def _days_of_agency(sheet: FormSheet) -> Iterator[Finding]:
    """The period reaches beyond the days of the agency: say which days are counted."""
    agency, period = sheet.agency, sheet.period
    if sheet.form.fact is None:
        return
    if agency.valid_to is not None and agency.valid_to < period.to_on:
        message = f"{agency.name} kết thúc hoạt động: số liệu tính đến hết ngày "
        message += f"{format_day(agency.valid_to)}."
        yield Finding("form.agency_ended", Severity.WARNING, message)
    if agency.valid_from > period.from_on:
        message = f"{agency.name} hoạt động từ ngày {format_day(agency.valid_from)}: hồ sơ của đơn "
        message += "vị trước nó còn dở dang tính vào cột từ kỳ trước."
        yield Finding("form.agency_began", Severity.NOTE, message)
