"""Blocks of text in a worksheet: merged cells over its columns."""

import io
from collections.abc import Callable
from typing import Any

from motcua.papers import charts, layout
from motcua.papers.data import (
    AnnexHead,
    FormHead,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    ParagraphStyle,
    Picture,
    QrCode,
    Recipients,
    Signature,
    Signer,
    TitleBlock,
)
from motcua.papers.xlsx.sheet import Sheet

_SIGNING_ROWS = 3
_PICTURE_ROWS = 14

# A line of one side: its text and its look.
Line = tuple[str, dict[str, Any]]


def letterhead(sheet: Sheet, block: Letterhead) -> None:
    """Agency at the left, Quốc hiệu at the right."""
    size = layout.SIZE_FORM
    agency: list[Line] = [(text, {"font_size": size}) for text in block.superior]
    agency += [(text, {"font_size": size, "bold": True}) for text in block.agency]
    country: list[Line] = [
        (layout.COUNTRY, {"font_size": size, "bold": True}),
        (layout.MOTTO, {"font_size": size, "bold": True, "underline": 1}),
    ]
    if block.number is not None or block.place_date is not None:
        rows = max(len(agency), len(country))
        agency += [("", {})] * (rows - len(agency)) + [(block.number or "", {"font_size": size})]
        country += [("", {})] * (rows - len(country))
        country.append((block.place_date or "", {"font_size": size, "italic": True}))
    _side_by_side(sheet, agency, country)
    sheet.row += 1


def form_head(sheet: Sheet, block: FormHead) -> None:
    """Code at the left, agency at the right; the title below, over the whole width."""
    size = layout.SIZE_FORM
    first, *others = block.left
    left: list[Line] = [(first, {"font_size": size, "bold": True})]
    left += [(text, {"font_size": size}) for text in others]
    _side_by_side(sheet, left, [(text, {"font_size": size, "bold": True}) for text in block.right])
    for text in block.title:
        _centred(sheet, text, size + 1, bold=True)
    for text in block.subtitle:
        _centred(sheet, text, size, italic=True)


def title_block(sheet: Sheet, block: TitleBlock) -> None:
    """Tên loại and trích yếu."""
    _centred(sheet, block.kind, layout.SIZE_TITLE, bold=True)
    _centred(sheet, block.summary, layout.SIZE_TITLE, bold=True)
    sheet.row += 1


def heading(sheet: Sheet, block: Heading) -> None:
    """A numbered title."""
    _across(sheet, block.text, font_size=layout.SIZE_FORM, bold=block.level != 3)


def body(sheet: Sheet, block: Paragraph) -> None:
    """A paragraph; its figures are in the text, as printed."""
    text = "".join(run.text for run in block.runs)
    align = "center" if block.style is ParagraphStyle.CENTERED else "left"
    _across(sheet, text, font_size=layout.SIZE_FORM, align=align)


def annex_head(sheet: Sheet, block: AnnexHead) -> None:
    """Label, title, reference."""
    if block.label:
        _centred(sheet, block.label, layout.SIZE_ANNEX, bold=True)
    if block.title:
        _centred(sheet, block.title, layout.SIZE_ANNEX, bold=True)
    if block.reference:
        _centred(sheet, f"({block.reference})", layout.SIZE_FORM, italic=True)


def note(sheet: Sheet, block: Note) -> None:
    """A short line."""
    _across(
        sheet,
        block.text,
        font_size=layout.SIZE_FORM,
        italic=block.italic,
        align=block.align.value,
    )


def qr_code(sheet: Sheet, block: QrCode) -> None:
    """Its lines only: nobody scans a worksheet."""
    for line in block.lines:
        _across(sheet, line, font_size=layout.SIZE_FORM)


def picture(sheet: Sheet, block: Picture) -> None:
    """A drawing at the left edge; the rows that it covers are left free."""
    scale = 1 / charts.PRINT_SCALE
    options = {
        "image_data": io.BytesIO(charts.png(block.svg)),
        "x_scale": scale,
        "y_scale": scale,
        "description": block.name,
    }
    sheet.page.insert_image(sheet.row, 0, "hinh.png", options)
    sheet.row += _PICTURE_ROWS


def signature(sheet: Sheet, block: Signature) -> None:
    """Both sides, with room to sign."""
    sheet.row += 1
    left = _recipients(block.left) if isinstance(block.left, Recipients) else _signer(block.left)
    _side_by_side(sheet, left, _signer(block.right))


def _recipients(block: Recipients) -> list[Line]:
    look = {"font_size": layout.SIZE_RECIPIENTS, "align": "left"}
    made: list[Line] = [(block.heading, {**look, "bold": True, "italic": True})]
    return made + [(f"- {line}", dict(look)) for line in block.lines]


def _signer(block: Signer | None) -> list[Line]:
    if block is None:
        return []
    size = layout.SIZE_FORM
    made: list[Line] = []
    if block.place_date:
        made.append((block.place_date, {"font_size": size, "italic": True}))
    made += [(title, {"font_size": size, "bold": True}) for title in block.titles]
    if block.hint:
        made.append((block.hint, {"font_size": size, "italic": True}))
    made += [("", {})] * _SIGNING_ROWS
    made.append((block.name, {"font_size": size, "bold": True}))
    return made


def _side_by_side(sheet: Sheet, left: list[Line], right: list[Line]) -> None:
    half = _half(sheet)
    for place in range(max(len(left), len(right))):
        texts: list[tuple[str, int, int]] = []
        for side, first, last in ((left, 0, half - 1), (right, half, sheet.columns - 1)):
            if place >= len(side) or first > last or not side[place][0]:
                continue
            text, look = side[place]
            sheet.put(first, last, text, **{"align": "center", "text_wrap": True, **look})
            texts.append((text, first, last))
        if texts:
            sheet.grow(texts, layout.SIZE_FORM)
        sheet.row += 1


def _half(sheet: Sheet) -> int:
    """The first column of the right half."""
    total, sum_mm = sum(sheet.widths_mm), 0.0
    for column, width in enumerate(sheet.widths_mm):
        sum_mm += width
        if sum_mm >= total * layout.HEAD_LEFT_SHARE:
            return max(1, min(column + 1, sheet.columns - 1))
    return 1


def _centred(sheet: Sheet, text: str, size: float, **look: Any) -> None:
    _across(sheet, text, font_size=size, align="center", **look)


def _across(sheet: Sheet, text: str, **look: Any) -> None:
    sheet.line(text, 0, sheet.columns - 1, **look)


WRITERS: dict[type, Callable[[Sheet, Any], None]] = {
    Letterhead: letterhead,
    FormHead: form_head,
    TitleBlock: title_block,
    Heading: heading,
    Paragraph: body,
    AnnexHead: annex_head,
    Note: note,
    Signature: signature,
    QrCode: qr_code,
    Picture: picture,
}
