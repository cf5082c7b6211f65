"""What a command will write of one entry: its events and where they lead, judged as a whole."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.errors import AgencyUnknown
from motcua.kernel.dates import at_midnight, local
from motcua.kernel.register_entries import (
    EntryEvent,
    EntryState,
    Fault,
    apply,
    path_of_verbs,
    validate,
)
from motcua.kernel.registers import (
    CHANGE,
    RECORD,
    RegisterDefinition,
    RegisterVerb,
    Value,
    ValueKind,
)
from motcua.kernel.working_time import DayOutOfCalendar
from motcua.registers.errors import EntryRefused, OccurredInFuture, StateUnreachable
from motcua.registers.ledger.log import EntryChange, Step
from motcua.registers.ledger.rules import RuleContext, Rules
from motcua.rulebook import load as rulebook

Said = Mapping[str, Value | None]
LONGEST_CODE = 80


@dataclass(frozen=True, slots=True)
class Drafting:
    """Under which rules, where and when. occurred_at: when the officer says it happened; None:
    on the day its values say, or now."""

    definition: RegisterDefinition
    rules: Rules
    context: RuleContext
    now: datetime
    occurred_at: datetime | None = None
    fills_limits: bool = True  # a due day that nobody gave is computed

    def draft_record(self, said: Said, *, code: str = "", state: str | None = None) -> EntryChange:
        """A new entry that stands at `state` (None: where entries begin), by the verbs there.

        Raises EntryRefused, StateUnreachable, OccurredInFuture, VerbNotAllowed, VerbTooLate.
        """
        known = {key: value for key, value in said.items() if value is not None}
        said = self._completed(known, None)
        verbs = self._verbs(self.definition.states[0].key, state)
        rest, parts = _shared_out(said, verbs)
        begun = self._day_in(said, self.definition.days.begun)
        first = EntryEvent(RECORD, self._moment(begun), rest, code=self._code(said, code))
        return self._follow(None, None, [first, *self._events(verbs, parts)])

    def draft_progress(
        self, entry_id: int, before: EntryState, said: Said, state: str, reason: str
    ) -> EntryChange:
        """The entry led on to another state by its verbs; what these do not ask for is a
        correction before them. Raises as `draft_record`."""
        verbs = self._verbs(before.state, state)
        rest, parts = _shared_out(said, verbs)
        events = self._events(verbs, parts)
        if rest:
            events.insert(0, EntryEvent(CHANGE, self.now, rest, None, reason))
        return self._follow(entry_id, before, events)

    def draft_verb(
        self, entry_id: int, before: EntryState, verb: RegisterVerb, said: Said
    ) -> EntryChange:
        """One verb. Raises as `draft_record`."""
        told = replace(self, context=replace(self.context, verb=verb.key))
        return told._follow(entry_id, before, [told._event(verb, told._completed(said, before))])

    def draft_change(
        self, entry_id: int, before: EntryState, said: Said, state: str | None, reason: str
    ) -> EntryChange | None:
        """A correction; None: everything stands there already. Raises EntryRefused."""
        differing = {k: v for k, v in said.items() if before.values.get(k) != v}
        state = None if state == before.state else state
        if not differing and state is None:
            return None
        event = EntryEvent(CHANGE, self._moment(None), differing, state, reason)
        told = replace(self, context=replace(self.context, verb=CHANGE))
        return told._follow(entry_id, before, [event])

    def _follow(
        self, entry_id: int | None, before: EntryState | None, events: Sequence[EntryEvent]
    ) -> EntryChange:
        steps: list[Step] = []
        after = before
        for event in events:
            steps.append(Step(after, event))
            after = apply(self.definition, after, event)
        if after is None:
            raise ValueError("an entry changes by events")
        self._judge(after, before, entry_id)
        return EntryChange(self.definition, entry_id, after, tuple(steps))

    def _judge(self, after: EntryState, before: EntryState | None, entry_id: int | None) -> None:
        found = list(validate(self.definition, after, self.context.today))
        found += _code_faults(after.code)
        found += _agency_faults(self.definition, after, before, self.context.today)
        if self.rules.faults is not None:
            context = replace(self.context, before=before, entry_id=entry_id)
            found += self.rules.faults(after, context)
        if found:
            raise EntryRefused.of(self.definition, *found)

    def _verbs(self, start: str, end: str | None) -> tuple[RegisterVerb, ...]:
        if end is None:
            return ()
        verbs = path_of_verbs(self.definition, start, end)
        if verbs is None:
            label = self.definition.state
            raise StateUnreachable(label(start).label, label(end).label)
        return verbs

    def _events(self, verbs: Sequence[RegisterVerb], parts: Sequence[Said]) -> list[EntryEvent]:
        return [self._event(verb, part) for verb, part in zip(verbs, parts, strict=True)]

    def _event(self, verb: RegisterVerb, said: Said) -> EntryEvent:
        return EntryEvent(verb.key, self._moment(self._day_in(said, verb.day_field or "")), said)

    def _day_in(self, said: Said, key: str) -> date | None:
        value = said.get(key)
        return value if isinstance(value, date) else None

    def _moment(self, day: date | None) -> datetime:
        """When it happened: as the officer says, on the day of the values, or now."""
        if self.occurred_at is not None:
            if self.occurred_at > self.now:
                raise OccurredInFuture(self.occurred_at)
            return local(self.occurred_at)
        if day is not None and day < self.context.today:
            return at_midnight(day)
        return self.now

    def _completed(self, said: Said, before: EntryState | None) -> dict[str, Value | None]:
        """What was said, with what follows from it."""
        complete = dict(said)
        values = {**(before.values if before else {}), **complete}
        known = {key: value for key, value in values.items() if value is not None}
        if self.rules.complete is not None:
            context = replace(self.context, before=before)
            complete |= self.rules.complete(known, context)
        if before is None and self.fills_limits:
            complete |= _limit_days(self.definition, known)
        return complete

    def _code(self, said: Said, code: str) -> str:
        values = {key: value for key, value in said.items() if value is not None}
        if code:
            self._keep_ahead(code)
            if self.rules.code_given is not None:
                self.rules.code_given(code, values, self.context)
            return code
        if self.rules.code_of is not None:
            return self.rules.code_of(values, self.context)
        rule = self.definition.code
        if rule.given:
            fault = Fault("code", "", f"có {rule.label.lower()}")
            raise EntryRefused.of(self.definition, fault)
        day = self._day_in(said, rule.year_of) or self.context.today
        series = f"{rule.prefix}-{day.year}"
        return f"{series}-{self.context.serials.next(series):0{rule.digits}d}"

    def _keep_ahead(self, code: str) -> None:
        """A code of our own pattern that came from outside is not given again."""
        own = re.fullmatch(rf"({self.definition.code.prefix}-\d{{4}})-(\d{{1,9}})", code)
        if own:
            self.context.serials.at_least(own[1], int(own[2]))


def _shared_out(said: Said, verbs: Sequence[RegisterVerb]) -> tuple[Said, list[Said]]:
    """What no verb asks for, and what each verb says: a value goes to the first that asks."""
    left = dict(said)
    parts: list[Said] = []
    for verb in verbs:
        parts.append({key: left.pop(key) for key in verb.fields if key in left})
    return left, parts


def _limit_days(
    definition: RegisterDefinition, values: Mapping[str, Value]
) -> dict[str, Value | None]:
    found: dict[str, Value | None] = {}
    for limit in definition.limits:
        since = values.get(limit.since)
        holds = all(values.get(key) in choices for key, choices in limit.when.items())
        if limit.field not in values and isinstance(since, date) and holds:
            with suppress(DayOutOfCalendar):  # an old entry: nobody said a day, none is made up
                found[limit.field] = rulebook.calendar().add_working_days(since, limit.working_days)
    return found


def _code_faults(code: str) -> list[Fault]:
    if not code or len(code) > LONGEST_CODE or not code.isprintable():
        return [Fault("code", code[:80], f"mã có từ 1 đến {LONGEST_CODE} ký tự nhìn thấy được")]
    return []


def _agency_faults(
    definition: RegisterDefinition, after: EntryState, before: EntryState | None, today: date
) -> list[Fault]:
    """Agencies that do not exist, among those the entry did not name before."""
    day = min(after.day(definition.days.begun) or today, today)
    found = []
    for field in definition.fields:
        code = after.text(field.key)
        is_new = before is None or before.text(field.key) != code
        if field.kind is ValueKind.AGENCY and code and is_new and not _stands(code, day):
            found.append(Fault(field.key, code, f"mã một đơn vị có trong ngày {day:%d/%m/%Y}"))
    return found


def _stands(code: str, day: date) -> bool:
    try:
        agencies.resolve(code, day)
    except AgencyUnknown:
        return False
    return True
