"""Writes to registers: an entry begins, a verb is done, a value is put right."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.register_entries import Fault
from motcua.kernel.register_values import read_values
from motcua.kernel.registers import CHANGE, RECORD, RegisterDefinition, RegisterField, Value
from motcua.registers.catalogue import app_of
from motcua.registers.data import EntryView
from motcua.registers.errors import (
    EntryChanged,
    EntryRefused,
    EntryUnknown,
    NothingToChange,
    ReasonMissing,
)
from motcua.registers.ledger.drafts import Drafting
from motcua.registers.ledger.log import EntryChange, lock_head, write_command
from motcua.registers.ledger.models import RegisterCommand, RegisterEntry
from motcua.registers.ledger.permissions import require_read, require_verb
from motcua.registers.ledger.rules import Following, RuleContext
from motcua.registers.ledger.serials import LedgerSerials
from motcua.registers.ledger.stored import state_of
from motcua.registers.ledger.views import view_of
from motcua.rulebook import load as rulebook

Raw = Mapping[str, object]
"""Values as typed or as they are, by field key; what is empty is taken for not said."""


@transaction.atomic
def record(
    key: str,
    agency: AgencyView,
    values: Raw,
    *,
    actor: Actor,
    now: datetime,
    code: str = "",
    state: str | None = None,
    occurred_at: datetime | None = None,
) -> EntryView:
    """Begin an entry of the agency's register. code: "" gives it one. state: where it stands
    already (None: where entries begin).

    Raises EntryRefused, NotAllowed, NotFound, StateUnreachable, OccurredInFuture.
    """
    today = local(now).date()
    definition = rulebook.register(key, today)
    agencies.require(actor, definition.write_action, agency.id, today)
    said = _read(definition, definition.fields, values)
    lock_head(agency.id)
    drafting = drafting_of(definition, agency, now, occurred_at)
    change = drafting.draft_record(said, code=" ".join(code.split()), state=state)
    drafting.context.serials.settle()
    taken = RegisterEntry.objects.filter(agency_id=agency.id, register=key, code=change.after.code)
    if taken.exists():
        expected = f"một mã chưa dùng; {agency.name} đã có mục mang mã này"
        fault = Fault("code", change.after.code, expected)
        raise EntryRefused.of(definition, fault)
    return _write(agency, RECORD, change, actor, now)


@transaction.atomic
def apply(
    key: str,
    entry_id: int,
    verb: str,
    values: Raw,
    *,
    actor: Actor,
    now: datetime,
    occurred_at: datetime | None = None,
    expected: int | None = None,
) -> EntryView:
    """Do what the state allows. expected: the version that was seen, see EntryView.

    Raises EntryUnknown, EntryChanged, EntryRefused, NotAllowed, VerbNotAllowed, VerbTooLate.
    """
    today = local(now).date()
    definition = rulebook.register(key, today)
    _lock_together(definition, entry_id, verb, values, today)
    row, agency = _locked(definition, entry_id, actor, today, expected)
    done = {verb.key: verb for verb in definition.verbs}.get(verb)
    if done is None:
        raise NotFound("thao tác", verb)
    require_verb(actor, definition, done, agency.id, today)
    asked = [definition.field(name) for name in done.fields]
    said = _read(definition, asked, values)
    drafting = drafting_of(definition, agency, now, occurred_at)
    change = drafting.draft_verb(row.pk, state_of(definition, row), done, said)
    return _write(agency, verb, change, actor, now)


@transaction.atomic
def change(
    key: str,
    entry_id: int,
    values: Raw,
    reason: str,
    *,
    actor: Actor,
    now: datetime,
    state: str | None = None,
    expected: int | None = None,
) -> EntryView:
    """Put values right, and the state if said: an event with old and new, and the reason.

    Raises EntryUnknown, EntryChanged, EntryRefused, NotAllowed, ReasonMissing, NothingToChange.
    """
    today = local(now).date()
    definition = rulebook.register(key, today)
    _lock_together(definition, entry_id, CHANGE, values, today)
    row, agency = _locked(definition, entry_id, actor, today, expected)
    if not agencies.may(actor, definition.write_action, agency.id, today):
        raise NotAllowed(definition.write_action)
    reason = " ".join(reason.split())
    if not reason:
        raise ReasonMissing
    if state is not None and state not in {known.key for known in definition.states}:
        raise NotFound("trạng thái", state)
    said = _read(definition, definition.fields, values)
    drafting = drafting_of(definition, agency, now, None)
    changed = drafting.draft_change(row.pk, state_of(definition, row), said, state, reason)
    if changed is None:
        raise NothingToChange(row.code)
    return _write(agency, CHANGE, changed, actor, now)


def drafting_of(
    definition: RegisterDefinition,
    agency: AgencyView,
    now: datetime,
    occurred_at: datetime | None,
) -> Drafting:
    """How an entry of this register is drafted at this agency, now."""
    serials = LedgerSerials(agency.id, definition.key)
    context = RuleContext(agency, local(now).date(), serials)
    return Drafting(definition, app_of(definition.key).rules, context, now, occurred_at)


def _read(
    definition: RegisterDefinition,
    fields: "list[RegisterField] | tuple[RegisterField, ...]",
    raw: Raw,
) -> dict[str, Value | None]:
    values, faults = read_values(fields, raw)
    if faults:
        raise EntryRefused.of(definition, *faults)
    return values


def _lock_together(
    definition: RegisterDefinition, entry_id: int, verb: str, raw: Raw, today: date
) -> None:
    """The heads of the entry's agency and of those its rules may write for, in their order."""
    partners = app_of(definition.key).rules.partners
    row = RegisterEntry.objects.filter(pk=entry_id, register=definition.key).first()
    if partners is None or row is None:
        return
    agency, before = agencies.get(row.agency_id), state_of(definition, row)
    serials = LedgerSerials(agency.id, definition.key)
    context = RuleContext(agency, today, serials, before, entry_id, verb)
    said = {key: value for key, value in raw.items() if isinstance(value, str)}
    also = partners(verb, {**before.values, **said}, context)
    for each in sorted({agency.id, *also}):
        lock_head(each)


