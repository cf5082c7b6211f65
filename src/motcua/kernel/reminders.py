"""How an assignment stands against its due day, and who must hear of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.working_time import WorkCalendar


class Alarm(StrEnum):
    """From quiet to loud; each later one is heard by more people."""

    NO_LIMIT = "no_limit"  # the paper sets no day
    LATER = "later"
    SOON = "soon"  # whoever does it is reminded
    TODAY = "today"
    LATE = "late"
    LEADER = "leader"  # late for so long that the office's leader hears of it
    UPPER = "upper"  # and the agency that gave it


LOUD = (Alarm.UPPER, Alarm.LEADER, Alarm.LATE, Alarm.TODAY, Alarm.SOON)
"""What somebody is reminded of, the loudest first."""

OVERDUE = (Alarm.LATE, Alarm.LEADER, Alarm.UPPER)
"""Past the due day."""


@dataclass(frozen=True, slots=True)
class ReminderRules:
    """Working days. before: a reminder begins so many before the due day; before_by_kind where a
    kind of assignment has its own. leader_after, upper_after: late for at least so many."""

    before: int
    before_by_kind: Mapping[str, int]
    leader_after: int
    upper_after: int

    def before_of(self, kind: str) -> int:
        """When the reminder of an assignment of that kind begins."""
        return self.before_by_kind.get(kind, self.before)

    @property
    def longest(self) -> int:
        """The earliest a reminder of any kind begins."""
        return max(self.before, *self.before_by_kind.values(), 0)


def alarm(
    due_on: date | None, kind: str, today: date, rules: ReminderRules, calendar: WorkCalendar
) -> Alarm:
    """How loud an open assignment is on `today`. Days are compared, never hours.

    due_on None: no limit was set. A due day on a day off stays that day.
    """
    if due_on is None:
        return Alarm.NO_LIMIT
    if due_on == today:
        return Alarm.TODAY
    if due_on > today:
        left = calendar.working_days_between(today, due_on)
        return Alarm.SOON if left <= rules.before_of(kind) else Alarm.LATER
    late = calendar.working_days_between(due_on, today)
    if late >= rules.upper_after:
        return Alarm.UPPER
    return Alarm.LEADER if late >= rules.leader_after else Alarm.LATE
