"""Báo cáo: the forms and the reports an agency makes."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.rulebook import load

FORM = "06a-vpcp-kstt"
REPORT = "kstthc"


@require_GET
@officer_page
def reports(request: HttpRequest) -> HttpResponse:
    """What can be opened: forms of figures, narrative reports."""
    request.officer.require("form.read")
    on = request.officer.on
    context = {"form": load.form(FORM, on), "report": load.outline(REPORT, on)}
    return page(request, "desk/reports.html", Place.REPORTS, context)
