"""The outline of a narrative report: sections with official wording and sentences of figures.

A sentence is parts in order: literal text, a slot (a name or date of the report's head), a
figure bound to a measure by key, or a clause repeated for each row of a form. The grammar that
the rulebook writes them in is in `motcua.rulebook.load.templates`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.forms import Source


class FigureFormat(StrEnum):
    """How a figure inside a sentence is printed."""

    COUNT = "count"  # 7; 1.234
    TWO_DIGITS = "two_digits"  # 07; 1.234: official prose writes a zero before one digit
    PERCENT = "percent"  # 77,1% from a share of 0..1, or from percents of a form's levels
    POINTS = "points"  # 17,4; 2
    TEXT = "text"  # as it stands


@dataclass(frozen=True, slots=True)
class Literal:
    """Text as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A named text of the report's head: {agency}, {parent}, {period}…; see `Outline.slots`."""

    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by the key of its measure or ratio, over all rows or over the repeated row."""

    measure: str
    format: FigureFormat


@dataclass(frozen=True, slots=True)
class FormFigure:
    """A figure of an annex form: `row` and `column` keys of `form`; row "total": its sum.

    Row "row": the repeated row. Row "head": a head field of the form ("ballots"); row "levels":
    a level's share, already in percent. Column "grade" of row "total": the grade, a text.
    """

    form: str
    row: str
    column: str
    format: FigureFormat


class RowPart(StrEnum):
    """What of the repeated row is printed."""

    LABEL = "label"  # its name, a field's without the prefix "Lĩnh vực"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class RowText:
    """Inside a repeated clause: the name or number of the row."""

    part: RowPart


Part = Literal | Slot | Figure | FormFigure | RowText


@dataclass(frozen=True, slots=True)
class Repeat:
    """`parts` once for each row of `by`: "field", or the key of a form with fixed rows.

    where: only rows whose figure is there and not zero; None: every row. The clauses are joined
    by `separator` (a newline in it begins a new paragraph); with no clause left the whole
    sentence is not printed.
    """

    by: str
    where: Figure | FormFigure | None
    parts: tuple[Part, ...]
    separator: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One paragraph. when: printed only if this figure is there and not zero; None: always."""

    key: str
    parts: tuple[Part | Repeat, ...]
    when: Figure | FormFigure | None = None


class SectionKind(StrEnum):
    """What fills a section."""

    HEADING = "heading"  # only holds other sections
    TEXT = "text"  # the officer's text
    FIGURES = "figures"  # sentences of figures, then the officer's text if any


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A numbered section, in printing order; `level` 1 (I.), 2 (1.), 3 (a)).

    key: "I.7.d". number: as printed ("I", "7", "d"). title: without its number.
    empty: the official phrase when nothing was written and no sentence prints; None for headings.
    hint: for the officer, never printed. charts: keys of the charts that follow its sentences;
    one without a single record is not printed.
    """

    key: str
    number: str
    level: int
    title: tuple[Part, ...]
    kind: SectionKind
    empty: str | None
    sentences: tuple[Sentence, ...] = ()
    hint: str = ""
    charts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Fixed parts of a report's first and last page by NĐ 30/2020, as printed.

    number: "Số:      /BC-UBND" until it has one. addressees: after "Kính gửi:". recipients:
    lines of "Nơi nhận", without hyphens, with their ";" and ".". signature: lines above the
    name by who signs ("head", "deputy").
    """

    agency: tuple[tuple[Part, ...], ...]
    number: str
    kind: str
    place_date: tuple[Part, ...]
    addressees: tuple[tuple[Part, ...], ...]
    recipients: tuple[tuple[Part, ...], ...]
    signature: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Annex:
    """A form that follows the report, in this order."""

    form: str
    title: str
    reference: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A report as valid on a day.

    slots: name -> what stands there (Vietnamese); whoever prints the report fills them.
    national_recipient: body that stands for {parent} where an agency has none above it.
    """

    key: str
    label: str
    regime: str
    frame: Frame
    title: tuple[Part, ...]
    opening: tuple[tuple[Part, ...], ...]
    sections: tuple[OutlineSection, ...]
    closing: tuple[Part, ...]
    annexes: tuple[Annex, ...]
    slots: dict[str, str]
    national_recipient: str
    valid_from: date
    valid_to: date | None
    source: Source

    def section(self, key: str) -> OutlineSection | None:
        """The section of a key; None: the outline has no such section."""
        return next((s for s in self.sections if s.key == key), None)
