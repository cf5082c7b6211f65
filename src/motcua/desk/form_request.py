"""What the address of a form or a report asks for: which one, whose, of which period."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.desk import period_choice
from motcua.desk.period_choice import Chosen
from motcua.kernel.errors import NotFound
from motcua.kernel.forms import FormDefinition
from motcua.kernel.numbers import whole_number
from motcua.kernel.outlines import Outline
from motcua.kernel.periods import Period
from motcua.reports import api as reports
from motcua.reports.data import FormSheet
from motcua.rulebook import load


@dataclass(frozen=True, slots=True)
class AgencyPeriod:
    """An agency and a period, as an address names them."""

    agency: AgencyView
    chosen: Chosen

    @property
    def address(self) -> str:
        """Both as a query string."""
        return f"{urlencode({'don-vi': self.agency.id})}&{self.chosen.address}"


@dataclass(frozen=True, slots=True)
class FormRequest(AgencyPeriod):
    """A form of an agency and a period."""

    form: FormDefinition

    @property
    def name(self) -> str:
        """What the page is called: the form's code, or its title where it has none."""
        if self.form.appendix:
            return load.appendix_label(self.form.key)
        return self.form.code or " ".join(self.form.title).capitalize()


def form_request(request: HttpRequest, form_key: str) -> FormRequest:
    """Read the address. Raises NotFound for a form or an agency the officer may not know."""
    if form_key not in load.form_keys():
        raise NotFound("biểu", form_key)
    agency = agency_of(request, "form.read")
    chosen = period_choice.chosen(request, form_key, agency)
    return FormRequest(agency, chosen, load.form(form_key, chosen.period.to_on))


def sheet_of(request: HttpRequest, asked: FormRequest, period: Period | None = None) -> FormSheet:
    """The form filled from everything recorded so far; period None: the chosen one."""
    return reports.compute_form(
        asked.form.key,
        asked.agency,
        period or asked.chosen.period,
        as_of=None,
        actor=request.officer.actor,
        now=request.now,
    )


@dataclass(frozen=True, slots=True)
class ReportRequest(AgencyPeriod):
    """A narrative report of an agency and a period."""

    outline: Outline


def report_request(request: HttpRequest, report_key: str, action: str) -> ReportRequest:
    """Read the address. action: what the officer must be allowed to do with the report."""
    if report_key not in load.outline_keys():
        raise NotFound("báo cáo", report_key)
    agency = agency_of(request, action)
    chosen = period_choice.chosen(request, report_key, agency)
    return ReportRequest(agency, chosen, load.outline(report_key, chosen.period.to_on))


def agency_of(request: HttpRequest, action: str) -> AgencyView:
    """The agency of the address, or the officer's own."""
    asked = whole_number(request.GET.get("don-vi", ""))
    agency_id = request.officer.agency.id if asked is None else asked
    agencies.require(request.officer.actor, action, agency_id, request.officer.on)
    return agencies.get(agency_id)


def agencies_to_choose(request: HttpRequest) -> list[AgencyView]:
    """The officer's agency, units it took over whole or for the main part, units below it."""
    officer = request.officer
    own = officer.agency
    took_over = [view.agency for view in agencies.predecessors(own.id) if view.part != "part"]
    below = agencies.children(own.id, officer.on)
    if below and not agencies.may(officer.actor, "form.read", below[0].id, officer.on):
        below = ()
    return [own, *took_over, *below]
