"""Files that are kept as they were sent: what they are, their content says.

They are opened to be checked and never written anew, so what a PDF or a Word file may carry
besides its pages is refused here: scripts, macros, a template fetched from elsewhere.
"""

import io
import re
import zipfile
import zlib
from pathlib import PurePath

import pypdfium2

from motcua.dossiers.results.data import DOCX, PDF
from motcua.dossiers.scans import reading
from motcua.dossiers.scans.data import SentFile
from motcua.dossiers.scans.errors import ScanRefused
from motcua.dossiers.scans.reading import MEBIBYTE, MOST_BYTES

WORD_PARTS = frozenset({"[Content_Types].xml", "word/document.xml"})
MOST_PARTS, MOST_UNPACKED = 2_000, 100 * MEBIBYTE
ZIP_HEAD, OLD_WORD_HEAD, PDF_HEAD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-"
HEAD_LENGTH = 1024  # a PDF may begin after some bytes of its sender
_ELSEWHERE = re.compile(rb"attachedTemplate[^>]*TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_ELSEWHERE_FIRST = re.compile(
    rb"TargetMode\s*=\s*[\"']External[^>]*attachedTemplate", re.IGNORECASE
)
AS_PDF = "hãy xuất thành PDF rồi gửi lại"
SAVE_AGAIN = "hãy lưu lại trong Word dưới dạng .docx rồi gửi"


def kind_of_draft(file: SentFile) -> str:
    """DOCX or PDF. ScanRefused for anything else, or for one that is not sound."""
    if file.content.startswith(OLD_WORD_HEAD):
        raise ScanRefused(file.name, "là tệp Word cũ hoặc tệp có mật khẩu", SAVE_AGAIN)
    if file.content.startswith(ZIP_HEAD):
        _require_word(file)
        return DOCX
    _require_pdf(file, "không phải DOCX hay PDF", "hãy gửi tệp DOCX hoặc PDF")
    return PDF


def kind_of_result(file: SentFile) -> str:
    """PDF. ScanRefused for anything else, or for one that is locked, damaged or has scripts."""
    _require_pdf(file, "không phải PDF", AS_PDF)
    return PDF


def _require_pdf(file: SentFile, found: str, advice: str) -> None:
    """found, advice: what is said of a file that is none."""
    if file.content and PDF_HEAD not in file.content[:HEAD_LENGTH]:
        raise ScanRefused(file.name, found, advice)
    reading.kind_of(file)
    with reading.pdfium_turn, reading.opened(file, file.content) as opened:
        if not len(opened):
            raise ScanRefused(file.name, "không có trang nào", AS_PDF)
        reading.require_readable(file, opened)
        if pypdfium2.raw.FPDFDoc_GetJavaScriptActionCount(opened.raw):
            raise ScanRefused(file.name, "có mã lệnh chạy bên trong", AS_PDF)


def _require_word(file: SentFile) -> None:
    size, suffix = len(file.content), PurePath(file.name).suffix.lower()
    if size > MOST_BYTES:
        found = f"nặng {size // MEBIBYTE} MB, nhiều nhất {MOST_BYTES // MEBIBYTE} MB"
        raise ScanRefused(file.name, found, "hãy thu nhỏ ảnh trong tệp")
    if suffix not in ("", ".docx"):
        said = f"có đuôi “{suffix}” mà bên trong không phải loại tệp ấy"
        raise ScanRefused(file.name, said, "hãy gửi tệp DOCX hoặc PDF")
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as packed:
            _require_sound(file, packed)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError):
        raise ScanRefused(file.name, "bị hỏng, không mở được", SAVE_AGAIN) from None


def _require_sound(file: SentFile, packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    names = {one.filename for one in parts}
    if not names >= WORD_PARTS:
        raise ScanRefused(file.name, "không phải tệp Word", "hãy gửi tệp DOCX hoặc PDF")
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise ScanRefused(file.name, "bung ra quá lớn", SAVE_AGAIN)
    if any(PurePath(name).name.lower() == "vbaproject.bin" for name in names):
        raise ScanRefused(file.name, "có macro", SAVE_AGAIN)
    if packed.testzip() is not None:
        raise ScanRefused(file.name, "bị hỏng, không mở được", SAVE_AGAIN)
    relations = (name for name in names if name.endswith("settings.xml.rels"))
    if any(_fetches(packed.read(name)) for name in relations):
        raise ScanRefused(file.name, "lấy mẫu từ nơi khác trên mạng", SAVE_AGAIN)


def _fetches(relations: bytes) -> bool:
    return bool(_ELSEWHERE.search(relations) or _ELSEWHERE_FIRST.search(relations))
