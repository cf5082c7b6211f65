"""A document as PDF through Typst, with Tinos embedded and no other font looked for."""

import json
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from motcua.papers import layout
from motcua.papers.charts import printed_svg
from motcua.papers.data import (
    Document,
    Orientation,
    Picture,
    QrCode,
    Recipients,
    Section,
    Signature,
    Table,
    TableRow,
)
from motcua.papers.errors import FontsMissing
from motcua.papers.keeping import is_short, kept_together, tall_rows
from motcua.papers.printed import alignment, printed
from motcua.papers.square_code import svg

_ROOM = Path(__file__).resolve().parent
FONTS = _ROOM.parent / "fonts"
_TEMPLATE = _ROOM / "template.typ"
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
# Times New Roman at single spacing: a line is 1.15 of the type size, these three together.
_ASCENT_EM, _DESCENT_EM, _LEADING_EM = 0.891, 0.216, 0.043

_LAYOUT = {
    "font": layout.PDF_FONT,
    "margin_top": layout.MARGIN_TOP_MM,
    "margin_bottom": layout.MARGIN_BOTTOM_MM,
    "margin_left": layout.MARGIN_LEFT_MM,
    "margin_right": layout.MARGIN_RIGHT_MM,
    "page_number_top": layout.PAGE_NUMBER_FROM_TOP_MM,
    "page_number": layout.SIZE_PAGE_NUMBER,
    "country_text": layout.COUNTRY,
    "motto_text": layout.MOTTO,
    "country": layout.SIZE_COUNTRY,
    "motto": layout.SIZE_MOTTO,
    "agency": layout.SIZE_AGENCY,
    "number": layout.SIZE_NUMBER,
    "place_date": layout.SIZE_PLACE_DATE,
    "title": layout.SIZE_TITLE,
    "body": layout.SIZE_BODY,
    "signature": layout.SIZE_SIGNATURE,
    "recipients_heading": layout.SIZE_RECIPIENTS_HEADING,
    "recipients": layout.SIZE_RECIPIENTS,
    "annex": layout.SIZE_ANNEX,
    "form": layout.SIZE_FORM,
    "table": layout.SIZE_TABLE,
    "indent": layout.FIRST_LINE_MM,
    "gap": layout.PARAGRAPH_GAP_PT,
    "ascent": _ASCENT_EM,
    "descent": _DESCENT_EM,
    "leading": _LEADING_EM,
    "head_left_share": layout.HEAD_LEFT_SHARE,
    "line_share": layout.LINE_SHARE,
    "kept_rows": layout.KEPT_ROWS,
    "signing_lines": layout.SIGNING_LINES,
}


_COMPACT = {
    "body": layout.COMPACT_BODY,
    "signature": layout.COMPACT_BODY,
    "gap": layout.COMPACT_GAP_PT,
    "signing_lines": layout.COMPACT_SIGNING_LINES,
}


def write_pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    Raises FontsMissing when the package was built without its fonts.
    """
    at = (document.created_at or _UNDATED).astimezone(UTC)
    data = {
        "layout": _LAYOUT | _COMPACT if document.compact else _LAYOUT,
        "title": document.title,
        "author": document.author,
        "keywords": list(document.keywords),
        "created": {
            "year": at.year,
            "month": at.month,
            "day": at.day,
            "hour": at.hour,
            "minute": at.minute,
            "second": at.second,
        },
        "sections": [_section(section) for section in document.sections],
    }
    made = typst.compile(
        str(_TEMPLATE),
        root=str(_ROOM),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
        timestamp=int(at.timestamp()),
    )
    return bytes(made)


@cache
def _fonts() -> Any:
    if not any(FONTS.glob("*.ttf")):
        raise FontsMissing(folder=str(FONTS))
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _section(section: Section) -> dict[str, Any]:
    width = layout.text_width_mm(section.orientation is Orientation.LANDSCAPE)
    return {
        "orientation": section.orientation.value,
        "restart_numbering": section.restart_numbering,
        "blocks": [
            {**_block(block, width), "kept": [_block(other, width) for other in kept]}
            for block, kept in kept_together(section.blocks)
        ],
    }


def _block(block: Any, width_mm: float) -> dict[str, Any]:
    made: dict[str, Any] = {
        field.name: _plain(getattr(block, field.name)) for field in fields(block)
    }
    made["block"] = type(block).__name__
    if isinstance(block, Signature):
        made["left"] = None if block.left is None else _block(block.left, width_mm)
        made["right"] = _block(block.right, width_mm)
    if isinstance(block, QrCode):
        made["svg"] = svg(block.text).decode()
    if isinstance(block, Picture):
        made["svg"] = printed_svg(block.svg)
    if isinstance(block, Table):
        tall = tall_rows(block, width_mm)
        made["rows"] = [_row(row, high) for row, high in zip(block.rows, tall, strict=True)]
        made["short"] = is_short(block)
    return made


def _row(row: TableRow, tall: bool) -> dict[str, Any]:
    cells = [
        {
            "text": printed(cell),
            "align": alignment(cell).value,
            "bold": cell.bold,
            "colspan": cell.colspan,
        }
        for cell in row.cells
    ]
    return {"cells": cells, "tall": tall}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, Recipients):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
