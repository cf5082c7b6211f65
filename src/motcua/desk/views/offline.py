"""Intake without a line: what the browser keeps, the device's key, and dossiers sent later."""

import base64

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from motcua.desk import intake_form, offline_files
from motcua.desk.offered_levels import offered_levels
from motcua.desk.officer import Officer, officer_of, officer_page, page
from motcua.desk.places import Place
from motcua.desk.views.intake import ACTION, words_of
from motcua.dossiers import api as dossiers
from motcua.dossiers.intake_data import IntakeForm
from motcua.dossiers.intake_words import LABELS
from motcua.kernel.dates import format_moment
from motcua.kernel.errors import MotcuaError
from motcua.kernel.numbers import whole_number

AGENCY = "don-vi"
DEVICE_NAME = 64  # longest
JAVASCRIPT = "text/javascript; charset=utf-8"


@require_safe
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its place is its scope."""
    text = offline_files.worker_text(_shell_text(request))
    return HttpResponse(text, content_type=JAVASCRIPT)


@require_safe
@never_cache
def shell(request: HttpRequest) -> HttpResponse:
    """The intake page for nobody: what is kept and shown when the line is down."""
    return HttpResponse(_shell_text(request))


@require_safe
@never_cache
def beat(request: HttpRequest) -> HttpResponse:
    """Nothing, quickly: the line is there."""
    return HttpResponse(status=204)


@require_safe
@gzip_page
def catalogue(request: HttpRequest, version: str) -> HttpResponse:
    """Procedures with papers and fees in short, as they hold at the agency asked for; nobody's
    data."""
    agency_id = whole_number(request.GET.get(AGENCY, ""))
    on = request.now.date()
    if agency_id is None:
        text, _ = offline_files.catalogue(on)
    else:
        text, _, _ = offline_files.catalogue_of(agency_id, on)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_safe
@officer_page
def unsent(request: HttpRequest) -> HttpResponse:
    """What waits in this browser; the page itself holds nothing."""
    request.officer.require(ACTION)
    return page(request, "desk/unsent.html", Place.DOSSIERS, {})


@require_POST
@never_cache
def device_key(request: HttpRequest) -> JsonResponse:
    """The key of this device for this officer, and what a slip without a line needs."""
    if not request.user.is_authenticated:
        return _sign_in_first()
    officer = officer_of(request)
    officer.require(ACTION)
    device = request.POST.get("may", "")
    if not 16 <= len(device) <= DEVICE_NAME:
        return JsonResponse({"fault": "Máy chưa có tên; tải lại trang."}, status=422)
    return JsonResponse(_kit(request, officer, device))


@require_POST
@never_cache
def send(request: HttpRequest) -> JsonResponse:
    """A sheet of the intake page, now or later; the answer says code or faults."""
    if not request.user.is_authenticated:
        return _sign_in_first()
    officer = officer_of(request)
    officer.require(ACTION)
    key = request.POST.get(intake_form.KEY, "")[:64]
    if not key:
        return JsonResponse({"faults": {"": "Tờ này thiếu khóa gửi; nhập lại tờ mới."}}, status=422)
    try:
        result = dossiers.take_in(
            intake_form.read(request.POST),
            agency_id=officer.agency.id,
            actor=officer.actor,
            now=request.now,
            idempotency_key=key,
            here=officer.agency,
            levels_of=offered_levels,
        )
    except dossiers.IntakeRefused as refused:
        return JsonResponse({"faults": intake_form.by_field(refused.faults)}, status=422)
    except MotcuaError as refused:
        return JsonResponse({"faults": {"": str(refused)}}, status=409)
    return JsonResponse(
        {
            "code": result.code,
            "repeated": result.repeated,
            "page": reverse("taken_in", args=[result.code]),
            "appointment": format_moment(result.appointment_at) if result.appointment_at else "",
        }
    )


def _kit(request: HttpRequest, officer: Officer, device: str) -> dict[str, object]:
    mark = dossiers.mark_of(device)
    _, version, differs = offline_files.catalogue_of(officer.agency.id, officer.on)
    address = reverse("intake_catalogue", args=[version])
    key = dossiers.device_key(device, request.user.pk)
    return {
        "user": request.user.pk,
        "key": base64.b64encode(key).decode("ascii"),
        "kit": {
            "mark": mark,
            "lookup": dossiers.lookup_secret(mark),
            "officer": officer.actor.name,
            "head": dossiers.agency_head(officer.agency.id, officer.on),
            "lookup_address": dossiers.lookup_address(officer.agency.id, officer.on)
            or request.build_absolute_uri(reverse("lookup")),
            "now": request.now.isoformat(),
            "catalogue": f"{address}?{AGENCY}={officer.agency.id}" if differs else address,
        },
    }


def _sign_in_first() -> JsonResponse:
    return JsonResponse({"fault": "Hãy đăng nhập lại."}, status=401)


def _shell_text(request: HttpRequest) -> str:
    """The same for everybody: no session, no token, no name."""
    context = {
        "form": IntakeForm(payment=""),
        "faults": {},
        "labels": LABELS,
        "blank": intake_form.blank(request.now),
        **words_of(request.now.date()),
    }
    return render_to_string("desk/intake_shell.html", context)
