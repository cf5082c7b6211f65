"""Documents on their way out of the desk: as a page that prints as it is, or as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from motcua.desk.middleware import PAPER_POLICY
from motcua.papers import api as papers
from motcua.papers.data import Document


def paper_page(
    request: HttpRequest, document: Document, template: str = "desk/slip.html", **more: object
) -> HttpResponse:
    """The document, black on white. template: of the page around it, which also gets `more`."""
    context = {
        **more,
        "title": document.title,
        # Both come out of the papers room, which escapes every text of a document.
        "style": mark_safe(papers.html_style()),  # noqa: S308
        "content": mark_safe(papers.html_fragment(document)),  # noqa: S308
    }
    response = render(request, template, context)
    response["Content-Security-Policy"] = PAPER_POLICY
    return response


def paper_file(document: Document, kind: str, name: str) -> HttpResponse:
    """The document as a download. kind: a key of papers.MEDIA_TYPES. name: see `attachment`."""
    return attachment(papers.write(document, kind), papers.MEDIA_TYPES[kind], name, kind)


def attachment(content: bytes, media_type: str, name: str, kind: str) -> HttpResponse:
    """A download `name`.`kind`; the name is ASCII and holds nobody's data."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
