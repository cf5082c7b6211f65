"""Danh mục › Quyết định công bố: which decisions hold here, and what each of them says."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.publication_lines import shown_lines
from motcua.kernel.errors import MotcuaError
from motcua.procedures import api as procedures
from motcua.procedures.data import At, PublicationView

ACTS = ("new", "amend", "abolish")


@require_safe
@officer_page
def publications(request: HttpRequest) -> HttpResponse:
    """Every decision that was written down for this agency or one above it."""
    found = procedures.publications(_at(request))
    names = agencies.views({one.agency_id for one in found})
    context = {
        "rows": [
            (one, names[one.agency_id].name, [one.count(act) for act in ACTS]) for one in found
        ],
        "may_publish": request.officer.may(procedures.PUBLISH),
    }
    return page(request, "desk/publications.html", Place.CATALOGUE, context)


@require_http_methods(["GET", "POST"])
@officer_page
def publication(request: HttpRequest, number: int) -> HttpResponse:
    """One decision, line by line; POST takes it back."""
    found = _held_here(request, number)
    if request.method == "POST":
        return _withdrawn(request, found)
    return _shown(request, found)


def _withdrawn(request: HttpRequest, found: PublicationView) -> HttpResponse:
    request.officer.require(procedures.PUBLISH)
    reason = request.POST.get("reason", "")[:500]
    try:
        procedures.withdraw(found.id, reason, actor=request.officer.actor, now=request.now)
    except procedures.REFUSALS as refusal:
        return _shown(request, found, refusal)
    messages.success(request, f"Đã thu hồi lần nhập {found.head.label}.")
    return redirect("publication", number=found.id)


def _shown(
    request: HttpRequest, found: PublicationView, refusal: MotcuaError | None = None
) -> HttpResponse:
    lines = shown_lines(found, _names(request, list(found.lines)))
    owner = agencies.get(found.agency_id)
    is_own = found.agency_id == request.officer.agency.id
    context = {
        "publication": found,
        "owner": owner,
        "groups": [(act, [line for line in lines if line.act == act]) for act in ACTS],
        "may_withdraw": is_own and request.officer.may(procedures.PUBLISH) and not found.withdrawn,
        "fault": str(refusal) if refusal else "",
        "reason": request.POST.get("reason", "") if refusal else "",
    }
    status = 422 if refusal else 200
    return page(request, "desk/publication.html", Place.CATALOGUE, context, status=status)


def _held_here(request: HttpRequest, number: int) -> PublicationView:
    """404 for a decision that holds elsewhere only."""
    for one in procedures.publications(_at(request)):
        if one.id == number:
            return one
    raise Http404


def _names(request: HttpRequest, codes: Sequence[str]) -> dict[str, str]:
    known = procedures.by_codes(codes, _at(request))
    return {code: view.name for code, view in known.items()}


def _at(request: HttpRequest) -> At:
    return At(request.officer.agency.id, request.officer.on)
