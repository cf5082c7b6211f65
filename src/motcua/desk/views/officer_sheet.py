"""The monthly sheet of each officer: on the page, as csv and as xlsx."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from motcua.desk import leader_figures as figures
from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file
from motcua.desk.places import Place
from motcua.desk.sheet_out import rows_file
from motcua.kernel.errors import NotFound
from motcua.kernel.numbers import whole_number
from motcua.kernel.periods import Period
from motcua.papers.data import CellKind, Document, HeadCell, Section, Table, TableCell, TableRow
from motcua.reports import api as reports
from motcua.reports.api import SHEET_MEASURES, OfficerLine

MONTHS_BACK = 12
WIDTHS = (60, *(25 for _ in SHEET_MEASURES))


@require_safe
@officer_page
def officer_sheet(request: HttpRequest, kind: str = "") -> HttpResponseBase:
    """kind: "" the page, "csv" or "xlsx" the file. `thang` in the address: yyyy-mm."""
    officer = request.officer
    period = _month(request.GET.get("thang", ""), officer.on)
    lines = reports.officer_counts(
        officer.agency, period, SHEET_MEASURES, actor=officer.actor, now=request.now
    )
    if kind == "csv":
        headings = ("Cán bộ xử lý", *_headings())
        return rows_file(kind, _name(period), "Cán bộ", headings, map(_texts, lines))
    if kind == "xlsx":
        return _xlsx(lines, period, officer.agency.name)
    if kind:
        raise NotFound("tệp", kind)
    context = {
        "month": f"{period.from_on:%Y-%m}",
        "period": period,
        "months": _months(officer.on),
        "headings": _headings(),
        "rows": figures.officer_rows(lines, SHEET_MEASURES, period),
        "sums": [sum(line.counts[key] for line in lines) for key in SHEET_MEASURES],
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


def _headings() -> list[str]:
    return [figures.LABELS[key] for key in SHEET_MEASURES]


def _texts(line: OfficerLine) -> tuple[str, ...]:
    counts = (str(line.counts[key]) for key in SHEET_MEASURES)
    return (line.officer or figures.NOBODY, *counts)


def _xlsx(lines: tuple[OfficerLine, ...], period: Period, agency: str) -> HttpResponse:
    head = HeadCell.row_of(("Cán bộ xử lý", *_headings()))
    rows = tuple(
        TableRow(
            (
                TableCell(line.officer or figures.NOBODY),
                *(TableCell(line.counts[key], CellKind.INT) for key in SHEET_MEASURES),
            )
        )
        for line in lines
    )
    table = Table(head=head, rows=rows, widths_mm=WIDTHS, row_heads=1)
    title = f"{agency}: công việc của cán bộ, tháng {period.from_on:%m/%Y}"
    document = Document(title, (Section((table,), sheet_name="Cán bộ"),))
    return paper_file(document, "xlsx", _name(period))


def _name(period: Period) -> str:
    return f"can-bo-{period.from_on:%Y-%m}"
