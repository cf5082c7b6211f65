"""Refusals of the bench."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class ContenderFailed(MotcuaError):
    """A process of the bench ended before it had answered; its own words are on stderr.

    `name`: of the contender.
    """

    code: ClassVar[str] = "bench.contender_failed"
    exit_code: ClassVar[int] = 1
    name: str

    def __str__(self) -> str:
        return f"Phép đo “{self.name}” dừng giữa chừng; cần xem thông báo lỗi ngay phía trên."


@dataclass(eq=False)
class AnswersDiffer(MotcuaError):
    """Two engines counted differently: no time is worth anything then."""

    code: ClassVar[str] = "bench.answers_differ"
    exit_code: ClassVar[int] = 1
    first: str
    second: str

    def __str__(self) -> str:
        return (
            f"“{self.first}” và “{self.second}” cho số liệu khác nhau; cần hai kết quả bằng nhau."
        )


@dataclass(eq=False)
class BenchInvalid(MotcuaError):
    """A size that cannot be measured.

    `expected` completes the sentence "cần …".
    """

    code: ClassVar[str] = "bench.invalid"
    exit_code: ClassVar[int] = 2
    option: str
    value: object
    expected: str

    def __str__(self) -> str:
        return f"{self.option}: “{self.value}”; cần {self.expected}."
