"""Rows of a sheet that are no records: headers printed again, totals, what follows a total."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.kernel.text import fold
from motcua.sheets.cells import text_of
from motcua.sheets.findings import Findings
from motcua.sheets.layout import Layout
from motcua.sheets.row_cells import RowCells
from motcua.sheets.table import Cell

# "Tổng cộng", "Tổng số: 12", "Cộng", but no company ("Công ty A", "Tổng công ty B").
_TOTAL = re.compile(r"(?:tong|cong)\b(?!(?: cong)? (?:ty|dan|an|chuc|doan|dong|chung)\b)")
_TOTAL_LETTERS = frozenset("TtCc")
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")


@dataclass(slots=True)
class Surroundings:
    """Rows of the sheet that are no records."""

    repeated_headers: int = 0
    total_rows: list[int] = field(default_factory=list)
    rows_after_total: int = 0


def is_total(cells: Sequence[Cell]) -> bool:
    """Whether the first filled cell says "Tổng cộng", "Tổng số: 12" or the like."""
    first = next((text for cell in cells if (text := text_of(cell))), "")
    return first[:1] in _TOTAL_LETTERS and _TOTAL.match(fold(first)) is not None


def only_counts_follow(cells: Sequence[Cell]) -> bool:
    """Whether every filled cell after the first is a count."""
    texts = [text for cell in cells if (text := text_of(cell))]
    return all(map(_COUNT.fullmatch, texts[1:]))


def note_surroundings(around: Surroundings, layout: Layout, findings: Findings) -> None:
    """Say what was passed over."""
    if around.repeated_headers:
        findings.note(
            0, "", "repeated_header", f"Bỏ qua {around.repeated_headers} dòng tiêu đề lặp lại."
        )
    if around.total_rows:
        numbers = ", ".join(str(number) for number in around.total_rows[:10])
        findings.note(0, "", "total_row", f"Dòng tổng không được nhập: dòng {numbers}.")
    if around.rows_after_total:
        findings.note(
            0, "", "after_total", f"Bỏ qua {around.rows_after_total} dòng chữ sau dòng tổng."
        )
    if layout.other_sheets:
        names = ", ".join(f"“{name}”" for name in layout.other_sheets)
        findings.note(
            0, "", "other_sheets", f"Chỉ nhập trang “{layout.sheet}”; chưa nhập: {names}."
        )


def is_blank(row: RowCells) -> bool:
    """Whether nothing stands under any heading; a running number alone is no record."""
    return all(
        cell == "" or cell is None or (isinstance(cell, str) and not cell.strip())
        for cell in row.raw.values()
    )
