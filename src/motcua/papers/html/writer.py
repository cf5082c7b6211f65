"""A document as HTML: for the live preview in the desk, and as a page of its own."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from motcua.papers import layout
from motcua.papers.charts import printed_svg
from motcua.papers.data import (
    AnnexHead,
    CellKind,
    Document,
    FormHead,
    HeadCell,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Picture,
    QrCode,
    Recipients,
    Run,
    Section,
    Signature,
    Signer,
    Table,
    TableCell,
    TableRow,
    TitleBlock,
)
from motcua.papers.printed import alignment, printed
from motcua.papers.square_code import inline_svg

_STYLE = Path(__file__).resolve().parent / "paper.css"


def html_fragment(document: Document) -> str:
    """The document as one `<article class="paper">`, to be set into a page; no script or style.

    A figure is `<data value="85" data-measure="dossier.handled">85</data>`.
    """
    sections = "".join(_section(section) for section in document.sections)
    return f'<article class="paper" lang="vi">{sections}</article>'


def html_style() -> str:
    """The style sheet that the fragment needs, as CSS text."""
    return _STYLE.read_text(encoding="utf-8")


def write_html(document: Document) -> bytes:
    """A whole self-contained page, UTF-8."""
    page = (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document.title)}</title><style>{html_style()}</style></head>"
        f"<body><main>{html_fragment(document)}</main></body></html>\n"
    )
    return page.encode()


def _section(section: Section) -> str:
    inner = "".join(_WRITERS[type(block)](block) for block in section.blocks)
    return f'<section class="sheet {section.orientation.value}">{inner}</section>'


def _lines(items: Iterable[str], css: str) -> str:
    return "".join(f'<p class="{css}">{escape(item)}</p>' for item in items)


def _letterhead(block: Letterhead) -> str:
    number = _lines([block.number] if block.number is not None else [], "number")
    place = _lines([block.place_date] if block.place_date is not None else [], "place-date")
    agency = _lines(block.superior, "superior") + _lines(block.agency, "agency")
    country = f'<p class="country">{layout.COUNTRY}</p><p class="motto">{layout.MOTTO}</p>'
    return (
        f'<header class="letterhead"><div>{agency}<hr class="short">{number}</div>'
        f"<div>{country}{place}</div></header>"
    )


def _form_head(block: FormHead) -> str:
    title = _lines(block.title, "form-title") + _lines(block.subtitle, "form-period")
    return (
        f'<header class="form-head"><div>{_lines(block.left, "form-code")}</div>'
        f"<div>{title}</div><div>{_lines(block.right, 'form-agency')}</div></header>"
    )


def _title_block(block: TitleBlock) -> str:
    return (
        f'<div class="title-block"><h2>{escape(block.kind)}</h2>'
        f'<p class="summary">{escape(block.summary)}</p><hr class="short"></div>'
    )


def _heading(block: Heading) -> str:
    # The page around the paper has the h1, the paper's own title is its h2.
    level = block.level + 2
    return f'<h{level} class="level-{block.level}">{escape(block.text)}</h{level}>'


def _paragraph(block: Paragraph) -> str:
    return f'<p class="text {block.style.value}">{"".join(_run(run) for run in block.runs)}</p>'


def _run(run: Run) -> str:
    made = escape(run.text).replace("\n", "<br>")
    if run.measure is not None:
        value = escape(run.value or "")
        made = f'<data value="{value}" data-measure="{escape(run.measure)}">{made}</data>'
    if run.bold:
        made = f"<strong>{made}</strong>"
    return f"<em>{made}</em>" if run.italic else made


def _annex_head(block: AnnexHead) -> str:
    label = f'<p class="annex-label">{escape(block.label)}</p>' if block.label else ""
    reference = f'<p class="annex-reference">({escape(block.reference)})</p>'
    title = f"<h2>{escape(block.title)}</h2>" if block.title else ""
    tail = reference if block.reference else ""
    return f'<div class="annex-head">{label}{title}{tail}</div>'


def _note(block: Note) -> str:
    italic = " italic" if block.italic else ""
    return f'<p class="note {block.align.value}{italic}">{escape(block.text)}</p>'


def _table(block: Table) -> str:
    head = "".join(f"<tr>{''.join(_head_cell(c) for c in cells)}</tr>" for cells in block.head)
    numbers = "".join(f"<td>{escape(number)}</td>" for number in block.number_row)
    if numbers:
        head += f'<tr class="numbers">{numbers}</tr>'
    rows = "".join(_row(row, block.row_heads) for row in block.rows)
    total = sum(block.widths_mm)
    columns = "".join(f'<col style="width:{w / total:.2%}">' for w in block.widths_mm)
    caption = f"<caption>{escape(block.name)}</caption>" if block.name else ""
    return (
        f'<div class="table-frame"><table>{caption}<colgroup>{columns}</colgroup>'
        f"<thead>{head}</thead><tbody>{rows}</tbody></table></div>"
    )


def _head_cell(cell: HeadCell) -> str:
    scope = "colgroup" if cell.colspan > 1 else "col"
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    return f'<th scope="{scope}"{spans}>{escape(cell.text)}</th>'


def _row(row: TableRow, row_heads: int) -> str:
    key = f' data-row="{escape(row.key)}"' if row.key else ""
    cells = "".join(
        # The last of the naming columns is the row's heading; the number before it is a cell.
        _cell(cell, heads=place == row_heads - 1)
        for place, cell in enumerate(row.cells)
    )
    return f"<tr{key}>{cells}</tr>"


def _cell(cell: TableCell, *, heads: bool) -> str:
    span = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    css = f' class="{alignment(cell).value}{" bold" if cell.bold else ""}"'
    text = escape(printed(cell))
    if cell.kind is not CellKind.TEXT and cell.value is not None:
        measure = f' data-measure="{escape(cell.measure)}"' if cell.measure else ""
        text = f'<data value="{cell.value}"{measure}>{text}</data>'
    if heads:
        return f'<th scope="row"{span}{css}>{text}</th>'
    return f"<td{span}{css}>{text}</td>"


def _qr_code(block: QrCode) -> str:
    lines = _lines(block.lines, "text plain")
    return f'<div class="qr"><div>{lines}</div>{inline_svg(block.text)}</div>'


def _picture(block: Picture) -> str:
    name = escape(block.name)
    return (
        f'<figure class="picture" role="img" aria-label="{name}">{printed_svg(block.svg)}</figure>'
    )


def _signature(block: Signature) -> str:
    left = _recipients(block.left) if isinstance(block.left, Recipients) else _signer(block.left)
    return f'<footer class="signature"><div>{left}</div><div>{_signer(block.right)}</div></footer>'


def _recipients(block: Recipients) -> str:
    lines = "".join(f"<li>{escape(line)}</li>" for line in block.lines)
    return f'<p class="recipients-heading">{escape(block.heading)}</p><ul>{lines}</ul>'


def _signer(block: Signer | None) -> str:
    if block is None:
        return ""
    place = _lines([block.place_date] if block.place_date else [], "place-date")
    hint = _lines([block.hint] if block.hint else [], "hint")
    titles = _lines(block.titles, "signer-title")
    return f'{place}{titles}{hint}<p class="signer-name">{escape(block.name)}</p>'


_WRITERS: dict[type, Callable[[Any], str]] = {
    Letterhead: _letterhead,
    FormHead: _form_head,
    TitleBlock: _title_block,
    Heading: _heading,
    Paragraph: _paragraph,
    AnnexHead: _annex_head,
    Note: _note,
    Table: _table,
    Signature: _signature,
    QrCode: _qr_code,
    Picture: _picture,
}
