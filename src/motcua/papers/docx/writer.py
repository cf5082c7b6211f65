"""A document as a Word file: A4 sections, page numbers in the top margin, styles, properties."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.shared import Mm

from motcua.papers import charts, layout
from motcua.papers.data import (
    AnnexHead,
    Document,
    FormHead,
    Heading,
    Letterhead,
    Note,
    Orientation,
    Paragraph,
    Picture,
    QrCode,
    Section,
    Signature,
    Table,
    TitleBlock,
)
from motcua.papers.docx import blocks, tables
from motcua.papers.docx.elements import (
    Element,
    element,
    keep_with_next,
    paragraph,
    run_properties,
)
from motcua.papers.keeping import kept_together
from motcua.papers.square_code import png

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
# Zip entries carry a time of their own; this one keeps the same document the same bytes.
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)

_WRITERS: dict[type, Callable[[Any, float], list[Element]]] = {
    Letterhead: blocks.letterhead,
    FormHead: blocks.form_head,
    TitleBlock: blocks.title_block,
    Heading: blocks.heading,
    Paragraph: blocks.body,
    AnnexHead: blocks.annex_head,
    Note: blocks.note,
    Signature: blocks.signature,
    Table: tables.table,
}


def write_docx(document: Document) -> bytes:
    """The document as .docx; the same document gives the same bytes."""
    word = docx.Document()
    _set_styles(word)
    _set_properties(word, document)
    for place, section in enumerate(document.sections):
        page = word.sections[0] if place == 0 else _next_section(word)
        _set_page(page, section, first=place == 0)
        _fill(word, section)
    if document.compact:
        _draw_together(word)
    _drop_thumbnail(word)
    raw = io.BytesIO()
    word.save(raw)
    return _timeless(raw.getvalue())


def _fill(word: Any, section: Section) -> None:
    width = layout.text_width_mm(section.orientation is Orientation.LANDSCAPE)
    end = word.element.body.sectPr
    for block, kept in kept_together(section.blocks):
        group = [_elements(word, one, width) for one in (block, *kept)]
        for made in (one for elements in group[:-1] for one in elements):
            keep_with_next(made)
        for made in (one for elements in group for one in elements):
            end.addprevious(made)


def _elements(word: Any, block: Any, width: float) -> list[Element]:
    if isinstance(block, QrCode):
        # A picture is a part of its own, so its block needs the file.
        side = Mm(block.size_mm)
        picture = word.part.new_pic_inline(io.BytesIO(png(block.text)), side, side)
        picture.docPr.set("descr", f"Mã QR: {block.text}")
        return blocks.qr_code(block, width, picture)
    if isinstance(block, Picture):
        wide = Mm(min(block.width_mm, width))
        picture = word.part.new_pic_inline(io.BytesIO(charts.png(block.svg)), wide)
        picture.docPr.set("descr", block.name)
        return blocks.picture(picture)
    return _WRITERS[type(block)](block, width)


def _draw_together(word: Any) -> None:
    """Smaller letters of the text and closer paragraphs, as the same slip has them in PDF."""
    roots = (word.element.body, word.styles.element)
    for size in (one for root in roots for one in root.iter(qn("w:sz"), qn("w:szCs"))):
        if size.get(qn("w:val")) == str(2 * layout.SIZE_BODY):  # half points
            size.set(qn("w:val"), str(2 * layout.COMPACT_BODY))
    usual = str(20 * layout.PARAGRAPH_GAP_PT)  # twentieths of a point
    for spacing in (one for root in roots for one in root.iter(qn("w:spacing"))):
        if spacing.get(qn("w:before")) == usual:
            spacing.set(qn("w:before"), str(20 * layout.COMPACT_GAP_PT))


def _next_section(word: Any) -> Any:
    page = word.add_section()
    # The paragraph that carries the break must not push itself onto a page of its own.
    carrier = word.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
    carrier.pPr.insert(0, element("spacing", before=0, after=0, line=20, lineRule="exact"))
    return page


def _set_page(page: Any, section: Section, *, first: bool) -> None:
    landscape = section.orientation is Orientation.LANDSCAPE
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    sizes = (layout.PAGE_SHORT_MM, layout.PAGE_LONG_MM)
    width, height = reversed(sizes) if landscape else sizes
    page.page_width, page.page_height = Mm(width), Mm(height)
    page.top_margin, page.bottom_margin = Mm(layout.MARGIN_TOP_MM), Mm(layout.MARGIN_BOTTOM_MM)
    page.left_margin, page.right_margin = Mm(layout.MARGIN_LEFT_MM), Mm(layout.MARGIN_RIGHT_MM)
    page.header_distance = page.footer_distance = Mm(layout.PAGE_NUMBER_FROM_TOP_MM)
    # The first page of a document, and of an annex, shows no number.
    page.different_first_page_header_footer = first or section.restart_numbering
    if first:
        header = page.header._element
        for empty in list(header):
            header.remove(empty)
        header.append(_page_number())
    for old in page._sectPr.findall(qn("w:pgNumType")):
        page._sectPr.remove(old)
    if first or section.restart_numbering:
        page._sectPr.find(qn("w:pgMar")).addnext(element("pgNumType", start=1))


def _page_number() -> Element:
    size = layout.SIZE_PAGE_NUMBER
    instruction = element("instrText")
    instruction.text = "PAGE"
    shown = element("t")
    shown.text = "2"
    parts = (
        element("fldChar", fldCharType="begin"),
        instruction,
        element("fldChar", fldCharType="separate"),
        shown,
        element("fldChar", fldCharType="end"),
    )
    runs = (element("r", run_properties(size), part) for part in parts)
    return paragraph(*runs, align="center")


def _set_styles(word: Any) -> None:
    for name in ("Normal", "Header", *(f"Heading {level}" for level in range(1, 5))):
        style = word.styles[name].element
        for old in style.findall(qn("w:rPr")):
            style.remove(old)
        bold = name in ("Heading 1", "Heading 2", "Heading 4")
        style.append(run_properties(layout.SIZE_BODY, bold=bold))
    word.styles["Normal"].element.rPr.append(
        element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    )


def _set_properties(word: Any, document: Document) -> None:
    properties = word.core_properties
    at = (document.created_at or _UNDATED).astimezone(UTC).replace(tzinfo=None)
    properties.created = properties.modified = at
    properties.title = document.title
    properties.author = properties.last_modified_by = document.author
    properties.keywords = ", ".join(document.keywords)
    properties.comments = ""
    properties.language = "vi-VN"
    properties.revision = 1


def _drop_thumbnail(word: Any) -> None:
    # The library's template brings the picture of another document.
    relations = word.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RT.THUMBNAIL]:
        del relations[key]


def _timeless(raw: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, date_time=_ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(item.filename))
    return out.getvalue()
