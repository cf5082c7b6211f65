"""WordprocessingML elements, built directly: cells by the hundred are slow through python-docx."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from motcua.papers.layout import FONT, KEPT_ROWS, PARAGRAPH_GAP_PT

# lxml elements have no types of their own; this name says what the Any is.
Element = Any

TWIPS_PER_MM = 1440 / 25.4
DOCX_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def twips(mm: float) -> int:
    """Twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """`<w:tag w:attribute="…">` with children; attributes by their local names."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run_properties(size_pt: float, *, bold: bool = False, italic: bool = False) -> Element:
    """Fonts for every script, so that no letter falls back to another face."""
    properties = element("rPr")
    properties.append(element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    if bold:
        properties.extend([element("b"), element("bCs")])
    if italic:
        properties.extend([element("i"), element("iCs")])
    half_points = round(size_pt * 2)
    properties.extend([element("sz", val=half_points), element("szCs", val=half_points)])
    return properties


def text_run(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> Element:
    """A run; line breaks in `text` become breaks of the same paragraph."""
    made = element("r", run_properties(size_pt, bold=bold, italic=italic))
    for place, line in enumerate(text.split("\n")):
        if place:
            made.append(element("br"))
        words = element("t")
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(words)
    return made


def paragraph(
    *runs: Element,
    align: str = "left",
    style: str | None = None,
    before_pt: float = 0,
    after_pt: float = 0,
    first_line_mm: float = 0,
    sides_mm: float = 0,
    keep_next: bool = False,
    bottom_line: bool = False,
    exact_pt: float | None = None,
) -> Element:
    """A paragraph of single line spacing.

    sides_mm: indent at both sides. bottom_line: a thin line below, as long as the indents leave.
    exact_pt: exact line height, for the paragraphs that only carry a line.
    """
    properties = element("pPr")
    if style:
        properties.append(element("pStyle", val=style))
    if keep_next:
        properties.append(element("keepNext"))
    if bottom_line:
        line = element("bottom", val="single", sz=6, space=1, color="000000")
        properties.append(element("pBdr", line))
    properties.append(_spacing(before_pt, after_pt, exact_pt))
    properties.append(
        element(
            "ind",
            left=twips(sides_mm),
            right=twips(sides_mm),
            firstLine=twips(first_line_mm),
        )
    )
    properties.append(element("jc", val=DOCX_ALIGN[align]))
    return element("p", properties, *runs)


def keep_with_next(made: Element) -> None:
    """Keep a paragraph, or the last rows of a table, on the page of what follows."""
    rows = list(made.iterchildren(qn("w:tr")))
    for part in rows[-KEPT_ROWS:] or [made]:
        keep_row(part)


def keep_row(part: Element) -> None:
    """Keep a row, or a paragraph, on the page of the next one."""
    for properties in part.iter(qn("w:pPr")):
        if properties.find(qn("w:keepNext")) is None:
            # The schema wants it behind the style.
            styled = properties.find(qn("w:pStyle")) is not None
            properties.insert(1 if styled else 0, element("keepNext"))


def _spacing(before_pt: float, after_pt: float, exact_pt: float | None) -> Element:
    line, rule = (240, "auto") if exact_pt is None else (round(exact_pt * 20), "exact")
    return element(
        "spacing",
        before=round(before_pt * 20),
        after=round(after_pt * 20),
        line=line,
        lineRule=rule,
    )


def ruling(cell_mm: float, line_mm: float) -> Element:
    """An empty, low paragraph with a line of `line_mm` in the middle of `cell_mm`."""
    sides = max(0.0, (cell_mm - line_mm) / 2)
    return paragraph(sides_mm=sides, bottom_line=True, exact_pt=2, after_pt=PARAGRAPH_GAP_PT / 2)


def grid(widths_mm: tuple[float, ...], *cells: list[Element]) -> Element:
    """A borderless one-row table: a cell a column, each a list of paragraphs."""
    return element(
        "tbl",
        table_properties(widths_mm, bordered=False),
        table_grid(widths_mm),
        element(
            "tr",
            element("trPr", element("cantSplit")),
            *(
                element("tc", cell_properties(width), *content)
                for width, content in zip(widths_mm, cells, strict=True)
            ),
        ),
    )


def table_grid(widths_mm: tuple[float, ...]) -> Element:
    """Column widths of a table."""
    return element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths_mm))


def table_properties(widths_mm: tuple[float, ...], *, bordered: bool) -> Element:
    """Fixed layout and full width; thin borders for a ruled table, no padding otherwise."""
    properties = element("tblPr", element("tblW", w=twips(sum(widths_mm)), type="dxa"))
    if bordered:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        lines = (element(side, val="single", sz=4, space=0, color="000000") for side in sides)
        properties.append(element("tblBorders", *lines))
    properties.append(element("tblLayout", type="fixed"))
    padding = twips(0.9) if bordered else 0
    margins = (element(side, w=padding, type="dxa") for side in ("left", "right"))
    properties.append(element("tblCellMar", *margins))
    return properties


def cell_properties(
    width_mm: float, *, colspan: int = 1, merge: str | None = None, middle: bool = False
) -> Element:
    """merge: "restart" or "continue" of a vertical span."""
    properties = element("tcPr", element("tcW", w=twips(width_mm), type="dxa"))
    if colspan > 1:
        properties.append(element("gridSpan", val=colspan))
    if merge:
        properties.append(element("vMerge", val=merge))
    if middle:
        properties.append(element("vAlign", val="center"))
    return properties
