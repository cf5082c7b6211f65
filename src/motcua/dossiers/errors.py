"""What the dossiers room refuses, and in which words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from motcua.dossiers.words import moment_words
from motcua.kernel.dates import format_day
from motcua.kernel.errors import MotcuaError, NotFound, TooLong
from motcua.kernel.numbers import format_int


class DossierUnknown(NotFound):
    """No such dossier, or none the actor may know of."""

    code = "dossier.unknown"

    def __init__(self, dossier_code: str) -> None:
        """`dossier_code` as it was asked for."""
        super().__init__("hồ sơ", dossier_code)


@dataclass(eq=False)
class DossierCodeTaken(MotcuaError):
    """A dossier code is given once."""

    code = "dossier.code_taken"
    dossier_code: str

    def __str__(self) -> str:
        return (
            f"Mã hồ sơ “{self.dossier_code}” đã được dùng cho một hồ sơ khác; "
            "kiểm tra lại mã trên giấy tiếp nhận."
        )


@dataclass(eq=False)
class TextMissing(MotcuaError):
    """Something that must be said in words was left empty (a reason, a code, an officer).

    `label`: what is missing, in Vietnamese.
    """

    code = "dossier.text_missing"
    label: str

    def __str__(self) -> str:
        return f"Chưa ghi “{self.label}”; nhập nội dung này rồi thực hiện lại."


class TextTooLong(TooLong):
    """A text of a dossier is longer than it may be."""

    code = "dossier.text_too_long"


@dataclass(eq=False)
class DossierChanged(MotcuaError):
    """Somebody wrote on the dossier after the caller had looked at it; nothing was written.

    Who wrote last, what (in Vietnamese), and when.
    """

    code = "dossier.changed"
    dossier_code: str
    by: str
    did: str
    recorded_at: datetime

    def __str__(self) -> str:
        return (
            f"Sau khi bạn mở hồ sơ này, {self.by} đã ghi “{self.did}” lúc "
            f"{moment_words(self.recorded_at)}. Chưa ghi gì của bạn; hãy xem thay đổi rồi làm lại "
            "nếu vẫn cần."
        )


@dataclass(eq=False)
class MomentTooOld(MotcuaError):
    """An event is dated further back than an officer may date it on the desk.

    The moment given, the first day allowed, and how many working days back that is.
    """

    code = "dossier.moment_too_old"
    occurred_at: datetime
    earliest: date
    days: int

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


@dataclass(eq=False)
class SupplementTwice(MotcuaError):
    """At intake a supplement is asked for once, with everything that is missing.

    most: how often the decree lets it be asked at intake.
    """

    code = "dossier.supplement_twice"
    dossier_code: str
    most: int
    decree: str

    def __str__(self) -> str:
        return (
            f"Hồ sơ {self.dossier_code} đã được yêu cầu bổ sung ở khâu tiếp nhận; theo "
            f"{self.decree} khâu này chỉ yêu cầu {format_int(self.most)} lần. Cần giấy tờ khác khi "
            "thẩm định thì công chức chuyên môn nhận xử lý rồi yêu cầu."
        )


@dataclass(eq=False)
class ReviewerOther(MotcuaError):
    """It waits for another leader, who did not let this one sign.

    `leader`: to whom it was submitted.
    """

    code = "dossier.reviewer_other"
    dossier_code: str
    leader: str

    def __str__(self) -> str:
        return (
            f"Hồ sơ {self.dossier_code} trình {self.leader}; chỉ {self.leader} hoặc người được ủy "
            "quyền ký thay trong những ngày này mới duyệt hay trả lại được."
        )


@dataclass(eq=False)
class NotApproved(MotcuaError):
    """The agency wants a leader's approval before a result is written down."""

    code = "dossier.not_approved"
    dossier_code: str

    def __str__(self) -> str:
        return (
            f"Hồ sơ {self.dossier_code} chưa được lãnh đạo duyệt; đơn vị quy định duyệt rồi mới "
            "ghi kết quả. Hãy trình lãnh đạo trước."
        )


@dataclass(eq=False)
class WordUnknown(MotcuaError):
    """A key that the rulebook does not know (a field, a channel, a source system).

    `label` in Vietnamese, `value` as given.
    """

    code = "dossier.word_unknown"
    label: str
    value: str

    def __str__(self) -> str:
        return f"{self.label} “{self.value}” không có trong danh mục."


@dataclass(eq=False)
class MomentInFuture(MotcuaError):
    """Something cannot have happened after it was written down."""

    code = "dossier.moment_in_future"
    occurred_at: datetime
    now: datetime

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


@dataclass(eq=False)
class NothingToCorrect(MotcuaError):
    """A correction that changes no value."""

    code = "dossier.nothing_to_correct"
    dossier_code: str

    def __str__(self) -> str:
        return f"Hồ sơ “{self.dossier_code}” đã có đúng các giá trị này; không có gì để đính chính."


@dataclass(eq=False)
class BookTooLong(MotcuaError):
    """More dossiers than one register book prints.

    Dossiers in the time asked for, and how many a book takes.
    """

    code = "slip.book_too_long"
    count: int
    most: int

    def __str__(self) -> str:
        return (
            f"Khoảng ngày này có {format_int(self.count)} hồ sơ, mỗi quyển in nhiều nhất "
            f"{format_int(self.most)}; hãy chọn khoảng ngày ngắn hơn."
        )
