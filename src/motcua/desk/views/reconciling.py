"""Đối soát: two sources compared by dossier code, and what was decided of each difference."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file
from motcua.desk.places import Place
from motcua.desk.sheet_out import rows_file
from motcua.kernel.dates import parse_day
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.numbers import whole_number
from motcua.kernel.periods import Period
from motcua.kernel.reconciling import Side
from motcua.reconciling import api as reconciling
from motcua.reconciling.data import SourceFile
from motcua.rulebook import load

ACTION = "sources.reconcile"
SIDES = {"": "Tất cả", "different": "Khác nhau", "left": "Chỉ có ở nguồn thứ nhất",
         "right": "Chỉ có ở nguồn thứ hai"}  # fmt: skip
FIRST, SECOND = "nguon-1", "nguon-2"


@require_http_methods(["GET", "POST"])
@officer_page
def sources(request: HttpRequest) -> HttpResponse:
    """GET: choose two sources; what was reconciled before. POST: compare them."""
    request.officer.require(ACTION)
    fault = ""
    if request.method == "POST":
        try:
            key = _compared(request)
        except MotcuaError as refused:
            fault = str(refused)
        else:
            return redirect("reconciled", key=key)
    rules = load.reconciling(request.officer.on)
    context = {
        "rules": rules,
        "typed": request.POST,
        "sides": ((FIRST, "Nguồn thứ nhất"), (SECOND, "Nguồn thứ hai")),
        "fault": fault,
        "past": reconciling.reconciliations(request.officer.agency.id, **_who(request)),
    }
    status = 422 if fault else 200
    return page(request, "desk/reconciling.html", Place.DOSSIERS, context, status=status)


@require_safe
@officer_page
def reconciled(request: HttpRequest, key: int) -> HttpResponse:
    """The four heaps, and the lines of those that are not the same, fifty a page."""
    return _lines_page(request, key)


@require_POST
@officer_page
def decide(request: HttpRequest, key: int) -> HttpResponse:
    """Write down an officer's word on the chosen lines."""
    typed = map(whole_number, request.POST.getlist("dong"))
    chosen = [number for number in typed if number is not None]
    try:
        number = reconciling.decide(
            key,
            chosen,
            request.POST.get("y-kien", ""),
            request.POST.get("ly-do", ""),
            **_who(request),
        )
    except NotFound:
        raise
    except MotcuaError as refused:
        return _lines_page(request, key, str(refused), chosen)
    messages.success(request, f"Đã ghi ý kiến cho {number} dòng.")
    query = request.GET.urlencode()
    return redirect(f"{reverse('reconciled', args=[key])}{'?' if query else ''}{query}")


@require_safe
@officer_page
def reconciled_file(request: HttpRequest, key: int, kind: str) -> HttpResponseBase:
    """Every line with what was decided, as csv or xlsx."""
    view = reconciling.reconciliation(key, **_who(request))
    lines = reconciling.all_lines(key, **_who(request))
    name = f"doi-soat-{key}"
    if kind == "xlsx":
        document = reconciling.reconciliation_document(view, lines)
        return paper_file(document, kind, name)
    rows = reconciling.table_rows(lines)
    return rows_file(kind, name, "Đối soát", reconciling.HEADINGS, rows)


def _lines_page(
    request: HttpRequest, key: int, fault: str = "", chosen: list[int] | None = None
) -> HttpResponse:
    view = reconciling.reconciliation(key, **_who(request))
    side = request.GET.get("phan", "")
    side = side if side in SIDES else ""
    only_open = request.GET.get("con") == "1"
    after = whole_number(request.GET.get("sau", ""))
    listed = reconciling.lines(
        key,
        Side(side) if side else None,
        only_open=only_open,
        after=-1 if after is None else after,
        **_who(request),
    )
    context = {
        "view": view,
        "page": listed,
        "sides": SIDES,
        "side": side,
        "only_open": only_open,
        "verdicts": load.reconciling(request.officer.on).verdicts,
        "words": reconciling.SIDES,
        "fault": fault,
        "chosen": chosen or [],
        "typed": request.POST,
        "query": request.GET.urlencode(),
    }
    status = 422 if fault else 200
    return page(request, "desk/reconciled.html", Place.DOSSIERS, context, status=status)


def _compared(request: HttpRequest) -> int:
    with _kept(request) as files:
        return reconciling.reconcile(
            *files, agency=request.officer.agency, period=_period(request), **_who(request)
        )


@contextmanager
def _kept(request: HttpRequest) -> Iterator[list[SourceFile]]:
    """Both sides as they were sent; files lie in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="motcua-doi-soat-") as folder:
        rules = load.reconciling(request.officer.on)
        held = {source.key for source in rules.sources if source.held}
        files = []
        for name in (FIRST, SECOND):
            kind, sent = request.POST.get(name, ""), request.FILES.get(f"{name}-tep")
            if sent is None or kind in held:
                files.append(SourceFile(kind))
            else:
                path = _written(sent, Path(folder) / name)
                files.append(SourceFile(kind, path, Path(sent.name or "tệp").name))
        yield files


def _written(sent: UploadedFile, path: Path) -> Path:
    with path.open("wb") as target:
        for chunk in sent.chunks():
            target.write(chunk)
    return path


def _period(request: HttpRequest) -> Period | None:
    """The days typed; None: both left empty. Raises DateUnreadable, PeriodReversed."""
    first, last = (request.POST.get(name, "").strip() for name in ("tu", "den"))
    if not first and not last:
        return None
    return Period(parse_day(first), parse_day(last))


def _who(request: HttpRequest) -> dict:
    return {"actor": request.officer.actor, "now": request.now}
