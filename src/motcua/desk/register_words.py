"""Entries of registers in words: how long is left, what a cell and a page show."""

from dataclasses import dataclass, replace
from datetime import date

from motcua.agencies.data import AgencyView
from motcua.desk.agency_names import CODE_KINDS, named_in
from motcua.desk.words import days_to, late_by, still, when_gone
from motcua.kernel.register_values import value_text
from motcua.kernel.registers import RegisterDefinition, RegisterField, ValueKind
from motcua.registers.data import EntryView
from motcua.rulebook import load

SOON_DAYS, FAR_DAYS = 3, 60  # working days; farther away nobody counts
HEADING_LETTERS = 120  # what the template shows of a title
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
    is_day: bool = False
    is_choice: bool = False
    is_long: bool = False
    is_title: bool = False
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list."""

    row: EntryView
    cells: tuple[Cell, ...]


def due_of(
    definition: RegisterDefinition, entry: EntryView, today: date, agency: AgencyView
) -> Due | None:
    """Working days left or over; of what has ended, whether it was late. None: no due day.

    agency: whose entry it is; one that is gone is late as of its last day.
    """
    if entry.due_on is None:
        return None
    if not entry.is_open:
        was_late = entry.ended_on is not None and entry.ended_on > entry.due_on
        return Due("overdue", definition.words.late) if was_late else None
    if entry.due_on == today:
        return Due("today", "đến hạn hôm nay")
    calendar, late = load.calendar(), definition.words.late
    if entry.due_on < today:
        gone_on = agency.gone_late(entry.due_on, today)
        count = days_to(entry.due_on, today, calendar)
        return Due("overdue", when_gone(late, gone_on) if gone_on else late_by(count, late))
    left = days_to(today, entry.due_on, calendar)
    if left is None or left > FAR_DAYS:
        return Due("later", "còn hạn")
    if not left:
        return Due("soon", "đến hạn vào ngày nghỉ")
    return Due("soon" if left <= SOON_DAYS else "later", still(left))


def line_of(
    definition: RegisterDefinition, entry: EntryView, today: date, agency: AgencyView
) -> Line:
    """The entry under the register's list columns; the due day carries its mark."""
    due = due_of(definition, entry, today, agency)
    cells = []
    for key in definition.list_columns:
        cell = cell_of(definition.field(key), entry, is_title=key == definition.title_field)
        is_due = key == definition.days.due
        cells.append(replace(cell, due=due) if is_due else cell)
    return Line(entry, tuple(cells))


def cells_of(definition: RegisterDefinition, entry: EntryView) -> tuple[Cell, ...]:
    """What the entry says, in the order of its page; of what nobody said only the usual.

    Without its title, which stands above, unless that is too long for a heading.
    """
    usual = {*definition.list_columns, definition.days.due, definition.days.ended}
    above = definition.title_field if len(entry.title) <= HEADING_LETTERS else ""
    return tuple(
        cell_of(field, entry)
        for field in definition.fields
        if field.key != above and (field.key in entry.values or field.key in usual)
    )


def cell_of(field: RegisterField, entry: EntryView, *, is_title: bool = False) -> Cell:
    """One value in words."""
    text = value_text(field, entry.values.get(field.key))
    return Cell(
        label=field.label,
        text=named_in(text, entry.begun_on) if field.kind in CODE_KINDS and text else text,
        is_number=field.kind in NUMBERS,
        is_day=field.kind is ValueKind.DAY,
        is_choice=field.kind is ValueKind.CHOICE,
        is_long=field.kind is ValueKind.LONG,
        is_title=is_title,
    )
