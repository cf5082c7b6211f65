"""What a link of an agency's chain of registers is made of, written and read by the same code."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel import chain
from motcua.kernel.dates import local
from motcua.kernel.register_entries import EntryEvent, EntryState
from motcua.kernel.register_values import from_json, to_json
from motcua.kernel.registers import CHANGE, RegisterDefinition, Value
from motcua.registers.ledger.models import RegisterCommand, RegisterEvent

PERSONAL_DIGEST = "personal_digest"  # its key inside the payload


@dataclass(frozen=True, slots=True)
class EventText:
    """The three stored texts of an event; personal and salt are "" where nothing is personal."""

    payload: str
    personal: str
    salt: str


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
    if not closed_part:
        return EventText(chain.canonical(payload), "", "")
    text = chain.canonical(closed_part)
    salt = secrets.token_hex(16)
    digest = chain.personal_digest(text, salt)
    return EventText(chain.canonical({**payload, PERSONAL_DIGEST: digest}), text, salt)


def event_of(definition: RegisterDefinition, stored: RegisterEvent, code: str) -> EntryEvent:
    """The stored event as the kernel takes it. code: of its entry."""
    payload = json.loads(stored.payload)
    said = {**payload["values"], **(json.loads(stored.personal) if stored.personal else {})}
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
    """What the digest of a command runs over, an event a line, in the order of position."""
    return chain.canonical(
        {
            "register": register,
            "entry": code,
            "verb": verb,
            "occurred_at": local(occurred_at).isoformat(),
            "payload": payload,
        }
    )


def command_hash(command: RegisterCommand, agency_code: str) -> str:
    """The link itself, over everything the command says of itself and the link before."""
    return chain.link_hash(
        command.previous_hash,
        agency_code,
        command.seq,
        command.kind,
        local(command.recorded_at).isoformat(),
        command.actor_name,
        command.events_digest,
        command.event_count,
        f"{command.source_digest} {command.source_name}",
    )
