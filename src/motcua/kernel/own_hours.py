"""An agency's own working hours in words, and from what a person types."""

import re
from collections.abc import Iterable
from itertools import groupby

from motcua.kernel.cases import Week

DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_SESSION = re.compile(r"(\d{1,2})[:hg.](\d{2})?\s*(?:-|–|—|đến)\s*(\d{1,2})[:hg.](\d{2})?")
_BETWEEN = re.compile(r"[\s,;]*(?:và)?[\s,;]*")


def week_words(week: Week) -> str:
    """ "thứ Hai – thứ Năm 07:30–11:30, 13:30–17:00; thứ Sáu 07:30–11:30"; no day off is named."""
    told: list[str] = []
    days = enumerate(week)
    for sessions, group in groupby(days, key=lambda day: day[1]):
        numbers = [number for number, _ in group]
        if sessions:
            told.append(f"{_days(numbers)} {_sessions(sessions)}")
    return "; ".join(told)


def typed_sessions(text: str) -> list[str] | None:
    """["07:30-11:30", "13:30-17:00"] of "7h30 - 11h30, 13:30-17:00"; [] of nothing, a day off.

    None: something in it is no session. Whether sessions follow one another is not looked at.
    """
    clean = text.strip().lower()
    if _BETWEEN.fullmatch(_SESSION.sub("", clean)) is None:
        return None
    return [
        f"{int(begin):02d}:{minute or '00'}-{int(end):02d}:{last or '00'}"
        for begin, minute, end, last in _SESSION.findall(clean)
    ]


def _days(numbers: list[int]) -> str:
    first, last = DAYS[numbers[0]], DAYS[numbers[-1]]
    return first if len(numbers) == 1 else f"{first} – {last}"


def _sessions(sessions: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{_hour(begin)}–{_hour(end)}" for begin, end in sessions)


def _hour(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
