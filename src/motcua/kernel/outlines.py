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

    COUNT = "count"  # 1.234
    TWO_DIGITS = "two_digits"  # 07: numbers below ten in official prose
    PERCENT = "percent"  # 77,1% from a share of 0..1
    POINTS = "points"  # 17,4


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
    """A figure typed in an annex form: `row` and `column` keys of `form`; row "total": its sum.

    Row "head" is a head field of the form ("ballots"), row "levels" a level's share, column
    "grade" of row "total" the grade.
    """

    form: str
    row: str
    column: str
    format: FigureFormat


@dataclass(frozen=True, slots=True)
class RowLabel:
    """Inside a repeated clause: the name of the row, without the prefix "Lĩnh vực"."""


Part = Literal | Slot | Figure | FormFigure | RowLabel


@dataclass(frozen=True, slots=True)
class Repeat:
    """`parts` once for each row of `by` ("field") where `where` (a measure) is not zero.

    The clauses are joined by `separator`; with none left, the whole sentence prints `empty`,
    or nothing where that is None.
    """

    by: str
    where: str
    parts: tuple[Part, ...]
    separator: str
    empty: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One paragraph. `when`: printed only if this measure is not zero; None: always."""

    key: str
    parts: tuple[Part | Repeat, ...]
    when: str | None = None


class SectionKind(StrEnum):
    """What fills a section."""

    HEADING = "heading"  # only holds other sections
    TEXT = "text"  # the officer's text
    FIGURES = "figures"  # sentences of figures, then the officer's text if any


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A numbered section, in printing order; `level` 1 (I.), 2 (1.), 3 (a)).

    key: "I.7.d". number: as printed ("I", "7", "d"). empty: the official phrase when nothing
    was written; None for headings and for sections whose sentences always print.
    hint: for the officer, never printed.
    """

    key: str
    number: str
    level: int
    title: str
    kind: SectionKind
    empty: str | None
    sentences: tuple[Sentence, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Fixed parts of a report's first and last page by NĐ 30/2020.

    number: pattern of number and symbol. signature: lines above the name by who signs ("head",
    "deputy"). recipients: lines of "Nơi nhận", without the leading hyphen.
    """

    agency_lines: tuple[tuple[Part, ...], ...]
    number: str
    kind_name: str
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
    """A report as valid on a day. slots: name -> what it stands for (Vietnamese)."""

    key: str
    label: str
    regime: str
    title: tuple[Part, ...]
    letterhead: Letterhead
    opening: tuple[tuple[Part, ...], ...]
    sections: tuple[OutlineSection, ...]
    closing: tuple[Part, ...]
    annexes: tuple[Annex, ...]
    slots: dict[str, str]
    valid_from: date
    valid_to: date | None
    source: Source
