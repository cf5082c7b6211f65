"""The demonstration offices as data: offices/*.yaml, validated when read."""

from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from motcua.demo.register_rows import RegisterFile
from motcua.reports.data import IndicatorEntry


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(_Strict):
    """The period whose figures the office's real report prints."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    code: str
    from_on: date
    to_on: date


class Adoption(_Strict):
    """A dated decision of the office."""

    key: str
    value: str | dict[str, str]
    act: str
    valid_from: date


class Choice(_Strict):
    """A procedure with the working days its receipt promises and how often it comes.

    level: of its online service, as an export prints it.
    """

    code: str
    days: int
    weight: int
    level: str = ""


class Paid(_Strict):
    """`count` dossiers of the period paid online, each the same `amount` (đồng).

    through: as an export prints it. procedures: of these only; (): any. Only online filings.
    """

    count: int
    amount: int
    through: str
    procedures: tuple[str, ...] = ()


class Served(_Strict):
    """How the dossiers of the period were served beside their course.

    papers, results: word of an export -> how many dossiers, in the order of acceptance; those of
    papers were received in the period, those of results have one in it.
    """

    returned_by: str = ""
    paid: tuple[Paid, ...] = ()
    papers: dict[str, int] = {}
    results: dict[str, int] = {}


class Channel(_Strict):
    """A channel by the name an export prints, and how often it is used."""

    key: str
    weight: int


class Group(_Strict):
    """`count` dossiers of one field with one fate, relative to the office's period."""

    field: str
    arrives: Literal["before", "carried", "inside", "after"]
    channel: Literal["online", "direct"]
    ends: Literal["early", "on_due", "late", "open", "withdrawn", "refused", "cancelled"]
    count: int
    stopped: bool = False
    codes: tuple[str, ...] = ()  # these procedures in turn, instead of any by their weights


class Export(_Strict):
    """A file the provincial one-stop software would give on a day."""

    known_on: date
    file: str


class Person(_Strict):
    """An account of the demonstration."""

    username: str
    full_name: str
    role: str


class IndexSheet(_Strict):
    """What was typed into the nine-index table: row key -> column key -> value."""

    source: str
    rows: dict[str, dict[str, str]]

    def entries(self) -> tuple[tuple[str, str, str], ...]:
        """(row key, column key, value), in the order of the file."""
        return tuple(
            (row, column, value)
            for row, cells in self.rows.items()
            for column, value in cells.items()
        )


class IndicatorSheet(_Strict):
    """What was typed into an indicator form: printed row -> figure, and where it is from.

    ratios: "numerator/denominator". waived: row -> why there is no figure. sources: of rows that
    have another than `source`.
    """

    form: str
    source: str
    rows: dict[str, str]
    texts: dict[str, str] = {}
    ratios: dict[str, str] = {}
    waived: dict[str, str] = {}
    sources: dict[str, str] = {}

    def entries(self) -> tuple[tuple[str, IndicatorEntry], ...]:
        """(row key, entry), in the order of the file."""
        found = [
            (row, IndicatorEntry(value=value, source=self.sources.get(row, self.source)))
            for row, value in (self.rows | self.texts).items()
        ]
        for row, ratio in self.ratios.items():
            part, _, whole = ratio.partition("/")
            source = self.sources.get(row, self.source)
            found.append((row, IndicatorEntry("", part, whole, source=source)))
        found += [
            (row, IndicatorEntry(waived=True, source=why)) for row, why in self.waived.items()
        ]
        return tuple(found)


class BallotGroup(_Strict):
    """`count` slips with the same answers. points: "212222222", "" where none are asked."""

    count: int
    level: str
    points: str = ""


class BallotPile(_Strict):
    """A file of slips. prefix: of their numbers. about_dossiers: tied to dossiers that ended."""

    file: str
    prefix: str
    questionnaire: str
    way: str
    about_dossiers: bool = False
    groups: tuple[BallotGroup, ...]


class Office(_Strict):
    """One office of the demonstration."""

    agency: str
    resolved_on: date
    code_prefix: str
    slug: str
    period: Span
    decisions: tuple[Adoption, ...] = ()
    procedures: dict[str, tuple[Choice, ...]]
    channels: dict[str, tuple[Channel, ...]]
    officers: dict[str, str]
    groups: tuple[Group, ...]
    exports: tuple[Export, ...]
    staff: tuple[Person, ...]
    report: str | None = None
    texts: dict[str, str] = {}
    cells: dict[str, IndexSheet] = {}
    indicators: IndicatorSheet | None = None
    served: Served | None = None
    registers: tuple[RegisterFile, ...] = ()
    ballots: tuple[BallotPile, ...] = ()


@cache
def offices() -> tuple[Office, ...]:
    """All offices, in the order of their files' names."""
    folder = resources.files("motcua.demo") / "offices"
    files = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".yaml")),
        key=lambda entry: entry.name,
    )
    return tuple(
        Office.model_validate(yaml.safe_load(entry.read_text(encoding="utf-8"))) for entry in files
    )
