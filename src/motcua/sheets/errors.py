"""Refusals of a whole file. A refused row is a `Rejection` of the report, not an error."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError


@dataclass(eq=False)  # eq would make the exception unhashable
class FileRefused(MotcuaError):
    """A file that is not taken. file: as the officer calls it."""

    file: str


@dataclass(eq=False)
class SheetRefused(FileRefused):
    """A sheet that is not taken. sheet: "" for a csv; row: of its headings."""

    sheet: str
    row: int

    @property
    def where(self) -> str:
        """“Tệp “a.xlsx”, trang “Sheet1””; a csv has no sheet."""
        sheet = f", trang “{self.sheet}”" if self.sheet else ""
        return f"Tệp “{self.file}”{sheet}"


@dataclass(eq=False)
class FileUnreadable(FileRefused):
    """The file is not a spreadsheet we can read; `reason` says why and what to do."""

    code: ClassVar[str] = "import.file_unreadable"
    reason: str

    def __str__(self) -> str:
        return f"Không đọc được tệp “{self.file}”: {self.reason}"


class FilePasswordProtected(FileRefused):
    """A workbook that opens only with a password."""

    code: ClassVar[str] = "import.file_password"

    def __str__(self) -> str:
        return (
            f"Tệp “{self.file}” được bảo vệ bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu "
            "(Tệp → Thông tin → Bảo vệ sổ làm việc), lưu lại rồi nhập."
        )


class FileEmpty(FileRefused):
    """A file without a single filled cell."""

    code: ClassVar[str] = "import.file_empty"

    def __str__(self) -> str:
        return (
            f"Tệp “{self.file}” rỗng: không có dòng tiêu đề và dòng dữ liệu nào. "
            "Hãy xuất lại tệp từ phần mềm nguồn."
        )


class NoRows(SheetRefused):
    """A header and nothing under it."""

    code: ClassVar[str] = "import.no_rows"

    def __str__(self) -> str:
        return (
            f"{self.where} chỉ có dòng tiêu đề (dòng {self.row}), không có dòng dữ liệu nào. "
            "Hãy kiểm tra khoảng thời gian khi xuất tệp."
        )


@dataclass(eq=False)
class HeadingMissing(SheetRefused):
    """Required headings are not there. row: the nearest to a header; 0: none looked like one."""

    code: ClassVar[str] = "import.heading_missing"
    missing: Sequence[str]
    found: Sequence[str]

    def __str__(self) -> str:
        missing = ", ".join(f"“{label}”" for label in self.missing)
        if not self.row:
            return (
                f"{self.where}: không tìm thấy dòng tiêu đề trong 30 dòng đầu. "
                f"Cần có các cột: {missing}."
            )
        found = ", ".join(f"“{text}”" for text in self.found)
        return (
            f"{self.where}, dòng {self.row}: thiếu cột {missing}. Các cột tìm thấy: {found}. "
            "Hãy thêm cột còn thiếu hoặc chỉ cột tương ứng ở trang nhập tệp."
        )


@dataclass(eq=False)
class HeadingAmbiguous(SheetRefused):
    """Two columns answer to one heading. columns: letters with the text of the cell."""

    code: ClassVar[str] = "import.heading_ambiguous"
    label: str
    columns: Sequence[str]

    def __str__(self) -> str:
        columns = " và ".join(self.columns)
        return (
            f"{self.where}, dòng {self.row}: {columns} đều được hiểu là “{self.label}”. "
            "Hãy đổi tên một cột hoặc chỉ cột đúng ở trang nhập tệp."
        )


@dataclass(eq=False)
class MappingInvalid(MotcuaError):
    """A column mapping that names a column or a heading that does not exist."""

    code: ClassVar[str] = "import.mapping_invalid"
    reason: str

    def __str__(self) -> str:
        return f"Cách ghép cột không dùng được: {self.reason}"
