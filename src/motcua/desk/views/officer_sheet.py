"""The monthly sheet of each officer: on the page, as csv and as xlsx."""

from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from motcua.desk import officer_figures as figures
from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file
from motcua.desk.places import Place
from motcua.desk.sheet_out import rows_file
from motcua.kernel.errors import NotFound
from motcua.kernel.numbers import round_half_up, whole_number
from motcua.kernel.periods import Period
from motcua.papers.data import CellKind, Document, HeadCell, Section, Table, TableCell, TableRow
from motcua.reports import api as reports
from motcua.reports.api import RATING_MEASURES, SHEET_MEASURES, SheetLine

MONTHS_BACK = 12
HEADING = "Cán bộ xử lý"
WIDTHS = (55, *(20 for _ in (*SHEET_MEASURES, *RATING_MEASURES, "points", "mean")))


@require_safe
@officer_page
def officer_sheet(request: HttpRequest, kind: str = "") -> HttpResponseBase:
    """kind: "" the page, "csv" or "xlsx" the file. `thang` in the address: yyyy-mm."""
    officer = request.officer
    period = _month(request.GET.get("thang", ""), officer.on)
    lines = reports.officer_sheet(
        officer.agency, period, SHEET_MEASURES, actor=officer.actor, now=request.now
    )
    if kind == "csv":
        headings = (HEADING, *figures.headings())
        return rows_file(kind, _name(period), "Cán bộ", headings, map(_texts, lines))
    if kind == "xlsx":
        return _xlsx(lines, period, officer.agency.name)
    if kind:
        raise NotFound("tệp", kind)
    context = {
        "month": f"{period.from_on:%Y-%m}",
        "period": period,
        "months": _months(officer.on),
        "dossier_headings": [figures.LABELS[key] for key in SHEET_MEASURES],
        "rating_headings": [figures.RATING_LABELS[key] for key in RATING_MEASURES],
        "rows": [
            figures.sheet_row(line, period, line.officer or figures.NOBODY, line.officer)
            for line in lines
        ],
        "whole": figures.sheet_row(
            reports.whole_office(lines, SHEET_MEASURES), period, "Cả cơ quan", None
        ),
    }
    return page(request, "desk/officer_sheet.html", Place.TODAY, context)


def _month(text: str, today: date) -> Period:
    """That month, up to today; this month for anything that is none."""
    year, month = (whole_number(part) for part in text.partition("-")[::2])
    first = today.replace(day=1)
    if year and month and 2000 <= year < 2100 and month <= 12:
        first = min(date(year, month, 1), first)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return Period(first, min(last, today))


def _months(today: date) -> list[tuple[str, str]]:
    found, first = [], today.replace(day=1)
    for _ in range(MONTHS_BACK):
        found.append((f"{first:%Y-%m}", f"Tháng {first:%m/%Y}"))
        first = (first - timedelta(days=1)).replace(day=1)
    return found


def _texts(line: SheetLine) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in _values(line))


def _values(line: SheetLine) -> tuple[str | int | Decimal | None, ...]:
    """A line as the files have it; the mean without ballots is empty, which is not 0."""
    ratings = line.ratings
    return (
        line.officer or figures.NOBODY,
        *(line.counts[key] for key in SHEET_MEASURES),
        *(line.rated(key) for key in RATING_MEASURES),
        ratings.points if ratings.answered else None,
        None if ratings.mean is None else round_half_up(ratings.mean, figures.PLACES),
    )


def _xlsx(lines: tuple[SheetLine, ...], period: Period, agency: str) -> HttpResponse:
    head = HeadCell.row_of((HEADING, *figures.headings()))
    rows = tuple(TableRow(tuple(map(_cell, _values(line)))) for line in lines)
    table = Table(head=head, rows=rows, widths_mm=WIDTHS, row_heads=1)
    title = f"{agency}: công việc của cán bộ, tháng {period.from_on:%m/%Y}"
    document = Document(title, (Section((table,), sheet_name="Cán bộ"),))
    return paper_file(document, "xlsx", _name(period))


def _cell(value: str | int | Decimal | None) -> TableCell:
    if isinstance(value, Decimal):
        return TableCell(value, CellKind.DECIMAL, places=figures.PLACES)
    return TableCell(value, CellKind.TEXT if isinstance(value, str) else CellKind.INT)


def _name(period: Period) -> str:
    return f"can-bo-{period.from_on:%Y-%m}"
