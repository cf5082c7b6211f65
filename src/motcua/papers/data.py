"""A document as a tree of blocks, before any file format.

Writers (docx, pdf, xlsx, html) print the same tree in the same order and decide no figure. Text is
NFC. Layout follows NĐ 30/2020/NĐ-CP, Phụ lục I; sizes live in `papers/layout.py`, not here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self


class Orientation(StrEnum):
    """How the A4 sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Align(StrEnum):
    """Where text stands in its cell or column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class ParagraphStyle(StrEnum):
    """What a paragraph is, from which its look follows."""

    BODY = "body"  # justified, first line indented
    PLAIN = "plain"  # justified, not indented
    CENTERED = "centered"  # "Kính gửi: …"
    BASIS = "basis"  # căn cứ: italic, justified, indented


class CellKind(StrEnum):
    """What a cell of a table holds."""

    TEXT = "text"
    INT = "int"
    DECIMAL = "decimal"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look.

    measure: key of the figure the text prints; None: ordinary text. value: the same figure as a
    plain number (decimal point, no thousands mark), for machines; None with a measure: no figure.
    """

    text: str
    bold: bool = False
    italic: bool = False
    measure: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two-column head: agency and number at the left, Quốc hiệu, place and date at the right.

    superior: cơ quan chủ quản, regular type; () for an UBND. agency: bold lines, upper case.
    number "Số:      /BC-UBND" and place_date "Phú Sơn, ngày    tháng 3 năm 2024" come as they
    are printed; None: the line is left out (heads of annexes).
    """

    agency: tuple[str, ...]
    superior: tuple[str, ...] = ()
    number: str | None = None
    place_date: str | None = None


@dataclass(frozen=True, slots=True)
class FormHead:
    """The head of a statistical form: code at the left, title in the middle, agency at the right.

    left: "Biểu số 06a/VPCP/KSTT" and who issued it. title: bold lines. subtitle: the period in
    parentheses. right: lines of the reporting agency.
    """

    left: tuple[str, ...]
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Tên loại ("BÁO CÁO") and trích yếu, centred, with the line below."""

    kind: str
    summary: str


@dataclass(frozen=True, slots=True)
class Heading:
    """level 1: "I. TÌNH HÌNH …"; 2: "1. Công tác …"; 3: "a) …"; 4: a minor title, bold."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Ordinary text. keeps_next: it names what follows and stays on its page."""

    runs: tuple[Run, ...]
    style: ParagraphStyle = ParagraphStyle.BODY
    keeps_next: bool = False

    @classmethod
    def of(cls, text: str, style: ParagraphStyle = ParagraphStyle.PLAIN) -> Self:
        """A paragraph of one look."""
        return cls((Run(text),), style)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of a table's heading; rows list only the cells that begin in them."""

    text: str
    colspan: int = 1
    rowspan: int = 1

    @classmethod
    def row_of(cls, texts: Iterable[str]) -> tuple[tuple[Self, ...], ...]:
        """A heading of one row, a cell a column."""
        return (tuple(cls(text) for text in texts),)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A value; None is "no figure" and prints nothing. places: decimals printed of a DECIMAL.

    measure: key of the figure, when the cell prints a computed one.
    """

    value: str | int | Decimal | None
    kind: CellKind = CellKind.TEXT
    bold: bool = False
    align: Align | None = None  # None: text left, numbers centred
    places: int = 1
    colspan: int = 1
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells from left to right; their colspans add up to the width of the table."""

    cells: tuple[TableCell, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. The heading and the number row "(1) (2) …" are repeated on every page.

    widths_mm: relative widths of the columns; the writer stretches them to the text's width.
    name: what a screen reader calls it. row_heads: how many first columns name the row.
    """

    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[TableRow, ...]
    widths_mm: tuple[int, ...]
    number_row: tuple[str, ...] = ()
    name: str = ""
    row_heads: int = 2


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận: lines without the leading hyphen, each with its ";" or "."."""

    lines: tuple[str, ...]
    heading: str = "Nơi nhận:"


@dataclass(frozen=True, slots=True)
class Signer:
    """One side of a signature: place_date in italics, bold titles, an italic hint, the name.

    name "": left blank for whoever signs.
    """

    titles: tuple[str, ...]
    name: str = ""
    hint: str = ""
    place_date: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """The foot of a document: recipients or a second signer at the left, who signs at the right."""

    right: Signer
    left: Recipients | Signer | None = None


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """label "Phụ lục I", title in upper case, reference without its parentheses; "": none."""

    title: str
    label: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A short line: "Đơn vị tính: Số hồ sơ TTHC", italic, at the side asked for."""

    text: str
    align: Align = Align.LEFT
    italic: bool = True


@dataclass(frozen=True, slots=True)
class QrCode:
    """A square code for a telephone's camera at the right, lines of text at its left.

    text: what the code carries, not empty; black on white, with its quiet zone.
    """

    text: str
    lines: tuple[str, ...] = ()
    size_mm: int = 26


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, `width_mm` wide or as wide as the text. name: what it says, in words.

    svg: as `papers.charts` draws it.
    """

    svg: str
    name: str
    width_mm: int = 150


Block = (
    Letterhead
    | FormHead
    | TitleBlock
    | Heading
    | Paragraph
    | Table
    | Signature
    | AnnexHead
    | Note
    | QrCode
    | Picture
)


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation. restart_numbering: an annex, counted from its own page 1.

    sheet_name: name of the worksheet in xlsx, at most 31 characters.
    """

    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    restart_numbering: bool = False
    sheet_name: str = "Biểu"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    created_at: aware; goes into the file's properties, so that the same document gives the same
    bytes. None: the properties say 01/01/2000 (a document without a date of its own). compact: a
    slip: letters of 13 points and closer lines, so that what one page can hold is on one.
    """

    title: str
    sections: tuple[Section, ...]
    created_at: datetime | None = None
    author: str = ""
    keywords: tuple[str, ...] = field(default=())
    compact: bool = False
