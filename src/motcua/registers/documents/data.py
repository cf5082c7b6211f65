"""Values of documents that travel to other rooms."""

from dataclasses import dataclass
from datetime import date

from motcua.registers.data import EntryView


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers of a series that are in no entry. first, last: both included.

    name: the series as people call it ("Báo cáo, BC-UBND").
    """

    name: str
    year: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document that somebody has still to handle or to issue.

    days: working days until the due day; negative: so many late; 0: today; None: no due day, or one
        beyond the working calendar.
    """

    entry: EntryView
    who: str
    days: int | None


@dataclass(frozen=True, slots=True)
class WaitingList:
    """What is open, latest first. shown: the rows of the page; the counts are of all.

    by_person: who has how many open and how many of those late, most late first.
    """

    shown: tuple[Waiting, ...]
    open: int
    late: int
    today: int
    without_due: int
    by_person: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class BookChoice:
    """What of a register a book holds. kind: "" is every kind of document."""

    key: str
    from_on: date
    to_on: date
    kind: str = ""
