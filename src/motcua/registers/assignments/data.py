"""Values of assignments that travel: reminders, and the tree from the upper agency down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.agencies.data import AgencyView
from motcua.kernel.reminders import Alarm


class Standing(StrEnum):
    """How an assignment stands on a day; the days of the end and of the due day are compared."""

    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    IN_TIME = "in_time"  # open; also where no limit was set
    LATE = "late"  # open
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Reminder:
    """An open assignment somebody must hear of. days: working days left; negative: late by.

    gone_on: the last day of an agency that is gone and was late by then; alarm and days are of
    that day. officer, department: "" where nobody is named. kind: key of the register's choice.
    """

    entry_id: int
    agency: AgencyView
    code: str
    title: str
    kind: str
    source_document: str
    officer: str
    department: str
    due_on: date
    alarm: Alarm
    days: int
    gone_on: date | None = None


@dataclass(frozen=True, slots=True)
class Reminders:
    """The loudest first, then by due day. counts: of every alarm that is heard, 0 too."""

    rows: tuple[Reminder, ...]
    counts: Mapping[Alarm, int]


@dataclass(frozen=True, slots=True)
class Branch:
    """An assignment and what was made of it below. counts: standings of all below, 0 left out."""

    entry_id: int
    agency: AgencyView
    code: str
    title: str
    officer: str
    issued_on: date
    due_on: date | None
    ended_on: date | None
    standing: Standing
    children: tuple["Branch", ...]
    counts: Mapping[Standing, int]

    @property
    def total(self) -> int:
        """How many there are below, over all tiers."""
        return sum(self.counts.values())

    @property
    def is_settled(self) -> bool:
        """Whether nothing below, nor the assignment itself, is open."""
        standings = {self.standing, *self.counts}
        return not standings & {Standing.IN_TIME, Standing.LATE}
