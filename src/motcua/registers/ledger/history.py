"""What happened to an entry, in words; and the entry as it was known at a moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.register_entries import EntryState, apply
from motcua.kernel.register_values import from_json, masked, value_text
from motcua.kernel.registers import CHANGE, RECORD, RegisterDefinition, RegisterField
from motcua.records.texts import read_payload, read_personal
from motcua.registers.data import HistoryEntry, ValueChange
from motcua.registers.ledger.chains import event_of
from motcua.registers.ledger.models import RegisterEvent
from motcua.registers.ledger.permissions import may_write
from motcua.registers.ledger.queries import definition_of, readable
from motcua.rulebook import load as rulebook

RECORD_LABEL, CHANGE_LABEL = "Ghi vào sổ", "Đính chính"


def history(key: str, entry_id: int, *, actor: Actor, now: datetime) -> tuple[HistoryEntry, ...]:
    """The events of an entry in the order in which they were written; EntryUnknown."""
    today = local(now).date()
    definition = definition_of(key, today)
    row = readable(definition, entry_id, actor, today)
    is_masked = not may_write(actor, definition, row.agency_id, today)
    events = RegisterEvent.objects.filter(entry=row).select_related("command").order_by("id")
    return tuple(_entry(definition, event, is_masked) for event in events)


def replay(events: Iterable[RegisterEvent], register: str, code: str) -> EntryState | None:
    """The entry after these events, in the order written; None: there are none."""
    state: EntryState | None = None
    for stored in events:
        definition = rulebook.register(register, local(stored.recorded_at).date())
        state = apply(definition, state, event_of(definition, stored, code))
    return state


def entry_as_of(
    key: str, entry_id: int, as_of: datetime, *, actor: Actor, now: datetime
) -> EntryState | None:
    """The entry as the ledger knew it at `as_of`, by its agency's sequence; None: not yet.

    Raises EntryUnknown when the actor may not read it.
    """
    today = local(now).date()
    row = readable(definition_of(key, today), entry_id, actor, today)
    events = RegisterEvent.objects.filter(entry=row, command__recorded_at__lte=as_of)
    return replay(events.order_by("id"), key, row.code)


def _entry(definition: RegisterDefinition, event: RegisterEvent, is_masked: bool) -> HistoryEntry:
    payload, personal = read_payload(event.payload), read_personal(event.personal)
    is_correction = event.verb == CHANGE
    said = _changes(definition, {**payload["values"], **personal}, is_correction, is_masked)
    if "state" in payload:
        labels = {state.key: state.label for state in definition.states}
        old, new = (labels.get(key, key) for key in payload["state"])
        said = (*said, ValueChange("Trạng thái", old, new))
    occurred, recorded = local(event.occurred_at), local(event.recorded_at)
    return HistoryEntry(
        verb=event.verb,
        label=_label(definition, event.verb),
        occurred_at=occurred,
        recorded_at=recorded,
        actor_name=event.command.actor_name,
        source_name=event.command.source_name,
        reason=payload.get("reason", ""),
        changes=said,
        is_correction=is_correction,
        is_late=occurred.date() < recorded.date(),
        version=event.command_id,
    )


def _label(definition: RegisterDefinition, verb: str) -> str:
    labels = {known.key: known.label for known in definition.verbs}
    return {RECORD: RECORD_LABEL, CHANGE: CHANGE_LABEL, **labels}.get(verb, verb)


def _changes(
    definition: RegisterDefinition,
    said: Mapping[str, object],
    is_correction: bool,
    is_masked: bool,
) -> tuple[ValueChange, ...]:
    fields = {field.key: field for field in definition.fields}
    pairs = {key: pair if is_correction else (None, pair) for key, pair in said.items()}
    return tuple(
        ValueChange(
            field.label,
            _words(field, pairs[field.key][0], is_masked),
            _words(field, pairs[field.key][1], is_masked),
        )
        for field in fields.values()
        if field.key in pairs
    )


def _words(field: RegisterField, stored: object, is_masked: bool) -> str:
    text = value_text(field, from_json({field.key: field}, {field.key: stored})[field.key])
    return masked(text) if is_masked and field.personal else text
