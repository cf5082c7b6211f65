"""Pages of a list, and where they begin or end as text for an address."""

import base64
import binascii
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from motcua.kernel.errors import MotcuaError

RowT = TypeVar("RowT")


class CursorInvalid(MotcuaError):
    """The address names a page that no list gave out."""

    code: ClassVar[str] = "list.cursor_invalid"

    def __str__(self) -> str:
        """What to do."""
        return "Địa chỉ trang của danh sách không đúng; mở lại danh sách từ trang đầu."


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


@dataclass(frozen=True, slots=True)
class Page(Generic[RowT]):
    """Rows in the order of their list. A cursor is None where nothing lies on that side.

    total: the rows of the whole list; has_more: there are more than that, and nobody counted them.
    """

    rows: tuple[RowT, ...]
    next_cursor: str | None
    previous_cursor: str | None
    total: int
    has_more: bool = False
