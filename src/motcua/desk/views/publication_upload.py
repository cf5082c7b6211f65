"""A publication decision from a file: what the paper is, what it would change, confirm or drop."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk import import_task, upload_road, upload_store
from motcua.desk.import_task import Phase
from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.publication_lines import act_label
from motcua.desk.upload_road import Road
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
    road = _road(request)
    about, context = upload_road.choose(request, road, _typed(request))
    if about:
        return redirect(road.page_of(about))
    context |= {"fields": _fields(_typed(request)), "words": load.publication_words()}
    status = 422 if context["fault"] else 200
    return page(request, "desk/publication_uploads.html", Place.CATALOGUE, context, status=status)


@require_safe
@officer_page
def upload(request: HttpRequest, token: str) -> HttpResponse:
    """Where one file is: being checked, checked, being written, done, refused."""
    about, road = _own(request, token)
    context = upload_road.context_of(about, road)
    report, status = context["report"], context["status"]
    context |= {
        "fields": _fields(about.head or {}),
        "asks_head": status.error_code == registers.DecisionHeadInvalid.code,
    }
    if report and status.phase in (Phase.CHECKED, Phase.DONE):
        context |= _told(report)
    return page(request, "desk/publication_upload.html", Place.CATALOGUE, context)


@require_safe
@officer_page
def progress(request: HttpRequest, token: str) -> HttpResponse:
    """The progress bar."""
    return upload_road.progress(request, *_own(request, token))


@require_POST
@officer_page
def head(request: HttpRequest, token: str) -> HttpResponse:
    """Say anew what the paper is, and check the file again."""
    mine, road = _own(request, token)
    about = upload_store.say_head(mine, _typed(request))
    if not import_task.status_of(about).running:
        import_task.start(about, actor=request.officer.actor, now=request.now, dry_run=True)
    return redirect(road.page_of(about))


@require_POST
@officer_page
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Write the checked decision."""
    return upload_road.confirm(request, *_own(request, token))


@require_safe
@officer_page
def rejected(request: HttpRequest, token: str) -> StreamingHttpResponse:
    """Every faulty cell of the file, as a csv."""
    return upload_road.rejected(_own(request, token)[0])


@require_POST
@officer_page
def drop(request: HttpRequest, token: str) -> HttpResponse:
    """Remove the file; nothing of it was written."""
    return upload_road.drop(request, *_own(request, token))


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


def _own(request: HttpRequest, token: str) -> tuple[About, Road]:
    road = _road(request)
    return upload_road.find(request, road, token), road


def _road(request: HttpRequest) -> Road:
    """The road into the catalogue, for officers who may publish."""
    request.officer.require(procedures.PUBLISH)
    return Road(
        register=KIND,
        pages="publication_",
        inside=(),
        book="Danh mục",
        noun="thủ tục",
        code_label="Mã TTHC",
        book_href=reverse("publications"),
    )
