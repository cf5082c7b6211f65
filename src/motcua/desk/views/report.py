"""A narrative report: its outline, the paper as it will print, what does not add up."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.desk import period_choice
from motcua.desk.form_request import ReportRequest, agencies_to_choose, report_request
from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file, paper_page
from motcua.desk.places import Place
from motcua.kernel.errors import NotFound
from motcua.reports import api as reports
from motcua.reports.narrative_data import ReportView

READ, WRITE = "report.read", "report.write"
KINDS = ("docx", "pdf", "xlsx")


@require_safe
@officer_page
def report_page(request: HttpRequest, report_key: str) -> HttpResponse:
    """Outline at the left, paper in the middle, checks at the right."""
    asked = report_request(request, report_key, READ)
    view = compute(request, asked)
    context = {
        "asked": asked,
        "report": view,
        "may_write": may_write(request, asked),
        "typed": [annex for annex in view.annexes if annex.sheet.form.fact is None],
        "agencies": agencies_to_choose(request),
        "picker": period_choice.picker(request, report_key, asked.agency, view.period),
    }
    return page(request, "desk/report.html", Place.REPORTS, context)


@require_safe
@xframe_options_sameorigin
@officer_page
def paper(request: HttpRequest, report_key: str) -> HttpResponse:
    """The report as it will print, as a page of its own for the frame in the middle."""
    asked = report_request(request, report_key, READ)
    document = reports.report_document(compute(request, asked))
    return paper_page(request, document)


@require_safe
@officer_page
def report_file(request: HttpRequest, report_key: str, kind: str) -> HttpResponse:
    """The report as docx or pdf, its annexes as xlsx."""
    if kind not in KINDS:
        raise NotFound("dạng tệp", kind)
    asked = report_request(request, report_key, READ)
    view = compute(request, asked)
    period = view.period.code or f"{view.period.from_on}_{view.period.to_on}"
    name = f"{report_key}-{asked.agency.code}-{period}"
    return paper_file(reports.report_document(view), kind, name)


def compute(request: HttpRequest, asked: ReportRequest) -> ReportView:
    """The report that the address asks for, as of now."""
    return reports.compute_report(
        asked.outline.key,
        asked.agency,
        asked.chosen.period,
        as_of=None,
        actor=request.officer.actor,
        now=request.now,
    )


def may_write(request: HttpRequest, asked: ReportRequest) -> bool:
    """Whether the officer may write in this report."""
    officer = request.officer
    return agencies.may(officer.actor, WRITE, asked.agency.id, officer.on)
