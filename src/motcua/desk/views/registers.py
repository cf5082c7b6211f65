"""The registers an office keeps, and the list of each: found, filtered, handed out as a file."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.register_filters import chosen
from motcua.desk.register_pages import EXTRA_PAGES
from motcua.desk.register_words import line_of
from motcua.desk.search_text import remember
from motcua.desk.sheet_out import rows_file
from motcua.kernel.registers import RegisterDefinition
from motcua.registers import api
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
    books = [
        (each, officer.may(f"{each.key}.write"), EXTRA_PAGES.get(each.key, ())) for each in kept
    ]
    return page(request, "desk/registers.html", Place.REGISTERS, {"books": books})


@require_safe
@officer_page
def register(request: HttpRequest, key: str) -> HttpResponse:
    """A page of 50 entries, the latest day first."""
    definition = opened(request, key)
    filters = chosen(request, definition)
    listed = api.entries(
        key,
        filters.filter,
        actor=request.officer.actor,
        now=request.now,
        cursor=request.GET.get("trang") or None,
    )
    context = {
        "definition": definition,
        "filters": filters,
        "page": listed,
        "lines": [line_of(definition, row, request.officer.on) for row in listed.rows],
        "late": reports.late_entries(
            key, [row.id for row in listed.rows], {row.agency_id for row in listed.rows}
        ),
        "columns": [definition.field(column).label for column in definition.list_columns],
        "may_write": request.officer.may(definition.write_action),
        "extra_pages": EXTRA_PAGES.get(key, ()),
    }
    return page(request, "desk/register.html", Place.REGISTERS, context)


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


def opened(request: HttpRequest, key: str) -> RegisterDefinition:
    """The register, if the officer may read registers. NotFound, NotAllowed."""
    request.officer.require(READ)
    return api.definition_of(key, request.officer.on)
