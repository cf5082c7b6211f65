"""Which reader a file needs, told by its first bytes: a name may lie."""

import zipfile
from pathlib import Path

import msoffcrypto
import olefile
from msoffcrypto.exceptions import FileFormatError

from motcua.sheets.delimited import RowsJudge, open_delimited
from motcua.sheets.errors import FileEmpty, FilePasswordProtected, FileUnreadable
from motcua.sheets.table import Table
from motcua.sheets.workbook import WorkbookTable, damaged

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A workbook is held in memory, and its XML may be a thousand times longer than the file.
UNPACKED_LIMIT = 2 * 1024**3


def open_table(path: Path, name: str, judge: RowsJudge) -> Table:
    """Open xlsx, xls or csv. `name` is what messages call the file, `judge` tells an export's rows.

    Raises FileEmpty, FilePasswordProtected or FileUnreadable.
    """
    try:
        with path.open("rb") as raw:
            head = raw.read(512)
    except FileNotFoundError as error:
        raise FileUnreadable(name, "không có tệp này. Hãy xem lại tên và thư mục.") from error
    except IsADirectoryError as error:
        raise FileUnreadable(
            name, "đây là một thư mục. Hãy chỉ tên tệp .xlsx, .xls hoặc .csv trong thư mục ấy."
        ) from error
    except OSError as error:
        raise FileUnreadable(name, "không mở được tệp. Hãy xem lại quyền đọc tệp.") from error
    if not head:
        raise FileEmpty(name)
    if head.startswith(_ZIP):
        return _open_zip(path, name)
    if head.startswith(_OLE):
        return _open_ole(path, name)
    _refuse_other_formats(head, name)
    return open_delimited(path, name, judge)


def _open_zip(path: Path, name: str) -> Table:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = set(archive.namelist())
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise damaged(name) from error
    if "xl/workbook.xml" not in parts:
        raise FileUnreadable(
            name, "đây không phải sổ làm việc xlsx. Hãy mở tệp và lưu lại ở dạng .xlsx."
        )
    if unpacked > UNPACKED_LIMIT:
        raise FileUnreadable(
            name, "nội dung sau khi giải nén quá lớn. Hãy lưu tệp ở dạng CSV UTF-8 rồi nhập."
        )
    return WorkbookTable(path, name, is_xlsx=True)


def _open_ole(path: Path, name: str) -> Table:
    """An old xls, or the envelope of a workbook with a password."""
    try:
        with path.open("rb") as raw:
            if msoffcrypto.OfficeFile(raw).is_encrypted():
                raise FilePasswordProtected(name)
        with olefile.OleFileIO(str(path)) as container:
            is_workbook = container.exists("Workbook") or container.exists("Book")
    except (FileFormatError, OSError, ValueError) as error:
        raise damaged(name) from error
    if not is_workbook:
        raise FileUnreadable(name, "đây không phải bảng tính. Cần tệp .xlsx, .xls hoặc .csv.")
    return WorkbookTable(path, name, is_xlsx=False)


def _refuse_other_formats(head: bytes, name: str) -> None:
    """Formats that are not ours and whose bytes may still pass for text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")):
        raise FileUnreadable(
            name,
            "đây là trang web mang đuôi bảng tính. Hãy mở bằng Excel và lưu lại ở dạng .xlsx.",
        )
    if start.startswith((b"%pdf", b"{\\rtf", b"\x89png", b"\xff\xd8\xff", b"rar!", b"7z\xbc\xaf")):
        raise FileUnreadable(name, "đây không phải bảng tính. Cần tệp .xlsx, .xls hoặc .csv.")
    if name.lower().endswith((".xlsx", ".xlsm")):
        raise damaged(name)
