"""Lines of a log of reads, paged: who saw a person's data, when, and on which page.

Source: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, before it NĐ 13/2023/NĐ-CP điều 26 (what is done
with personal data is logged, and the log is looked at).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from motcua.kernel.cursors import Cursor, CursorInvalid, Direction, Page, cursor_of
from motcua.kernel.dates import at_midnight
from motcua.records.errors import ReadDaysInvalid
from motcua.records.pages import COUNTED, PAGE_SIZE

AUDIT = "reads.audit"
MOST_DAYS = 93  # a quarter: a search for one code looks through all lines of its days
MOST_READERS = 300
RowT = TypeVar("RowT", bound=Model)


@dataclass(frozen=True, slots=True)
class ReadFilter:
    """Which lines. agency_id: at which agency and those below it the readers worked.

    from_on, to_on: days in Vietnam, both included, at most MOST_DAYS of them. code: of a record,
    "" any. user_id: an account; None: all.
    """

    agency_id: int
    from_on: date
    to_on: date
    code: str = ""
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One read. user_id: None for the system. page: in words. codes: what was shown, or of these
    only the one that was asked for."""

    id: int
    read_at: datetime
    user_id: int | None
    user_name: str
    page: str
    codes: tuple[str, ...]


def in_days(filter: ReadFilter) -> Q:
    """Rows whose `read_at` is in the filter's days. Raises ReadDaysInvalid."""
    days = (filter.to_on - filter.from_on).days + 1
    if not 1 <= days <= MOST_DAYS:
        raise ReadDaysInvalid(days, MOST_DAYS)
    after = at_midnight(filter.to_on + timedelta(days=1))
    return Q(read_at__gte=at_midnight(filter.from_on), read_at__lt=after)


def shows(column: str, code: str) -> Q:
    """The code stands among the lines of a column, and not as a part of another."""
    return (
        Q(**{column: code})
        | Q(**{f"{column}__startswith": f"{code}\n"})
        | Q(**{f"{column}__endswith": f"\n{code}"})
        | Q(**{f"{column}__contains": f"\n{code}\n"})
    )


def readers_of(found: QuerySet[RowT]) -> tuple[tuple[int, str], ...]:
    """Accounts of the rows, at most MOST_READERS: id and name, by name."""
    named = found.filter(user_id__isnull=False).order_by("user_name", "user_id")
    return tuple(named.values_list("user_id", "user_name").distinct()[:MOST_READERS])


def read_page(
    found: QuerySet[RowT], cursor: str | None, line: Callable[[RowT], ReadLine]
) -> Page[ReadLine]:
    """The page that a cursor names, the newest line first; None: the first one.

    found: rows with `read_at`. CursorInvalid for a cursor that no page gave out.
    """
    at = cursor_of(cursor) if cursor else None
    if at is not None and at.direction is Direction.BEFORE:
        nearest = found.filter(_newer(at.key)).order_by("read_at", "id")[: PAGE_SIZE + 1]
        rows = list(nearest)[::-1]
        more_before, more_after = len(rows) > PAGE_SIZE, bool(rows)
        rows = rows[-PAGE_SIZE:]
    else:
        older = found if at is None else found.filter(_older(at.key))
        rows = list(older.order_by("-read_at", "-id")[: PAGE_SIZE + 1])
        more_before, more_after = at is not None and bool(rows), len(rows) > PAGE_SIZE
        rows = rows[:PAGE_SIZE]
    total = found.order_by()[: COUNTED + 1].count()
    return Page(
        rows=tuple(map(line, rows)),
        next_cursor=Cursor(Direction.AFTER, _key(rows[-1])).text() if more_after else None,
        previous_cursor=Cursor(Direction.BEFORE, _key(rows[0])).text() if more_before else None,
        total=min(total, COUNTED),
        has_more=total > COUNTED,
    )


def _key(row: Any) -> str:
    return f"{row.read_at.isoformat()} {row.pk}"


def _older(key: str) -> Q:
    at, number = _place(key)
    return Q(read_at__lt=at) | Q(read_at=at, id__lt=number)


def _newer(key: str) -> Q:
    at, number = _place(key)
    return Q(read_at__gt=at) | Q(read_at=at, id__gt=number)


def _place(key: str) -> tuple[datetime, int]:
    moment, _, number = key.rpartition(" ")
    try:
        at = datetime.fromisoformat(moment)
        place = int(number)
    except ValueError:
        raise CursorInvalid from None
    if at.tzinfo is None:
        raise CursorInvalid
    return at, place
