"""Files that were sent become one PDF. What a file is, its content says; its name must agree.

Nothing is kept as it came: pictures are decoded and written anew, without the place and device
that a phone adds; pages of a PDF are taken over one by one, without scripts and attachments.
"""

import hashlib
import io
import re
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath

import pypdfium2
from PIL import Image, ImageOps

from motcua.dossiers.scans.data import SentFile
from motcua.dossiers.scans.errors import ScanMissingFiles, ScanRefused, ScanTooMany

MEBIBYTE = 1024 * 1024
MOST_BYTES = 20 * MEBIBYTE  # a page at 300 dots an inch in colour is 1 to 3
MOST_FILES, MOST_PAGES = 30, 100
MOST_PIXELS = 60_000_000  # the largest phones take 50; a bomb of a few bytes has more
LONGEST_SIDE, DOTS_AN_INCH = 2339, 200  # an A4 page at 200 dots an inch: read without a magnifier
QUALITY = 80
PDF, JPEG, PNG = "PDF", "JPEG", "PNG"
SUFFIXES = {".pdf": PDF, ".jpg": JPEG, ".jpeg": JPEG, ".jfif": JPEG, ".png": PNG}
WORDS = {PDF: "tệp PDF", JPEG: "ảnh JPEG", PNG: "ảnh PNG"}
ACCEPTED = "hãy gửi tệp PDF, hoặc ảnh JPEG, PNG"
AGAIN = "hãy quét hoặc chụp lại"
PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_MADE_AT = re.compile(rb"(/CreationDate\(D:)\d{14}([^)]{0,10}\)/Creator\(PDFium\))")
_NUMBER = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")
_TAIL = 1024  # the number stands in the trailer
pdfium_turn = threading.Lock()  # the library knows no threads


@dataclass(frozen=True, slots=True)
class OnePdf:
    """The pages of all files in their order."""

    content: bytes
    pages: int


def one_pdf(files: Sequence[SentFile]) -> OnePdf:
    """The files as one PDF, in the order in which they were sent.

    Raises ScanMissingFiles, ScanTooMany; ScanRefused for a file that is too large, empty, damaged,
    locked, of another kind, or of a kind that its name does not say.
    """
    if not files:
        raise ScanMissingFiles
    if len(files) > MOST_FILES:
        raise ScanTooMany("tệp", len(files), MOST_FILES)
    parts = [(file, _READERS[kind_of(file)](file)) for file in files]
    with pdfium_turn:
        return _together(parts)


def kind_of(file: SentFile) -> str:
    """PDF, JPEG or PNG, by content. ScanRefused for another kind, and for a name that says else."""
    size = len(file.content)
    if not size:
        raise ScanRefused(file.name, "trống, không có gì bên trong", AGAIN)
    if size > MOST_BYTES:
        found = f"nặng {size // MEBIBYTE} MB, nhiều nhất {MOST_BYTES // MEBIBYTE} MB"
        raise ScanRefused(file.name, found, "hãy quét ở độ phân giải thấp hơn hoặc chia ra")
    found = _by_content(file)
    suffix = PurePath(file.name).suffix.lower()
    if SUFFIXES.get(suffix, found) != found:
        said = f"có đuôi “{suffix}” nhưng bên trong là {WORDS[found]}"
        raise ScanRefused(file.name, said, "hãy xem lại có đúng tệp cần gửi không, rồi đổi đuôi")
    return found


def _by_content(file: SentFile) -> str:
    head = file.content[:1024]
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[4:8] == b"ftyp":
        raise ScanRefused(
            file.name,
            "là ảnh HEIC hoặc đoạn phim của điện thoại",
            "trên iPhone chọn Cài đặt, Camera, Định dạng, Tương thích nhất, rồi chụp lại",
        )
    raise ScanRefused(file.name, "không phải PDF hay ảnh", ACCEPTED)


def _picture(file: SentFile) -> bytes:
    """A PDF of one page."""
    try:
        with Image.open(io.BytesIO(file.content), formats=(JPEG, PNG)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                found = f"có {picture.width} × {picture.height} điểm ảnh, quá lớn"
                raise ScanRefused(file.name, found, "hãy chụp ở độ phân giải thấp hơn")
            picture.load()
            page = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise ScanRefused(file.name, "bị hỏng, không mở được", AGAIN) from None
    page.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    page.save(out, PDF, resolution=DOTS_AN_INCH, quality=QUALITY)
    return out.getvalue()


_READERS: dict[str, Callable[[SentFile], bytes]] = {
    PDF: lambda file: file.content,
    JPEG: _picture,
    PNG: _picture,
}


def _together(parts: Sequence[tuple[SentFile, bytes]]) -> OnePdf:
    whole = pypdfium2.PdfDocument.new()
    try:
        for file, content in parts:
            with opened(file, content) as part:
                if not len(part):
                    raise ScanRefused(file.name, "không có trang nào", AGAIN)
                if len(whole) + len(part) > MOST_PAGES:
                    raise ScanTooMany("trang", len(whole) + len(part), MOST_PAGES)
                require_readable(file, part)
                whole.import_pages(part)
        out = io.BytesIO()
        whole.save(out)
        return OnePdf(_unstamped(out.getvalue()), len(whole))
    finally:
        whole.close()


def _unstamped(content: bytes) -> bytes:
    """The same pages are the same file: the library writes its own time and a random number in.

    When it was scanned, and by whom, the log says. Lengths stay, so that the table of places does.
    """
    timeless = _MADE_AT.sub(lambda found: found[1] + b"0" * 14 + found[2], content, count=1)
    head, tail = timeless[:-_TAIL], timeless[-_TAIL:]
    number = hashlib.sha256(head + _NUMBER.sub(b"", tail)).hexdigest()[:32].upper().encode()
    return head + _NUMBER.sub(b"/ID[<" + number + b"><" + number + b">]", tail)


def opened(file: SentFile, content: bytes) -> pypdfium2.PdfDocument:
    """The PDF; ScanRefused when it is locked or damaged. Hold `pdfium_turn`."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as refused:
        if getattr(refused, "err_code", None) == PASSWORD_NEEDED:
            raise ScanRefused(file.name, "có mật khẩu", "hãy gửi bản không đặt mật khẩu") from None
        raise ScanRefused(file.name, "bị hỏng, không mở được", AGAIN) from None


def require_readable(file: SentFile, part: pypdfium2.PdfDocument) -> None:
    """Every page opens: a file that was cut off often names pages that are not there."""
    for number in range(len(part)):
        with suppress(pypdfium2.PdfiumError):
            part[number].close()
            continue
        raise ScanRefused(file.name, f"hỏng ở trang {number + 1}", AGAIN)
