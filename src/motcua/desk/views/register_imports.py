"""A register from a file: choose it, see what would happen, confirm or drop it."""

from functools import partial

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import upload_road
from motcua.desk.import_task import Phase
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.rejected_rows import rows_in_place
from motcua.desk.upload_road import Road
from motcua.desk.views.registers import opened
from motcua.kernel.registers import RegisterDefinition
from motcua.registers import api


@require_http_methods(["GET", "POST"])
@officer_page
def uploads(request: HttpRequest, key: str) -> HttpResponse:
    """Choose a file; the files still waiting; the columns that are read."""
    definition, road = _writable(request, key)
    about, context = upload_road.choose(request, road)
    if about is not None:
        return redirect(road.page_of(about))
    context |= {"definition": definition, "headings": api.import_headings(definition)}
    return page(request, "desk/register_uploads.html", Place.REGISTERS, context)


@require_safe
@officer_page
def upload(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Where one file is: being checked, checked, being imported, done, refused."""
    definition, road = _writable(request, key)
    about = upload_road.find(request, road, token)
    context = upload_road.context_of(about, road)
    if context["status"].phase is Phase.CHECKED and context["report"]:
        rows_of = partial(api.rows_of, definition)
        context["faulty"] = rows_in_place(about, context["report"], rows_of)
    return page(request, "desk/upload.html", Place.REGISTERS, context)


@require_safe
@officer_page
def progress(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """The progress bar, asked for every second; the whole page once it is over."""
    road = _writable(request, key)[1]
    return upload_road.progress(request, upload_road.find(request, road, token), road)


@require_safe
@officer_page
def rejected(request: HttpRequest, key: str, token: str) -> StreamingHttpResponse:
    """Every faulty cell of the file, as a csv."""
    return upload_road.rejected(upload_road.find(request, _writable(request, key)[1], token))


@require_POST
@officer_page
def confirm(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Import the checked file."""
    road = _writable(request, key)[1]
    return upload_road.confirm(request, upload_road.find(request, road, token), road)


@require_POST
@officer_page
def drop(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Remove the file; nothing of it was written."""
    road = _writable(request, key)[1]
    return upload_road.drop(request, upload_road.find(request, road, token), road)


def _writable(request: HttpRequest, key: str) -> tuple[RegisterDefinition, Road]:
    """The register, which the officer may write, and the road into it."""
    definition = opened(request, key)
    request.officer.require(definition.write_action)
    road = Road(
        register=key,
        pages="register_",
        inside=(key,),
        book=definition.label,
        noun="mục",
        code_label=definition.code.label,
        book_href=reverse("register", args=[key]),
        above=(("Sổ sách", reverse("registers")),),
    )
    return definition, road
