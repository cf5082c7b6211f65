"""Where a page of a list begins or ends, as text for an address."""

import base64
import binascii
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


class CursorInvalid(MotcuaError):
    """The address names a page that no list gave out."""

    code: ClassVar[str] = "list.cursor_invalid"

    def __str__(self) -> str:
        """What to do."""
        return "Địa chỉ của trang danh sách không còn đúng; hãy mở lại danh sách từ đầu."


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
