"""Chốt số liệu: a period laid before the leader, and closed."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.desk.form_request import (
    FormRequest,
    ReportRequest,
    agency_of,
    form_request,
    report_request,
)
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.kernel.errors import MotcuaError
from motcua.kernel.forms import Severity
from motcua.reports import api as reports
from motcua.reports.data import Finding
from motcua.rulebook import load

PREPARE, CLOSE = "period.prepare", "period.close"
REASON_NEEDED = ("snapshot.checks_stand", "snapshot.already_closed")


@dataclass(frozen=True, slots=True)
class Asked:
    """A form or report (its key) of an agency and a period. back: its own page."""

    key: str
    name: str
    of: FormRequest | ReportRequest
    back: str

    @property
    def agency(self) -> AgencyView:
        """Whose figures."""
        return self.of.agency


@require_safe
@officer_page
def closings(request: HttpRequest) -> HttpResponse:
    """What waits for the leader, and every closed period of the agency."""
    agency = agency_of(request, "form.read")
    asked = {"actor": request.officer.actor, "now": request.now}
    proposals = reports.proposals_of(agency.id, **asked)
    context = {
        "agency": agency,
        "waiting": [one for one in proposals if not one.closed],
        "lines": reports.snapshots_of(agency.id, **asked),
        "may_close": _may(request, CLOSE, agency),
    }
    return page(request, "desk/closings.html", Place.REPORTS, context)


@require_http_methods(["GET", "POST"])
@officer_page
def closing(request: HttpRequest, key: str) -> HttpResponse:
    """GET: what stands in the way, and who may do what. POST: lay before the leader, or close."""
    asked = asked_of(request, key)
    fault, needs_reason = "", False
    if request.method == "POST":
        try:
            return _done(request, asked)
        except MotcuaError as refused:
            fault, needs_reason = str(refused), refused.code in REASON_NEEDED
    findings = _findings(request, asked)
    last = reports.closing_of(key, asked.agency.id, asked.of.chosen.period)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    context = {
        "asked": asked,
        "period": asked.of.chosen.period,
        "errors": errors,
        "others": len(findings) - len(errors),
        "last": last,
        "proposal": reports.proposal_of(key, asked.agency.id, asked.of.chosen.period),
        "may_propose": _may(request, PREPARE, asked.agency),
        "may_close": _may(request, CLOSE, asked.agency),
        "needs_reason": needs_reason or bool(errors) or bool(last and last.key == key),
        "typed": request.POST,
        "fault": fault,
    }
    status = 422 if fault else 200
    return page(request, "desk/closing.html", Place.REPORTS, context, status=status)


@require_safe
@officer_page
def closing_mark(request: HttpRequest, key: str) -> HttpResponse:
    """Whether the period on a page is closed, as a line of that page."""
    asked = asked_of(request, key)
    period = asked.of.chosen.period
    context = {
        "asked": asked,
        "line": reports.closing_of(key, asked.agency.id, period),
        "proposal": reports.proposal_of(key, asked.agency.id, period),
        "may_propose": _may(request, PREPARE, asked.agency),
        "may_close": _may(request, CLOSE, asked.agency),
    }
    return render(request, "desk/parts/closing_mark.html", context)


def asked_of(request: HttpRequest, key: str) -> Asked:
    """Read the address. Raises NotFound, NotAllowed."""
    if key in load.outline_keys():
        of_report = report_request(request, key, "report.read")
        return Asked(key, of_report.outline.label, of_report, reverse("report", args=[key]))
    of_form = form_request(request, key)
    page_name = "indicators" if of_form.form.appendix else "form"
    return Asked(key, of_form.name, of_form, reverse(page_name, args=[key]))


def _done(request: HttpRequest, asked: Asked) -> HttpResponse:
    period, text = asked.of.chosen.period, request.POST.get("ly-do", "")
    who = {"actor": request.officer.actor, "now": request.now}
    if request.POST.get("viec") == "trinh":
        reports.propose_closing(asked.key, asked.agency, period, note=text, **who)
        messages.success(request, f"Đã trình lãnh đạo chốt số liệu {asked.name}.")
        return redirect(f"{reverse('closing', args=[asked.key])}?{asked.of.address}")
    line = reports.close_period(asked.key, asked.agency, period, reason=text, **who)
    messages.success(request, f"Đã chốt số liệu {asked.name}, mã {line.short_hash}.")
    return redirect("closed", snapshot_id=line.id)


def _findings(request: HttpRequest, asked: Asked) -> list[Finding]:
    who = {"actor": request.officer.actor, "now": request.now}
    period = asked.of.chosen.period
    if isinstance(asked.of, ReportRequest):
        report = reports.compute_report(asked.key, asked.agency, period, **who)
        return [one for annex in report.annexes for one in annex.sheet.findings]
    return list(reports.compute_form(asked.key, asked.agency, period, **who).findings)


def _may(request: HttpRequest, action: str, agency: AgencyView) -> bool:
    officer = request.officer
    return agencies.may(officer.actor, action, agency.id, officer.on)
