"""The door of the papers room: a block tree becomes a file."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import IO

from motcua.papers.book import book_document
from motcua.papers.charts import COLOURS, Bar, columns_svg, rows_svg
from motcua.papers.data import Document
from motcua.papers.errors import FormatUnknown
from motcua.papers.html.writer import html_fragment, html_style
from motcua.papers.slip import slip_document
from motcua.papers.square_code import svg as square_code
from motcua.papers.stored import from_data, to_data

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
    "square_code",
    "to_data",
    "write",
    "write_rows",
]

# Loaded when a paper is written: a command that writes none need not wait for four libraries.
_WRITERS = {
    "docx": ("motcua.papers.docx.writer", "write_docx"),
    "xlsx": ("motcua.papers.xlsx.writer", "write_xlsx"),
    "pdf": ("motcua.papers.pdf.writer", "write_pdf"),
    "html": ("motcua.papers.html.writer", "write_html"),
}
FORMATS = tuple(_WRITERS)
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


def write_rows(
    file: IO[bytes], title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> int:
    """A long list as a workbook, written into `file` row by row; how many rows. See `xlsx.rows`."""
    return int(import_module("motcua.papers.xlsx.rows").write_rows(file, title, headings, rows))


def write(document: Document, format: str) -> bytes:
    """The document as a file of `format` (docx, xlsx, pdf, html); pure, no clock.

    Raises FormatUnknown, and FontsMissing for a PDF where the fonts are not installed.
    """
    try:
        module, writer = _WRITERS[format]
    except KeyError:
        raise FormatUnknown(found=format, known=FORMATS) from None
    written: bytes = getattr(import_module(module), writer)(document)
    return written
