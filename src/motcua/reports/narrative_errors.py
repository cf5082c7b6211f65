"""What writing and printing a narrative report refuses."""

from collections.abc import Sequence
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


class SectionUnknown(MotcuaError):
    """The report's outline has no such section, or it only holds other sections."""

    code: ClassVar[str] = "report.section_unknown"

    def __init__(self, report: str, section: str, known: Sequence[str]) -> None:
        """`known`: keys of the sections an officer may write, in order."""
        super().__init__(report, section)
        self.report = report
        self.section = section
        self.known = known

    def __str__(self) -> str:
        return (
            f"Báo cáo {self.report} không có mục viết được “{self.section}”; "
            f"các mục: {', '.join(self.known)}."
        )


class SectionTooLong(MotcuaError):
    """A text longer than a section takes."""

    code: ClassVar[str] = "report.section_too_long"

    def __init__(self, section: str, length: int, longest: int) -> None:
        """Lengths in letters."""
        super().__init__(section, length, longest)
        self.section = section
        self.length = length
        self.longest = longest

    def __str__(self) -> str:
        return f"Mục {self.section} có {self.length} chữ; không quá {self.longest} chữ."


class SectionJustWritten(MotcuaError):
    """Somebody wrote the section since this officer opened it (HTTP 409)."""

    code: ClassVar[str] = "report.section_just_written"

    def __init__(self, section: str, by: str) -> None:
        """`by`: who wrote the version in force; "" when it is being written right now."""
        super().__init__(section, by)
        self.section = section
        self.by = by

    def __str__(self) -> str:
        who = self.by or "người khác"
        return f"Mục {self.section} vừa được {who} ghi; hãy mở lại, xem nội dung mới rồi ghi tiếp."
