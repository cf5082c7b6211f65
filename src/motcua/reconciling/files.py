"""A reconciliation as a table to take away: csv, and the block tree of a workbook."""

from collections.abc import Iterable, Iterator

from motcua.kernel.dates import format_day
from motcua.kernel.reconciling import Side
from motcua.papers.data import (
    AnnexHead,
    Document,
    HeadCell,
    Orientation,
    Section,
    Table,
    TableCell,
    TableRow,
)
from motcua.reconciling.data import Line, ReconciliationView

HEADINGS = (
    "Mã hồ sơ",
    "Kết quả đối soát",
    "Trường khác nhau",
    "Nguồn thứ nhất",
    "Nguồn thứ hai",
    "Dòng ở nguồn thứ nhất",
    "Dòng ở nguồn thứ hai",
    "Ý kiến xử lý",
    "Lý do",
    "Người ghi ý kiến",
    "Ngày ghi",
)
WIDTHS_MM = (42, 30, 34, 40, 40, 16, 16, 34, 40, 30, 20)
SIDES = {
    Side.LEFT: "Chỉ có ở nguồn thứ nhất",
    Side.RIGHT: "Chỉ có ở nguồn thứ hai",
    Side.DIFFERENT: "Khác nhau",
}


def table_rows(lines: Iterable[Line]) -> Iterator[tuple[str, ...]]:
    """A row of texts a line, under `HEADINGS`; several fields stand one under the other."""
    for line in lines:
        fields = line.fields if line.side is Side.DIFFERENT else ()
        decision = line.decision
        yield (
            line.code,
            SIDES[line.side],
            "\n".join(label for label, _ in fields),
            "\n".join(field.left or "(trống)" for _, field in fields),
            "\n".join(field.right or "(trống)" for _, field in fields),
            str(line.left_row or ""),
            str(line.right_row or ""),
            decision.label if decision else "",
            decision.reason if decision else "",
            decision.decided_by if decision else "",
            format_day(decision.decided_at.date()) if decision else "",
        )


def reconciliation_document(view: ReconciliationView, lines: Iterable[Line]) -> Document:
    """The lines as one table. O(lines)."""
    rows = tuple(TableRow(tuple(TableCell(text) for text in row)) for row in table_rows(lines))
    title = f"Đối soát: {view.left_label} và {view.right_label}"
    table = Table(
        head=HeadCell.row_of(HEADINGS),
        rows=rows,
        widths_mm=WIDTHS_MM,
        name=title,
        row_heads=1,
    )
    section = Section(
        blocks=(AnnexHead(title, reference=_days(view)), table),
        orientation=Orientation.LANDSCAPE,
        sheet_name="Đối soát",
    )
    return Document(title=title, sections=(section,), created_at=view.made_at)


def _days(view: ReconciliationView) -> str:
    if view.period is None:
        return ""
    return (
        f"Hồ sơ tiếp nhận từ ngày {format_day(view.period.from_on)} đến ngày "
        f"{format_day(view.period.to_on)}"
    )
