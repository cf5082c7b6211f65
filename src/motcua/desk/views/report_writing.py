"""Writing a section of a report, in the side panel; saved as it is typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from motcua.desk.form_request import ReportRequest, report_request
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.views.report import READ, WRITE, compute, may_write
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.numbers import whole_number
from motcua.kernel.outlines import SectionKind
from motcua.reports import api as reports
from motcua.reports.narrative_data import SectionView


@require_http_methods(["GET", "POST"])
@officer_page
def section(request: HttpRequest, report_key: str) -> HttpResponse:
    """GET: the section to read or write. POST: keep the text, say when it was kept."""
    posted = request.method == "POST"
    asked = report_request(request, report_key, WRITE if posted else READ)
    key = request.GET.get("phan", "")
    found = _section(request, asked, key)
    if posted:
        return _write(request, asked, found)
    context = {
        "asked": asked,
        "section": found,
        "text": found.written,
        "may_write": may_write(request, asked),
    }
    if request.htmx:
        return render(request, "desk/parts/section.html", context)
    return page(request, "desk/section.html", Place.REPORTS, context)


def _write(request: HttpRequest, asked: ReportRequest, found: SectionView) -> HttpResponse:
    fault = ""
    seen = request.POST.get("ban", "")
    try:
        reports.write_section(
            asked.outline.key,
            asked.agency,
            asked.chosen.period,
            found.key,
            request.POST.get("text", ""),
            actor=request.officer.actor,
            now=request.now,
            seen_version=whole_number(seen),
        )
    except MotcuaError as refused:
        fault = str(refused)
    written = _section(request, asked, found.key)
    context = {
        "asked": asked,
        "section": written,
        "text": request.POST.get("text", "") if fault else written.written,
        "fault": fault,
        "saved_at": request.now,
        "may_write": True,
    }
    if not request.htmx:
        return page(request, "desk/section.html", Place.REPORTS, context)
    response = render(request, "desk/parts/saved.html", context)
    return response if fault else trigger_client_event(response, "paper-changed")


def _section(request: HttpRequest, asked: ReportRequest, key: str) -> SectionView:
    found = compute(request, asked).section(key)
    if found is None or found.kind is SectionKind.HEADING:
        raise NotFound("phần báo cáo", key)
    return found
