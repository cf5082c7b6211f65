"""Books of documents: choose days and kind, look at the paper, take it as a file."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.paper_out import paper_file, paper_page
from motcua.desk.places import Place
from motcua.kernel.dates import DateUnreadable, format_day, parse_day
from motcua.kernel.documents import Book
from motcua.kernel.errors import MotcuaError, NotAllowed, NotFound
from motcua.papers import api as papers
from motcua.papers.data import Document
from motcua.registers import api as registers
from motcua.registers.documents import api as documents
from motcua.registers.documents.api import BookChoice

BOOKS = {
    documents.OUTGOING: ((documents.OUTGOING, "Sổ đăng ký văn bản đi"),),
    documents.INCOMING: (
        (documents.INCOMING, "Sổ đăng ký văn bản đến"),
        (documents.HANDLING, "Sổ theo dõi giải quyết văn bản đến"),
    ),
}
FILES = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as typed. book: key of the layout; kind: of documents."""

    book: str
    first: str
    last: str
    kind: str

    @property
    def query(self) -> str:
        """The same as an address's query."""
        return urlencode({"mau": self.book, "tu": self.first, "den": self.last, "loai": self.kind})

    def choice(self) -> BookChoice:
        """As documents take it. Raises DateUnreadable, also for an end before the begin."""
        first, last = parse_day(self.first), parse_day(self.last)
        if last < first:
            raise DateUnreadable(self.last, f"ngày từ {format_day(first)} trở đi")
        return BookChoice(self.book, first, last, self.kind)


@require_safe
@officer_page
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """The days and the kind; how many documents they hold, and the book in every format."""
    asked = _asked(request, key)
    definition = registers.definition_of(key, request.officer.on)
    context: dict[str, object] = {
        "definition": definition,
        "asked": asked,
        "books": BOOKS[key],
        "kinds": definition.field("kind").choices,
        "files": FILES,
        "fault": "",
        "book": None,
    }
    try:
        context["book"] = _book(request, asked)
    except (NotAllowed, NotFound):
        raise
    except MotcuaError as refused:
        context["fault"] = str(refused)
    status = 422 if context["fault"] else 200
    return page(request, "desk/document_book.html", Place.REGISTERS, context, status=status)


@require_safe
@xframe_options_sameorigin
@officer_page
def paper(request: HttpRequest, key: str) -> HttpResponse:
    """The book as a page of its own, black on white."""
    return paper_page(request, _document(request, _asked(request, key)))


@require_safe
@officer_page
def file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """The book as pdf, docx or xlsx."""
    if kind not in dict(FILES):
        raise NotFound("dạng tệp", kind)
    asked = _asked(request, key)
    choice = asked.choice()
    days = f"{choice.from_on:%Y%m%d}-{choice.to_on:%Y%m%d}"
    name = f"so-{asked.book}-{request.officer.agency.code}-{days}"
    return paper_file(_document(request, asked), kind, name)


def _asked(request: HttpRequest, key: str) -> Asked:
    if key not in BOOKS:
        raise NotFound("sổ", key)
    on = request.officer.agency.nearest_day(request.officer.on)  # a dissolved unit has old books
    return Asked(
        book=request.GET.get("mau") or key,
        first=request.GET.get("tu") or format_day(date(on.year, 1, 1)),
        last=request.GET.get("den") or format_day(on),
        kind=request.GET.get("loai", ""),
    )


def _book(request: HttpRequest, asked: Asked) -> Book:
    officer = request.officer
    return documents.book(asked.choice(), officer.agency.id, actor=officer.actor, now=request.now)


def _document(request: HttpRequest, asked: Asked) -> Document:
    return papers.book_document(_book(request, asked), created_at=request.now)
