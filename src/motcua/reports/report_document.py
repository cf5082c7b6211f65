"""A report as a document by NĐ 30/2020: letterhead, sections, signature, annexes of their own."""

from dataclasses import replace

from motcua.papers.data import (
    AnnexHead,
    Block,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    ParagraphStyle,
    Recipients,
    Run,
    Section,
    Signature,
    Signer,
    TitleBlock,
)
from motcua.reports.chart_document import chart_blocks
from motcua.reports.form_document import form_section
from motcua.reports.letterhead import committee
from motcua.reports.narrative_data import AnnexView, ReportView, SectionView, SentenceView, TextPart

_MARKS = {1: ".", 2: ".", 3: ")"}
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def report_document(view: ReportView) -> Document:
    """The report and its annexes; an annex begins a section with page numbers of its own."""
    several = len(view.annexes) > 1
    annexes = (
        _annex(annex, f"Phụ lục {_ROMAN[place]}" if several else "Phụ lục")
        for place, annex in enumerate(view.annexes, 1)
    )
    return Document(
        title=f"{view.kind.capitalize()} {view.title[:1].lower()}{view.title[1:]}",
        sections=(_narrative(view), *annexes),
        created_at=view.as_of,
        author=committee(view.agency),
    )


def _narrative(view: ReportView) -> Section:
    blocks: list[Block] = [
        Letterhead(agency=view.agency_lines, number=view.number, place_date=view.place_date),
        TitleBlock(view.kind, view.title),
        *_addressees(view.addressees),
        *(_paragraph(text) for text in view.opening),
    ]
    for section in view.sections:
        blocks += _section(section)
    blocks.append(_paragraph(view.closing))
    blocks.append(
        Signature(
            left=Recipients(view.recipients),
            right=Signer(view.signing.titles, name=view.signing.name),
        )
    )
    return Section(tuple(blocks), sheet_name="Báo cáo")


def _addressees(names: tuple[str, ...]) -> list[Block]:
    if len(names) == 1:
        return [Paragraph.of(f"Kính gửi: {names[0]}.", ParagraphStyle.CENTERED)]
    ends = [";"] * (len(names) - 1) + ["."]
    return [
        Paragraph.of("Kính gửi:", ParagraphStyle.CENTERED),
        *(_paragraph(f"- {name}{end}") for name, end in zip(names, ends, strict=True)),
    ]


def _section(section: SectionView) -> list[Block]:
    made: list[Block] = [
        Heading(section.level, f"{section.number}{_MARKS[section.level]} {section.title}")
    ]
    for sentence in section.sentences:
        made += _sentence(sentence)
    for chart in section.charts:
        title = (Run(chart.definition.question, bold=True),)
        heading = Paragraph(title, ParagraphStyle.CENTERED, keeps_next=True)
        made += [heading, *chart_blocks(chart)]
    made += [_paragraph(line) for line in section.written.split("\n") if line.strip()]
    if section.phrase is not None:
        made.append(_paragraph(section.phrase))
    return made


def _sentence(sentence: SentenceView) -> list[Paragraph]:
    """Paragraphs of a sentence: each line break in its words begins a new one."""
    lines: list[list[Run]] = [[]]
    for part in sentence.parts:
        first, *others = part.text.split("\n")
        lines[-1].append(_run(part, first))
        lines += [[_run(part, text)] for text in others]
    return [Paragraph(tuple(run for run in line if run.text)) for line in lines]


def _run(part: TextPart, text: str) -> Run:
    return Run(text, measure=part.measure, value=part.value)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _annex(annex: AnnexView, label: str) -> Section:
    """The form as it is printed alone, headed by the annex's number and what it belongs to."""
    section = form_section(annex.sheet)
    reference = annex.reference.strip("()")
    blocks = tuple(
        # A form without a printed code has its title where an annex has one.
        replace(block, label=label, reference=reference) if isinstance(block, AnnexHead) else block
        for block in section.blocks
    )
    if blocks == section.blocks:
        blocks = (AnnexHead("", label, reference), *blocks)
    return replace(section, blocks=blocks)
