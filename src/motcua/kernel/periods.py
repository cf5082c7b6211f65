"""Reporting periods: a code such as 2024-Q1 becomes two days by the cut-offs of a regime."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from motcua.kernel.dates import day_number, format_day
from motcua.kernel.errors import MotcuaError


class PeriodKind(StrEnum):
    """Length of a period."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    NINE_MONTHS = "nine_months"
    MONTH = "month"


_MONTHS = {
    PeriodKind.YEAR: 12,
    PeriodKind.HALF: 6,
    PeriodKind.QUARTER: 3,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.MONTH: 1,
}
_CODE = re.compile(
    r"(?P<year>(?:19|20|21)[0-9]{2})"
    r"(?:-?(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<nine>9M))|-(?P<month>0[1-9]|1[0-2]))?",
    re.IGNORECASE,
)
_SAMPLES = "2024, 2024-H1, 2024-Q1, 2024-9M, 2024-03"
_ROMAN = ("", "I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class CutOff:
    """Where periods of one kind begin and end.

    Months count within the period: 1 its first, 0 the month before it, -1 the one before that.
    A day beyond the end of its month means the last day of that month.
    only: which of the year exist (1, 3: quarters I and III); None: all of them.
    """

    kind: PeriodKind
    from_month: int
    from_day: int
    to_month: int
    to_day: int
    only: tuple[int, ...] | None = None

    def has(self, ordinal: int) -> bool:
        """Whether the regime asks for the period of this number in the year."""
        return self.only is None or ordinal in self.only


@dataclass(frozen=True, slots=True)
class Regime:
    """The cut-offs of one reporting regime; `label` is what a reader calls it."""

    key: str
    label: str
    cut_offs: tuple[CutOff, ...]

    def cut_off(self, kind: PeriodKind, ordinal: int) -> CutOff | None:
        """The cut-off of that period; None where the regime has no such report."""
        return next((c for c in self.cut_offs if c.kind is kind and c.has(ordinal)), None)


@dataclass(frozen=True, slots=True)
class Period:
    """Two days, both included. code: None for days chosen freely."""

    from_on: date
    to_on: date
    code: str | None = None

    def __post_init__(self) -> None:
        """Raise PeriodReversed when it ends before it begins."""
        if self.to_on < self.from_on:
            raise PeriodReversed(self.from_on, self.to_on)

    @property
    def from_day(self) -> int:
        """First day as a day number."""
        return day_number(self.from_on)

    @property
    def to_day(self) -> int:
        """Last day as a day number."""
        return day_number(self.to_on)

    @property
    def days(self) -> int:
        """Calendar days, both ends counted."""
        return self.to_day - self.from_day + 1

    def contains(self, day: date) -> bool:
        """Whether the day is in the period."""
        return self.from_on <= day <= self.to_on


@dataclass(eq=False)
class PeriodReversed(MotcuaError):
    """A period ends before it begins.

    Both days as they were given.
    """

    code: ClassVar[str] = "period.reversed"
    from_on: date
    to_on: date

    def __str__(self) -> str:
        """Say both days."""
        return (
            f"Kỳ báo cáo kết thúc ngày {format_day(self.to_on)} trước khi bắt đầu ngày "
            f"{format_day(self.from_on)}; cần ngày cuối không trước ngày đầu."
        )


@dataclass(eq=False)
class PeriodCodeInvalid(MotcuaError):
    """No period has this code in the regime. `codes`: those that exist in the year asked for.

    `codes` is empty when not even the year could be read.
    """

    code: ClassVar[str] = "period.code_invalid"
    found: str
    regime: Regime
    codes: tuple[str, ...]

    def __str__(self) -> str:
        """Say which codes exist."""
        if not self.codes:
            return f"“{self.found}” không phải là mã kỳ báo cáo; cần dạng như {_SAMPLES}."
        return (
            f"“{self.found}” không phải là kỳ báo cáo theo {self.regime.label}; "
            f"các kỳ có: {_short(self.codes)}."
        )


def _short(found: tuple[str, ...]) -> str:
    """Neighbours in one piece: 2024-Q1…Q4. Twenty codes in a row would hide what to do."""
    runs: list[list[_Place]] = []
    for place in filter(None, map(_place, found)):
        if runs and place == replace(runs[-1][-1], ordinal=runs[-1][-1].ordinal + 1):
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(
        run[0].code if run[0] is run[-1] else f"{run[0].code}…{run[-1].code[len('2024-') :]}"
        for run in runs
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Which period of which year."""

    year: int
    kind: PeriodKind
    ordinal: int

    @property
    def code(self) -> str:
        suffix = {
            PeriodKind.YEAR: "",
            PeriodKind.HALF: f"-H{self.ordinal}",
            PeriodKind.QUARTER: f"-Q{self.ordinal}",
            PeriodKind.NINE_MONTHS: "-9M",
            PeriodKind.MONTH: f"-{self.ordinal:02d}",
        }
        return f"{self.year}{suffix[self.kind]}"


def resolve(code: str, regime: Regime) -> Period:
    """The days of a period code. Raises PeriodCodeInvalid, listing the codes there are.

    "2024-q1" and "2024Q1" are read too; the period has the code as it is written, "2024-Q1".

    Source of the usual cut-offs: NĐ 09/2019/NĐ-CP, điều 12 (the 15th to the 14th).
    """
    place, cut_off = _existing(code, regime)
    first_month = (place.ordinal - 1) * _MONTHS[place.kind] + 1
    return Period(
        _day_in(place.year, first_month + cut_off.from_month - 1, cut_off.from_day),
        _day_in(place.year, first_month + cut_off.to_month - 1, cut_off.to_day),
        place.code,
    )


def codes(regime: Regime, year: int) -> tuple[str, ...]:
    """Codes of the periods that the regime asks for in a year: year, halves, quarters, ..."""
    return tuple(
        _Place(year, kind, ordinal).code
        for kind, months in _MONTHS.items()
        for ordinal in range(1, 12 // months + 1)
        if regime.cut_off(kind, ordinal)
    )


def previous(period: Period) -> date:
    """The day on which the period before this one must have ended to be compared with it."""
    return period.from_on - timedelta(days=1)


def previous_code(code: str, regime: Regime) -> str:
    """The code of the same kind before this one in the regime: 2024-Q1 -> 2023-Q4.

    Raises PeriodCodeInvalid as `resolve` does.
    """
    place, _ = _existing(code, regime)
    year, ordinal = place.year, place.ordinal
    while True:
        ordinal -= 1
        if ordinal == 0:
            year, ordinal = year - 1, 12 // _MONTHS[place.kind]
        if regime.cut_off(place.kind, ordinal):
            return _Place(year, place.kind, ordinal).code


def name_of(code: str) -> str:
    """What a reader calls the period, without days; the code itself when it is none.

    >>> name_of("2024-Q3"), name_of("2024-H1"), name_of("2024-03")
    ('quý III năm 2024', '6 tháng đầu năm 2024', 'tháng 3 năm 2024')
    """
    place = _place(code)
    if place is None:
        return code
    words = {
        PeriodKind.YEAR: "năm",
        PeriodKind.HALF: "6 tháng đầu năm" if place.ordinal == 1 else "6 tháng cuối năm",
        PeriodKind.QUARTER: f"quý {_ROMAN[min(place.ordinal, 4)]} năm",
        PeriodKind.NINE_MONTHS: "9 tháng đầu năm",
        PeriodKind.MONTH: f"tháng {place.ordinal} năm",
    }
    return f"{words[place.kind]} {place.year}"


def _existing(code: str, regime: Regime) -> tuple[_Place, CutOff]:
    place = _place(code)
    if place is None:
        raise PeriodCodeInvalid(code, regime, _codes_of_year_in(code, regime))
    cut_off = regime.cut_off(place.kind, place.ordinal)
    if cut_off is None:
        raise PeriodCodeInvalid(code, regime, codes(regime, place.year))
    return place, cut_off


def _place(code: str) -> _Place | None:
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    year = int(match["year"])
    for kind in (PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH):
        if match[kind.value]:
            return _Place(year, kind, int(match[kind.value]))
    return _Place(year, PeriodKind.NINE_MONTHS if match["nine"] else PeriodKind.YEAR, 1)


def _codes_of_year_in(code: str, regime: Regime) -> tuple[str, ...]:
    year = _place(code[:4])
    return codes(regime, year.year) if year else ()


def _day_in(year: int, month: int, day: int) -> date:
    """Day of a month counted from January of `year`; 0 is December of the year before."""
    years, month_index = divmod(month - 1, 12)
    year, month = year + years, month_index + 1
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
