"""The working calendar: sessions of the week, holidays and swapped days of each year."""

from datetime import date, time
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from motcua.kernel.cases import Week
from motcua.kernel.forms import Source
from motcua.kernel.vocabulary import Holiday
from motcua.kernel.working_time import SessionsInvalid, WorkCalendar
from motcua.rulebook.load.base import Dated, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.yaml_files import ROOT, name_of, yaml_files

Session = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Literal["1", "2", "3", "4", "5", "6", "7"]
WEEKDAYS: tuple[Weekday, ...] = ("1", "2", "3", "4", "5", "6", "7")
SWAPS = {"working_swap": "working_swap_off", "working_swap_off": "working_swap"}


class WeekValue(Dated):
    """Sessions by ISO weekday, as valid in a time."""

    sessions: dict[Weekday, list[Session]]
    extra_day_sessions: list[Session]

    @model_validator(mode="after")
    def _sessions_follow_one_another(self) -> Self:
        for day, sessions in (*self.sessions.items(), ("bù", self.extra_day_sessions)):
            minutes = [m for session in sessions for m in minutes_of(session)]
            if minutes != sorted(set(minutes)):
                raise ValueError(f"buổi làm việc của ngày {day} chồng nhau hoặc ngược giờ")
        return self


class DaySpec(Strict):
    """A day off, or a day worked instead."""

    day: date
    kind: Literal["holiday", "compensation", "working_swap_off", "working_swap"]
    name: Text
    swap_day: date | None = Field(None, description="The other day of the swap")
    check: Literal["compared", "package", "unverified"] = Field(
        description="compared: with an announcement; package: software list only; unverified: check"
    )
    source: Text

    @model_validator(mode="after")
    def _a_swap_names_its_other_day(self) -> Self:
        if (self.kind in SWAPS) != (self.swap_day is not None):
            raise ValueError("ngày hoán đổi phải có swap_day, ngày khác thì không")
        works_on_weekend = self.day.isoweekday() > 5
        if self.kind in SWAPS and works_on_weekend != (self.kind == "working_swap"):
            raise ValueError("ngày làm bù phải là thứ Bảy, Chủ nhật; ngày nghỉ đổi là ngày thường")
        return self


class YearValue(Dated):
    """The days of one year."""

    days: list[DaySpec] = Field(min_length=1)

    @model_validator(mode="after")
    def _days_fit_the_year(self) -> Self:
        days = {spec.day: spec for spec in self.days}
        if len(days) != len(self.days):
            raise ValueError("có ngày lặp lại")
        for spec in self.days:
            if self.valid_to is None or not self.valid_from <= spec.day <= self.valid_to:
                raise ValueError(f"ngày {spec.day:%d/%m/%Y} nằm ngoài năm")
            other = days.get(spec.swap_day) if spec.swap_day else None
            paired = other and other.swap_day == spec.day and other.kind == SWAPS[spec.kind]
            if spec.kind in SWAPS and not paired:
                raise ValueError(f"ngày hoán đổi {spec.day:%d/%m/%Y} thiếu ngày kia của cặp")
        return self


def minutes_of(session: str) -> tuple[int, int]:
    """Start and end of "07:30-11:30" as minutes of the day."""
    start, end = (time.fromisoformat(part) for part in session.split("-"))
    return start.hour * 60 + start.minute, end.hour * 60 + end.minute


def read_holidays(path: Path) -> tuple[Holiday, ...]:
    """The days of one file. Raises RulebookInvalid."""
    return tuple(
        Holiday(
            s.day,
            s.kind,
            s.name,
            s.swap_day,
            s.check,
            Source(s.source, "", s.check != "unverified"),
        )
        for value in load_model(path, Timeline[YearValue]).values
        for s in value.days
    )


def read_week(path: Path) -> WeekValue:
    """The working week in its last validity. Raises RulebookInvalid."""
    return load_model(path, Timeline[WeekValue]).values[-1]


@cache
def holidays() -> tuple[Holiday, ...]:
    """All days off and days worked instead, in order."""
    days = [day for path in yaml_files("calendars/holidays") for day in read_holidays(path)]
    return tuple(sorted(days, key=lambda day: day.on))


@cache
def years_covered() -> tuple[int, int]:
    """First and last year whose days off the rulebook knows; none between is missing."""
    files = yaml_files("calendars/holidays")
    years = [int(path.stem) for path in files]
    if years != list(range(years[0], years[-1] + 1)):
        raise RulebookInvalid(name_of(files[0].parent), "", "thiếu một năm trong lịch nghỉ")
    return years[0], years[-1]


@cache
def calendar() -> WorkCalendar:
    """The default working calendar over all years covered; an agency may have its own sessions."""
    week = read_week(ROOT / "calendars/working-week.yaml")
    years_covered()
    return WorkCalendar(
        sessions={int(day): tuple(map(minutes_of, s)) for day, s in week.sessions.items()},
        days_off=frozenset(day.on for day in holidays() if day.kind != "working_swap"),
        extra_days=frozenset(day.on for day in holidays() if day.kind == "working_swap"),
        extra_sessions=tuple(map(minutes_of, week.extra_day_sessions)),
    )


class OwnHours(Strict):
    """An agency's decision on its hours: sessions by ISO weekday; a weekday not there is off."""

    sessions: dict[Weekday, list[Session]] = Field(min_length=1)


def week_of(decided: object) -> Week:
    """The hours that an agency decided. RulebookInvalid when they are none."""
    try:
        said = OwnHours.model_validate({"sessions": decided}).sessions
        week: Week = tuple(
            tuple(minutes_of(session) for session in said.get(day, [])) for day in WEEKDAYS
        )
        calendar_of(week)
    except (ValidationError, SessionsInvalid) as wrong:
        raise RulebookInvalid("quyết định của đơn vị", "working_hours", str(wrong)) from None
    return week


@lru_cache(maxsize=500)
def calendar_of(week: Week | None) -> WorkCalendar:
    """The calendar of an agency with these hours; None: the usual one. Raises SessionsInvalid.

    Days off are everybody's. A swapped day is worked as the agency works on a Monday.
    """
    usual = calendar()
    if week is None:
        return usual
    sessions = {day: sessions for day, sessions in enumerate(week, start=1) if sessions}
    return WorkCalendar(sessions, usual.days_off, usual.extra_days)
