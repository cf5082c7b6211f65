"""What the dossiers room refuses, and in which words."""

from collections.abc import Iterable
from datetime import datetime

from motcua.dossiers.words import moment_words
from motcua.kernel.errors import MotcuaError, NotFound


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


class CursorInvalid(MotcuaError):
    """A cursor that this list did not give out."""

    code = "dossier.cursor_invalid"

    def __str__(self) -> str:
        return "Địa chỉ trang của danh sách không đúng; mở lại danh sách từ trang đầu."
