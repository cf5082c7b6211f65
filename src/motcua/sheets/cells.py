"""One cell as text or as a time."""

import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from motcua.kernel.dates import DateUnreadable, Moment, format_day, format_moment, parse_moment
from motcua.kernel.legacy_text import LegacyEncoding
from motcua.kernel.text import repair_legacy
from motcua.sheets.table import Cell

_HOURS = frozenset(f"{hour:02d}" for hour in range(24))
_MINUTES = frozenset(f"{minute:02d}" for minute in range(60))
_FIRST_YEAR, _LAST_YEAR = 2000, 2090


def text_of(cell: Cell) -> str:
    """The cell as it reads on the sheet; whole numbers without ".0"."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return format_day(cell) if cell.time() == time() else format_moment(cell)
    if isinstance(cell, date):
        return format_day(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def clean(text: str, encoding: LegacyEncoding | None) -> str:
    """NFC on one line with single spaces; TCVN3 and VNI decoded."""
    line = " ".join(text.split())
    return line if line.isascii() else repair_legacy(line, encoding)


clean_repeated = lru_cache(maxsize=4_096)(clean)
"""The same, for columns that say the same few texts over and over."""


def has_control(text: str) -> bool:
    """Whether an invisible control character stands in the text (PostgreSQL takes no NUL)."""
    return not text.isprintable() and any(unicodedata.category(c) == "Cc" for c in text)


def moment_of(cell: Cell) -> Moment:
    """The time of a cell. Raises DateUnreadable, also for years no record can have."""
    return _moment_of_text(cell) if isinstance(cell, str) else _in_our_years(_moment(cell))


def _moment_of_text(text: str) -> Moment:
    """A day is parsed once; the hours of "dd/mm/yyyy HH:MM", of which there are many, are added."""
    if len(text) == 16 and text[10] == " " and text[13] == ":":
        hour, minute = text[11:13], text[14:]
        if hour in _HOURS and minute in _MINUTES:
            day = _day_of_text(text[:10])
            at = day.at.replace(hour=int(hour), minute=int(minute))
            return Moment(at, has_time=at.hour > 0 or at.minute > 0)
    return _day_of_text(text)


@lru_cache(maxsize=10_000)
def _day_of_text(text: str) -> Moment:
    return _in_our_years(parse_moment(text))


def _in_our_years(moment: Moment) -> Moment:
    if not _FIRST_YEAR <= moment.at.year <= _LAST_YEAR:
        expected = f"ngày dạng dd/mm/yyyy, năm từ {_FIRST_YEAR} đến {_LAST_YEAR}"
        raise DateUnreadable(format_day(moment.on), expected)
    return moment


def _moment(cell: Cell) -> Moment:
    if isinstance(cell, bool | time) or cell is None:
        raise DateUnreadable(text_of(cell), "ngày dạng dd/mm/yyyy, có thể kèm giờ HH:MM")
    if isinstance(cell, datetime):
        # A workbook holds a fraction of a day; the second is what was meant.
        cell = (cell + timedelta(milliseconds=500)).replace(microsecond=0)
    return parse_moment(cell)
