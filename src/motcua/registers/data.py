"""Values of the registers room that travel to others. Times are aware, in Asia/Ho_Chi_Minh."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.kernel.registers import Values


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as it stands.

    values: by field key; what is personal is masked where is_masked says so. is_open: something
    remains to be done. version: of what is seen; a verb given it as `expected` overwrites
    nobody's work.
    """

    id: int
    register: str
    agency_id: int
    code: str
    title: str
    state: str
    state_label: str
    is_open: bool
    begun_on: date | None
    due_on: date | None
    ended_on: date | None
    values: Values
    is_masked: bool
    version: int


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What to list. Everything empty: all of the register that the actor may read.

    agency_id: None is all the actor may read. with_subtree: also the agencies below it. states:
    keys. text: words in any order, with or without accents. begun_from, begun_to: both included.
    overdue: open, and the due day is over. choices: field -> key of a choice.
    """

    agency_id: int | None = None
    with_subtree: bool = True
    states: frozenset[str] = frozenset()
    text: str = ""
    begun_from: date | None = None
    begun_to: date | None = None
    overdue: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ValueChange:
    """What an event says of one field, in words; old "" where nothing stood, new "" where it
    was taken away."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event of an entry. label: Vietnamese. source_name: file of an import, "" otherwise.

    is_late: written down on a later day than it happened. version: the entry's version after it.
    """

    verb: str
    label: str
    occurred_at: datetime
    recorded_at: datetime
    actor_name: str
    source_name: str
    reason: str
    changes: tuple[ValueChange, ...]
    is_correction: bool
    is_late: bool
    version: int


@dataclass(frozen=True, slots=True)
class RegisterSummary:
    """A register on the index: how many entries there are, open, and overdue.

    open_words, late_words: what the open and the overdue ones are called.
    """

    key: str
    label: str
    purpose: str
    entries: int
    open: int
    overdue: int
    open_words: str
    late_words: str
