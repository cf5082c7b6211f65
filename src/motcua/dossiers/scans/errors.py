"""Refusals of scans: each names the file, what was found in it and what to do."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.kernel.errors import MotcuaError, NotFound
from motcua.kernel.numbers import format_int


@dataclass(eq=False)
class ScanRefused(MotcuaError):
    """A file that cannot be taken as a scan.

    `found` completes "Tệp “…” …"; `advice` says what to do.
    """

    code: ClassVar[str] = "scan.refused"
    name: str
    found: str
    advice: str

    def __str__(self) -> str:
        return f"Tệp “{self.name}” {self.found}; {self.advice}."


class ScanMissingFiles(MotcuaError):
    """Nothing was sent."""

    code: ClassVar[str] = "scan.no_files"

    def __str__(self) -> str:
        return "Chưa có trang nào; hãy chụp ảnh hoặc chọn tệp rồi gửi."


@dataclass(eq=False)
class ScanTooMany(MotcuaError):
    """More files or pages at once than one paper has.

    `what`: "tệp" or "trang".
    """

    code: ClassVar[str] = "scan.too_many"
    what: str
    count: int
    most: int

    def __str__(self) -> str:
        return (
            f"Có {format_int(self.count)} {self.what}, mỗi lần nhận nhiều nhất {self.most} "
            f"{self.what}; hãy chia ra gửi nhiều lần."
        )


class PaperUnknown(MotcuaError):
    """The paper is not among those of the dossier."""

    code: ClassVar[str] = "scan.paper_unknown"

    def __str__(self) -> str:
        return "Chưa chọn giấy tờ nào được số hóa; hãy chọn trong danh sách rồi gửi lại."


class ScanStruck(NotFound):
    """The scan was a mistake and was struck; nobody can open it any more."""

    code: ClassVar[str] = "scan.struck"

    def __init__(self, paper_name: str, struck_by: str, day: str) -> None:
        """Which paper it was of, who struck it, and on which day (dd/mm/yyyy)."""
        super().__init__("bản số hóa", paper_name)
        self.paper_name, self.struck_by, self.day = paper_name, struck_by, day

    def __str__(self) -> str:
        return (
            f"Bản số hóa “{self.paper_name}” là bản nhầm, {self.struck_by} đã bỏ ngày {self.day}; "
            "nội dung không mở được nữa. Cần giấy tờ này thì quét lại từ bản giấy."
        )


class ScanUnknown(NotFound):
    """The dossier has no such scan, or its file is not where it was put."""

    code: ClassVar[str] = "scan.unknown"

    def __init__(self, digest: str) -> None:
        """`digest`: of the scan asked for."""
        super().__init__("bản số hóa", digest[:12])
