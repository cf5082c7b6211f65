"""Dated decisions of the agency: what it may choose within the law, each with its paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.agencies.data import DecisionView
from motcua.agencies.errors import DecisionInvalid
from motcua.desk import decision_fields
from motcua.desk.decision_fields import Field, Kind
from motcua.desk.decision_groups import grouped
from motcua.desk.decision_kinds import office_kinds
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.dossiers.api import AUDIT
from motcua.kernel.dates import DateUnreadable, format_day, parse_day

ADMIN = "admin"


@require_http_methods(["GET", "POST"])
@officer_page
def decisions(request: HttpRequest) -> HttpResponse:
    """GET: what holds, what held, and a form for each kind. POST: write one down."""
    request.officer.require(ADMIN)
    on = request.officer.on
    kinds = (*decision_fields.kinds(on), *office_kinds(request.officer.agency.id, on))
    if request.method == "GET":
        return _shown(request, kinds)
    kind = next((one for one in kinds if one.key == request.POST.get("kind")), None)
    if kind is None:
        return _shown(request, kinds, fault="Chọn một loại quyết định trong trang.")
    fault = _adopt(request, kind)
    if fault:
        return _shown(request, kinds, kind.key, fault)
    messages.success(request, f"Đã ghi quyết định: {kind.label.lower()}.")
    return redirect("office_decisions")


def _adopt(request: HttpRequest, kind: Kind) -> str:
    """What is wrong; "": it was written down."""
    typed = {name: text.strip() for name, text in request.POST.items()}
    try:
        key, value = kind.read({field.key: typed.get(field.key, "") for field in kind.fields})
        begins = parse_day(typed.get("valid_from", ""))
        if kind.merge is not None:
            value = kind.merge(agencies.decision(request.officer.agency.id, key, begins), value)
        until = typed.get("valid_to", "")
        agencies.adopt(
            request.officer.agency.id,
            key,
            value,
            typed.get("act", ""),
            begins,
            valid_to=parse_day(until) if until else None,
            actor=request.officer.actor,
            now=request.now,
        )
    except DecisionInvalid as refused:
        return f"Chưa ghi được; cần {refused.expected}."
    except DateUnreadable as refused:
        return str(refused)
    return ""


def _shown(
    request: HttpRequest, kinds: tuple[Kind, ...], opened: str = "", fault: str = ""
) -> HttpResponse:
    found = agencies.decisions(request.officer.agency.id)
    context = {
        "groups": [
            (
                group,
                [(kind, _lines(kind, found), _fields(request, kind, opened)) for kind in own],
            )
            for group, own in grouped(kinds)
        ],
        "opened": opened,
        "fault": fault,
        "typed": request.POST,
        "today": format_day(request.officer.on),
        "may_audit": request.officer.may(AUDIT),
    }
    status = 422 if fault else 200
    return page(request, "desk/office_decisions.html", Place.OFFICE, context, status=status)


def _lines(kind: Kind, found: tuple[DecisionView, ...]) -> list[tuple[str, DecisionView]]:
    """What is written of a kind, the newest first."""
    own = [one for one in found if one.key.startswith(kind.begins)]
    return [(decision_fields.words(kind, one.key, one.value), one) for one in reversed(own)]


def _fields(request: HttpRequest, kind: Kind, opened: str) -> list[tuple[Field, str]]:
    """What is asked, with what was typed into the form that came back."""
    typed = request.POST if kind.key == opened else {}
    return [(field, typed.get(field.key, field.begins)) for field in kind.fields]
