"""Documents that wait: to be handled (incoming), to be issued (outgoing); late ones first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page, page
from motcua.desk.places import Place
from motcua.desk.words import late_by, still
from motcua.kernel.errors import NotFound
from motcua.registers import api as registers
from motcua.registers.documents import api as documents
from motcua.registers.documents.api import Waiting

SOON_DAYS = 2  # working days
KEYS = (documents.INCOMING, documents.OUTGOING)


@dataclass(frozen=True, slots=True)
class Line:
    """A document and its time: words, and the name of the mark that colours them."""

    waiting: Waiting
    words: str
    mark: str


@require_safe
@officer_page
def waiting(request: HttpRequest, key: str) -> HttpResponse:
    """What is open here, who has it, how long is left."""
    if key not in KEYS:
        raise NotFound("sổ", key)
    officer = request.officer
    who = request.GET.get("nguoi", "")
    found = documents.waiting_list(
        key, officer.agency.id, who=who, actor=officer.actor, now=request.now
    )
    gaps = documents.gaps(
        key, officer.agency.id, officer.on.year, actor=officer.actor, now=request.now
    )
    context = {
        "definition": registers.definition_of(key, officer.on),
        "found": found,
        "lines": [line_of(each) for each in found.shown],
        "hidden": found.open - len(found.shown),
        "who": who,
        "gaps": gaps,
        "is_incoming": key == documents.INCOMING,
    }
    return page(request, "desk/document_waiting.html", Place.REGISTERS, context)


def line_of(each: Waiting) -> Line:
    """The time left in words, with a mark that says the same without colour."""
    if each.days is None and each.entry.due_on is not None:
        return Line(each, "chưa đến hạn", "later")
    if each.days is None:
        return Line(each, "không có hạn", "no_limit")
    if each.days < 0:
        return Line(each, late_by(-each.days), "overdue")
    if each.days == 0:
        return Line(each, "đến hạn hôm nay", "today")
    return Line(each, still(each.days), "soon" if each.days <= SOON_DAYS else "later")
