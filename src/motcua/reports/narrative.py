"""Sentences and sections of a report from its outline: pure, figures and texts come as values."""

from collections.abc import Mapping
from dataclasses import replace

from motcua.kernel.outlines import (
    Figure,
    FormFigure,
    Literal,
    Outline,
    OutlineSection,
    Part,
    Repeat,
    RowPart,
    RowText,
    SectionKind,
    Sentence,
    Slot,
)
from motcua.reports.chart_data import ChartView
from motcua.reports.data import SheetRow
from motcua.reports.narrative_data import SectionText, SectionView, SentenceView, TextPart
from motcua.reports.narrative_figures import Figures

NO_CHARTS: Mapping[str, ChartView] = {}
_PREFIX = "Lĩnh vực "


def sections_of(
    outline: Outline,
    slots: Mapping[str, str],
    figures: Figures,
    texts: Mapping[str, SectionText],
    charts: Mapping[str, ChartView] = NO_CHARTS,
) -> tuple[SectionView, ...]:
    """All sections in printing order.

    slots: see `Outline.slots`; texts: by section key; charts: those that have a bar, by key.
    """
    sections = (_section(one, slots, figures, texts.get(one.key)) for one in outline.sections)
    return tuple(
        replace(view, charts=tuple(charts[key] for key in one.charts if key in charts))
        for one, view in zip(outline.sections, sections, strict=True)
    )


def plain(parts: tuple[Part, ...], slots: Mapping[str, str]) -> str:
    """A template that holds words and slots only (title, opening, recipients)."""
    return "".join(_words(part, slots) for part in parts)


def measures_in(outline: Outline) -> frozenset[str]:
    """Keys of all measures and ratios that the sentences name."""
    found: set[str] = set()
    for section in outline.sections:
        for sentence in section.sentences:
            if isinstance(sentence.when, Figure):
                found.add(sentence.when.measure)
            for part in sentence.parts:
                inner = part.parts if isinstance(part, Repeat) else (part,)
                found |= {one.measure for one in inner if isinstance(one, Figure)}
                if isinstance(part, Repeat) and isinstance(part.where, Figure):
                    found.add(part.where.measure)
    return frozenset(found)


def _section(
    section: OutlineSection,
    slots: Mapping[str, str],
    figures: Figures,
    text: SectionText | None,
) -> SectionView:
    sentences = (_sentence(one, slots, figures) for one in section.sentences)
    return SectionView(
        key=section.key,
        number=section.number,
        level=section.level,
        title=plain(section.title, slots),
        kind=section.kind,
        sentences=tuple(one for one in sentences if one is not None),
        text=None if section.kind is SectionKind.HEADING else text,
        empty=section.empty,
        hint=section.hint,
    )


def _sentence(
    sentence: Sentence, slots: Mapping[str, str], figures: Figures
) -> SentenceView | None:
    """None: it is not printed, for its condition fails or a repeated clause has no row."""
    if sentence.when is not None and not figures.value(sentence.when, None):
        return None
    parts: list[TextPart] = []
    for part in sentence.parts:
        if isinstance(part, Repeat):
            clauses = _clauses(part, slots, figures)
            if not clauses:
                return None
            parts += clauses
        else:
            parts.append(_part(part, slots, figures, None))
    return SentenceView(sentence.key, tuple(parts))


def _clauses(repeat: Repeat, slots: Mapping[str, str], figures: Figures) -> list[TextPart]:
    made: list[TextPart] = []
    for row in figures.rows(repeat.by):
        if repeat.where is not None and not figures.value(repeat.where, row):
            continue
        if made:
            made.append(TextPart(repeat.separator))
        made += [_part(part, slots, figures, row) for part in repeat.parts]
    return made


def _part(part: Part, slots: Mapping[str, str], figures: Figures, row: SheetRow | None) -> TextPart:
    if isinstance(part, Figure | FormFigure):
        return figures.part(part, row)
    if isinstance(part, RowText):
        return TextPart(_row_text(part, row))
    return TextPart(_words(part, slots))


def _row_text(part: RowText, row: SheetRow | None) -> str:
    if row is None:
        return ""
    return row.number if part.part is RowPart.NUMBER else row.label.removeprefix(_PREFIX)


def _words(part: Part, slots: Mapping[str, str]) -> str:
    if isinstance(part, Literal):
        return part.text
    return slots[part.name] if isinstance(part, Slot) else ""
