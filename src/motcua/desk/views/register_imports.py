"""A register from a file: choose it, see what would happen, confirm or drop it."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from motcua.desk import import_task, upload_store
from motcua.desk.import_task import Phase
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.rejected_rows import rejections_as_csv, rows_in_place
from motcua.desk.upload_store import About
from motcua.desk.views.registers import opened
from motcua.kernel.registers import RegisterDefinition
from motcua.registers import api


@require_http_methods(["GET", "POST"])
@officer_page
def uploads(request: HttpRequest, key: str) -> HttpResponse:
    """Choose a file; the files still waiting; the columns that are read."""
    definition = _writable(request, key)
    file = request.FILES.get("tep")
    if request.method == "POST" and file:
        agency = request.officer.agency
        about = upload_store.keep(
            file,
            user_id=request.user.pk,
            agency=f"{agency.code}@{agency.nearest_day(request.officer.on).isoformat()}",
            now=request.now,
            register=key,
        )
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=True)
        return redirect("register_upload", key=key, token=about.token)
    context = {
        "definition": definition,
        "headings": api.import_headings(definition),
        "waiting": [
            (about, import_task.status_of(about))
            for about in upload_store.waiting(request.user.pk, key)
        ],
        "fault": "Hãy chọn một tệp xlsx hoặc csv." if request.method == "POST" else "",
    }
    return page(request, "desk/register_uploads.html", Place.REGISTERS, context)


@require_safe
@officer_page
def upload(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Where one file is: being checked, checked, being imported, done, refused."""
    definition = _writable(request, key)
    about = _own(request, key, token)
    status = import_task.status_of(about)
    report = upload_store.read_json(token, "report")
    context = {"definition": definition, "about": about, "status": status, "report": report}
    if status.phase is Phase.CHECKED and report:
        context["faulty"] = rows_in_place(about, report, partial(api.rows_of, definition))
    return page(request, "desk/register_upload.html", Place.REGISTERS, context)


@require_safe
@officer_page
def progress(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """The progress bar, asked for every second; the whole page once it is over."""
    definition = _writable(request, key)
    about = _own(request, key, token)
    status = import_task.status_of(about)
    if not status.running:
        return HttpResponseClientRefresh()
    context = {"definition": definition, "about": about, "status": status}
    return render(request, "desk/parts/register_progress.html", context)


@require_safe
@officer_page
def rejected(request: HttpRequest, key: str, token: str) -> StreamingHttpResponse:
    """Every faulty cell of the file, as a csv."""
    _writable(request, key)
    path = upload_store.rejections_path(_own(request, key, token).token)
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
def confirm(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Import the checked file."""
    _writable(request, key)
    about = _own(request, key, token)
    if import_task.status_of(about).phase is Phase.CHECKED:
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=False)
    return redirect("register_upload", key=key, token=token)


@require_POST
@officer_page
def drop(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Remove the file; nothing of it was written."""
    _writable(request, key)
    about = _own(request, key, token)
    if not import_task.status_of(about).running:
        upload_store.drop(token)
        messages.success(request, f"Đã bỏ tệp “{about.name}”; sổ không bị thay đổi.")
    return redirect("register_uploads", key=key)


def _writable(request: HttpRequest, key: str) -> RegisterDefinition:
    definition = opened(request, key)
    request.officer.require(definition.write_action)
    return definition


def _own(request: HttpRequest, key: str, token: str) -> About:
    return upload_store.find(token, user_id=request.user.pk, register=key)
