"""Biểu đồ: a question, its picture, the table under it; every number opens its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from motcua.desk import period_choice
from motcua.desk.form_request import AgencyPeriod, agencies_to_choose, agency_of
from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file
from motcua.desk.places import Place
from motcua.kernel.charts import ChartDefinition
from motcua.kernel.dates import format_day, parse_day
from motcua.kernel.errors import NotFound
from motcua.kernel.periods import Period
from motcua.reports import api as reports
from motcua.reports.chart_data import ChartFigure, ChartView
from motcua.rulebook import load

KINDS = ("pdf", "docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Asked(AgencyPeriod):
    """A chart of an agency, up to a period."""

    definition: ChartDefinition


@require_safe
@officer_page
def charts(request: HttpRequest) -> HttpResponse:
    """Every chart that the officer may open."""
    officer = request.officer
    known = (load.chart(key, officer.on) for key in load.chart_keys())
    context = {"charts": [one for one in known if officer.may(one.reading)]}
    return page(request, "desk/charts.html", Place.REPORTS, context)


@require_safe
@officer_page
def chart(request: HttpRequest, key: str) -> HttpResponse:
    """The picture and, under it, its table."""
    asked = _asked(request, key)
    view = _view(request, asked)
    addresses = {one: _records_address(asked, one) for one in view.figures if one.opens}
    context = {
        "asked": asked,
        "view": view,
        "svg": _svg(view, addresses),
        "groups": [bar.label for bar in asked.definition.bars]
        if view.definition.periods > 1
        else [],
        "lines": [
            (label, [(one, addresses.get(one, "")) for one in line]) for label, line in view.lines
        ],
        "agencies": agencies_to_choose(request),
        "picker": period_choice.picker(
            request, asked.definition.counted_as, asked.agency, asked.chosen.period
        ),
        "others": [load.chart(other, request.officer.on) for other in load.chart_keys()],
    }
    return page(request, "desk/chart.html", Place.REPORTS, context)


@require_safe
@officer_page
def chart_records(request: HttpRequest, key: str) -> HttpResponse:
    """The records behind one bar; their number is its figure."""
    asked = _asked(request, key)
    days = [parse_day(request.GET.get(name, "")) for name in ("cot-tu", "cot-den")]
    measure = request.GET.get("so", "")
    row_key = request.GET.get("dong") or None
    if measure not in {one for bar in asked.definition.bars for one in reports.measures_of(bar)}:
        raise NotFound("số liệu", measure)
    found = reports.chart_records(
        asked.definition,
        asked.agency,
        Period(days[0], days[1]),
        measure,
        row_key,
        actor=request.officer.actor,
        now=request.now,
    )
    context = {"asked": asked, "records": found, "days": days, "label": request.GET.get("ten", "")}
    return page(request, "desk/chart_records.html", Place.REPORTS, context)


@require_safe
@officer_page
def chart_file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The same picture and table as a paper."""
    if kind not in KINDS:
        raise NotFound("dạng tệp", kind)
    asked = _asked(request, key)
    name = f"{key}-{asked.agency.code}-{asked.chosen.period.to_on}"
    return paper_file(reports.chart_document(_view(request, asked)), kind, name)


def _asked(request: HttpRequest, key: str) -> Asked:
    if key not in load.chart_keys():
        raise NotFound("biểu đồ", key)
    definition = load.chart(key, request.officer.on)
    agency = agency_of(request, definition.reading)
    chosen = period_choice.chosen(request, definition.counted_as, agency)
    return Asked(agency, chosen, definition)


def _view(request: HttpRequest, asked: Asked) -> ChartView:
    return reports.compute_chart(
        asked.definition,
        asked.agency,
        asked.chosen.period,
        actor=request.officer.actor,
        now=request.now,
    )


def _svg(view: ChartView, addresses: Mapping[ChartFigure, str]) -> SafeString:
    # Drawn on the server from the rulebook's labels and numbers; the drawing escapes its texts.
    return mark_safe(reports.chart_svg(view, dict(addresses)))  # noqa: S308


def _records_address(asked: Asked, figure: ChartFigure) -> str:
    query = {
        "so": figure.measure,
        "cot-tu": format_day(figure.period.from_on),
        "cot-den": format_day(figure.period.to_on),
        "ten": f"{figure.label}, {figure.group}" if figure.group else figure.label,
    }
    if figure.row_key:
        query["dong"] = figure.row_key
    address = reverse("chart_records", args=[asked.definition.key])
    return f"{address}?{asked.address}&{urlencode(query)}"
