"""The list under a field for an agency: units by name or code as one types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.desk import agency_names
from motcua.desk.officer import officer_page

SEARCH_LENGTH = 100


@require_safe
@officer_page
def agency_options(request: HttpRequest) -> HttpResponse:
    """Options of the list; names of units are known to everybody."""
    typed = request.GET.get("tim", "").strip()[:SEARCH_LENGTH]
    found = agency_names.options(typed, request.officer.agency, request.officer.on)
    context = {"found": found, "typed": typed}
    return render(request, "desk/parts/agency_options.html", context)
