"""What a link of an agency's chain is made of, written and read by the same functions."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.models import Command
from motcua.kernel import chain
from motcua.kernel.dates import local

PERSONAL_DIGEST = "personal_digest"  # its key inside the payload


@dataclass(frozen=True, slots=True)
class EventText:
    """The three stored texts of an event; personal and salt are "" where nothing is personal."""

    payload: str
    personal: str
    salt: str


def event_text(payload: Mapping[str, object], personal: Mapping[str, str]) -> EventText:
    """The texts to store: the payload carries the salted digest of what is personal."""
    if not personal:
        return EventText(chain.canonical(dict(payload)), "", "")
    text = chain.canonical(dict(personal))
    salt = secrets.token_hex(16)
    digest = chain.personal_digest(text, salt)
    return EventText(chain.canonical({**payload, PERSONAL_DIGEST: digest}), text, salt)


def event_line(code: str, verb: str, occurred_at: datetime, payload: str) -> str:
    """What the digest of a command runs over, an event a line, in the order of position."""
    return chain.canonical(
        {
            "dossier": code,
            "verb": verb,
            "occurred_at": local(occurred_at).isoformat(),
            "payload": payload,
        }
    )


def command_hash(command: Command, agency_code: str) -> str:
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
