"""What surveys refuse, and in which words."""

from datetime import date, datetime
from typing import ClassVar

from motcua.kernel.dates import format_day, format_moment
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.surveys import AnswerFault


class BallotRefused(MotcuaError):
    """Answers that cannot be taken; nothing was written. faults: each with its question."""

    code: ClassVar[str] = "survey.ballot_refused"
    exit_code: ClassVar[int] = 1

    def __init__(self, faults: tuple[AnswerFault, ...]) -> None:
        """At least one fault."""
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        """A sentence a fault."""
        return " ".join(fault.message for fault in self.faults)


class LinkUnknown(NotFound):
    """No such address, or it was taken back."""

    code = "survey.link_unknown"

    def __init__(self, token: str) -> None:
        """The address as it was opened."""
        super().__init__("phiếu khảo sát ở địa chỉ", token)


class LinkUsed(MotcuaError):
    """A ballot was sent from this link already."""

    code: ClassVar[str] = "survey.link_used"
    exit_code: ClassVar[int] = 1

    def __init__(self, at: datetime) -> None:
        """When it was sent."""
        super().__init__(at)
        self.at = at

    def __str__(self) -> str:
        """When, and that a link works once."""
        return (
            f"Liên kết này đã gửi một phiếu lúc {format_moment(self.at)}; mỗi liên kết chỉ dùng "
            "được một lần, phiếu thứ hai không được ghi. Muốn góp ý thêm, xin hỏi nơi đã đưa liên "
            "kết."
        )


class LinkExpired(MotcuaError):
    """The last day of the link is over."""

    code: ClassVar[str] = "survey.link_expired"
    exit_code: ClassVar[int] = 1

    def __init__(self, last: date) -> None:
        """Its last day."""
        super().__init__(last)
        self.last = last

    def __str__(self) -> str:
        """Which day it was, and what to do."""
        return (
            f"Liên kết này dùng được đến hết ngày {format_day(self.last)}, nay đã hết hạn. Xin hỏi "
            "nơi đã đưa liên kết để lấy liên kết mới."
        )


class LinkCountInvalid(MotcuaError):
    """Too many links at once, or none."""

    code: ClassVar[str] = "survey.link_count"

    def __init__(self, count: int, most: int) -> None:
        """How many were asked for, and how many are possible."""
        super().__init__(count, most)
        self.count, self.most = count, most

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
