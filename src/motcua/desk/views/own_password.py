"""One's own password; the first thing to do for whoever was given one."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.agencies.errors import AccountRefused, StaffRefused
from motcua.desk.officer import signed_in_page


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in_page
def own_password(request: HttpRequest) -> HttpResponse:
    """GET: three empty fields. POST: change it and stay signed in, or say at the field why not."""
    faults = _change(request) if request.method == "POST" else {}
    if request.method == "POST" and not faults:
        request.user.refresh_from_db()
        update_session_auth_hash(request, request.user)
        messages.success(request, "Đã đổi mật khẩu.")
        return redirect("today")
    context = {"faults": faults, "provisional": request.user.is_password_provisional}
    return render(request, "desk/own_password.html", context, status=422 if faults else 200)


def _change(request: HttpRequest) -> dict[str, str]:
    old, new, again = (request.POST.get(name, "") for name in ("old", "new", "again"))
    if new != again:
        return {"again": "Hai lần nhập mật khẩu mới không giống nhau."}
    try:
        agencies.choose_password(request.user.pk, old, new)
    except StaffRefused as refused:
        return {refused.field: "Mật khẩu hiện tại không đúng."}
    except AccountRefused as refused:
        return {"new": str(refused)}
    return {}
