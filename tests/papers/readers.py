"""Finished files read back into rows of text, for tests only."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pdfplumber
from docx import Document as open_docx
from docx.oxml.ns import qn
from lxml import etree


def docx_part(raw: bytes, name: str = "word/document.xml"):
    """One part of a Word file as XML."""
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return etree.fromstring(file.read(name))


def docx_tables(raw: bytes) -> list[list[list[str]]]:
    """The ruled tables: rows of cell texts, one entry a printed cell."""
    return [
        [
            [cell_text(cell) for cell in row.iterfind(qn("w:tc"))]
            for row in table.iterfind(qn("w:tr"))
        ]
        for table in ruled(docx_part(raw))
    ]


def ruled(tree) -> list:
    """The tables with borders; the others only place text side by side."""
    return [
        t
        for t in tree.iter(qn("w:tbl"))
        if t.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is not None
    ]


def cell_text(cell) -> str:
    """All text in an element."""
    return "".join(t.text or "" for t in cell.iter(qn("w:t")))


def docx_text(raw: bytes) -> list[str]:
    """Paragraphs of the body and of its tables, in order, content controls included."""
    return [cell_text(p) for p in docx_part(raw).iter(qn("w:p"))]


def docx_figures(raw: bytes) -> list[tuple[str, str]]:
    """(measure, printed text) of every locked figure."""
    found = []
    for control in docx_part(raw).iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        found.append((tag.get(qn("w:val")), cell_text(control)))
    return found


def docx_sections(raw: bytes) -> list:
    """Sections as python-docx sees them."""
    return list(open_docx(io.BytesIO(raw)).sections)


def pdf_tables(raw: bytes) -> list[list[list[str]]]:
    """Tables, one a page that shows one: rows of texts, line breaks as spaces."""
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        found = [table for page in pdf.pages for table in page.extract_tables()]
    return [[[" ".join((cell or "").split()) for cell in row] for row in table] for table in found]


def pdf_texts(raw: bytes) -> list[str]:
    """The text of each page."""
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def pdf_drawings(raw: bytes) -> list[int]:
    """How many drawn areas each page has, of rectangles and curves."""
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        return [len(page.rects) + len(page.curves) for page in pdf.pages]


def pdf_fonts(raw: bytes) -> set[str]:
    """Names of the fonts that letters are set in, without the subset mark."""
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        return {char["fontname"].split("+")[-1] for page in pdf.pages for char in page.chars}


def xlsx_rows(raw: bytes, sheet: str) -> list[list[object]]:
    """Values of a worksheet as they are stored; numbers as Decimal or int."""
    page = openpyxl.load_workbook(io.BytesIO(raw))[sheet]
    return [[_exact(cell) for cell in row] for row in page.iter_rows(values_only=True)]


def _exact(value: object) -> object:
    return Decimal(repr(value)) if isinstance(value, float) else value
