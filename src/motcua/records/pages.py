"""A page of a long list, found by the key that the list is ordered by."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from motcua.kernel.cursors import Cursor, Direction, Page, cursor_of

PAGE_SIZE = 50
RowT = TypeVar("RowT", bound=Model)


def page_of(found: QuerySet[RowT], cursor: str | None) -> Page[RowT]:
    """The page that `cursor` names; None: the first one.

    found: rows with an `order_key` that no two of them share. CursorInvalid for a cursor that
    no page gave out.
    """
    rows, more_before, more_after = _rows(found, cursor_of(cursor) if cursor else None)
    return Page(
        rows=tuple(rows),
        next_cursor=Cursor(Direction.AFTER, rows[-1].order_key).text() if more_after else None,
        previous_cursor=Cursor(Direction.BEFORE, rows[0].order_key).text() if more_before else None,
        total=found.count(),
    )


def _rows(found: QuerySet[RowT], at: Cursor | None) -> tuple[list[RowT], bool, bool]:
    """The rows of the page in order; whether there are rows before it, and after it."""
    if at is not None and at.direction is Direction.BEFORE:
        back = found.filter(order_key__lt=at.key).order_by("-order_key")[: PAGE_SIZE + 1]
        rows = list(back)
        after = found.filter(order_key__gte=at.key).exists()
        return rows[:PAGE_SIZE][::-1], len(rows) > PAGE_SIZE, after and bool(rows)
    onward = found if at is None else found.filter(order_key__gt=at.key)
    rows = list(onward.order_by("order_key")[: PAGE_SIZE + 1])
    before = at is not None and found.filter(order_key__lte=at.key).exists()
    return rows[:PAGE_SIZE], before and bool(rows), len(rows) > PAGE_SIZE
