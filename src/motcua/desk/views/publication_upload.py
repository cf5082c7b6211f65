"""A publication decision from a file: what the paper is, what it would change, confirm or drop."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from motcua.desk import import_task, upload_store
from motcua.desk.import_task import Phase
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.publication_lines import act_label
from motcua.desk.rejected_rows import rejections_as_csv
from motcua.desk.upload_store import About
from motcua.procedures import api as procedures
from motcua.registers import api as registers
from motcua.rulebook import load

KIND = "publication"  # of the upload; no register has this key
SHOWN_FAULTS = 200
HINTS = {
    "number": "ví dụ 1436/QĐ-UBND",
    "signed_on": "dd/mm/yyyy",
    "issuer": "ví dụ Chủ tịch UBND tỉnh Thanh Hóa",
    "in_force_on": "dd/mm/yyyy",
}
LONGEST = 200


@require_http_methods(["GET", "POST"])
@officer_page
def uploads(request: HttpRequest) -> HttpResponse:
    """Choose a file and say what the paper is; files still waiting; columns that are read."""
    request.officer.require(procedures.PUBLISH)
    file = request.FILES.get("tep")
    if request.method == "POST" and file:
        agency = request.officer.agency
        about = upload_store.keep(
            file,
            user_id=request.user.pk,
            agency=f"{agency.code}@{agency.nearest_day(request.officer.on).isoformat()}",
            now=request.now,
            register=KIND,
            head=_typed(request),
        )
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=True)
        return redirect("publication_upload", token=about.token)
    context = {
        "fields": _fields(_typed(request)),
        "words": load.publication_words(),
        "waiting": [
            (about, import_task.status_of(about))
            for about in upload_store.waiting(request.user.pk, KIND)
        ],
        "fault": "Hãy chọn một tệp xlsx hoặc csv." if request.method == "POST" else "",
    }
    status = 422 if context["fault"] else 200
    return page(request, "desk/publication_uploads.html", Place.CATALOGUE, context, status=status)


@require_safe
@officer_page
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """Where one file is: being checked, checked, being written, done, refused."""
    about = _own(request, token)
    status = import_task.status_of(about)
    report = upload_store.read_json(token, "report")
    context = {
        "about": about,
        "status": status,
        "report": report,
        "fields": _fields(about.head or {}),
        "asks_head": status.error_code == registers.DecisionHeadInvalid.code,
    }
    if report and status.phase in (Phase.CHECKED, Phase.DONE):
        context |= _told(report)
    return page(request, "desk/publication_upload.html", Place.CATALOGUE, context)


@require_safe
@officer_page
def progress(request: HttpRequest, token: str) -> HttpResponse:
    """The progress bar, asked for every second; the whole page once it is over."""
    about = _own(request, token)
    status = import_task.status_of(about)
    if not status.running:
        return HttpResponseClientRefresh()
    context = {"about": about, "status": status}
    return render(request, "desk/parts/publication_progress.html", context)


@require_POST
@officer_page
def head(request: HttpRequest, token: str) -> HttpResponse:
    """Say anew what the paper is, and check the file again."""
    about = upload_store.say_head(_own(request, token), _typed(request))
    if not import_task.status_of(about).running:
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=True)
    return redirect("publication_upload", token=token)


@require_POST
@officer_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Write the checked decision."""
    about = _own(request, token)
    if import_task.status_of(about).phase is Phase.CHECKED:
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=False)
    return redirect("publication_upload", token=token)


@require_safe
@officer_page
def rejected(request: HttpRequest, token: str) -> StreamingHttpResponse:
    """Every faulty cell of the file, as a csv."""
    path = upload_store.rejections_path(_own(request, token).token)
    if not path.is_file():
        raise Http404
    lines = path.read_text(encoding="utf-8").splitlines()
    return StreamingHttpResponse(
        rejections_as_csv(lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="o-sai.csv"'},
    )


@require_POST
@officer_page
def drop(request: HttpRequest, token: str) -> HttpResponse:
    """Remove the file; nothing of it was written."""
    about = _own(request, token)
    if not import_task.status_of(about).running:
        upload_store.drop(token)
        messages.success(request, f"Đã bỏ tệp “{about.name}”; danh mục không bị thay đổi.")
    return redirect("publication_uploads")


def _typed(request: HttpRequest) -> dict[str, str]:
    return {key: request.POST.get(key, "").strip()[: 2 * LONGEST] for key in HINTS}


def _fields(typed: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """Key, label, hint and value of what is asked of the paper."""
    return [
        (key, label, HINTS[key], typed.get(key, ""))
        for key, label in registers.PUBLICATION_HEAD.items()
    ]


def _told(report: dict) -> dict[str, object]:
    groups = [
        (act, act_label(act), [line for line in report["lines"] if line["act"] == act])
        for act in ("new", "amend", "abolish")
    ]
    writes = not report["is_held"] and bool(report["lines"]) and not report["rejections"]
    return {
        "groups": [group for group in groups if group[2]],
        "writes": writes,
        "faults": report["rejections"][:SHOWN_FAULTS],
        "hidden": max(report["rejections_total"] - SHOWN_FAULTS, 0),
    }


def _own(request: HttpRequest, token: str) -> About:
    request.officer.require(procedures.PUBLISH)
    return upload_store.find(token, user_id=request.user.pk, register=KIND)
