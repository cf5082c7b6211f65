"""Who signs for whom while a leader is away: the list, a new delegation, taking one back."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies import api as agencies
from motcua.agencies.errors import DelegationRefused, DelegationUnknown
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.dossiers import api as dossiers
from motcua.kernel.cases import Verb
from motcua.kernel.dates import DateUnreadable, parse_day
from motcua.kernel.numbers import whole_number

DELEGATE = "agency.delegate"
FIELDS = ("leader_id", "deputy_id", "act", "valid_from", "valid_to")
WHO = {"leader_id": "người ủy quyền", "deputy_id": "người ký thay"}


@require_http_methods(["GET", "POST"])
@officer_page
def delegation(request: HttpRequest) -> HttpResponse:
    """GET: the list and an empty form. POST: write it down, or say at the field why not."""
    request.officer.require(DELEGATE)
    if request.method == "GET":
        return _shown(request, {"leader_id": str(request.officer.actor.user_id)}, {})
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    faults = _write(request, typed)
    if faults:
        return _shown(request, typed, faults)
    messages.success(request, "Đã ghi ủy quyền; người ký thay thấy hồ sơ chờ duyệt từ ngày ấy.")
    return redirect("delegation")


@require_POST
@officer_page
def delegation_end(request: HttpRequest, delegation_id: int) -> HttpResponse:
    """Take one of the own agency back."""
    request.officer.require(DELEGATE)
    own = {one.id for one in agencies.delegations(request.officer.agency.id)}
    if delegation_id not in own:
        raise DelegationUnknown(delegation_id)
    agencies.end_delegation(delegation_id, actor=request.officer.actor, now=request.now)
    messages.success(request, "Đã thu hồi ủy quyền; từ bây giờ lãnh đạo tự duyệt.")
    return redirect("delegation")


def _write(request: HttpRequest, typed: dict[str, str]) -> dict[str, str]:
    """What is wrong, by field; {}: it was written down."""
    who = {name: whole_number(typed[name]) for name in WHO}
    faults = {name: f"Chưa chọn {words}." for name, words in WHO.items() if who[name] is None}
    days: dict[str, date] = {}
    for name in ("valid_from", "valid_to"):
        try:
            days[name] = parse_day(typed[name])
        except DateUnreadable as unreadable:
            faults[name] = str(unreadable)
    if faults:
        return faults
    try:
        agencies.delegate(
            request.officer.agency.id,
            who["leader_id"],
            who["deputy_id"],
            typed["act"],
            days["valid_from"],
            days["valid_to"],
            actor=request.officer.actor,
            now=request.now,
        )
    except DelegationRefused as refused:
        return {refused.field: str(refused)}
    return {}


def _shown(request: HttpRequest, typed: dict[str, str], faults: dict[str, str]) -> HttpResponse:
    officer = request.officer
    action = dossiers.action_of(Verb.APPROVE)
    context = {
        "leaders": agencies.people(officer.agency.id, officer.on, who_may=[action]),
        "typed": typed,
        "faults": faults,
        "rows": [
            (one, _standing(one.valid_from, one.valid_to, one.ended_at is not None, officer.on))
            for one in agencies.delegations(officer.agency.id)
        ],
    }
    status = 422 if faults else 200
    return page(request, "desk/delegation.html", Place.TODAY, context, status=status)


def _standing(first: date, last: date, is_ended: bool, on: date) -> str:
    """key of the mark: ended | past | coming | holds."""
    if is_ended:
        return "ended"
    if last < on:
        return "past"
    return "coming" if first > on else "holds"
