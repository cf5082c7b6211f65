"""Blocks of text as WordprocessingML, each a list of elements in reading order."""

from motcua.papers import layout
from motcua.papers.data import (
    AnnexHead,
    FormHead,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    ParagraphStyle,
    QrCode,
    Recipients,
    Run,
    Signature,
    Signer,
    TitleBlock,
)
from motcua.papers.docx.elements import (
    Element,
    element,
    grid,
    paragraph,
    ruling,
    run_properties,
    text_run,
)
from motcua.papers.widths import line_width_mm

_GAP = layout.PARAGRAPH_GAP_PT
_TAG_MAX = 64  # Word calls a file with a longer tag damaged
_PLAIN_LEVEL = 3  # điểm: a), b), c)


def letterhead(block: Letterhead, width_mm: float) -> list[Element]:
    """Ô 1-4: the two-column head."""
    left = width_mm * layout.HEAD_LEFT_SHARE
    right = width_mm - left
    agency = [
        *(_centred(line, layout.SIZE_AGENCY) for line in block.superior),
        *(_centred(line, layout.SIZE_AGENCY, bold=True) for line in block.agency),
        ruling(left, layout.LINE_SHARE * line_width_mm(block.agency[-1], layout.SIZE_AGENCY)),
    ]
    country = [
        _centred(layout.COUNTRY, layout.SIZE_COUNTRY, bold=True),
        _centred(layout.MOTTO, layout.SIZE_MOTTO, bold=True),
        ruling(right, line_width_mm(layout.MOTTO, layout.SIZE_MOTTO)),
    ]
    made = [grid((left, right), agency, country)]
    if block.number is not None or block.place_date is not None:
        number = _centred(block.number or "", layout.SIZE_NUMBER)
        place = _centred(block.place_date or "", layout.SIZE_PLACE_DATE, italic=True)
        made += [_thin_gap(), grid((left, right), [number], [place])]
    return [*made, _thin_gap(_GAP)]


def form_head(block: FormHead, width_mm: float) -> list[Element]:
    """Code of the form, its title and period, the agency: three columns."""
    sides = width_mm * 0.24
    middle = width_mm - 2 * sides
    size = layout.SIZE_FORM
    first, *others = block.left
    return [
        grid(
            (sides, middle, sides),
            [_centred(first, size, bold=True), *(_centred(line, size) for line in others)],
            [
                *(_centred(line, size + 1, bold=True) for line in block.title),
                *(_centred(line, size, italic=True) for line in block.subtitle),
            ],
            [_centred(line, size, bold=True) for line in block.right],
        ),
        _thin_gap(_GAP),
    ]


def title_block(block: TitleBlock, width_mm: float) -> list[Element]:
    """Ô 5a."""
    size = layout.SIZE_TITLE
    line = layout.LINE_SHARE * min(line_width_mm(block.summary, size), width_mm)
    return [
        _centred(block.kind, size, bold=True, before_pt=2 * _GAP),
        _centred(block.summary, size, bold=True),
        ruling(width_mm, line),
        _thin_gap(_GAP),
    ]


def heading(block: Heading, width_mm: float) -> list[Element]:
    """Mục, khoản, điểm; named styles, so that Word's navigation shows the outline."""
    return [
        paragraph(
            text_run(block.text, layout.SIZE_BODY, bold=block.level != _PLAIN_LEVEL),
            style=f"Heading{block.level}",
            before_pt=_GAP,
            first_line_mm=layout.FIRST_LINE_MM,
            keep_next=True,
        )
    ]


def body(block: Paragraph, width_mm: float) -> list[Element]:
    """Ô 6 and 9a."""
    centred = block.style is ParagraphStyle.CENTERED
    plain = block.style is ParagraphStyle.PLAIN
    italic = block.style is ParagraphStyle.BASIS
    return [
        paragraph(
            *(_run(run, italic=italic) for run in block.runs),
            align="center" if centred else "justify",
            keep_next=block.keeps_next,
            before_pt=_GAP,
            first_line_mm=0 if centred or plain else layout.FIRST_LINE_MM,
        )
    ]


