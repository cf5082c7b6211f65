"""Refusals of the statistics room: a wrong declaration, or a copy of the facts out of reach."""

from pathlib import Path
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


class CopyBusy(MotcuaError):
    """Another process has been writing the copy of the facts for too long."""

    code: ClassVar[str] = "statistics.copy_busy"
    exit_code: ClassVar[int] = 1

    def __init__(self, folder: Path) -> None:
        """`folder` of the copy."""
        super().__init__(folder)
        self.folder = folder

    def __str__(self) -> str:
        return (
            f"Một tiến trình khác đang ghi bản sao số liệu tại {self.folder}; "
            "hãy đợi xong rồi làm lại, hoặc tính từ cơ sở dữ liệu bằng --engine db."
        )


class CopyUnwritable(MotcuaError):
    """The folder of the copy cannot be written: rights, or a full disk."""

    code: ClassVar[str] = "statistics.copy_unwritable"

    def __init__(self, folder: Path, reason: str) -> None:
        """`reason` as the system says it."""
        super().__init__(folder, reason)
        self.folder = folder
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"Không ghi được bản sao số liệu tại {self.folder} ({self.reason}); "
            "hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa."
        )
