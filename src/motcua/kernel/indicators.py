"""Indicators (chỉ tiêu) of a report and the appendices that print them.

One indicator has one definition, however many appendices print it; an appendix gives the printed
order, numbering and wording, slips included. A row is identified by appendix, code and ordinal.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from motcua.kernel.forms import Source


class IndicatorKind(StrEnum):
    """What the figure of an indicator is."""

    COUNT = "count"  # whole number
    RATIO = "ratio"  # percentage, kept as its two parts
    FLAG = "flag"  # 0 or 1
    ENUM = "enum"  # a coded choice
    MONEY = "money"
    TEXT = "text"


class TimeBase(StrEnum):
    """Which time the figure covers."""

    PERIOD = "period"
    YEAR_TO_DATE = "year_to_date"
    LAST_DAY = "last_day"  # as it stands at the end of the period
    SINCE_2015 = "since_2015"


class Counts(StrEnum):
    """Whose records a measure counts when a district or province answers."""

    OWN = "own"
    COMMUNES = "communes"  # a commune: its own; above: all communes below
    ALL = "all"  # the agency and everything below it


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure counted from records. fields: of procedures; (): every field.

    each: a row axis of the fact table ("procedure"): the figure is how many of its rows have a
    record; None: it is how many records there are.
    """

    measure: str
    fields: tuple[str, ...]
    counts: Counts
    each: str | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """A flag that records answer: 1 when there is any, 0 when there is none."""

    of: Counted


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that records answer: the code whose records there are; `several` where those of
    more than one are there. Without any record there is no figure."""

    cases: tuple[tuple[Counted, int], ...]
    several: int


@dataclass(frozen=True, slots=True)
class Phrased:
    """A sentence with counts in it. text: places {name}; parts: name -> what stands there."""

    text: str
    parts: tuple[tuple[str, Counted], ...]


Recorded = Counted | Present | Chosen | Phrased
"""What records answer, in the end a few counts."""


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio of other indicators: sum of `part` over sum of `whole`."""

    part: tuple[str, ...]
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of other indicators, minus those of `less`."""

    plus: tuple[str, ...]
    less: tuple[str, ...] = ()


Formula = Recorded | Share | Total


def counts_of(formula: Recorded) -> tuple[Counted, ...]:
    """The counts that a formula over records asks for."""
    if isinstance(formula, Counted):
        return (formula,)
    if isinstance(formula, Present):
        return (formula.of,)
    if isinstance(formula, Chosen):
        return tuple(counted for counted, _ in formula.cases)
    return tuple(counted for _, counted in formula.parts)


def answer(formula: Recorded, counts: Mapping[Counted, int]) -> int | str | None:
    """The figure, from the counts it asks for; None: there is none (see `Chosen`).

    A count in a sentence is written as offices do, with two digits at least: "03 chữ ký số".
    """
    if isinstance(formula, Counted):
        return counts[formula]
    if isinstance(formula, Present):
        return int(counts[formula.of] > 0)
    if isinstance(formula, Chosen):
        there = [code for counted, code in formula.cases if counts[counted]]
        return (there[0] if len(there) == 1 else formula.several) if there else None
    return formula.text.format(**{name: f"{counts[part]:02d}" for name, part in formula.parts})


@dataclass(frozen=True, slots=True)
class Choice:
    """A code of a flag or a choice and its word."""

    code: int
    label: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the catalogue.

    owner: key of the position that answers for it. register: key of the register it comes from.
    tiers: of agencies that answer; others print the row as another agency's. formula None: typed.
    at_most: the figure is not above the sum of these. covers: nor below the sum of those.
    """

    key: str
    label: str
    unit: str
    kind: IndicatorKind
    owner: str
    register: str
    time: TimeBase
    tiers: tuple[str, ...]
    choices: tuple[Choice, ...]
    formula: Formula | None
    at_most: tuple[str, ...]
    covers: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator that a sum adds, or takes off again."""

    key: str
    taken_off: bool = False


def leaves(catalogue: Mapping[str, Indicator], key: str, *, taken_off: bool = False) -> list[Leaf]:
    """What an indicator is in the end: itself, or the terms of its sum. Raises KeyError."""
    formula = catalogue[key].formula
    if not isinstance(formula, Total):
        return [Leaf(key, taken_off)]
    found: list[Leaf] = []
    for terms, off in ((formula.plus, taken_off), (formula.less, not taken_off)):
        for term in terms:
            found += leaves(catalogue, term, taken_off=off)
    return found


@dataclass(frozen=True, slots=True)
class AppendixColumn:
    """A printed column. shows: number | label | unit | value | reporter | note.

    path: its headings from the top level down, as printed.
    """

    shows: str
    path: tuple[str, ...]
    width_mm: int


@dataclass(frozen=True, slots=True)
class AppendixRow:
    """A printed row. indicator None: a heading.

    key: code and ordinal, "3.4.3-2". number, mark ("-", "+", ""), label, unit, reporter and note
    are as printed.
    """

    key: str
    number: str
    mark: str
    label: str
    unit: str
    indicator: str | None
    reporter: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """The printed table of an indicator form.

    label: "Phụ lục" above its title. accounting_of: the form whose accounting of final states
    its dossier figures follow. places: decimals of a percentage.
    """

    columns: tuple[AppendixColumn, ...]
    rows: tuple[AppendixRow, ...]
    label: str
    accounting_of: str
    places: int

    def row(self, key: str) -> AppendixRow | None:
        """The row of that key; None: there is none."""
        return next((row for row in self.rows if row.key == key), None)

    @property
    def printed(self) -> frozenset[str]:
        """Keys of the indicators it prints."""
        return frozenset(row.indicator for row in self.rows if row.indicator)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the catalogue by key: positions that answer, registers."""

    owners: dict[str, str]
    registers: dict[str, str]
