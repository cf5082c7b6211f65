"""Dossiers from a file: choose it, see what would happen, confirm or drop it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

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
from motcua.dossiers import api as dossiers
from motcua.kernel.errors import MotcuaError
from motcua.kernel.numbers import whole_number
from motcua.rulebook import load
from motcua.sheets.data import FilePreview

ACTION = "dossier.import"
MAPPING_ERRORS = ("import.heading_missing", "import.heading_ambiguous", "import.mapping_invalid")


@require_http_methods(["GET", "POST"])
@officer_page
def uploads(request: HttpRequest) -> HttpResponse:
    """Choose a file; the files still waiting."""
    request.officer.require(ACTION)
    file = request.FILES.get("tep")
    if request.method == "POST" and file:
        agency = request.officer.agency
        about = upload_store.keep(
            file,
            user_id=request.user.pk,
            agency=f"{agency.code}@{agency.nearest_day(request.officer.on).isoformat()}",
            now=request.now,
        )
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=True)
        return redirect("upload", token=about.token)
    context = {
        "headings": load.import_headings(),
        "waiting": [
            (about, import_task.status_of(about)) for about in upload_store.waiting(request.user.pk)
        ],
        "fault": "Hãy chọn một tệp xlsx hoặc csv." if request.method == "POST" else "",
    }
    return page(request, "desk/uploads.html", Place.DOSSIERS, context)


@require_safe
@officer_page
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """Where one file is: being checked, checked, being imported, done, refused."""
    about = _own(request, token)
    status = import_task.status_of(about)
    context = {"about": about, "status": status, "report": upload_store.read_json(token, "report")}
    if status.phase is Phase.CHECKED and context["report"]:
        context["faulty"] = rows_in_place(about, context["report"])
    if status.phase in (Phase.CHECKED, Phase.REFUSED):
        context |= _columns(about, status.error_code)
    return page(request, "desk/upload.html", Place.DOSSIERS, context)


@require_safe
@officer_page
def rejected(request: HttpRequest, token: str) -> StreamingHttpResponse:
    """Every faulty cell of the file, as a csv."""
    about = _own(request, token)
    path = upload_store.rejections_path(about.token)
    if not path.is_file():
        raise Http404
    return StreamingHttpResponse(
        _lines_of(path),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="o-sai.csv"'},
    )


def _lines_of(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from rejections_as_csv(lines)


@require_safe
@officer_page
def progress(request: HttpRequest, token: str) -> HttpResponse:
    """The progress bar, asked for every second; the whole page once it is over."""
    about = _own(request, token)
    status = import_task.status_of(about)
    if not status.running:
        return HttpResponseClientRefresh()
    return render(request, "desk/parts/progress.html", {"about": about, "status": status})


@require_POST
@officer_page
def columns(request: HttpRequest, token: str) -> HttpResponse:
    """Take the officer's column mapping and check again with it."""
    about = _own(request, token)
    chosen = {
        column: value
        for name, value in request.POST.items()
        if name.startswith("cot-") and value
        if (column := whole_number(name.removeprefix("cot-"))) is not None
    }
    about = upload_store.remap(about, chosen)
    _remember(request, about, chosen)
    import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=True)
    return redirect("upload", token=token)


@require_POST
@officer_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Import the checked file."""
    about = _own(request, token)
    if import_task.status_of(about).phase is Phase.CHECKED:
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=False)
    return redirect("upload", token=token)


@require_POST
@officer_page
def drop(request: HttpRequest, token: str) -> HttpResponse:
    """Remove the file; nothing of it was written."""
    about = _own(request, token)
    if not import_task.status_of(about).running:
        upload_store.drop(token)
        messages.success(request, f"Đã bỏ tệp “{about.name}”; không hồ sơ nào bị thay đổi.")
    return redirect("uploads")


def _own(request: HttpRequest, token: str) -> About:
    request.officer.require(ACTION)
    return upload_store.find(token, user_id=request.user.pk)


def _remember(request: HttpRequest, about: About, mapping: dict[int, str]) -> None:
    """Keep the mapping for files with these headings; a wrong one shows when it is checked."""
    with suppress(MotcuaError):
        dossiers.remember_mapping(
            dossiers.headings_of(upload_store.data_path(about)).headings,
            mapping,
            agency_code=about.agency,
            actor=request.officer.actor,
            now=request.now,
        )


def _columns(about: About, error_code: str) -> dict:
    """The mapping form: open when the headings were the trouble, absent when unreadable."""
    try:
        preview = dossiers.headings_of(upload_store.data_path(about))
    except MotcuaError:
        return {}
    mapping = about.columns if about.columns is not None else preview.mapping
    return {
        "preview": preview,
        "preview_columns": [
            (index, heading, mapping.get(index, ""), _samples(preview, index))
            for index, heading in enumerate(preview.headings)
        ],
        "headings": load.import_headings(),
        "mapping_open": error_code in MAPPING_ERRORS,
    }


def _samples(preview: FilePreview, column: int) -> list[str]:
    return [row[column] for row in preview.sample if column < len(row)]
