"""The people of an agency: who holds which role, a new account, a role ended, a password given."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from motcua.agencies import api as agencies
from motcua.agencies.data import StaffView
from motcua.agencies.errors import AccountRefused, RoleUnknown, StaffRefused, UsernameTaken
from motcua.desk.officer import officer_page, page
from motcua.desk.oidc.errors import SharedSignInOff
from motcua.desk.oidc.provider import is_on, issuer_name
from motcua.desk.places import Place
from motcua.dossiers.api import AUDIT
from motcua.kernel.dates import DateUnreadable, format_day, parse_day
from motcua.rulebook import load

ADMIN = "admin"
FIELDS = ("full_name", "username", "password", "role", "title", "valid_from")


@require_http_methods(["GET", "POST"])
@officer_page
def people(request: HttpRequest) -> HttpResponse:
    """GET: everybody with their roles, and an empty form. POST: a new account."""
    request.officer.require(ADMIN)
    if request.method == "GET":
        return _shown(request, {"valid_from": format_day(request.officer.on)}, {})
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    faults = _engage(request, typed)
    if faults:
        return _shown(request, typed, faults)
    messages.success(
        request,
        f"Đã tạo tài khoản “{typed['username']}”. Lần đầu đăng nhập, {typed['full_name']} phải tự "
        "đổi mật khẩu.",
    )
    return redirect("office")


@require_POST
@officer_page
def role_given(request: HttpRequest, user_id: int) -> HttpResponse:
    """Another role for somebody of the agency, or one that had ended."""
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    try:
        agencies.give_role(
            request.officer.agency.id,
            user_id,
            typed["role"],
            parse_day(typed["valid_from"]),
            title=typed["title"],
            actor=request.officer.actor,
            now=request.now,
        )
    except (StaffRefused, RoleUnknown, DateUnreadable) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đã giao vai trò.")
    return redirect("office")


@require_POST
@officer_page
def role_ended(request: HttpRequest, membership_id: int) -> HttpResponse:
    """A role ends on the typed day."""
    try:
        last_day = parse_day(request.POST.get("last_day", ""))
        agencies.end_role(membership_id, last_day, actor=request.officer.actor, now=request.now)
    except (StaffRefused, DateUnreadable) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Vai trò hết sau ngày {format_day(last_day)}.")
    return redirect("office")


@require_POST
@officer_page
def password_given(request: HttpRequest, user_id: int) -> HttpResponse:
    """A provisional password for somebody who forgot theirs."""
    try:
        agencies.give_password(
            request.officer.agency.id,
            user_id,
            request.POST.get("password", ""),
            actor=request.officer.actor,
            now=request.now,
        )
    except (StaffRefused, AccountRefused) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đã đặt mật khẩu tạm; người ấy phải tự đổi khi đăng nhập.")
    return redirect("office")


@require_POST
@officer_page
def second_factor_off(request: HttpRequest, user_id: int) -> HttpResponse:
    """Codes and keys of somebody whose phone or key is lost end."""
    try:
        agencies.forget_second_factor(
            request.officer.agency.id, user_id, actor=request.officer.actor, now=request.now
        )
    except StaffRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Đã bỏ mã xác nhận và khóa đăng nhập; người ấy lập lại.")
    return redirect("office")


@require_POST
@officer_page
def identity_recorded(request: HttpRequest, user_id: int) -> HttpResponse:
    """Who the person is at the identity provider; nothing typed ends it."""
    if not is_on():
        raise SharedSignInOff
    subject = request.POST.get("subject", "")
    try:
        agencies.record_identity(
            request.officer.agency.id,
            user_id,
            issuer_name(),
            subject,
            actor=request.officer.actor,
            now=request.now,
        )
    except StaffRefused as refused:
        messages.error(request, str(refused))
    else:
        done = "Đã gắn mã đăng nhập chung." if subject.strip() else "Đã bỏ mã đăng nhập chung."
        messages.success(request, done)
    return redirect("office")


def _engage(request: HttpRequest, typed: dict[str, str]) -> dict[str, str]:
    """What is wrong, by field; {}: the account was made."""
    try:
        first_day = parse_day(typed["valid_from"])
    except DateUnreadable as unreadable:
        return {"valid_from": str(unreadable)}
    try:
        agencies.engage(
            request.officer.agency.id,
            typed["username"],
            request.POST.get("password", ""),
            typed["full_name"],
            typed["role"],
            first_day,
            title=typed["title"],
            actor=request.officer.actor,
            now=request.now,
        )
    except StaffRefused as refused:
        return {refused.field: str(refused)}
    except RoleUnknown:
        return {"role": "Chọn một vai trò trong danh sách."}
    except UsernameTaken as taken:
        return {"username": str(taken)}
    except AccountRefused as refused:
        return {"password": str(refused)}
    return {}


def _shown(request: HttpRequest, typed: dict[str, str], faults: dict[str, str]) -> HttpResponse:
    officer = request.officer
    about = {"actor": officer.actor, "now": request.now}
    staff = agencies.staff_of(officer.agency.id, **about)
    roles = load.roles()
    shared = is_on()
    known = agencies.identities_of(officer.agency.id, issuer_name(), **about) if shared else {}
    context = {
        "shared_name": settings.MOTCUA_OIDC_NAME if shared else "",
        "rows": [
            (
                one,
                roles[one.role].label,
                _standing(one, officer.on),
                one.user_id == request.user.pk,
                known.get(one.user_id, ""),
            )
            for one in staff
        ],
        "roles": list(roles.values()),
        "changes": agencies.staff_changes(officer.agency.id, **about),
        "typed": typed,
        "faults": faults,
        "today": format_day(officer.on),
        "may_audit": officer.may(AUDIT),
    }
    return page(
        request, "desk/office_people.html", Place.OFFICE, context, status=422 if faults else 200
    )


def _standing(one: StaffView, on: date) -> str:
    """Key of the mark: past, coming or holds."""
    if one.valid_to is not None and one.valid_to < on:
        return "past"
    return "coming" if one.valid_from > on else "holds"
