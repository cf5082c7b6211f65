"""What a register (sổ) is: fields, states, verbs, checks and limits as data.

The rules over them are in `register_entries`, reading and writing of values in `register_values`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from motcua.kernel.forms import Source

RECORD, CHANGE = "record", "change"
"""Verbs every register has: an entry begins, a value is put right with a reason."""

Value = str | int | bool | date
"""One value of an entry; what nobody said is not in the mapping (null is not zero)."""

Values = Mapping[str, Value]
NOTHING: Values = MappingProxyType({})


class ValueKind(StrEnum):
    """What a field holds, and as what: text, long, choice, agency: str; day: date; count, money
    (whole đồng): int, never negative; flag: bool. An agency is its official code."""

    TEXT = "text"
    LONG = "long"  # several lines
    DAY = "day"
    COUNT = "count"
    MONEY = "money"
    FLAG = "flag"
    CHOICE = "choice"
    AGENCY = "agency"
    AGENCIES = "agencies"  # official codes of several units, separated by commas


@dataclass(frozen=True, slots=True)
class RegisterChoice:
    """One of the values of a choice. key: what facts keep; synonyms: what files say."""

    key: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterField:
    """A field of a register, in the order of its page.

    personal: names, numbers, addresses of people; kept out of the chain and masked.
    searchable: the list's search looks at it. synonyms: other headings of an import.
    max_length: letters of a text. most: largest count. pattern: regular expression of the whole
    text, `expected` then says in Vietnamese what it wants. help: a line under the field.
    ordinal: a count that names (số 1024), written without marks.
    """

    key: str
    label: str
    kind: ValueKind
    required: bool = False
    choices: tuple[RegisterChoice, ...] = ()
    personal: bool = False
    searchable: bool = False
    synonyms: tuple[str, ...] = ()
    max_length: int = 500
    most: int | None = None
    pattern: str = ""
    expected: str = ""
    help: str = ""
    ordinal: bool = False

    def choice(self, key: str) -> RegisterChoice | None:
        """The choice with that key; None: there is none."""
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, slots=True)
class RegisterState:
    """Where an entry can stand. is_open: something remains to be done. needs: fields that an
    entry in this state must have."""

    key: str
    label: str
    is_open: bool = True
    needs: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterVerb:
    """What an officer does with an entry. fields: asked for with it; those its state needs are
    required. day_field: the field with the day it happened on; None: the moment it is told.
    action: of the permission table, "" for the register's own `<key>.write`. until: the day field
    that still holds the last day for it when it is told (an extension, before the due day is
    over). clears: fields whose value ends with it."""

    key: str
    label: str
    from_states: tuple[str, ...]
    to_state: str
    fields: tuple[str, ...] = ()
    day_field: str | None = None
    action: str = ""
    until: str = ""
    clears: tuple[str, ...] = ()


class CheckKind(StrEnum):
    """Rules between the values of an entry."""

    NOT_BEFORE = "not_before"  # day `field` on or after day `other`
    AT_MOST = "at_most"  # count `field` not above count `other`; a part needs its whole
    NEEDS = "needs"  # `field` is there when `other` is one of `values` (none listed: is there)
    NOT_FUTURE = "not_future"  # day `field` not after the day it is written down
    ABSENT = "absent"  # `field` is not there; with `states`, or while `other` is one of `values`


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """A rule. message: Vietnamese, completes “cần …”. states: it holds only there; none: always."""

    kind: CheckKind
    field: str
    message: str
    other: str = ""
    values: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeRule:
    """How entries are named. A code that is not given becomes prefix-year-serial ("PA-2024-0012").

    year_of: the day field that gives the year; "" the day of recording. given: the officer (or a
    file) must say the code. synonyms: headings of an import. listed: the list shows it; else the
    first column says which entry it is.
    """

    label: str
    prefix: str
    digits: int = 4
    year_of: str = ""
    given: bool = False
    synonyms: tuple[str, ...] = ()
    listed: bool = True


@dataclass(frozen=True, slots=True)
class RegisterLimit:
    """A due day that is filled in when nobody gives one: working days after `since`.

    when: field -> the choices it holds for; empty: always.
    """

    field: str
    since: str
    working_days: int
    when: Mapping[str, tuple[str, ...]]
    source: Source


@dataclass(frozen=True, slots=True)
class RegisterDays:
    """Keys of the day fields by which lists are ordered and figures counted; "" has none."""

    begun: str
    due: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """Words of the pages, Vietnamese. begin: the button of a new entry, a verb with its object;
    open, late: what the entries are that are open, and those whose due day is over."""

    begin: str = "Ghi mục mới"
    open: str = "chưa xong"
    late: str = "quá hạn"


@dataclass(frozen=True, slots=True)
class RegisterCut:
    """Two figures of an entry that its page shows side by side. before, after: field keys."""

    label: str
    before: str
    after: str
    unit: str


@dataclass(frozen=True, slots=True)
class RegisterDefinition:
    """A register as it holds from `valid_from` to `valid_to` (None: still in force).

    purpose: what it is for, start_hint: how to begin; both shown while it is empty.
    states: the first is where an entry begins; usual_state: the one a page for a new entry
    proposes ("" the first). list_columns: keys of fields shown in the list. cuts: figures that are
    compared, see `register_cuts`.
    """

    key: str
    label: str
    purpose: str
    start_hint: str
    code: CodeRule
    title_field: str
    fields: tuple[RegisterField, ...]
    states: tuple[RegisterState, ...]
    verbs: tuple[RegisterVerb, ...]
    checks: tuple[RegisterCheck, ...]
    list_columns: tuple[str, ...]
    days: RegisterDays
    valid_from: date
    valid_to: date | None
    source: Source
    limits: tuple[RegisterLimit, ...] = ()
    usual_state: str = ""
    words: RegisterWords = RegisterWords()
    cuts: tuple[RegisterCut, ...] = ()

    def field(self, key: str) -> RegisterField:
        """Raises KeyError."""
        return {field.key: field for field in self.fields}[key]

    def state(self, key: str) -> RegisterState:
        """Raises KeyError."""
        return {state.key: state for state in self.states}[key]

    def verb(self, key: str) -> RegisterVerb:
        """Raises KeyError."""
        return {verb.key: verb for verb in self.verbs}[key]

    def verbs_from(self, state: str) -> tuple[RegisterVerb, ...]:
        """What can be done with an entry that stands there."""
        return tuple(verb for verb in self.verbs if state in verb.from_states)

    @property
    def labels(self) -> dict[str, str]:
        """Field key -> label, the code and the state too; for messages."""
        labels = {field.key: field.label for field in self.fields}
        return {"code": self.code.label, "state": "Trạng thái", **labels}

    @property
    def write_action(self) -> str:
        """The action of the permission table that writing here needs."""
        return f"{self.key}.write"

    @property
    def personal(self) -> frozenset[str]:
        """Keys of the fields that say something of a person."""
        return frozenset(field.key for field in self.fields if field.personal)
