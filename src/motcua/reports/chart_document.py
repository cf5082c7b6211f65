"""A chart as a picture with its table: the same for a page and for a paper."""

from motcua.kernel.dates import format_day
from motcua.papers import api as papers
from motcua.papers.data import (
    Align,
    AnnexHead,
    Document,
    HeadCell,
    Picture,
    Section,
    Table,
    TableCell,
    TableRow,
)
from motcua.reports.chart_data import ChartFigure, ChartView

WIDTH, HEIGHT = 620, 190
ROWS_WIDTH = 240  # beside the names of the rows


def chart_svg(view: ChartView, addresses: dict[ChartFigure, str] | None = None) -> str:
    """The picture; "" where no bar has a length. addresses: what a bar opens, on a page."""
    if view.is_empty:
        return ""
    bars = [
        papers.Bar(
            figure.label,
            # A period without a figure keeps its place: nothing stands there, and "-" says so.
            figure.value or 0,
            figure.group,
            (addresses or {}).get(figure, ""),
            figure.text.partition(" (")[0],
        )
        for figure in view.figures
    ]
    if view.definition.periods > 1:
        return papers.columns_svg(bars, width=WIDTH, height=HEIGHT)
    return papers.rows_svg(bars, width=ROWS_WIDTH)


def chart_blocks(view: ChartView) -> tuple[Picture | Table, ...]:
    """Picture and table, to be set into any document."""
    groups = [bar.label for bar in view.definition.bars] if view.definition.periods > 1 else ["Số"]
    first = "Kỳ" if view.definition.periods > 1 else "Mục"
    head = HeadCell.row_of((first, *(group.capitalize() for group in groups)))
    rows = tuple(
        TableRow(
            (TableCell(label), *(TableCell(figure.text, align=Align.CENTER) for figure in line))
        )
        for label, line in view.lines
    )
    widths = (60, *([40] * len(groups)))
    table = Table(head, rows, widths, name=view.definition.question, row_heads=1)
    svg = chart_svg(view)
    return (Picture(svg, view.definition.question), table) if svg else (table,)


def chart_document(view: ChartView) -> Document:
    """The chart alone, with whose it is and of which days."""
    days = f"{format_day(view.period.from_on)} – {format_day(view.period.to_on)}"
    head = AnnexHead(view.definition.question, reference=f"{view.agency.name}, {days}")
    section = Section((head, *chart_blocks(view)), sheet_name="Biểu đồ")
    return Document(title=view.definition.question, sections=(section,))