def _locked(
    definition: RegisterDefinition, entry_id: int, actor: Actor, today: date, expected: int | None
) -> tuple[RegisterEntry, AgencyView]:
    """The entry while nobody else writes to registers of its agency."""
    found = RegisterEntry.objects.filter(pk=entry_id, register=definition.key)
    agency_id = found.values_list("agency_id", flat=True).first()
    if agency_id is None:
        raise EntryUnknown(str(entry_id))
    require_read(actor, str(entry_id), agency_id, today)
    lock_head(agency_id)
    row = found.get()
    if expected is not None and row.last_command != expected:
        last = RegisterCommand.objects.get(pk=row.last_command)
        raise EntryChanged(row.code, last.actor_name, local(last.recorded_at))
    return row, agencies.get(agency_id)


def _write(
    agency: AgencyView, kind: str, change: EntryChange, actor: Actor, now: datetime
) -> EntryView:
    command = write_command(agency, kind, [change], actor=actor, now=now)
    if command is None:
        raise ValueError("a change writes a command")
    follow(agency, kind, change, actor, now)
    row = RegisterEntry.objects.get(
        agency_id=agency.id, register=change.definition.key, code=change.after.code
    )
    return view_of(change.definition, row, is_masked=False)


def follow(agency: AgencyView, verb: str, change: EntryChange, actor: Actor, now: datetime) -> None:
    """Write what the register's rules let follow, see `Rules.follow`. In the same transaction."""
    following = app_of(change.definition.key).rules.follow
    if following is None:
        return
    serials = LedgerSerials(agency.id, change.definition.key)
    before = change.steps[0].before
    context = RuleContext(agency, local(now).date(), serials, before, change.entry_id, verb)
    for each in following(change.after, context):
        _write_following(each, actor, now)


def _write_following(each: Following, actor: Actor, now: datetime) -> None:
    definition = rulebook.register(each.register, local(now).date())
    unit = agencies.get(each.agency_id)
    lock_head(unit.id)
    drafting = drafting_of(definition, unit, now, None)
    if each.verb == RECORD:
        drafted = drafting.draft_record(each.values, code=each.code)
        drafting.context.serials.settle()
    else:
        row = RegisterEntry.objects.get(agency_id=unit.id, register=each.register, code=each.code)
        before, verb = state_of(definition, row), definition.verb(each.verb)
        drafted = drafting.draft_verb(row.pk, before, verb, each.values)
    _write(unit, each.verb, drafted, actor, now)
