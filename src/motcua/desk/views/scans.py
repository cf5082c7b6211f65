"""Papers of a dossier as scans: what is there, add one from the desk or with a phone, open one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.memory_uploads import sent_into_memory
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import SentFile
from motcua.kernel.errors import MotcuaError
from motcua.kernel.text import fold
from motcua.papers import api as papers

ACTION = "dossier.write"
PAPER, PHOTOS, FILES = "giay-to", "anh", "tep"
DIGEST, REASON = "ban", "ly-do"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@sent_into_memory
@require_http_methods(["GET", "POST"])
@officer_page
def scans(request: HttpRequest, code: str) -> HttpResponse:
    """The list with the form; sent, the pages are one PDF of the paper, signed for."""
    if request.method == "GET":
        return _page(request, code)
    chosen = request.POST.get(PAPER, "")
    sent = [*request.FILES.getlist(PHOTOS), *request.FILES.getlist(FILES)]
    try:
        added = dossiers.add_scan(
            code,
            chosen,
            [SentFile(one.name or "tệp", one.read()) for one in sent],
            actor=request.officer.actor,
            now=request.now,
        )
    except dossiers.PaperUnknown as refused:
        return _page(request, code, chosen, {PAPER: refused})
    except (dossiers.ScanRefused, dossiers.ScanTooMany, dossiers.ScanMissingFiles) as refused:
        return _page(request, code, chosen, {FILES: refused})
    messages.success(request, f"Đã số hóa “{added.paper_name}”: {added.pages} trang.")
    return redirect("scans", code=code)


@require_POST
@officer_page
def strike(request: HttpRequest, code: str) -> HttpResponse:
    """Take a wrong scan out; its content is gone for good, so it asks for a reason."""
    digest, reason = request.POST.get(DIGEST, ""), request.POST.get(REASON, "")
    try:
        dossiers.strike_scan(
            code,
            request.POST.get(PAPER, ""),
            digest,
            reason,
            actor=request.officer.actor,
            now=request.now,
        )
    except (dossiers.TextMissing, dossiers.TextTooLong) as refused:
        return _page(request, code, faults={REASON: refused}, wrong=digest, reason=reason)
    messages.success(request, "Đã bỏ bản số hóa nhầm; lịch sử hồ sơ còn ghi việc này.")
    return redirect("scans", code=code)


@require_safe
@never_cache
@officer_page
def scan_file(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """The PDF, shown by the browser; named by the dossier's code, which is nobody's data."""
    content = dossiers.scan_content(code, digest, actor=request.officer.actor, now=request.now)
    plain = "".join(letter if letter.isalnum() else "-" for letter in fold(code)).upper()
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="so-hoa-{plain}-{digest[:8]}.pdf"'
    return response


def _page(
    request: HttpRequest,
    code: str,
    chosen: str = "",
    faults: dict[str, MotcuaError] | None = None,
    wrong: str = "",
    reason: str = "",
) -> HttpResponse:
    """wrong: digest of the scan that was to be struck, with the reason as typed."""
    found = dossiers.scans_of(code, actor=request.officer.actor, now=request.now)
    waiting = next((one.key for one in found.papers if not one.scanned), found.papers[0].key)
    context = {
        "code": code,
        "found": found,
        "may_scan": request.officer.may(ACTION),
        "may_strike": found.may_strike,
        "wrong": wrong,
        "reason": reason,
        "chosen": chosen or waiting,
        "paper_fault": str((faults or {}).get(PAPER, "")),
        "file_fault": str((faults or {}).get(FILES, "")),
        "reason_fault": str((faults or {}).get(REASON, "")),
        "phone_code": _phone_code(request, code),
    }
    status = 422 if faults else 200
    return page(request, "desk/scans.html", Place.DOSSIERS, context, status=status)


def _phone_code(request: HttpRequest, code: str) -> str:
    """The square code that opens this page on a phone; "" where no phone reaches the server."""
    if request.get_host().rsplit(":", 1)[0] in LOOPBACK:
        return ""
    address = request.build_absolute_uri(reverse("scans", args=[code]))
    # It comes out of the papers room, which draws it from the address alone.
    return mark_safe(papers.square_code(address).decode())  # noqa: S308
