"""What a register may add to the ledger's rules: its own codes, fillings and faults.

A register with such needs has a `rules.py` with one `RULES = Rules(...)`, named in the
catalogue; the ledger calls what is there and knows no register.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from motcua.agencies.data import AgencyView
from motcua.kernel.register_entries import EntryState, Fault
from motcua.kernel.registers import RECORD, Value, Values

FactValuesOf = Callable[[EntryState], Mapping[str, str | int | None] | None]
"""The columns of an entry's fact version; None: as it stands it counts nowhere."""


class Serials(Protocol):
    """Numbers of the agency's series, given without gaps: what is rolled back gives none away."""

    def next(self, series: str) -> int:
        """The number after the last one given; the first is 1."""

    def last(self, series: str) -> int:
        """The highest number of the series so far; 0: it has none."""

    def at_least(self, series: str, number: int) -> None:
        """A number that came from outside: `next` gives only higher ones."""

    def settle(self) -> None:
        """Write down what `at_least` was told; the ledger calls it with every command."""


@dataclass(frozen=True, slots=True)
class RuleContext:
    """Where and when a rule is asked. before, entry_id: None for a new entry.

    today: the day of recording in Vietnam. verb: what is being done, RECORD while an import leads
    an entry on. Everything runs inside the writing transaction, with the agency's head locked, so
    a rule may look into the database.
    """

    agency: AgencyView
    today: date
    serials: Serials
    before: EntryState | None = None
    entry_id: int | None = None
    verb: str = RECORD


@dataclass(frozen=True, slots=True)
class Following:
    """Another entry that is written with one, in the same transaction, by whoever wrote that one,
    whatever that person may write there.

    verb: RECORD begins an entry under `code`; any other is done with the entry that is there.
    """

    agency_id: int
    register: str
    code: str
    verb: str
    values: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Rules:
    """Each optional.

    code_of: the code of a new entry for which none was said.
    code_from: the code that the values of a file's row tell, "" where they do not; then a file
        needs no column of codes, and its new rows are taken in the order of their codes.
    code_given: told of every code that was said (to keep a series ahead of it).
    complete: values to add to those said, before anything is judged (computed fields).
    faults: what the definition cannot say; field "code" for the code.
    state_from: the state that the values of a file's row tell where it says none; None: they do
        not.
    follow: what is written with the entry as it now stands, once it is written. The verb is RECORD
        for everything that a file brings.
    partners: agencies that `follow` may write for, from the verb and the values stored or said;
        their heads are locked together with the agency's own, in the order of ids.
    """

    code_of: Callable[[Values, RuleContext], str] | None = None
    code_given: Callable[[str, Values, RuleContext], None] | None = None
    complete: Callable[[Values, RuleContext], Mapping[str, Value]] | None = None
    faults: Callable[[EntryState, RuleContext], Iterable[Fault]] | None = None
    follow: Callable[[EntryState, RuleContext], Iterable[Following]] | None = None
    partners: Callable[[str, Values, RuleContext], Iterable[int]] | None = None
    code_from: Callable[[Values, RuleContext], str] | None = None
    state_from: Callable[[Values], str | None] | None = None
