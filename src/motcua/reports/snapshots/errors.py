"""What closing a period refuses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.kernel.dates import format_day, local
from motcua.kernel.errors import MotcuaError, TooLong
from motcua.kernel.periods import Period

SHOWN = 5


def _days(period: Period) -> str:
    return f"từ {format_day(period.from_on)} đến {format_day(period.to_on)}"


@dataclass(eq=False)
class PeriodNotOver(MotcuaError):
    """The last day of the period is still to come.

    `today` in Vietnam.
    """

    code: ClassVar[str] = "snapshot.period_not_over"
    period: Period
    today: date

    def __str__(self) -> str:
        return (
            f"Kỳ {_days(self.period)} chưa hết (hôm nay {format_day(self.today)}); số liệu chỉ "
            "chốt được từ ngày cuối kỳ."
        )


class ChecksStand(MotcuaError):
    """Checks that must be right are not, and no reason was given to close all the same."""

    code: ClassVar[str] = "snapshot.checks_stand"
    exit_code: ClassVar[int] = 1

    def __init__(self, messages: Sequence[str]) -> None:
        """`messages` of the findings of severity error."""
        super().__init__(tuple(messages))
        self.messages = tuple(messages)

    def __str__(self) -> str:
        more = len(self.messages) - SHOWN
        told = " ".join(self.messages[:SHOWN]) + (f" … và {more} lỗi nữa." if more > 0 else "")
        return (
            f"Còn {len(self.messages)} chỗ sai phải sửa trước khi chốt: {told} Sửa ở hồ sơ hoặc ô "
            "nhập rồi chốt lại; nếu vẫn chốt thì ghi lý do."
        )


@dataclass(eq=False)
class AlreadyClosed(MotcuaError):
    """The same days of the same form or report were closed before, and no reason was given.

    `closed_at`: the last closing, aware.
    """

    code: ClassVar[str] = "snapshot.already_closed"
    period: Period
    closed_at: datetime
    by: str

    def __str__(self) -> str:
        return (
            f"Kỳ {_days(self.period)} đã chốt lúc {local(self.closed_at):%H:%M ngày %d/%m/%Y} "
            f"({self.by}). Số đã chốt giữ nguyên; muốn chốt lại thì ghi lý do đính chính."
        )


class ReasonTooLong(TooLong):
    """A reason or note beyond what is kept."""

    code: ClassVar[str] = "snapshot.reason_too_long"


class RecordedMeanwhile(MotcuaError):
    """A record came in while the figures were being frozen."""

    code: ClassVar[str] = "snapshot.recorded_meanwhile"

    def __str__(self) -> str:
        return (
            "Trong lúc chốt có hồ sơ vừa được ghi nên số liệu chưa được chốt; hãy xem lại biểu và "
            "chốt lần nữa."
        )


@dataclass(eq=False)
class SnapshotUnreadable(MotcuaError):
    """A file that is no exported snapshot.

    `name` of the file; `reason` in Vietnamese.
    """

    code: ClassVar[str] = "snapshot.unreadable"
    name: str
    reason: str

    def __str__(self) -> str:
        return (
            f"Tệp “{self.name}” không phải là số liệu đã chốt do phần mềm xuất ra: {self.reason}. "
            "Hãy chọn tệp json tải từ trang “Số liệu đã chốt”."
        )
