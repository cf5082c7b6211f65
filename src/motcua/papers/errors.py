"""Refusals of the papers room."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)
class FormatUnknown(MotcuaError):
    """Asked for a file format that no writer makes."""

    code: ClassVar[str] = "papers.format_unknown"
    found: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        """What was asked for, and what there is."""
        known = ", ".join(self.known)
        return f"Không có định dạng “{self.found}”; chọn một trong: {known}."


@dataclass(eq=False)
class FontsMissing(MotcuaError):
    """The fonts that `make setup` brings are not in the package."""

    code: ClassVar[str] = "papers.fonts_missing"
    folder: str

    def __str__(self) -> str:
        """Where the fonts should be, and what brings them."""
        return (
            f"Thiếu phông chữ Tinos (*.ttf) trong thư mục {self.folder}; "
            "hãy chạy `make setup` rồi xuất PDF lại."
        )


@dataclass(eq=False)
class StoredDocumentUnreadable(MotcuaError):
    """A stored document names a block that this program does not know."""

    code: ClassVar[str] = "papers.stored_unreadable"
    found: str

    def __str__(self) -> str:
        """Which block, and what may be wrong."""
        return (
            f"Bản in đã lưu có phần “{self.found}” mà phần mềm này không đọc được; tệp bị sửa, "
            "hoặc do bản phần mềm mới hơn tạo ra."
        )
