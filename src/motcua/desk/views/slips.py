"""Slips of a dossier: on the screen as they print, as pdf, as docx."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.desk.middleware import PAPER_POLICY
from motcua.desk.officer import officer_page
from motcua.desk.views.form_files import attachment
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


def paper_page(request: HttpRequest, document: Document) -> HttpResponse:
    """A document as a page that prints as it is."""
    context = {
        "title": document.title,
        # Both come out of the papers room, which escapes every text of a document.
        "style": mark_safe(papers.html_style()),  # noqa: S308
        "content": mark_safe(papers.html_fragment(document)),  # noqa: S308
    }
    response = render(request, "desk/slip.html", context)
    response["Content-Security-Policy"] = PAPER_POLICY
    return response


@require_safe
@officer_page
def slip_file(request: HttpRequest, code: str, slip_key: str, kind: str) -> HttpResponse:
    """The slip as pdf or docx, named by the dossier's code, which is nobody's data."""
    if kind not in KINDS:
        raise NotFound("dạng tệp", kind)
    content = papers.write(_document(request, code, slip_key), kind)
    # Codes of other systems may hold any letter; a file's name may not.
    plain = "".join(letter if letter.isalnum() else "-" for letter in fold(code)).upper()
    return attachment(content, papers.MEDIA_TYPES[kind], f"{slip_key}-{plain}", kind)


def _document(request: HttpRequest, code: str, slip_key: str) -> Document:
    data = dossiers.slip(code, slip_key, actor=request.officer.actor, now=request.now)
    return papers.slip_document(data.definition, data.values, data.tables, created_at=request.now)