def annex_head(block: AnnexHead, width_mm: float) -> list[Element]:
    """Label, title and what the annex belongs to."""
    size = layout.SIZE_ANNEX
    made = [_centred(block.label, size, bold=True)] if block.label else []
    if block.title:
        made.append(_centred(block.title, size, bold=True))
    if block.reference:
        made.append(_centred(f"({block.reference})", size, italic=True))
    return [*made, _thin_gap(_GAP)]


def note(block: Note, width_mm: float) -> list[Element]:
    """A short line beside a table."""
    run = text_run(block.text, layout.SIZE_FORM, italic=block.italic)
    return [paragraph(run, align=block.align, before_pt=3, after_pt=3)]


def qr_code(block: QrCode, width_mm: float, picture: Element) -> list[Element]:
    """Lines at the left, the code at the right."""
    lines = [paragraph(text_run(line, layout.SIZE_BODY), before_pt=_GAP) for line in block.lines]
    code = paragraph(element("r", element("drawing", picture)), align="right")
    right = float(block.size_mm)
    return [grid((width_mm - right, right), lines or [paragraph()], [code]), _thin_gap()]


def picture(drawing: Element) -> list[Element]:
    """A drawing in the middle of the page."""
    return [paragraph(element("r", element("drawing", drawing)), align="center", before_pt=_GAP)]


def signature(block: Signature, width_mm: float) -> list[Element]:
    """Ô 7 and 9b, side by side; the row never splits over two pages."""
    half = width_mm / 2
    left = _recipients(block.left) if isinstance(block.left, Recipients) else _signer(block.left)
    gap = paragraph(exact_pt=2 * _GAP, keep_next=True)
    # A body may not end with a table: a thin paragraph closes it.
    return [gap, grid((half, half), left, _signer(block.right)), _thin_gap()]


def _recipients(block: Recipients) -> list[Element]:
    size = layout.SIZE_RECIPIENTS_HEADING
    return [
        paragraph(text_run(block.heading, size, bold=True, italic=True)),
        *(paragraph(text_run(f"- {line}", layout.SIZE_RECIPIENTS)) for line in block.lines),
    ]


def _signer(block: Signer | None) -> list[Element]:
    if block is None:
        return [paragraph()]
    size = layout.SIZE_SIGNATURE
    made = [_centred(block.place_date, size, italic=True)] if block.place_date else []
    made += [_centred(title, size, bold=True) for title in block.titles]
    if block.hint:
        made.append(_centred(block.hint, size - 1, italic=True))
    # The space the signature and the seal need.
    made += [_centred("", size) for _ in range(4)]
    made.append(_centred(block.name, size, bold=True))
    return made


def _run(run: Run, *, italic: bool) -> Element:
    made = text_run(run.text, layout.SIZE_BODY, bold=run.bold, italic=run.italic or italic)
    if run.measure is None:
        return made
    # A figure is locked: the text around it stays free, the number is changed in the records only.
    return element(
        "sdt",
        element(
            "sdtPr",
            run_properties(layout.SIZE_BODY, bold=run.bold, italic=run.italic or italic),
            element("alias", val="Số liệu từ hồ sơ"),
            element("tag", val=run.measure[:_TAG_MAX]),
            element("lock", val="contentLocked"),
        ),
        element("sdtContent", made),
    )


def _centred(
    text: str, size_pt: float, *, bold: bool = False, italic: bool = False, before_pt: float = 0
) -> Element:
    run = text_run(text, size_pt, bold=bold, italic=italic)
    return paragraph(run, align="center", before_pt=before_pt)


def _thin_gap(height_pt: float = 1) -> Element:
    # Two tables in a row would join into one without a paragraph between them.
    return paragraph(exact_pt=max(height_pt, 1))
