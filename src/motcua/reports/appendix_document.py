"""An indicator form on paper: the appendix's own columns, percentages with their two parts."""

from collections.abc import Callable
from decimal import Decimal

from motcua.kernel.dates import format_day
from motcua.kernel.indicator_figures import VALUE
from motcua.kernel.indicators import AppendixColumn, AppendixRow
from motcua.kernel.numbers import format_decimal, format_int
from motcua.papers.data import (
    Align,
    AnnexHead,
    CellKind,
    Orientation,
    Section,
    Table,
    TableCell,
    TableRow,
)
from motcua.reports.data import Cell, CellStatus, FormSheet, SheetRow
from motcua.reports.indicators import appendix_of
from motcua.reports.letterhead import committee
from motcua.reports.table_heading import heading_rows

SHEET_NAME_MAX = 31
NO_SHARE = "-"  # 0 of 0 is no share, neither 0 % nor 100 %


def appendix_section(sheet: FormSheet, reference: str = "") -> Section:
    """The appendix as one section with its own page numbers.

    reference: what stands under the title; "": the days of the period.
    """
    appendix = appendix_of(sheet.form)
    period = sheet.period
    days = f"Từ ngày {format_day(period.from_on)} đến ngày {format_day(period.to_on)}"
    title = " ".join(appendix_title(sheet))
    table = Table(
        head=heading_rows([column.path for column in appendix.columns]),
        rows=tuple(
            _row(appendix.columns, printed, row)
            for printed, row in zip(appendix.rows, sheet.rows, strict=True)
        ),
        widths_mm=tuple(column.width_mm for column in appendix.columns),
        name=title,
    )
    return Section(
        blocks=(AnnexHead(title, appendix.label, reference or days), table),
        orientation=Orientation.LANDSCAPE if sheet.form.landscape else Orientation.PORTRAIT,
        restart_numbering=True,
        sheet_name=(appendix.label or "Biểu mẫu")[:SHEET_NAME_MAX],
    )


def appendix_title(sheet: FormSheet) -> tuple[str, ...]:
    """The lines of the title, for this agency and year."""
    words = {
        "agency": committee(sheet.agency).upper(),
        "year": str(sheet.period.to_on.year),
    }
    return tuple(line.format(**words) for line in sheet.form.title)


def figure_text(row: SheetRow) -> str:
    """The figure as the appendix prints it: "1.234", "99,8% (424/425)", "-" for 0/0, or ""."""
    value, part, whole = (row.cells[key].value for key in (VALUE, "numerator", "denominator"))
    if isinstance(part, int | Decimal) and isinstance(whole, int | Decimal):
        if value is None:
            return NO_SHARE if whole == 0 else ""
        return f"{_plain(value)}% ({_plain(part)}/{_plain(whole)})"
    return _plain(value)


def _plain(value: int | Decimal | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format_decimal(value, max(0, -int(value.as_tuple().exponent)))
    return format_int(value) if isinstance(value, int) else value


def _row(columns: tuple[AppendixColumn, ...], printed: AppendixRow, row: SheetRow) -> TableRow:
    bold = printed.indicator is None and "." not in printed.key
    return TableRow(
        tuple(_CELLS[column.shows](printed, row, bold) for column in columns), key=printed.key
    )


def _number(printed: AppendixRow, row: SheetRow, bold: bool) -> TableCell:
    return TableCell(printed.number, bold=bold, align=Align.CENTER)


def _label(printed: AppendixRow, row: SheetRow, bold: bool) -> TableCell:
    return TableCell(f"{printed.mark} {printed.label}".strip(), bold=bold)


def _unit(printed: AppendixRow, row: SheetRow, bold: bool) -> TableCell:
    return TableCell(printed.unit, align=Align.CENTER)


def _value(printed: AppendixRow, row: SheetRow, bold: bool) -> TableCell:
    cell: Cell = row.cells[VALUE]
    measure = printed.indicator if cell.status is CellStatus.AUTO else None
    if isinstance(cell.value, int):
        return TableCell(cell.value, CellKind.INT, measure=measure)
    return TableCell(figure_text(row), align=Align.CENTER, measure=measure)


def _reporter(printed: AppendixRow, row: SheetRow, bold: bool) -> TableCell:
    return TableCell(printed.reporter)


def _note(printed: AppendixRow, row: SheetRow, bold: bool) -> TableCell:
    """The printed note, or why there is no figure."""
    cell = row.cells[VALUE]
    reason = cell.source if cell.status is CellStatus.WAIVED else ""
    return TableCell(". ".join(text for text in (printed.note, reason) if text))


_CELLS: dict[str, Callable[[AppendixRow, SheetRow, bool], TableCell]] = {
    "number": _number,
    "label": _label,
    "unit": _unit,
    "value": _value,
    "reporter": _reporter,
    "note": _note,
}
