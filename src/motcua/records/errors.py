"""Refusals of what both logs have in common."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class ReadDaysInvalid(MotcuaError):
    """Too many days at once, or the last before the first."""

    code: ClassVar[str] = "reads.days_invalid"
    exit_code: ClassVar[int] = 1
    days: int
    most: int

    def __str__(self) -> str:
        """What is possible."""
        if self.days < 1:
            return "Ngày cuối ở trước ngày đầu; hãy chọn lại hai ngày."
        return f"Đã chọn {self.days} ngày; mỗi lần xem nhiều nhất {self.most} ngày."
