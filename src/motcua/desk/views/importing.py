"""Dossiers from a file: choose it, see what would happen, confirm or drop it."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import import_task, upload_road, upload_store
from motcua.desk.import_task import Phase
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.rejected_rows import rows_in_place
from motcua.desk.upload_road import Road
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
    road = _road(request)
    about, context = upload_road.choose(request, road)
    if about is not None:
        return redirect(road.page_of(about))
    context["headings"] = load.import_headings()
    return page(request, "desk/uploads.html", Place.DOSSIERS, context)


@require_safe
@officer_page
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """Where one file is: being checked, checked, being imported, done, refused."""
    road = _road(request)
    about = upload_road.find(request, road, token)
    context = upload_road.context_of(about, road)
    status = context["status"]
    if status.phase is Phase.CHECKED and context["report"]:
        context["faulty"] = rows_in_place(about, context["report"], dossiers.rows_of)
    if status.phase in (Phase.CHECKED, Phase.REFUSED):
        context |= _columns(about, status.error_code)
    return page(request, "desk/upload.html", Place.DOSSIERS, context)


@require_safe
@officer_page
def rejected(request: HttpRequest, token: str) -> StreamingHttpResponse:
    """Every faulty cell of the file, as a csv."""
    return upload_road.rejected(upload_road.find(request, _road(request), token))


@require_safe
@officer_page
def progress(request: HttpRequest, token: str) -> HttpResponse:
    """The progress bar, asked for every second; the whole page once it is over."""
    road = _road(request)
    return upload_road.progress(request, upload_road.find(request, road, token), road)


@require_POST
@officer_page
def columns(request: HttpRequest, token: str) -> HttpResponse:
    """Take the officer's column mapping and check again with it."""
    road = _road(request)
    about = upload_road.find(request, road, token)
    chosen = {
        column: value
        for name, value in request.POST.items()
        if name.startswith("cot-") and value
        if (column := whole_number(name.removeprefix("cot-"))) is not None
    }
    about = upload_store.remap(about, chosen)
    _remember(request, about, chosen)
    import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=True)
    return redirect(road.page_of(about))


@require_POST
@officer_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Import the checked file."""
    road = _road(request)
    return upload_road.confirm(request, upload_road.find(request, road, token), road)


@require_POST
@officer_page
def drop(request: HttpRequest, token: str) -> HttpResponse:
    """Remove the file; nothing of it was written."""
    road = _road(request)
    return upload_road.drop(request, upload_road.find(request, road, token), road)


def _road(request: HttpRequest) -> Road:
    """The road into the officer's dossiers, who may import."""
    request.officer.require(ACTION)
    return Road(
        register="",
        pages="",
        inside=(),
        book="Hồ sơ",
        noun="hồ sơ",
        code_label="Mã hồ sơ",
        book_href=reverse("dossiers"),
    )


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
