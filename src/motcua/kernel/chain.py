"""The hash chain of an agency's commands: one text, one digest, one link."""

import hashlib
import json
from collections.abc import Iterable, Mapping

from motcua.kernel.text import nfc


def canonical(content: Mapping[str, object]) -> str:
    """The one JSON text of a content: keys sorted, no spaces, NFC, one line.

    Values: str, int, bool, None, lists and mappings of them. Raises TypeError for a float
    (its text is not the same everywhere) and for anything JSON has not.

    >>> canonical({"b": [1, None], "a": "Hộ tịch"})
    '{"a":"Hộ tịch","b":[1,null]}'
    """
    _refuse_floats(content)
    return nfc(_encode(content))


def personal_digest(text: str, salt: str) -> str:
    """SHA-256 (hex) that stands in the chain for personal data kept outside it.

    The salt makes a name unguessable from its digest; delete both and the chain still holds.
    """
    return _digest((salt, text))


def events_digest(texts: Iterable[str]) -> str:
    """SHA-256 (hex) over the canonical texts of a command's events, in order."""
    return _digest(texts)


def link_hash(
    previous: str,
    agency_code: str,
    seq: int,
    kind: str,
    recorded_at_iso: str,
    actor: str,
    digest: str,
    count: int,
    source: str = "",
) -> str:
    """SHA-256 (hex) of a command: all that says who wrote what when, after which link.

    previous: hash of the link before, "" for the first. digest: see `events_digest`, over
    `count` events. source: where an import's events came from (its file's digest and name).
    """
    return _digest(
        (previous, agency_code, str(seq), kind, recorded_at_iso, actor, digest, str(count), source)
    )


def _digest(parts: Iterable[str]) -> str:
    """Lengths in front, so that no two lists of parts run together into one text."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
_NEVER_FLOAT = frozenset({str, int, bool, type(None)})


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError(f"float {value!r} in a canonical text; use an integer or a string")
    if isinstance(value, Mapping):
        _refuse_floats_in(value.values())
    elif isinstance(value, list | tuple):
        _refuse_floats_in(value)


def _refuse_floats_in(items: Iterable[object]) -> None:
    for item in items:
        if type(item) not in _NEVER_FLOAT:  # nearly all are: asking further costs more
            _refuse_floats(item)
