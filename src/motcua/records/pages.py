"""A page of a long list, found by the key that the list is ordered by."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import NamedTuple, TypeVar

from django.db.models import Model, QuerySet

from motcua.kernel.cursors import Cursor, Direction, Page, cursor_of

PAGE_SIZE = 50
RowT = TypeVar("RowT", bound=Model)


COUNTED = 1_000  # rows of a list that are counted; of a longer one it is said that it is longer
UNCOUNTED = -1


def page_of(
    found: QuerySet[RowT],
    cursor: str | None,
    parts: Sequence[QuerySet[RowT]] = (),
    *,
    counted: int | None = None,
) -> Page[RowT]:
    """The page that `cursor` names; None: the first one.

    found: rows with an `order_key` that no two of them share. parts: the same rows in few parts
    of which each is kept in order by an index, which all together are not: a page then costs its
    own rows, and no sorting of all. counted: how many rows there are; None: up to COUNTED of them
    are counted here; UNCOUNTED: that would cost too much, and only this page is looked at.
    CursorInvalid for a cursor that no page gave out.
    """
    at = cursor_of(cursor) if cursor else None
    rows, more_before, more_after = _rows(found, at, parts or (found,))
    total, has_more = _total(found, counted)
    if counted == UNCOUNTED:
        has_more = more_before or more_after
        total = PAGE_SIZE if has_more else len(rows)
    return Page(
        rows=tuple(rows),
        next_cursor=Cursor(Direction.AFTER, rows[-1].order_key).text() if more_after else None,
        previous_cursor=Cursor(Direction.BEFORE, rows[0].order_key).text() if more_before else None,
        total=total,
        has_more=has_more,
    )


class Known(NamedTuple):
    """Where a row stands in the order of its list."""

    order_key: str
    pk: int


def page_of_known(
    all_rows: QuerySet[RowT], known: Sequence[Known], cursor: str | None
) -> Page[RowT]:
    """The same of a list whose rows are all known: only those of the page are fetched.

    known: in the order of the list. all_rows: the rows they are of, and any others.
    CursorInvalid for a cursor that no page gave out.
    """
    at = cursor_of(cursor) if cursor else None
    begin, end = 0, PAGE_SIZE
    if at is not None and at.direction is Direction.BEFORE:
        end = bisect_left(known, at.key, key=attrgetter("order_key"))
        begin = max(0, end - PAGE_SIZE)
    elif at is not None:
        begin = bisect_right(known, at.key, key=attrgetter("order_key"))
        end = begin + PAGE_SIZE
    shown = known[begin:end]
    rows = all_rows.filter(pk__in=[place.pk for place in shown]).order_by("order_key")
    return Page(
        rows=tuple(rows) if shown else (),
        next_cursor=Cursor(Direction.AFTER, shown[-1].order_key).text() if known[end:] else None,
        previous_cursor=Cursor(Direction.BEFORE, shown[0].order_key).text()
        if shown and begin
        else None,
        total=len(known),
        has_more=False,
    )


def _total(found: QuerySet[RowT], counted: int | None) -> tuple[int, bool]:
    """Rows of the list, as far as they are counted, and whether there are more than these."""
    if counted is not None:
        return counted, False
    number = found.order_by()[: COUNTED + 1].count()
    return min(number, COUNTED), number > COUNTED


def _rows(
    found: QuerySet[RowT], at: Cursor | None, parts: Sequence[QuerySet[RowT]]
) -> tuple[list[RowT], bool, bool]:
    """The rows of the page in order; whether there are rows before it, and after it."""
    if at is not None and at.direction is Direction.BEFORE:
        rows = _nearest([part.filter(order_key__lt=at.key) for part in parts], back=True)
        after = found.filter(order_key__gte=at.key).exists()
        return rows[:PAGE_SIZE][::-1], len(rows) > PAGE_SIZE, after and bool(rows)
    onward = parts if at is None else [part.filter(order_key__gt=at.key) for part in parts]
    rows = _nearest(onward, back=False)
    before = at is not None and found.filter(order_key__lte=at.key).exists()
    return rows[:PAGE_SIZE], before and bool(rows), len(rows) > PAGE_SIZE


def _nearest(parts: Sequence[QuerySet[RowT]], *, back: bool) -> list[RowT]:
    """A page of rows and one more, the first of the order or, going back, the last."""
    order = "-order_key" if back else "order_key"
    ordered = [part.order_by(order)[: PAGE_SIZE + 1] for part in parts]
    return list(islice(merge(*ordered, key=attrgetter("order_key"), reverse=back), PAGE_SIZE + 1))
