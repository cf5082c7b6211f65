"""The rows of an indicator form for the screen: figure, mark, fault, last period beside."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from motcua.kernel.indicator_figures import NUMERATOR, VALUE, Filling
from motcua.kernel.indicators import Appendix, AppendixRow, Indicator, TimeBase
from motcua.kernel.numbers import format_decimal, format_int
from motcua.reports import api as reports
from motcua.reports.data import Cell, Finding, FormSheet

STATUS_WORDS = {
    "auto": "Phần mềm tính",
    "entered": "Đã nhập",
    "waived": "Không có, đã ghi lý do",
    "missing": "Còn thiếu",
    "other": "Cơ quan khác báo cáo",
    "heading": "",
}
CHANGE_WORTH_A_LOOK = 3  # times as much, or as little, as the period before
FEW = 10  # below it a jump says nothing
POINTS_WORTH_A_LOOK = 20  # a share that moved by so many percentage points


@dataclass(frozen=True, slots=True)
class Opening:
    """A figure that records are behind. column: of the row, for the address of its records."""

    column: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row as shown.

    text: the figure, "" for none. before: last period's. openings: the figure, or the two parts of
    a share, that records are behind. mine: the officer's own positions answer for it.
    at: when an entered figure was written down. owner: who answers for the row. faults:
    sentences of the checks it fails. jump: why it looks odd beside last period, "" when it does
    not.
    """

    key: str
    number: str
    label: str
    unit: str
    status: str
    word: str
    text: str
    before: str
    source: str
    by: str
    at: datetime | None
    owner: str
    typed: bool
    mine: bool
    openings: tuple[Opening, ...]
    faults: tuple[str, ...]
    jump: str

    @property
    def whole_opens(self) -> Opening | None:
        """The opening of the figure itself; None for a share, which opens by its parts."""
        return next((one for one in self.openings if one.column == VALUE), None)

    @property
    def is_odd(self) -> bool:
        """Something about it asks for a look."""
        return bool(self.faults or self.jump)

    @property
    def heading(self) -> bool:
        """A row that asks for nothing."""
        return self.status == "heading"


def indicator_rows(
    sheet: FormSheet,
    before: FormSheet | None,
    appendix: Appendix,
    catalogue: Mapping[str, Indicator],
    filling: Filling,
    typed: frozenset[str],
    mine: frozenset[str],
    owners: Mapping[str, str],
) -> list[IndicatorRow]:
    """Every row in printed order. typed: rows an officer supplies. mine: positions held."""
    faults: dict[str, list[Finding]] = defaultdict(list)
    for finding in sheet.findings:
        if finding.severity == "error":
            for row_key, _ in finding.cells[:1]:
                faults[row_key].append(finding)
    earlier = {row.key: row for row in before.rows} if before else {}
    shown = []
    for printed, row in zip(appendix.rows, sheet.rows, strict=True):
        indicator = catalogue[printed.indicator] if printed.indicator else None
        cell, was = row.cells["value"], earlier.get(printed.key)
        shown.append(
            IndicatorRow(
                key=printed.key,
                number=printed.number,
                label=f"{printed.mark} {printed.label}".strip(),
                unit=printed.unit,
                status=cell.status.value,
                word=STATUS_WORDS[cell.status.value],
                text=reports.figure_text(row),
                before=reports.figure_text(was) if was else "",
                source=cell.source,
                by=cell.by,
                at=cell.at,
                owner=_owner(printed, indicator, owners),
                typed=printed.key in typed,
                mine=bool(indicator and indicator.owner in mine),
                openings=_openings(row.cells, filling.opening(indicator.key) if indicator else ()),
                faults=tuple(fault.message for fault in faults[printed.key]),
                jump=_jump(indicator, cell.value, was.cells[VALUE].value if was else None),
            )
        )
    return shown


def _owner(printed: AppendixRow, indicator: Indicator | None, owners: Mapping[str, str]) -> str:
    """Who answers: the position here, else whom the appendix names; "" when nobody is named."""
    return owners.get(indicator.owner, "") if indicator else printed.reporter


def _only_grew(indicator: Indicator, value: object, before: object) -> bool:
    """A figure since the first day of the year grows by itself."""
    if indicator.time is not TimeBase.YEAR_TO_DATE:
        return False
    known = isinstance(value, int | Decimal) and isinstance(before, int | Decimal)
    return known and value >= before


def _openings(cells: Mapping[str, Cell], columns: tuple[str, ...]) -> tuple[Opening, ...]:
    """Those of the columns that hold more than nothing; 0 opens to no record."""
    if cells[VALUE].status != "auto" and VALUE in columns:
        return ()
    found = []
    for column in columns:
        value = cells[column].value
        if value:
            word = "" if column == VALUE else "tử số" if column == NUMERATOR else "mẫu số"
            text = format_int(value) if isinstance(value, int) else str(value)
            found.append(Opening(column, text, word))
    return tuple(found)


def _jump(indicator: Indicator | None, value: object, before: object) -> str:
    if indicator is not None and _only_grew(indicator, value, before):
        return ""
    if isinstance(value, Decimal) and isinstance(before, Decimal):
        moved = value - before
        if abs(moved) < POINTS_WORTH_A_LOOK:
            return ""
        word = "Tăng" if moved > 0 else "Giảm"
        return f"{word} {format_decimal(abs(moved), 1)} điểm phần trăm so với kỳ trước"
    if not isinstance(value, int) or not isinstance(before, int) or max(value, before) < FEW:
        return ""
    if value > before * CHANGE_WORTH_A_LOOK:
        return "Gấp hơn 3 lần kỳ trước"
    return "Chưa bằng 1/3 kỳ trước" if value * CHANGE_WORTH_A_LOOK < before else ""
