"""The registers an office keeps, and the list of each: found, filtered, handed out as a file."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.register_filters import chosen
from motcua.desk.register_pages import beginning, other_pages, whole_form
from motcua.desk.register_words import line_of
from motcua.desk.search_text import remember
from motcua.desk.sheet_out import rows_file
from motcua.kernel.registers import RegisterDefinition
from motcua.registers import api
from motcua.registers.data import RegisterSummary
from motcua.reports import api as reports

SEARCH_LENGTH = 200
READ = "registers.read"


@require_safe
@officer_page
def index(request: HttpRequest) -> HttpResponse:
    """Every register: what it is for, how much is in it, what is open and late."""
    officer = request.officer
    officer.require(READ)
    kept = api.summaries(officer.agency.id, actor=officer.actor, now=request.now)
    books = [_book(request, each) for each in kept]
    return page(request, "desk/registers.html", Place.REGISTERS, {"books": books})


def _book(request: HttpRequest, kept: RegisterSummary) -> dict[str, object]:
    """A line of the index."""
    definition = api.definition_of(kept.key, request.officer.on)
    may_write = request.officer.may(definition.write_action)
    return {
        "kept": kept,
        "begin": beginning(definition) if may_write else None,
        "others": other_pages(kept.key, may_write=may_write),
        "has_due": bool(definition.days.due),
    }


@require_safe
@officer_page
def register(request: HttpRequest, key: str) -> HttpResponse:
    """A page of 50 entries, the latest day first."""
    definition = opened(request, key)
    filters = chosen(request, definition)
    may_write = request.officer.may(definition.write_action)
    listed = api.entries(
        key,
        filters.filter,
        actor=request.officer.actor,
        now=request.now,
        cursor=request.GET.get("trang") or None,
    )
    owners = agencies.views({row.agency_id for row in listed.rows})
    begin, form = beginning(definition), whole_form(definition)
    context = {
        "definition": definition,
        "filters": filters,
        "page": listed,
        "lines": [
            line_of(definition, row, request.officer.on, owners[row.agency_id])
            for row in listed.rows
        ],
        "late": reports.late_entries(key, [row.id for row in listed.rows], set(owners)),
        "columns": [definition.field(column) for column in definition.list_columns],
        "units": _units(request, owners),
        "may_write": may_write,
        "begin": begin,
        "form": form if form != begin else None,
        "others": other_pages(key, may_write=may_write),
    }
    return page(request, "desk/register.html", Place.REGISTERS, context)


def _units(request: HttpRequest, owners: Mapping[int, AgencyView]) -> dict[int, str]:
    """Names of the units on the page; empty while all is the officer's own agency's."""
    if set(owners) <= {request.officer.agency.id}:
        return {}
    return {agency_id: agency.name for agency_id, agency in owners.items()}


@require_POST
@officer_page
def find(request: HttpRequest, key: str) -> HttpResponse:
    """Search words come by POST and stand in the address only as a key of the session."""
    opened(request, key)
    text = request.POST.get("chu", "").strip()[:SEARCH_LENGTH]
    query = f"?tim={remember(request, text)}" if text else ""
    return redirect(reverse("register", args=[key]) + query)


@require_safe
@officer_page
def export(request: HttpRequest, key: str, kind: str) -> HttpResponseBase:
    """Every entry of the present filters, under the headings that an import reads."""
    definition = opened(request, key)
    filters = chosen(request, definition)
    exported = api.export_rows(key, filters.filter, actor=request.officer.actor, now=request.now)
    return rows_file(kind, key, definition.label, exported.headings, exported.rows)


@require_safe
@officer_page
def blank(request: HttpRequest, key: str) -> HttpResponseBase:
    """A workbook with the headings an import reads and nothing under them, to be filled in."""
    definition = opened(request, key)
    headings = [heading.label for heading in api.import_headings(definition)]
    return rows_file("xlsx", f"mau-{key}", definition.label, headings, ())


def opened(request: HttpRequest, key: str) -> RegisterDefinition:
    """The register, if the officer may read registers. NotFound, NotAllowed."""
    request.officer.require(READ)
    return api.definition_of(key, request.officer.on)
