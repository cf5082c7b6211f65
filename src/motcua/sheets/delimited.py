"""Streaming reader of csv: finds encoding and delimiter; memory does not grow with the file."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from motcua.sheets.errors import FileUnreadable
from motcua.sheets.table import Cell, NumberedRow, Oddities

HEAD_BYTES = 256 * 1024
DELIMITERS = (",", ";", "\t")
# Longer than any text we take; a quote that is never closed would else swallow the file.
FIELD_LIMIT = 64 * 1024
LINE_LIMIT = 1024 * 1024
# A file that is UTF-8 but for a few bytes has at least so many sound letters for each of them.
GOOD_LETTERS_A_FAULT = 4

RowsJudge = Callable[[Sequence[Sequence[Cell]]], tuple[int, int]]
"""How well rows look like an export of dossiers (the more, the better)."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class DelimitedTable:
    """An opened csv; see `Table`."""

    def __init__(self, path: Path, name: str, encoding: str, delimiter: str) -> None:
        """`name` is what messages call the file."""
        self._path = path
        self._name = name
        self._encoding = encoding
        self._delimiter = delimiter
        self._size = path.stat().st_size
        self._raw: io.BufferedReader | None = None

    @property
    def sheets(self) -> Sequence[str]:
        """A csv has one sheet without a name."""
        return ("",)

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """Records of the file; a quoted cell may run over several lines."""
        del sheet
        number = 0
        with self._path.open("rb") as raw:
            self._raw = raw
            text = io.TextIOWrapper(raw, encoding=self._encoding, newline="")
            reader = csv.reader(_lines(text), delimiter=self._delimiter, strict=True)
            previous = csv.field_size_limit(FIELD_LIMIT)
            try:
                for number, cells in enumerate(reader, start=1):
                    yield number, cells
            except csv.Error as error:
                raise FileUnreadable(self._name, _csv_fault(number + 1, error)) from error
            except UnicodeError as error:
                raise FileUnreadable(self._name, self._letter_fault(number, error)) from error
            finally:
                csv.field_size_limit(previous)

    def _letter_fault(self, row: int, error: UnicodeError) -> str:
        """Letters are decoded some rows ahead, so the row is not known exactly."""
        if "end of data" in str(error) or "truncated" in str(error):
            return f"sau dòng {row} tệp bị cắt cụt. Hãy xuất lại tệp."
        found = _first_fault(self._path, self._encoding)
        if found is not None:
            return found
        return (
            f"sau dòng {row} có ký tự không thuộc bảng mã {self._encoding}. "
            "Hãy lưu lại tệp ở dạng CSV UTF-8."
        )

    def oddities(self, sheet: str) -> Oddities:
        """A csv holds only texts; one that begins with "=" is refused where it is read."""
        del sheet
        return Oddities()

    def estimated_rows(self, sheet: str, done: int) -> int | None:
        """By the share of the bytes that `done` rows took."""
        del sheet
        if self._raw is None or self._raw.closed or not done:
            return None
        read = self._raw.tell()
        return max(done, round(done * self._size / read)) if read else None


def open_delimited(path: Path, name: str, judge: RowsJudge) -> DelimitedTable:
    """Find encoding and delimiter: those under which the first rows look most like an export.

    Raises FileUnreadable when the bytes are no text.
    """
    with path.open("rb") as raw:
        head = raw.read(HEAD_BYTES)
    if _is_damaged_utf8(head):
        fault = _first_fault(path, "utf-8")
        if fault is not None:
            raise FileUnreadable(name, fault)
    encodings = _possible_encodings(head)
    if not encodings:
        raise FileUnreadable(name, "đây không phải tệp xlsx hay csv. Cần tệp bảng tính xuất ra.")
    best = ((-1, -1), encodings[0], DELIMITERS[0])
    for encoding in encodings:
        text = _decoded(head, encoding)
        for delimiter in DELIMITERS:
            score = judge(_first_rows(text, delimiter))
            if score > best[0]:  # the earlier guess wins a tie
                best = (score, encoding, delimiter)
    return DelimitedTable(path, name, best[1], best[2])


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines of a bounded length: a file without line ends would be read whole."""
    while line := text.readline(LINE_LIMIT):
        if len(line) == LINE_LIMIT and not line.endswith(("\n", "\r")):
            raise csv.Error("line larger than limit")
        yield line


def _possible_encodings(head: bytes) -> list[str]:
    """Encodings the head can be in, the likeliest first; none: binary."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return [encoding]
    if b"\x00" in head:
        wide = [e for e in ("utf-16-le", "utf-16-be") if _is_text(head, e)]
        return wide[:1]
    if _is_text(head, "utf-8"):
        return ["utf-8"]
    # Text of Windows before Unicode; TCVN3 and VNI fonts put their letters on windows-1252.
    return [e for e in ("windows-1258", "windows-1252") if _is_text(head, e)]


def _is_damaged_utf8(head: bytes) -> bool:
    """Whether the head is text in UTF-8 but for a few bytes.

    Text in a single-byte encoding hardly ever has two bytes that make a letter of UTF-8, where
    Vietnamese in UTF-8 is full of them.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in head:
        return False
    if _is_text(head, "utf-8"):
        return False
    text = head.decode("utf-8", errors="surrogateescape")
    faults = sum("\udc80" <= letter <= "\udcff" for letter in text)
    letters = sum(letter > "\x7f" for letter in text) - faults
    return letters >= GOOD_LETTERS_A_FAULT * faults


def _first_fault(path: Path, encoding: str) -> str | None:
    """Line and byte of the first byte that the encoding does not have; None: not by lines."""
    if encoding.startswith("utf-16"):
        return None
    encoding = encoding.removesuffix("-sig")
    with path.open("rb") as raw:
        for number, line in enumerate(iter(lambda: raw.readline(LINE_LIMIT), b""), start=1):
            try:
                line.decode(encoding)
            except UnicodeDecodeError as error:
                before = "".join(filter(str.isprintable, line[: error.start].decode(encoding)))
                before = before[-20:].strip()
                return (
                    f"dòng {number}, byte thứ {error.start + 1} (0x{line[error.start]:02X}"
                    f"{f', sau “{before}”' if before else ''}) không thuộc bảng mã "
                    f"{encoding.upper()}. Hãy mở tệp, sửa chữ ấy rồi lưu lại dạng CSV UTF-8."
                )
    return None


def _is_text(head: bytes, encoding: str) -> bool:
    """Whether the head decodes, a letter cut at its end allowed."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        text = decoder.decode(head)
    except UnicodeError:
        return False
    return "\x00" not in text


def _decoded(head: bytes, encoding: str) -> str:
    return codecs.getincrementaldecoder(encoding)().decode(head)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """The first 40 records; one cut by the end of the head is left out."""
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            rows.append(cells)
            if len(rows) == 40:
                break
    except csv.Error:
        return rows
    return rows


def _csv_fault(row: int, error: csv.Error) -> str:
    if "line larger" in str(error):
        return f"dòng {row} dài quá {LINE_LIMIT} ký tự; đây không phải tệp csv xuất ra."
    if "field larger" in str(error) or "unexpected end" in str(error):
        return (
            f"từ dòng {row} có dấu nháy kép mở mà không đóng, hoặc tệp bị cắt cụt. "
            "Hãy xuất lại tệp."
        )
    return f"dòng {row} sai quy cách csv ({error}). Hãy lưu lại tệp ở dạng CSV UTF-8."
