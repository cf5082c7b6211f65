"""Entries of a register: what an event makes of one, what is wrong with one. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import ClassVar

from motcua.kernel.dates import local
from motcua.kernel.errors import MotcuaError
from motcua.kernel.registers import (
    CHANGE,
    NOTHING,
    CheckKind,
    RegisterCheck,
    RegisterDefinition,
    RegisterVerb,
    Value,
    Values,
)


@dataclass(frozen=True, slots=True)
class EntryEvent:
    """Something that happened to an entry.

    values: what it says; None takes a value away (CHANGE). state: CHANGE may put it right.
    code: of the new entry, with RECORD.
    """

    verb: str
    occurred_at: datetime
    values: Mapping[str, Value | None] = field(default_factory=dict)
    state: str | None = None
    reason: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class EntryState:
    """An entry after its events: derived, never written by hand. register: its key."""

    register: str
    code: str
    state: str
    values: Values

    def day(self, key: str) -> date | None:
        """The day under `key`; None: not said, or no such field ("")."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def text(self, key: str) -> str:
        """The text, choice or agency code under `key`, "" where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def count(self, key: str) -> int | None:
        """The count or amount under `key`; None: nobody said it."""
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, key: str) -> bool:
        """Whether the flag was said and is true."""
        return self.values.get(key) is True


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that cannot be taken. field: its key ("code" for the code). expected completes
    “cần …”."""

    field: str
    value: str
    expected: str


@dataclass(eq=False)
class VerbNotAllowed(MotcuaError):
    """The entry does not stand where the verb begins.

    All in Vietnamese: the verb, the state, and what can be done there.
    """

    code: ClassVar[str] = "register.verb_not_allowed"
    exit_code: ClassVar[int] = 1
    verb: str
    state: str
    allowed: tuple[str, ...]

    def __str__(self) -> str:
        """What was asked, where it stands, what is possible."""
        can = f"chỉ có thể: {', '.join(self.allowed)}" if self.allowed else "không còn thao tác nào"
        return f"Không thể “{self.verb}” khi đang ở trạng thái “{self.state}”; {can}."


@dataclass(eq=False)
class VerbTooLate(MotcuaError):
    """The last day for the verb is over.

    verb and label (of the field that holds the last day) in Vietnamese.
    """

    code: ClassVar[str] = "register.verb_too_late"
    exit_code: ClassVar[int] = 1
    verb: str
    label: str
    last: date
    on: date

    def __str__(self) -> str:
        """The verb, its last day, and the day it was to happen."""
        return (
            f"“{self.verb}” ngày {self.on:%d/%m/%Y} không được nữa: {self.label.lower()} là "
            f"{self.last:%d/%m/%Y}. Nếu ngày ghi trong sổ sai thì đính chính ngày đó, nêu lý do."
        )


def apply(
    definition: RegisterDefinition, entry: EntryState | None, event: EntryEvent
) -> EntryState:
    """The entry after the event; what it says is not judged here, see `validate`.

    entry: None with RECORD, which begins it. Raises VerbNotAllowed, VerbTooLate.
    """
    if entry is None:
        first = definition.states[0].key
        return EntryState(definition.key, event.code, first, _merged(NOTHING, event.values))
    values = _merged(entry.values, event.values)
    if event.verb == CHANGE:
        return replace(entry, values=values, state=event.state or entry.state)
    possible = definition.verbs_from(entry.state)
    verb = next((verb for verb in possible if verb.key == event.verb), None)
    if verb is None:
        labels = {verb.key: verb.label for verb in definition.verbs}
        raise VerbNotAllowed(
            labels.get(event.verb, event.verb),
            definition.state(entry.state).label,
            tuple(verb.label for verb in possible),
        )
    _check_until(definition, verb, entry, event)
    kept = {k: v for k, v in values.items() if k not in verb.clears or k in event.values}
    return replace(entry, values=MappingProxyType(kept), state=verb.to_state)


def _check_until(
    definition: RegisterDefinition, verb: RegisterVerb, entry: EntryState, event: EntryEvent
) -> None:
    last = entry.day(verb.until)
    said = event.values.get(verb.day_field or "")
    on = said if isinstance(said, date) else local(event.occurred_at).date()
    if last is not None and on > last:
        raise VerbTooLate(verb.label, definition.field(verb.until).label, last, on)


def validate(definition: RegisterDefinition, entry: EntryState, today: date) -> tuple[Fault, ...]:
    """Everything wrong with the entry as a whole, in the order of the fields' page.

    today: the day it is written down, for days that may not lie ahead.
    """
    found = [*_missing(definition, entry), *_broken(definition, entry, today)]
    order = {field.key: place for place, field in enumerate(definition.fields)}
    return tuple(sorted(found, key=lambda fault: order.get(fault.field, -1)))


def path_of_verbs(
    definition: RegisterDefinition, start: str, end: str
) -> tuple[RegisterVerb, ...] | None:
    """The fewest verbs that lead from one state to another; None: none do."""
    paths: dict[str, tuple[RegisterVerb, ...]] = {start: ()}
    level = [start]
    while level and end not in paths:
        following: list[str] = []
        for state in level:
            for verb in definition.verbs_from(state):
                if verb.to_state not in paths:
                    paths[verb.to_state] = (*paths[state], verb)
                    following.append(verb.to_state)
        level = following
    return paths.get(end)


def _merged(values: Values, said: Mapping[str, Value | None]) -> Values:
    merged = {**values, **said}
    return MappingProxyType({key: value for key, value in merged.items() if value is not None})


def _missing(definition: RegisterDefinition, entry: EntryState) -> Iterator[Fault]:
    state = definition.state(entry.state)
    for field_ in definition.fields:
        if field_.key in entry.values:
            continue
        if field_.required:
            yield Fault(field_.key, "", f"có {field_.label.lower()}")
        elif field_.key in state.needs:
            yield Fault(field_.key, "", f"có {field_.label.lower()} khi đã “{state.label}”")


def _broken(definition: RegisterDefinition, entry: EntryState, today: date) -> Iterator[Fault]:
    for check in definition.checks:
        if check.states and entry.state not in check.states:
            continue
        if not _HOLDS[check.kind](check, entry.values, today):
            yield Fault(check.field, _said(entry.values.get(check.field)), check.message)


def _said(value: Value | None) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _not_before(check: RegisterCheck, values: Values, today: date) -> bool:
    day, other = values.get(check.field), values.get(check.other)
    return not (isinstance(day, date) and isinstance(other, date)) or day >= other


def _at_most(check: RegisterCheck, values: Values, today: date) -> bool:
    part, whole = values.get(check.field), values.get(check.other)
    if not isinstance(part, int):
        return True
    return isinstance(whole, int) and part <= whole


def _needs(check: RegisterCheck, values: Values, today: date) -> bool:
    if check.field in values or check.other not in values:
        return True
    return bool(check.values) and _key_of(values[check.other]) not in check.values


def _key_of(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _not_future(check: RegisterCheck, values: Values, today: date) -> bool:
    day = values.get(check.field)
    return not isinstance(day, date) or day <= today


def _absent(check: RegisterCheck, values: Values, today: date) -> bool:
    if check.other and _key_of(values.get(check.other, "")) not in check.values:
        return True
    return check.field not in values


_HOLDS = {
    CheckKind.NOT_BEFORE: _not_before,
    CheckKind.AT_MOST: _at_most,
    CheckKind.NEEDS: _needs,
    CheckKind.NOT_FUTURE: _not_future,
    CheckKind.ABSENT: _absent,
}
