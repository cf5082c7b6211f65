"""The rows of an indicator form for the screen: figure, mark, fault, last period beside."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from motcua.kernel.indicators import Appendix, Counted, Indicator
from motcua.reports import api as reports
from motcua.reports.data import Finding, FormSheet

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


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row as shown.

    text: the figure, "" for none. before: last period's. opens: records are behind it. mine: the
    officer's own positions answer for it. faults: sentences of the checks it fails. jump: why it
    looks odd beside last period, "" when it does not.
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
    owner: str
    typed: bool
    mine: bool
    opens: bool
    faults: tuple[str, ...]
    jump: str

    @property
    def heading(self) -> bool:
        """A row that asks for nothing."""
        return self.status == "heading"


def indicator_rows(
    sheet: FormSheet,
    before: FormSheet | None,
    appendix: Appendix,
    catalogue: Mapping[str, Indicator],
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
                owner=owners.get(indicator.owner, "") if indicator else "",
                typed=printed.key in typed,
                mine=bool(indicator and indicator.owner in mine),
                opens=bool(
                    indicator
                    and isinstance(indicator.formula, Counted)
                    and cell.status == "auto"
                    and cell.value
                ),
                faults=tuple(fault.message for fault in faults[printed.key]),
                jump=_jump(cell.value, was.cells["value"].value if was else None),
            )
        )
    return shown


def _jump(value: object, before: object) -> str:
    if not isinstance(value, int) or not isinstance(before, int) or max(value, before) < FEW:
        return ""
    if value > before * CHANGE_WORTH_A_LOOK:
        return "Gấp hơn 3 lần kỳ trước"
    return "Chưa bằng 1/3 kỳ trước" if value * CHANGE_WORTH_A_LOOK < before else ""
