"""Refusals of the rulebook."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class RulebookInvalid(MotcuaError):
    """A file of the rulebook says something it may not; the program was shipped or edited wrong.

    file: name under rulebook/. place: keys from the top, joined by dots. message: Vietnamese.
    """

    code: ClassVar[str] = "rulebook.invalid"
    file: str
    place: str
    message: str

    def __str__(self) -> str:
        """Where, and what is wrong there."""
        at = f", tại “{self.place}”" if self.place else ""
        return f"Bộ quy tắc, tệp {self.file}{at}: {self.message}."


@dataclass(eq=False)
class RulebookKeyUnknown(MotcuaError):
    """The rulebook holds no such form, report or regime.

    `kind` in Vietnamese ("biểu", "báo cáo", "chế độ báo cáo").
    """

    code: ClassVar[str] = "rulebook.key_unknown"
    kind: str
    key: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        """What was asked for, and what there is."""
        return f"Không có {self.kind} “{self.key}”; hiện có: {', '.join(self.known)}."


@dataclass(eq=False)
class NotInForce(MotcuaError):
    """The key exists, but the rulebook has no value for that day.

    `first`, `last`: the days it holds, both included; last None: still in force.
    """

    code: ClassVar[str] = "rulebook.not_in_force"
    kind: str
    key: str
    on: date
    first: date
    last: date | None

    def __str__(self) -> str:
        """The day asked for, and the days that can be."""
        until = f" đến ngày {self.last:%d/%m/%Y}" if self.last else ""
        return (
            f"Bộ quy tắc không có {self.kind} “{self.key}” cho ngày {self.on:%d/%m/%Y};"
            f" chỉ có từ ngày {self.first:%d/%m/%Y}{until}."
        )
