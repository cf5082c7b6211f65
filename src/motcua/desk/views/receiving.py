"""What this counter received for other agencies: a table by who resolves it, and its dossiers."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.desk.leader_figures import Figure, Row, figure
from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file
from motcua.desk.places import Place
from motcua.desk.sheet_out import rows_file
from motcua.dossiers import api as dossiers
from motcua.dossiers.data import ReceivedFor
from motcua.kernel.dates import format_day, parse_day
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.numbers import whole_number
from motcua.kernel.periods import Period
from motcua.papers.data import CellKind, Document, HeadCell, Section, Table, TableCell, TableRow

READ = "dossier.read"
LABELS = {
    "carried_over": "Kỳ trước chuyển sang",
    "received": "Tiếp nhận",
    "finished": "Đã giải quyết",
    "delivered": "Đã trả",
    "open": "Còn lại",
}
HEADING, TOTAL = "Cơ quan giải quyết", "Cộng"
WIDTHS = (70, *(28 for _ in LABELS))


@require_safe
@officer_page
def received(request: HttpRequest, kind: str = "") -> HttpResponseBase:
    """kind: "" the page, "csv" or "xlsx" the file. `tu`, `den` in the address: the days."""
    officer = request.officer
    officer.require(READ)
    typed = _typed(request)
    if kind:
        return _file(request, kind, _period(typed))
    context: dict[str, object] = {"typed": typed, "fault": "", "rows": []}
    try:
        period = _period(typed)
        *rows, whole = [_row(line, period) for line in _lines(request, period)] or [None]
        context |= {"rows": rows, "whole": whole, "period": period}
    except MotcuaError as refused:
        context["fault"] = str(refused)
    context |= {
        "headings": list(LABELS.values()),
        "query": urlencode(typed),
        "receives_for": agencies.receives_for(officer.agency.id, officer.on),
    }
    status = 422 if context["fault"] else 200
    return page(request, "desk/received.html", Place.DOSSIERS, context, status=status)


@require_safe
@officer_page
def received_records(request: HttpRequest) -> HttpResponse:
    """The dossiers behind one number of the table; their number is the number."""
    officer = request.officer
    officer.require(READ)
    key, typed = request.GET.get("so", ""), _typed(request)
    if key not in LABELS:
        raise NotFound("số liệu", key)
    resolver_id = whole_number(request.GET.get("co-quan", ""))
    found = dossiers.received_records(
        officer.agency.id,
        _period(typed),
        key,
        resolver_id,
        actor=officer.actor,
        now=request.now,
        cursor=request.GET.get("trang") or None,
    )
    homes = agencies.views(row.agency_id for row in found.rows)
    asked = {**typed, "so": key} | ({"co-quan": str(resolver_id)} if resolver_id else {})
    context = {
        "label": LABELS[key],
        "typed": typed,
        "page": found,
        "lines": [(row, homes[row.agency_id].name) for row in found.rows],
        "filters": {"address": urlencode(asked)},
        "query": urlencode(typed),
    }
    return page(request, "desk/received_records.html", Place.DOSSIERS, context)


def _typed(request: HttpRequest) -> dict[str, str]:
    """The days as they stand in the address; without them this month so far."""
    on = request.officer.on
    return {
        "tu": request.GET.get("tu") or format_day(on.replace(day=1)),
        "den": request.GET.get("den") or format_day(on),
    }


def _period(typed: dict[str, str]) -> Period:
    return Period(parse_day(typed["tu"]), parse_day(typed["den"]))


def _lines(request: HttpRequest, period: Period) -> tuple[ReceivedFor, ...]:
    officer = request.officer
    return dossiers.received_figures(
        officer.agency.id, period, actor=officer.actor, now=request.now
    )


def _row(line: ReceivedFor, period: Period) -> Row:
    figures = [_figure(line, key, period) for key in LABELS]
    return Row(line.name or TOTAL, tuple(figures))


def _figure(line: ReceivedFor, key: str, period: Period) -> Figure:
    asked = {"so": key, "tu": format_day(period.from_on), "den": format_day(period.to_on)}
    if line.resolver_id is not None:
        asked["co-quan"] = str(line.resolver_id)
    return figure(line.counts[key], f"{reverse('received_records')}?{urlencode(asked)}")


def _file(request: HttpRequest, kind: str, period: Period) -> HttpResponseBase:
    lines, headings = _lines(request, period), (HEADING, *LABELS.values())
    name = f"tiep-nhan-ho-{period.from_on:%Y%m%d}-{period.to_on:%Y%m%d}"
    values = [(line.name or TOTAL, *(line.counts[key] for key in LABELS)) for line in lines]
    if kind == "csv":
        return rows_file(kind, name, TOTAL, headings, ([str(one) for one in row] for row in values))
    if kind != "xlsx":
        raise NotFound("tệp", kind)
    rows = tuple(
        TableRow((TableCell(row[0], CellKind.TEXT), *(TableCell(n, CellKind.INT) for n in row[1:])))
        for row in values
    )
    table = Table(head=HeadCell.row_of(headings), rows=rows, widths_mm=WIDTHS, row_heads=1)
    days = f"từ {format_day(period.from_on)} đến {format_day(period.to_on)}"
    title = f"{request.officer.agency.name}: hồ sơ tiếp nhận hộ, {days}"
    return paper_file(Document(title, (Section((table,), sheet_name="Tiếp nhận hộ"),)), kind, name)
