"""The root of every refusal: a class with a stable code, fields, and a Vietnamese sentence."""

from typing import ClassVar

from motcua.kernel.roles import ACTION_WORDS


class MotcuaError(Exception):
    """A refusal a person can act on.

    `code` is stable and listed in docs/errors.md; `str(error)` says in Vietnamese where it
    happened, what was found, what was expected and what to do. `exit_code` is what the command
    line ends with: 1 findings or rejected rows, 2 wrong use.
    """

    code: ClassVar[str] = "motcua"
    exit_code: ClassVar[int] = 2


class NotAllowed(MotcuaError):
    """The actor may know the thing but not do this to it (HTTP 403)."""

    code = "permission.denied"

    def __init__(self, action: str) -> None:
        """`action` is a key of the permission table."""
        super().__init__(action)
        self.action = action

    def __str__(self) -> str:
        words = ACTION_WORDS.get(self.action, self.action)
        return (
            f"Tài khoản không có quyền {words} tại đơn vị này. Nếu đây là việc của bạn, hãy báo "
            "người quản trị xem lại vai trò."
        )


class NotFound(MotcuaError):
    """The thing does not exist, or the actor may not know that it does (HTTP 404)."""

    code = "not_found"

    def __init__(self, what: str, key: str) -> None:
        """`what` in Vietnamese ("hồ sơ"), `key` as it was asked for."""
        super().__init__(what, key)
        self.what = what
        self.key = key

    def __str__(self) -> str:
        return f"Không tìm thấy {self.what} “{self.key}”."
