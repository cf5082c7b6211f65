"""Working time: sessions of the weekdays, days off, and Saturdays worked instead.

Every question is answered from running totals over all days of 1970-2099, built once a
calendar, so a limit of years costs as much as one of an hour.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate
from typing import ClassVar

from motcua.kernel.dates import VIETNAM, at_midnight, day_number, day_of, format_day, local
from motcua.kernel.errors import MotcuaError

Sessions = tuple[tuple[int, int], ...]
"""Sessions of a day in order, as (begin, end) in minutes of the day: ((450, 690), (810, 1020))."""

MINUTES_A_DAY = 24 * 60
_FIRST, _LAST = date(1970, 1, 1), date(2099, 12, 31)
_LAST_NUMBER = day_number(_LAST)


@dataclass(eq=False)
class DayOutOfCalendar(MotcuaError):
    """A day before 1970 or after 2099: no working time is known there.

    `day`: None when the end was passed while counting.
    """

    code: ClassVar[str] = "calendar.day_out"
    day: date | None

    def __str__(self) -> str:
        """Say the day and the years known."""
        found = f"Ngày {format_day(self.day)}" if self.day else "Thời hạn tính ra"
        return (
            f"{found} nằm ngoài lịch làm việc; cần ngày từ {format_day(_FIRST)} "
            f"đến {format_day(_LAST)}."
        )


@dataclass(eq=False)
class SessionsInvalid(MotcuaError):
    """Sessions that overlap, run backwards or leave the day, or a week without any.

    `weekday`: 1 Monday .. 7 Sunday; None: the whole week, or the days worked instead.
    """

    code: ClassVar[str] = "calendar.sessions_invalid"
    weekday: int | None

    def __str__(self) -> str:
        """Say which day and what is expected."""
        where = "tuần" if self.weekday is None else _WEEKDAYS[self.weekday]
        return (
            f"Giờ làm việc của {where} không hợp lệ; cần các buổi theo thứ tự, không chồng nhau, "
            "trong ngày từ 00:00 đến 24:00, và ít nhất một buổi trong tuần."
        )


_WEEKDAYS = ("", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """When an office works. An agency with its own hours has a calendar of its own.

    sessions: ISO weekday (1 Monday .. 7 Sunday) -> its sessions; a weekday not there is off.
    days_off: no work, whatever the weekday.
    extra_days: days worked instead of others; one that is also a day off is off.
    extra_sessions: sessions of the extra days; None: those of Monday.
    """

    sessions: Mapping[int, Sessions]
    days_off: frozenset[date] = field(default=frozenset())
    extra_days: frozenset[date] = field(default=frozenset())
    extra_sessions: Sessions | None = None

    def __post_init__(self) -> None:
        """Raise SessionsInvalid."""
        for weekday, sessions in self.sessions.items():
            if weekday not in range(1, 8) or not _in_order(sessions):
                raise SessionsInvalid(weekday if weekday in range(1, 8) else None)
        if not any(self.sessions.values()) or not _in_order(self.extra_sessions or ()):
            raise SessionsInvalid(None)

    def sessions_of(self, day: date) -> Sessions:
        """Sessions of a day; () when it is off."""
        if day in self.days_off:
            return ()
        if day in self.extra_days:
            return self._extra_sessions
        return self.sessions.get(day.isoweekday(), ())

    def is_working_day(self, day: date) -> bool:
        """Whether any session is held; a half day is a working day."""
        return bool(self.sessions_of(day))

    def start_of_working_day(self, day: date) -> datetime:
        """Begin of the first session; 00:00 of a day off."""
        sessions = self.sessions_of(day)
        return _at(day, sessions[0][0]) if sessions else at_midnight(day)

    def end_of_working_day(self, day: date) -> datetime:
        """End of the last session. A day off ends when the last session of Monday would.

        An appointment on a day off without an hour keeps its day: reports compare days.
        """
        sessions = self.sessions_of(day) or self._extra_sessions
        return _at(day, sessions[-1][1])

    def end_of_session(self, at: datetime) -> datetime:
        """End of the session that is held at a moment, else of the next one, some day after.

        The very end of a session still belongs to it. Raises DayOutOfCalendar.
        """
        moment = local(at)
        minute = moment.hour * 60 + moment.minute
        for _, end in self.sessions_of(moment.date()):
            if minute <= end:
                return _at(moment.date(), end)
        following = self.add_working_days(moment.date(), 1)
        return _at(following, self.sessions_of(following)[0][1])

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """Working minutes from start to end; negative when end is before start.

        Seconds are cut off on both sides. Raises DayOutOfCalendar.
        """
        return self._position(local(end)) - self._position(local(start))

    def add_working_minutes(self, start: datetime, minutes: int) -> datetime:
        """The first moment not before `start` by which so many working minutes have passed.

        0 gives `start` itself, working time or not; the end of a session is that session's
        end, not the next one's begin. minutes >= 0. Raises DayOutOfCalendar.
        """
        if minutes < 0:
            raise ValueError(f"minutes must not be negative: {minutes}")
        if minutes == 0:
            return local(start)
        target = self._position(local(start)) + minutes
        number = bisect_left(self._minutes_through, target)
        if number == len(self._minutes_through):
            raise DayOutOfCalendar(None)
        left = target - self._minutes_before(number)
        day = day_of(number)
        for begin, end in self.sessions_of(day):
            if left <= end - begin:
                return _at(day, begin + left)
            left -= end - begin
        raise DayOutOfCalendar(day)

    def add_working_days(self, day: date, count: int) -> date:
        """The count-th working day after the day, which itself is not counted.

        0: the day, or the first working day after it when it is off. Negative: the days before.
        Raises DayOutOfCalendar.
        """
        after = self._days_through[_number(day)]
        on_or_after = after - self.is_working_day(day)
        index = after + count - 1 if count > 0 else on_or_after + count
        if not 0 <= index < len(self._working_days):
            raise DayOutOfCalendar(None)
        return day_of(self._working_days[index])

    def working_days_between(self, after: date, to: date) -> int:
        """Working days after the first day, up to and with the second; negative backwards."""
        return self._days_through[_number(to)] - self._days_through[_number(after)]

    @property
    def _extra_sessions(self) -> Sessions:
        """Sessions of a day worked instead: as given, else Monday's, else the week's first."""
        if self.extra_sessions:
            return self.extra_sessions
        return next(self.sessions[day] for day in range(1, 8) if self.sessions.get(day))

    def _position(self, at: datetime) -> int:
        """Working minutes from 1970 to a local moment."""
        number = _number(at)
        minute = at.hour * 60 + at.minute
        passed = 0
        for begin, end in self.sessions_of(at.date()):
            if minute <= begin:
                break
            passed += min(minute, end) - begin
        return self._minutes_before(number) + passed

    def _minutes_before(self, number: int) -> int:
        return self._minutes_through[number - 1] if number else 0

    @cached_property
    def _minutes_through(self) -> list[int]:
        """By day number: working minutes from 1970 to the end of that day."""
        return list(
            accumulate(
                sum(end - begin for begin, end in self.sessions_of(day_of(number)))
                for number in range(_LAST_NUMBER + 1)
            )
        )

    @cached_property
    def _working_days(self) -> list[int]:
        """Numbers of the working days, in order."""
        return [n for n in range(_LAST_NUMBER + 1) if self.is_working_day(day_of(n))]

    @cached_property
    def _days_through(self) -> list[int]:
        """By day number: working days from 1970 up to and with that day."""
        working = set(self._working_days)
        return list(accumulate(int(n in working) for n in range(_LAST_NUMBER + 1)))


def _in_order(sessions: Sessions) -> bool:
    minutes = [minute for session in sessions for minute in session]
    return (
        all(begin < end for begin, end in sessions)
        and minutes == sorted(minutes)
        and (not minutes or (minutes[0] >= 0 and minutes[-1] <= MINUTES_A_DAY))
    )


def _number(day: date) -> int:
    number = day_number(day)
    if not 0 <= number <= _LAST_NUMBER:
        raise DayOutOfCalendar(day)
    return number


def _at(day: date, minute: int) -> datetime:
    if minute == MINUTES_A_DAY:  # a session until midnight still belongs to its day
        return datetime.combine(day, time(23, 59, 59), VIETNAM)
    return datetime.combine(day, time(), VIETNAM) + timedelta(minutes=minute)
