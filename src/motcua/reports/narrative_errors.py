"""What writing and printing a narrative report refuses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError, TooLong


@dataclass(eq=False)
class SectionUnknown(MotcuaError):
    """The report's outline has no such section, or it only holds other sections.

    `known`: keys of the sections an officer may write, in order.
    """

    code: ClassVar[str] = "report.section_unknown"
    report: str
    section: str
    known: Sequence[str]

    def __str__(self) -> str:
        return (
            f"Báo cáo {self.report} không có mục viết được “{self.section}”; "
            f"các mục: {', '.join(self.known)}."
        )


class SectionTooLong(TooLong):
    """A text longer than a section takes."""

    code: ClassVar[str] = "report.section_too_long"


@dataclass(eq=False)
class SectionJustWritten(MotcuaError):
    """Somebody wrote the section since this officer opened it (HTTP 409).

    `by`: who wrote the version in force; "" when it is being written right now.
    """

    code: ClassVar[str] = "report.section_just_written"
    section: str
    by: str

    def __str__(self) -> str:
        who = self.by or "người khác"
        return f"Mục {self.section} vừa được {who} ghi; hãy mở lại, xem nội dung mới rồi ghi tiếp."
