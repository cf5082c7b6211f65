"""Dates and moments as offices write them: dd/mm/yyyy, Asia/Ho_Chi_Minh, never mm/dd.

A "day" in statistics is an integer: days since 1970-01-01.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from motcua.kernel.errors import MotcuaError

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_EPOCH = date(1970, 1, 1).toordinal()
_MIDNIGHT = time()
_CLOCK = r"(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})"
    rf"(?:[\sT,]+{_CLOCK})?"
)
_CLOCK_FIRST = re.compile(
    rf"{_CLOCK}[\s,]+(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})"
)
_ISO = re.compile(
    rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:[\sT]+{_CLOCK}(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")  # a cell of a day saved to csv without its format
_LAST_SERIAL = 2_958_465  # 31/12/9999
_FALSE_LEAP_DAY = 60  # 29/02/1900, which Excel has and the calendar has not


class DateUnreadable(MotcuaError, ValueError):
    """A value is no date. `value` as found, `expected` in Vietnamese."""

    code: ClassVar[str] = "date.unreadable"

    def __init__(self, value: object, expected: str) -> None:
        """`expected` completes the sentence "cần …"."""
        super().__init__(value, expected)
        self.value = str(value)
        self.expected = expected

    def __str__(self) -> str:
        """Say what was found and what is expected."""
        return f"“{self.value}” không phải là ngày đọc được; cần {self.expected}."


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in Asia/Ho_Chi_Minh. has_time: whether an hour was said; else it is 00:00."""

    at: datetime
    has_time: bool

    @property
    def on(self) -> date:
        """The day."""
        return self.at.date()


def day_number(day: date) -> int:
    """Days from 1970-01-01 to the day; a datetime must already be in Asia/Ho_Chi_Minh.

    >>> day_number(date(1970, 1, 2))
    1
    """
    return day.toordinal() - _EPOCH


def maybe_day_number(day: date | None) -> int | None:
    """`day_number`; a day that nobody said has none."""
    return None if day is None else day_number(day)


def day_of(number: int) -> date:
    """The day of a day number.

    >>> day_of(19723)
    datetime.date(2024, 1, 1)
    """
    return date.fromordinal(number + _EPOCH)


def local(moment: datetime) -> datetime:
    """The same moment in Asia/Ho_Chi_Minh; one without a zone is taken as local already."""
    if moment.tzinfo is VIETNAM:
        return moment
    if moment.tzinfo is None:
        return moment.replace(tzinfo=VIETNAM)
    return moment.astimezone(VIETNAM)


def at_midnight(day: date) -> datetime:
    """The beginning of the day in Asia/Ho_Chi_Minh."""
    return datetime.combine(day, _MIDNIGHT, VIETNAM)


def format_day(day: date) -> str:
    """dd/mm/yyyy.

    >>> format_day(date(2024, 3, 5))
    '05/03/2024'
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_moment(moment: datetime) -> str:
    """dd/mm/yyyy HH:MM in Asia/Ho_Chi_Minh."""
    at = local(moment)
    return f"{format_day(at)} {at.hour:02d}:{at.minute:02d}"


def long_day(day: date) -> str:
    """The day in the head of a document: zeros before days 1-9 and months 1 and 2.

    Source: NĐ 30/2020/NĐ-CP, annex I, part II.4.

    >>> long_day(date(2026, 2, 5)), long_day(date(2026, 3, 15))
    ('ngày 05 tháng 02 năm 2026', 'ngày 15 tháng 3 năm 2026')
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def parse_day(value: str | int | float | date | datetime) -> date:
    """The day of a value, see `parse_moment`."""
    return parse_moment(value).on


def parse_moment(
    value: str | int | float | date | datetime, *, end_of_day: time | None = None
) -> Moment:
    """Read a moment as offices write it.

    Texts: d/m/yyyy (marks / - .), with an optional HH:MM[:SS] behind or before it; ISO 8601.
    Numbers, and texts of five digits: serial days of Excel (1900 system, the fraction is the
    time). Exactly midnight counts as "no hour said": exports print it where there is none.
    end_of_day: the time taken when none was said (default 00:00).
    Raises DateUnreadable; a month is never guessed from mm/dd, a century never from two digits.

    >>> parse_moment("5/3/2024 8:30").at.isoformat()
    '2024-03-05T08:30:00+07:00'
    >>> parse_moment(45356.5) == parse_moment("05/03/2024 12:00")
    True
    """
    at = local(_moment(value))
    if at.time() != _MIDNIGHT:
        return Moment(at, has_time=True)
    return Moment(datetime.combine(at, end_of_day or _MIDNIGHT, VIETNAM), has_time=False)


def _moment(value: str | int | float | date | datetime) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return at_midnight(value)
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, bool):
        raise DateUnreadable(value, "ngày dạng dd/mm/yyyy")
    return _of_serial(value)


def _of_text(value: str) -> datetime:
    text = " ".join(value.split())
    match = _DAY_FIRST.fullmatch(text) or _CLOCK_FIRST.fullmatch(text) or _ISO.fullmatch(text)
    if match is None:
        if _SERIAL.fullmatch(text):
            return _of_serial(float(text))
        raise DateUnreadable(
            value, "ngày dạng dd/mm/yyyy (năm đủ bốn chữ số), có thể kèm giờ HH:MM"
        )
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    if not 1 <= month <= 12:
        raise DateUnreadable(value, "tháng từ 01 đến 12, viết theo thứ tự ngày/tháng/năm")
    try:
        on = date(year, month, day)
    except ValueError:
        raise DateUnreadable(
            value, f"một ngày có thật; tháng {month:02d}/{year} không có ngày {day}"
        ) from None
    return _with_zone(datetime.combine(on, _clock(match, value)), match)


def _clock(match: re.Match[str], value: str) -> time:
    try:
        return time(int(match["hour"] or 0), int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        raise DateUnreadable(value, "giờ từ 00:00 đến 23:59") from None


def _with_zone(moment: datetime, match: re.Match[str]) -> datetime:
    zone = match.groupdict().get("zone")
    if not zone:
        return moment.replace(tzinfo=VIETNAM)
    if zone == "Z":
        return moment.replace(tzinfo=UTC)
    return datetime.fromisoformat(f"{moment.isoformat()}{zone}")


def _of_serial(value: int | float) -> datetime:
    """Excel's day 1 is 01/01/1900, day 60 a leap day that never was."""
    if not 1 <= value < _LAST_SERIAL + 1 or int(value) == _FALSE_LEAP_DAY:  # NaN fails too
        raise DateUnreadable(value, "ngày dạng dd/mm/yyyy hoặc ô kiểu ngày của Excel")
    days = int(value)
    base = datetime(1899, 12, 31 if days < _FALSE_LEAP_DAY else 30, tzinfo=VIETNAM)
    # A float holds a serial to some microseconds; the second is what was meant.
    seconds = round((value - days) * 86_400)
    naive = base.replace(tzinfo=None) + timedelta(days=days, seconds=seconds)
    return naive.replace(tzinfo=VIETNAM)
