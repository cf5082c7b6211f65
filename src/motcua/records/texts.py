"""The stored texts of an event: what is open, and what is personal, kept apart by a digest."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.chain import canonical, personal_digest

_DIGEST = "personal_digest"  # its key inside the payload


@dataclass(frozen=True, slots=True)
class EventText:
    """The three stored texts of an event; personal and salt are "" where nothing is personal."""

    payload: str
    personal: str
    salt: str


def event_text(payload: Mapping[str, object], personal: Mapping[str, object]) -> EventText:
    """The texts to store: the payload carries the salted digest of what is personal.

    TypeError for a float, see `kernel.chain.canonical`.
    """
    if not personal:
        return EventText(canonical(payload), "", "")
    text = canonical(personal)
    salt = secrets.token_hex(16)
    return EventText(canonical({**payload, _DIGEST: personal_digest(text, salt)}), text, salt)


def read_payload(stored: str) -> dict[str, Any]:
    """The payload as it was given to `event_text`."""
    payload: dict[str, Any] = json.loads(stored)
    payload.pop(_DIGEST, None)
    return payload


def read_personal(stored: str) -> dict[str, Any]:
    """The personal part as it was given to `event_text`; empty: nothing was, or it is deleted."""
    return json.loads(stored) if stored else {}


def personal_holds(text: EventText) -> bool:
    """Whether the personal text is still the one whose digest the payload carries."""
    if _DIGEST not in text.payload:
        return not text.personal
    try:
        said = json.loads(text.payload).get(_DIGEST)
    except ValueError:
        return True  # not JSON any more: the digest of the events says so
    return said == (personal_digest(text.personal, text.salt) if text.personal else None)
