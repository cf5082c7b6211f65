"""What the dossiers room refuses, and in which words."""

from collections.abc import Iterable
from datetime import date, datetime

from motcua.dossiers.words import moment_words
from motcua.kernel.dates import format_day
from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.numbers import format_int


class DossierUnknown(NotFound):
    """No such dossier, or none the actor may know of."""

    code = "dossier.unknown"

    def __init__(self, dossier_code: str) -> None:
        """`dossier_code` as it was asked for."""
        super().__init__("hồ sơ", dossier_code)


class DossierCodeTaken(MotcuaError):
    """A dossier code is given once."""

    code = "dossier.code_taken"

    def __init__(self, dossier_code: str) -> None:
        """The code that is in use."""
        super().__init__(dossier_code)
        self.dossier_code = dossier_code

    def __str__(self) -> str:
        return (
            f"Mã hồ sơ “{self.dossier_code}” đã được dùng cho một hồ sơ khác; "
            "kiểm tra lại mã trên giấy tiếp nhận."
        )


class TextMissing(MotcuaError):
    """Something that must be said in words was left empty (a reason, a code, an officer)."""

    code = "dossier.text_missing"

    def __init__(self, label: str) -> None:
        """`label`: what is missing, in Vietnamese."""
        super().__init__(label)
        self.label = label

    def __str__(self) -> str:
        return f"Chưa ghi “{self.label}”; nhập nội dung này rồi thực hiện lại."


class TextTooLong(MotcuaError):
    """A text is longer than it may be."""

    code = "dossier.text_too_long"

    def __init__(self, label: str, length: int, longest: int) -> None:
        """`label` in Vietnamese; lengths in characters."""
        super().__init__(label, length, longest)
        self.label = label
        self.length = length
        self.longest = longest

    def __str__(self) -> str:
        return (
            f"“{self.label}” dài {format_int(self.length)} ký tự, nhiều nhất "
            f"{format_int(self.longest)}; hãy viết gọn lại."
        )


class DossierChanged(MotcuaError):
    """Somebody wrote on the dossier after the caller had looked at it; nothing was written."""

    code = "dossier.changed"

    def __init__(self, dossier_code: str, by: str, did: str, recorded_at: datetime) -> None:
        """Who wrote last, what (in Vietnamese), and when."""
        super().__init__(dossier_code, by, did, recorded_at)
        self.dossier_code = dossier_code
        self.by = by
        self.did = did
        self.recorded_at = recorded_at

    def __str__(self) -> str:
        return (
            f"Sau khi bạn mở hồ sơ này, {self.by} đã ghi “{self.did}” lúc "
            f"{moment_words(self.recorded_at)}. Chưa ghi gì của bạn; hãy xem thay đổi rồi làm lại "
            "nếu vẫn cần."
        )


class MomentTooOld(MotcuaError):
    """An event is dated further back than an officer may date it on the desk."""

    code = "dossier.moment_too_old"

    def __init__(self, occurred_at: datetime, earliest: date, days: int) -> None:
        """The moment given, the first day allowed, and how many working days back that is."""
        super().__init__(occurred_at, earliest, days)
        self.occurred_at = occurred_at
        self.earliest = earliest
        self.days = days

    def __str__(self) -> str:
        return (
            f"Thời điểm {moment_words(self.occurred_at)} lùi quá {self.days} ngày làm việc; cần từ "
            f"ngày {format_day(self.earliest)}. Ghi muộn hơn thì dùng “Đính chính”, nêu lý do."
        )


class WorkedElsewhere(MotcuaError):
    """The dossier belongs to a ministry's central system: here it may be seen, told and discussed.

    Source: 224/2026/NĐ-CP, điều 15.
    """

    code = "dossier.worked_elsewhere"

    def __init__(self, dossier_code: str) -> None:
        """The dossier."""
        super().__init__(dossier_code)
        self.dossier_code = dossier_code

    def __str__(self) -> str:
        return (
            f"Hồ sơ {self.dossier_code} là hồ sơ của hệ thống tập trung của bộ; làm ở hệ thống ấy, "
            "ở đây chỉ xem, ghi ý kiến và ghi việc báo cho công dân."
        )


