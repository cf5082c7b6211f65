"""What surveys refuse, and in which words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.kernel.dates import format_day, format_moment
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.surveys import AnswerFault


@dataclass(eq=False)
class BallotRefused(MotcuaError):
    """Answers that cannot be taken; nothing was written. faults: each with its question."""

    code: ClassVar[str] = "survey.ballot_refused"
    exit_code: ClassVar[int] = 1
    faults: tuple[AnswerFault, ...]

    def __str__(self) -> str:
        """A sentence a fault."""
        return " ".join(fault.message for fault in self.faults)


class LinkUnknown(NotFound):
    """No such address, or it was taken back."""

    code = "survey.link_unknown"

    def __init__(self, token: str) -> None:
        """The address as it was opened."""
        super().__init__("phiếu khảo sát ở địa chỉ", token)


@dataclass(eq=False)
class LinkUsed(MotcuaError):
    """A ballot was sent from this link already."""

    code: ClassVar[str] = "survey.link_used"
    exit_code: ClassVar[int] = 1
    at: datetime

    def __str__(self) -> str:
        """When, and that a link works once."""
        return (
            f"Liên kết này đã gửi một phiếu lúc {format_moment(self.at)}; mỗi liên kết chỉ dùng "
            "được một lần, phiếu thứ hai không được ghi. Muốn góp ý thêm, xin hỏi nơi đã đưa liên "
            "kết."
        )


@dataclass(eq=False)
class LinkExpired(MotcuaError):
    """The last day of the link is over."""

    code: ClassVar[str] = "survey.link_expired"
    exit_code: ClassVar[int] = 1
    last: date

    def __str__(self) -> str:
        """Which day it was, and what to do."""
        return (
            f"Liên kết này dùng được đến hết ngày {format_day(self.last)}, nay đã hết hạn. Xin hỏi "
            "nơi đã đưa liên kết để lấy liên kết mới."
        )


@dataclass(eq=False)
class LinkCountInvalid(MotcuaError):
    """Too many links at once, or none."""

    code: ClassVar[str] = "survey.link_count"
    count: int
    most: int

    def __str__(self) -> str:
        """What is possible."""
        return f"Số liên kết “{self.count}” không dùng được; cần từ 1 đến {self.most} một lần."


class DeviceNameMissing(MotcuaError):
    """A tablet without a name cannot be told from another."""

    code: ClassVar[str] = "survey.device_name_missing"
    exit_code: ClassVar[int] = 1

    def __str__(self) -> str:
        """What to do."""
        return "Chưa đặt tên máy tính bảng; ghi nơi đặt máy, ví dụ “Quầy 1”, tối đa 80 chữ."
