"""Where a page of the list begins or ends, as text for an address."""

import base64
import binascii
from dataclasses import dataclass
from enum import StrEnum

from motcua.dossiers.errors import CursorInvalid


class Direction(StrEnum):
    """Which side of the key the page lies on."""

    AFTER = "a"
    BEFORE = "b"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A page of the rows after, or before, `key` in the order of the list."""

    direction: Direction
    key: str

    def text(self) -> str:
        """For an address: letters, digits, - and _."""
        raw = f"{self.direction}{self.key}".encode()
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def cursor_of(text: str) -> Cursor:
    """The inverse of `Cursor.text`; CursorInvalid for anything else."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        return Cursor(Direction(raw[:1]), raw[1:])
    except (binascii.Error, ValueError):
        raise CursorInvalid from None
