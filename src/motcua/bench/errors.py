"""Refusals of the bench."""

from typing import ClassVar

from motcua.kernel.errors import MotcuaError


class ContenderFailed(MotcuaError):
    """A process of the bench ended before it had answered; its own words are on stderr."""

    code: ClassVar[str] = "bench.contender_failed"
    exit_code: ClassVar[int] = 1

    def __init__(self, name: str) -> None:
        """`name`: of the contender."""
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"Phép đo “{self.name}” dừng giữa chừng; cần xem thông báo lỗi ngay phía trên."


class AnswersDiffer(MotcuaError):
    """Two engines counted differently: no time is worth anything then."""

    code: ClassVar[str] = "bench.answers_differ"
    exit_code: ClassVar[int] = 1

    def __init__(self, first: str, second: str) -> None:
        """The names of the two."""
        super().__init__(first, second)
        self.first, self.second = first, second

    def __str__(self) -> str:
        return (
            f"“{self.first}” và “{self.second}” cho số liệu khác nhau; cần hai kết quả bằng nhau."
        )


class BenchInvalid(MotcuaError):
    """A size that cannot be measured."""

    code: ClassVar[str] = "bench.invalid"
    exit_code: ClassVar[int] = 2

    def __init__(self, option: str, value: object, expected: str) -> None:
        """`expected` completes the sentence "cần …"."""
        super().__init__(option, value, expected)
        self.option, self.value, self.expected = option, value, expected

    def __str__(self) -> str:
        return f"{self.option}: “{self.value}”; cần {self.expected}."
