"""A book of documents as paper: its cover, then its table. Source: NĐ 30/2020, Phụ lục IV."""

from datetime import datetime

from motcua.kernel.dates import format_day
from motcua.kernel.documents import Book, BookColumn
from motcua.kernel.numbers import format_int
from motcua.papers.data import (
    Align,
    AnnexHead,
    Block,
    Document,
    HeadCell,
    Note,
    Orientation,
    Paragraph,
    ParagraphStyle,
    Run,
    Section,
    Table,
    TableCell,
    TableRow,
)

PEN = "........"
LINES_ABOVE = 4  # the title stands in the middle of the cover


def book_document(book: Book, *, created_at: datetime | None = None) -> Document:
    """The book as a block tree; an empty one has its cover and a line that says so."""
    title = book.layout.title
    return Document(
        title=title,
        sections=(
            Section(_cover(book), Orientation.LANDSCAPE, sheet_name="Bìa"),
            Section(
                _pages(book),
                Orientation.LANDSCAPE,
                restart_numbering=True,
                sheet_name=title.capitalize()[:31],
            ),
        ),
        created_at=created_at,
        author=" ".join(book.agency),
        keywords=(title, str(book.from_on.year)),
    )


def _cover(book: Book) -> tuple[Block, ...]:
    years = str(book.from_on.year)
    if book.to_on.year != book.from_on.year:
        years = f"{years} - {book.to_on.year}"
    lines = [
        f"Năm: {years}",
        *([book.subject] if book.subject else []),
        f"Từ ngày {format_day(book.from_on)} đến ngày {format_day(book.to_on)}",
        _numbers(book),
        f"Quyển số: {PEN}",
    ]
    return (
        *(_centred(line, bold=True) for line in book.agency),
        *[_centred("")] * LINES_ABOVE,
        AnnexHead(title=book.layout.title),
        *(_centred(line) for line in lines),
        Note(f"Mẫu sổ: {book.layout.annex}, Nghị định số 30/2020/NĐ-CP", Align.CENTER, italic=True),
    )


def _numbers(book: Book) -> str:
    total = f"{format_int(len(book.rows))} văn bản"
    if book.first and book.last:
        return f"Từ số {book.first} đến số {book.last} ({total})"
    return f"Gồm {total}"


def _centred(text: str, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(text, bold=bold),), ParagraphStyle.CENTERED)


def _pages(book: Book) -> tuple[Block, ...]:
    if not book.rows:
        return (_centred("Không có văn bản nào trong khoảng ngày này."),)
    columns = book.layout.columns
    return (
        Table(
            head=HeadCell.row_of(column.heading for column in columns),
            rows=tuple(
                TableRow(tuple(_cell(column, row.get(column.value, "")) for column in columns))
                for row in book.rows
            ),
            widths_mm=tuple(column.width_mm for column in columns),
            number_row=tuple(f"({place})" for place in range(1, len(columns) + 1)),
            name=book.layout.title,
            row_heads=1,
        ),
    )


def _cell(column: BookColumn, text: str) -> TableCell:
    return TableCell(text, align=Align.CENTER if column.centered else None)
