"""What an event of a register says, as it is stored, read back, and hashed."""

from collections.abc import Iterator
from datetime import datetime

from motcua.kernel.chain import canonical
from motcua.kernel.dates import local
from motcua.kernel.register_entries import EntryEvent, EntryState
from motcua.kernel.register_values import from_json, to_json
from motcua.kernel.registers import CHANGE, RegisterDefinition, Value
from motcua.records import texts
from motcua.records.data import ChainBreak
from motcua.records.texts import EventText, read_payload, read_personal
from motcua.records.verifying import CHUNK, Chain, StoredLine
from motcua.registers.ledger.models import RegisterCommand, RegisterEvent, RegisterHead


def event_text(
    definition: RegisterDefinition, before: EntryState | None, event: EntryEvent
) -> EventText:
    """The texts to store. A correction holds old and new value of what it changes."""
    said = to_json(event.values)
    open_part: dict[str, object] = {k: v for k, v in said.items() if k not in definition.personal}
    closed_part: dict[str, object] = {k: v for k, v in said.items() if k in definition.personal}
    payload: dict[str, object] = {}
    if event.verb == CHANGE and before is not None:
        old = to_json(before.values)
        open_part = {key: [old.get(key), value] for key, value in open_part.items()}
        closed_part = {key: [old.get(key), value] for key, value in closed_part.items()}
        if event.state is not None:
            payload["state"] = [before.state, event.state]
    payload["values"] = open_part
    if event.reason:
        payload["reason"] = event.reason
    return texts.event_text(payload, closed_part)


def event_of(definition: RegisterDefinition, stored: RegisterEvent, code: str) -> EntryEvent:
    """The stored event as the kernel takes it. code: of its entry."""
    payload = read_payload(stored.payload)
    said = {**payload["values"], **read_personal(stored.personal)}
    state = None
    if stored.verb == CHANGE:
        said = {key: new for key, (_, new) in said.items()}
        state = payload["state"][1] if "state" in payload else None
    values: dict[str, Value | None] = from_json(
        {field.key: field for field in definition.fields}, said
    )
    return EntryEvent(
        stored.verb, local(stored.occurred_at), values, state, payload.get("reason", ""), code
    )


def event_line(register: str, code: str, verb: str, occurred_at: datetime, payload: str) -> str:
    """An event as a line; the digest of a command runs over them in the order of position."""
    return canonical(
        {
            "register": register,
            "entry": code,
            "verb": verb,
            "occurred_at": local(occurred_at).isoformat(),
            "payload": payload,
        }
    )


def verify_chain(agency_id: int) -> tuple[ChainBreak, ...]:
    """Where the chain of the agency's registers does not hold, see `Chain.breaks`."""
    return CHAIN.breaks(agency_id)


def _stored_lines(command_id: int) -> Iterator[StoredLine]:
    stored = (
        RegisterEvent.objects.filter(command_id=command_id)
        .order_by("position")
        .values_list(
            "entry__register",
            "entry__code",
            "verb",
            "occurred_at",
            "payload",
            "personal",
            "salt",
        )
    )
    for register, code, verb, occurred_at, payload, personal, salt in stored.iterator(CHUNK):
        line = event_line(register, code, verb, occurred_at, payload)
        yield StoredLine(code, line, EventText(payload, personal, salt))


CHAIN = Chain(RegisterHead, RegisterCommand, "mục", _stored_lines)
