"""What a link of an agency's chain is made of, written and read by the same functions."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

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


def command_hash(
    previous: str,
    agency_code: str,
    seq: int,
    kind: str,
    recorded_at: datetime,
    actor_name: str,
    events_digest: str,
    event_count: int,
) -> str:
    """The link itself."""
    return chain.link_hash(
        previous,
        agency_code,
        seq,
        kind,
        local(recorded_at).isoformat(),
        actor_name,
        events_digest,
        event_count,
    )
