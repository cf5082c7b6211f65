"""Refusals of the rulebook."""

from datetime import date
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


class RulebookInvalid(MotcuaError):
    """A file of the rulebook says something it may not; the program was shipped or edited wrong.

    file: name under rulebook/. place: keys from the top, joined by dots. message: Vietnamese.
    """

    code: ClassVar[str] = "rulebook.invalid"

    def __init__(self, file: str, place: str, message: str) -> None:
        super().__init__(file, place, message)
        self.file = file
        self.place = place
        self.message = message

    def __str__(self) -> str:
        """Where, and what is wrong there."""
        at = f", tại “{self.place}”" if self.place else ""
        return f"Bộ quy tắc, tệp {self.file}{at}: {self.message}."


class RulebookKeyUnknown(MotcuaError):
    """The rulebook holds no such form, report or regime."""

    code: ClassVar[str] = "rulebook.key_unknown"

    def __init__(self, kind: str, key: str, known: tuple[str, ...]) -> None:
        """`kind` in Vietnamese ("biểu", "báo cáo", "chế độ báo cáo")."""
        super().__init__(kind, key, known)
        self.kind = kind
        self.key = key
        self.known = known

    def __str__(self) -> str:
        """What was asked for, and what there is."""
        return f"Không có {self.kind} “{self.key}”; hiện có: {', '.join(self.known)}."


class NotInForce(MotcuaError):
    """The key exists, but the rulebook has no value for that day."""

    code: ClassVar[str] = "rulebook.not_in_force"

    def __init__(self, kind: str, key: str, on: date, first: date, last: date | None) -> None:
        """`first`, `last`: the days it holds, both included; last None: still in force."""
        super().__init__(kind, key, on, first, last)
        self.kind = kind
        self.key = key
        self.on = on
        self.first = first
        self.last = last

    def __str__(self) -> str:
        """The day asked for, and the days that can be."""
        until = f" đến ngày {self.last:%d/%m/%Y}" if self.last else ""
        return (
            f"Bộ quy tắc không có {self.kind} “{self.key}” cho ngày {self.on:%d/%m/%Y};"
            f" chỉ có từ ngày {self.first:%d/%m/%Y}{until}."
        )
