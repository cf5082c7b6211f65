"""The page of reminders as it stands in the address, and the line about them on Hôm nay."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from motcua.desk.queue_page import MINE, OFFICE, Duty
from motcua.desk.task_words import ALARMS, entry_address, time_left
from motcua.kernel.reminders import OVERDUE, Alarm
from motcua.registers import api
from motcua.registers.assignments.data import Reminder, Reminders

SHOWN = 100
READ = "registers.read"


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder with its words."""

    row: Reminder
    left: str
    mark: str
    address: str


@dataclass(frozen=True, slots=True)
class ReminderPage:
    """What the page shows. total: of the lines, also those beyond the ones shown."""

    alarm: Alarm | None
    duties: tuple[Duty, ...]
    lines: tuple[ReminderLine, ...]
    total: int
    others: tuple[tuple[str, str, bool], ...]  # label, address, current
    below: tuple[ReminderLine, ...]


@dataclass(frozen=True, slots=True)
class ReminderStrip:
    """The line on Hôm nay: how many are late, how many due soon."""

    late: int
    due: int
    below: int


def reminder_page(request: HttpRequest) -> ReminderPage:
    """Read the address and ask for the reminders. Raises as `registers.api.reminders`."""
    officer = request.officer
    alarm = _alarm(request.GET.get("nhom", ""))
    mine = _ask(request, officer.actor.name)
    whose = request.GET.get("cua", "") or (MINE if mine.rows else OFFICE)
    found = mine if whose == MINE else _ask(request, "")
    rows = [row for row in found.rows if alarm in (None, row.alarm)]
    below = api.late_below(officer.agency.id, actor=officer.actor, now=request.now)
    return ReminderPage(
        alarm=alarm,
        duties=tuple(_duty(each, found, whose, alarm) for each in ALARMS),
        lines=tuple(map(_line, rows[:SHOWN])),
        total=len(rows),
        others=tuple(
            (label, _address(key, alarm), key == whose)
            for key, label in ((MINE, "Của tôi"), (OFFICE, "Cả cơ quan"))
        ),
        below=tuple(map(_line, below.rows[:SHOWN])),
    )


def reminder_strip(request: HttpRequest) -> ReminderStrip | None:
    """For Hôm nay; None: the role reads no registers, or there is nothing to say."""
    officer = request.officer
    if not officer.may(READ):
        return None
    counts = _ask(request, "").counts
    late = sum(counts[each] for each in OVERDUE)
    due = counts[Alarm.TODAY] + counts[Alarm.SOON]
    told = api.late_below(officer.agency.id, actor=officer.actor, now=request.now)
    strip = ReminderStrip(late, due, len(told.rows))
    return strip if late or due or strip.below else None


def _ask(request: HttpRequest, name: str) -> Reminders:
    officer = request.officer
    return api.reminders(officer.agency.id, actor=officer.actor, now=request.now, officer=name)


def _alarm(word: str) -> Alarm | None:
    return next((alarm for alarm, (key, _, _) in ALARMS.items() if key == word), None)


def _duty(alarm: Alarm, found: Reminders, whose: str, current: Alarm | None) -> Duty:
    _, label, mark = ALARMS[alarm]
    return Duty(label, found.counts[alarm], _address(whose, alarm), mark, alarm is current)


def _address(whose: str, alarm: Alarm | None) -> str:
    pairs = [("cua", whose)] + ([("nhom", ALARMS[alarm][0])] if alarm else [])
    return f"?{urlencode(pairs)}"


def _line(row: Reminder) -> ReminderLine:
    return ReminderLine(row, time_left(row), ALARMS[row.alarm][2], entry_address(row.entry_id))
