"""The root of every refusal: a class with a stable code, fields, and a Vietnamese sentence.

A class without a `code` of its own is a shape: what several refusals have in common.
"""

from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.numbers import format_int
from motcua.kernel.roles import ACTION_WORDS


class MotcuaError(Exception):
    """A refusal a person can act on.

    `code` is stable and listed in docs/errors.md; `str(error)` says in Vietnamese where it
    happened, what was found, what was expected and what to do. `exit_code` is what the command
    line ends with: 1 findings or rejected rows, 2 wrong use.
    """

    code: ClassVar[str] = "motcua"
    exit_code: ClassVar[int] = 2


@dataclass(eq=False)
class NotAllowed(MotcuaError):
    """The actor may know the thing but not do this to it (HTTP 403).

    `action` is a key of the permission table.
    """

    code = "permission.denied"
    action: str

    def __str__(self) -> str:
        words = ACTION_WORDS.get(self.action, self.action)
        return (
            f"Tài khoản không có quyền {words} tại đơn vị này. Nếu đây là việc của bạn, hãy báo "
            "người quản trị xem lại vai trò."
        )


@dataclass(eq=False)
class NotFound(MotcuaError):
    """The thing does not exist, or the actor may not know that it does (HTTP 404).

    `what` in Vietnamese ("hồ sơ"), `key` as it was asked for.
    """

    code = "not_found"
    what: str
    key: str

    def __str__(self) -> str:
        return f"Không tìm thấy {self.what} “{self.key}”."


@dataclass(eq=False)
class TooLong(MotcuaError):
    """A text is longer than what is kept. `label` in Vietnamese; lengths in characters."""

    label: str
    length: int
    longest: int

    def __str__(self) -> str:
        return (
            f"“{self.label}” dài {format_int(self.length)} ký tự, nhiều nhất "
            f"{format_int(self.longest)}; hãy viết gọn lại."
        )


@dataclass(eq=False)
class AgainstRule(MotcuaError):
    """A rule does not allow it. `about`: the field, or ""; `sentence` in Vietnamese, whole."""

    about: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence
