"""Entries of registers in words: how long is left, what a cell and a page show."""

from dataclasses import dataclass
from datetime import date

from motcua.kernel.register_values import value_text
from motcua.kernel.registers import RegisterDefinition, RegisterField, ValueKind
from motcua.kernel.working_time import DayOutOfCalendar
from motcua.registers.data import EntryView
from motcua.rulebook import load

SOON_DAYS = 3  # working days
NUMBERS = frozenset({ValueKind.COUNT, ValueKind.MONEY})


@dataclass(frozen=True, slots=True)
class Due:
    """How an entry stands against its due day. mark: of the style sheet; words: Vietnamese."""

    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an entry on a page. is_title: it opens the entry."""

    label: str
    text: str
    is_number: bool = False
    is_long: bool = False
    is_title: bool = False
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list."""

    row: EntryView
    cells: tuple[Cell, ...]


def due_of(entry: EntryView, today: date) -> Due | None:
    """Working days left or over; of what has ended, whether it was late. None: no due day."""
    if entry.due_on is None:
        return None
    if not entry.is_open:
        late = entry.ended_on is not None and entry.ended_on > entry.due_on
        return Due("overdue", "quá hạn") if late else None
    if entry.due_on == today:
        return Due("today", "đến hạn hôm nay")
    if entry.due_on < today:
        return Due("overdue", f"quá hạn{_days(entry.due_on, today)}")
    left = _count(today, entry.due_on)
    mark = "soon" if left is not None and left <= SOON_DAYS else "later"
    return Due(mark, f"còn{_days(today, entry.due_on)}")


def line_of(definition: RegisterDefinition, entry: EntryView, today: date) -> Line:
    """The entry under the register's list columns; the due day carries its mark."""
    due = due_of(entry, today)
    cells = []
    for key in definition.list_columns:
        cell = cell_of(definition.field(key), entry, is_title=key == definition.title_field)
        is_due = key == definition.days.due
        cells.append(
            Cell(cell.label, cell.text, cell.is_number, cell.is_long, cell.is_title, due)
            if is_due
            else cell
        )
    return Line(entry, tuple(cells))


def cells_of(definition: RegisterDefinition, entry: EntryView) -> tuple[Cell, ...]:
    """What the entry says, in the order of its page; of what nobody said only the usual."""
    usual = {*definition.list_columns, definition.days.due, definition.days.ended}
    return tuple(
        cell_of(field, entry)
        for field in definition.fields
        if field.key in entry.values or field.key in usual
    )


def cell_of(field: RegisterField, entry: EntryView, *, is_title: bool = False) -> Cell:
    """One value in words."""
    return Cell(
        field.label,
        value_text(field, entry.values.get(field.key)),
        field.kind in NUMBERS,
        field.kind is ValueKind.LONG,
        is_title,
    )


def _days(after: date, to: date) -> str:
    """Working days after one day up to another; "" where the calendar does not reach."""
    count = _count(after, to)
    return f" {count} ngày làm việc" if count else ""


def _count(after: date, to: date) -> int | None:
    try:
        return load.calendar().working_days_between(after, to)
    except DayOutOfCalendar:
        return None
