"""Báo cáo: the forms and the reports an agency makes."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.agencies.data import AgencyView
from motcua.desk import period_choice
from motcua.desk.form_request import agency_of
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.kernel.dates import format_day
from motcua.kernel.errors import NotFound
from motcua.reports import api
from motcua.rulebook import load

FORM = "06a-vpcp-kstt"
REPORT = "kstthc"


@require_safe
@officer_page
def reports(request: HttpRequest) -> HttpResponse:
    """What can be opened: forms of figures, narrative reports."""
    request.officer.require("form.read")
    on = request.officer.on
    context = {
        "form": load.form(FORM, on),
        "report": load.outline(REPORT, on),
        "may_reconcile": request.officer.may("sources.reconcile"),
        "appendices": _appendices(request.officer.agency, on),
        "none_offered": _none_offered(request.officer.agency, on),
    }
    return page(request, "desk/reports.html", Place.REPORTS, context)


def _appendices(agency: AgencyView, on: date) -> list[tuple[str, str]]:
    """Key and name of the indicator forms in force on the agency's last day and made for it."""
    keys = api.offered_appendices(agency, agency.nearest_day(on))
    return [(key, load.appendix_label(key)) for key in keys]


def _none_offered(agency: AgencyView, on: date) -> str:
    """Why no appendix is offered, by what the rulebook says of those there were; "": one is."""
    day = agency.nearest_day(on)
    ended = api.ended_appendices(agency, day)
    if api.offered_appendices(agency, day) or not ended:
        return ""
    own = [one for one in ended if one.was_for]
    if own:
        said = "; ".join(f"{_until(one)} (nguồn: {one.act})" for one in own)
        return f"Không còn biểu nào đang áp dụng: {said}."
    said = "; ".join(map(_until, ended))
    return f"Không có biểu ban hành cho {agency.name}; các biểu đã biết của nơi khác: {said}."


def _until(one: api.EndedAppendix) -> str:
    return f"{one.label}, đến hết ngày {format_day(one.last_on)}"


@require_safe
@officer_page
def periods(request: HttpRequest, key: str) -> HttpResponse:
    """The periods of another year, for the picker of a form or a report."""
    if key not in (*load.form_keys(), *load.outline_keys()):
        raise NotFound("biểu hoặc báo cáo", key)
    agency = agency_of(request, "form.read")
    chosen = period_choice.chosen(request, key, agency)
    picker = period_choice.picker(request, key, agency, chosen.period)
    context = {"picker": picker, "chosen": chosen}
    return render(request, "desk/parts/periods.html", context)