class LeaderUnknown(MotcuaError):
    """A dossier was submitted to somebody who may not approve at this agency."""

    code = "dossier.leader_unknown"

    def __str__(self) -> str:
        return (
            "Người được chọn không phải lãnh đạo duyệt hồ sơ của đơn vị; hãy chọn lại trong danh "
            "sách lãnh đạo."
        )


class ReviewerOther(MotcuaError):
    """It waits for another leader, who did not let this one sign."""

    code = "dossier.reviewer_other"

    def __init__(self, dossier_code: str, leader: str) -> None:
        """`leader`: to whom it was submitted."""
        super().__init__(dossier_code, leader)
        self.dossier_code = dossier_code
        self.leader = leader

    def __str__(self) -> str:
        return (
            f"Hồ sơ {self.dossier_code} trình {self.leader}; chỉ {self.leader} hoặc người được ủy "
            "quyền ký thay trong những ngày này mới duyệt hay trả lại được."
        )


class NotApproved(MotcuaError):
    """The agency wants a leader's approval before a result is written down."""

    code = "dossier.not_approved"

    def __init__(self, dossier_code: str) -> None:
        """The dossier."""
        super().__init__(dossier_code)
        self.dossier_code = dossier_code

    def __str__(self) -> str:
        return (
            f"Hồ sơ {self.dossier_code} chưa được lãnh đạo duyệt; đơn vị quy định duyệt rồi mới "
            "ghi kết quả. Hãy trình lãnh đạo trước."
        )


class WordUnknown(MotcuaError):
    """A key that the rulebook does not know (a field, a channel, a source system)."""

    code = "dossier.word_unknown"

    def __init__(self, label: str, value: str) -> None:
        """`label` in Vietnamese, `value` as given."""
        super().__init__(label, value)
        self.label = label
        self.value = value

    def __str__(self) -> str:
        return f"{self.label} “{self.value}” không có trong danh mục."


class MomentInFuture(MotcuaError):
    """Something cannot have happened after it was written down."""

    code = "dossier.moment_in_future"

    def __init__(self, occurred_at: datetime, now: datetime) -> None:
        """The moment given, and the present one."""
        super().__init__(occurred_at, now)
        self.occurred_at = occurred_at
        self.now = now

    def __str__(self) -> str:
        return (
            f"Thời điểm {moment_words(self.occurred_at)} chưa đến "
            f"(bây giờ là {moment_words(self.now)}); cần một thời điểm đã qua."
        )


class NotCorrectable(MotcuaError):
    """A value that a correction may not touch."""

    code = "dossier.not_correctable"

    def __init__(self, attributes: Iterable[str]) -> None:
        """Names of the values, as given."""
        self.attributes = tuple(sorted(attributes))
        super().__init__(*self.attributes)

    def __str__(self) -> str:
        return f"Không được đính chính: {', '.join(self.attributes)}."


class NothingToCorrect(MotcuaError):
    """A correction that changes no value."""

    code = "dossier.nothing_to_correct"

    def __init__(self, dossier_code: str) -> None:
        """The dossier."""
        super().__init__(dossier_code)
        self.dossier_code = dossier_code

    def __str__(self) -> str:
        return f"Hồ sơ “{self.dossier_code}” đã có đúng các giá trị này; không có gì để đính chính."


class BookTooLong(MotcuaError):
    """More dossiers than one register book prints."""

    code = "slip.book_too_long"

    def __init__(self, count: int, most: int) -> None:
        """Dossiers in the time asked for, and how many a book takes."""
        super().__init__(count, most)
        self.count = count
        self.most = most

    def __str__(self) -> str:
        return (
            f"Khoảng ngày này có {format_int(self.count)} hồ sơ, mỗi quyển in nhiều nhất "
            f"{format_int(self.most)}; hãy chọn khoảng ngày ngắn hơn."
        )
