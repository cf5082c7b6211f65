"""Sổ theo dõi hồ sơ: the register book of some days, on the screen, as pdf, as docx."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file, paper_page
from motcua.desk.places import Place
from motcua.desk.views.slips import KINDS
from motcua.dossiers import api as dossiers
from motcua.kernel.dates import DateUnreadable, format_day, parse_day
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.papers import api as papers
from motcua.papers.data import Document

READ = "dossier.read"


@require_safe
@officer_page
def register_book(request: HttpRequest) -> HttpResponse:
    """Choose the days; how many dossiers they hold, and the book in three ways."""
    request.officer.require(READ)
    on = request.officer.on
    typed = {
        "tu": request.GET.get("tu") or format_day(on.replace(day=1)),
        "den": request.GET.get("den") or format_day(on),
    }
    context: dict[str, object] = {"typed": typed, "fault": "", "count": None}
    try:
        days = _days(typed["tu"], typed["den"])
        book = dossiers.register_book(
            request.officer.agency.id, *days, actor=request.officer.actor, now=request.now
        )
        context |= {"count": len(book.tables["dossiers"]), "label": book.definition.number}
    except NotFound:
        raise
    except MotcuaError as refused:
        context["fault"] = str(refused)
    status = 422 if context["fault"] else 200
    return page(request, "desk/register_book.html", Place.DOSSIERS, context, status=status)


@require_safe
@xframe_options_sameorigin
@officer_page
def register_book_page(request: HttpRequest) -> HttpResponse:
    """The book as a page of its own, black on white."""
    return paper_page(request, _document(request))


@require_safe
@officer_page
def register_book_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The book as pdf or docx."""
    if kind not in KINDS:
        raise NotFound("dạng tệp", kind)
    first, last = _asked(request)
    name = f"so-theo-doi-{request.officer.agency.code}-{first:%Y%m%d}-{last:%Y%m%d}"
    return paper_file(_document(request), kind, name)


def _document(request: HttpRequest) -> Document:
    book = dossiers.register_book(
        request.officer.agency.id,
        *_asked(request),
        actor=request.officer.actor,
        now=request.now,
    )
    return papers.slip_document(book.definition, book.values, book.tables, created_at=request.now)


def _asked(request: HttpRequest) -> tuple[date, date]:
    return _days(request.GET.get("tu", ""), request.GET.get("den", ""))


def _days(first: str, last: str) -> tuple[date, date]:
    """Both days. Raises DateUnreadable, also for an end before the begin."""
    days = parse_day(first), parse_day(last)
    if days[1] < days[0]:
        raise DateUnreadable(last, f"ngày từ {format_day(days[0])} trở đi")
    return days
