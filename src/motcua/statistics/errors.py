"""Refusals of the statistics room: a declaration is wrong, never a user's request."""

from typing import ClassVar

from motcua.kernel.errors import MotcuaError


class SqlRefused(MotcuaError):
    """A measure or a fact table uses SQL outside the small common subset."""

    code: ClassVar[str] = "statistics.sql_refused"

    def __init__(self, found: str, expected: str) -> None:
        """`found`: the piece of SQL; `expected` in Vietnamese."""
        super().__init__(found, expected)
        self.found = found
        self.expected = expected

    def __str__(self) -> str:
        return f"Khai báo số liệu dùng “{self.found}” không được phép; cần {self.expected}."


class QueryInvalid(MotcuaError):
    """A query that cannot be compiled: a value that is not what its place asks for."""

    code: ClassVar[str] = "statistics.query_invalid"

    def __init__(self, what: str, value: object) -> None:
        """`what` in Vietnamese."""
        super().__init__(what, value)
        self.what = what
        self.value = value

    def __str__(self) -> str:
        return f"Không tính được số liệu: {self.what} không hợp lệ (“{self.value}”)."
