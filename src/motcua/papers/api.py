"""The door of the papers room: a block tree becomes a file."""

from collections.abc import Callable

from motcua.papers.book import book_document
from motcua.papers.charts import COLOURS, Bar, columns_svg, rows_svg
from motcua.papers.data import Document
from motcua.papers.docx.writer import write_docx
from motcua.papers.errors import FormatUnknown
from motcua.papers.html.writer import html_fragment, html_style, write_html
from motcua.papers.pdf.writer import write_pdf
from motcua.papers.slip import slip_document
from motcua.papers.stored import from_data, to_data
from motcua.papers.xlsx.rows import write_rows
from motcua.papers.xlsx.writer import write_xlsx

__all__ = [
    "COLOURS",
    "FORMATS",
    "MEDIA_TYPES",
    "Bar",
    "book_document",
    "columns_svg",
    "from_data",
    "html_fragment",
    "html_style",
    "rows_svg",
    "slip_document",
    "to_data",
    "write",
    "write_rows",
]

_WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": write_docx,
    "xlsx": write_xlsx,
    "pdf": write_pdf,
    "html": write_html,
}
FORMATS = tuple(_WRITERS)
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


def write(document: Document, format: str) -> bytes:
    """The document as a file of `format` (docx, xlsx, pdf, html); pure, no clock.

    Raises FormatUnknown, and FontsMissing for a PDF where the fonts are not installed.
    """
    try:
        writer = _WRITERS[format]
    except KeyError:
        raise FormatUnknown(found=format, known=FORMATS) from None
    return writer(document)
