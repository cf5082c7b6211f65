"""Slips of a dossier: on the screen as they print, as pdf, as docx."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.desk.officer import officer_page
from motcua.desk.paper_out import paper_file, paper_page
from motcua.dossiers import api as dossiers
from motcua.kernel.errors import NotFound
from motcua.kernel.text import fold
from motcua.papers import api as papers
from motcua.papers.data import Document

KINDS = ("pdf", "docx")


@require_safe
@xframe_options_sameorigin
@officer_page
def slip_page(request: HttpRequest, code: str, slip_key: str) -> HttpResponse:
    """The slip as a page of its own, black on white."""
    return paper_page(request, _document(request, code, slip_key))


@require_safe
@officer_page
def slip_file(request: HttpRequest, code: str, slip_key: str, kind: str) -> HttpResponse:
    """The slip as pdf or docx, named by the dossier's code, which is nobody's data."""
    if kind not in KINDS:
        raise NotFound("dạng tệp", kind)
    # Codes of other systems may hold any letter; a file's name may not.
    plain = "".join(letter if letter.isalnum() else "-" for letter in fold(code)).upper()
    return paper_file(_document(request, code, slip_key), kind, f"{slip_key}-{plain}")


def _document(request: HttpRequest, code: str, slip_key: str) -> Document:
    data = dossiers.slip(code, slip_key, actor=request.officer.actor, now=request.now)
    return papers.slip_document(data.definition, data.values, data.tables, created_at=request.now)
