"""Refusals of the statistics room: a wrong declaration, or a copy of the facts out of reach."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class SqlRefused(MotcuaError):
    """A measure or a fact table uses SQL outside the small common subset.

    `found`: the piece of SQL; `expected` in Vietnamese.
    """

    code: ClassVar[str] = "statistics.sql_refused"
    found: str
    expected: str

    def __str__(self) -> str:
        return f"Khai báo số liệu dùng “{self.found}” không được phép; cần {self.expected}."


@dataclass(eq=False)
class QueryInvalid(MotcuaError):
    """A query that cannot be compiled: a value that is not what its place asks for.

    `what` in Vietnamese.
    """

    code: ClassVar[str] = "statistics.query_invalid"
    what: str
    value: object

    def __str__(self) -> str:
        return f"Không tính được số liệu: {self.what} không hợp lệ (“{self.value}”)."


@dataclass(eq=False)
class CopyBusy(MotcuaError):
    """Another process has been writing the copy of the facts for too long."""

    code: ClassVar[str] = "statistics.copy_busy"
    exit_code: ClassVar[int] = 1
    folder: Path

    def __str__(self) -> str:
        return (
            f"Một tiến trình khác đang ghi bản sao số liệu tại {self.folder}; "
            "hãy đợi xong rồi làm lại, hoặc tính từ cơ sở dữ liệu bằng --engine db."
        )


@dataclass(eq=False)
class CopyUnwritable(MotcuaError):
    """The folder of the copy cannot be written: rights, or a full disk.

    `reason` as the system says it.
    """

    code: ClassVar[str] = "statistics.copy_unwritable"
    folder: Path
    reason: str

    def __str__(self) -> str:
        return (
            f"Không ghi được bản sao số liệu tại {self.folder} ({self.reason}); "
            "hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa."
        )
