"""Measures of a printed page: NĐ 30/2020/NĐ-CP, Phụ lục I (one value of each range, kept)."""

from typing import Final

FONT: Final = "Times New Roman"
PDF_FONT: Final = "Tinos"  # same widths as Times New Roman, free to embed

# A4 and its margins, millimetres (mục I.1, I.3): top 20-25, bottom 20-25, left 30-35, right 15-20.
PAGE_SHORT_MM: Final = 210
PAGE_LONG_MM: Final = 297
MARGIN_TOP_MM: Final = 20
MARGIN_BOTTOM_MM: Final = 20
MARGIN_LEFT_MM: Final = 30
MARGIN_RIGHT_MM: Final = 20
PAGE_NUMBER_FROM_TOP_MM: Final = 10

# Sizes in points (mục II; ô số of the official scheme).
SIZE_COUNTRY: Final = 13  # ô 1, Quốc hiệu
SIZE_MOTTO: Final = 14  # ô 1, Tiêu ngữ
SIZE_AGENCY: Final = 13  # ô 2
SIZE_NUMBER: Final = 13  # ô 3
SIZE_PLACE_DATE: Final = 14  # ô 4
SIZE_TITLE: Final = 14  # ô 5a
SIZE_BODY: Final = 14  # ô 6
SIZE_SIGNATURE: Final = 14  # ô 7
SIZE_RECIPIENTS_HEADING: Final = 12  # ô 9b
SIZE_RECIPIENTS: Final = 11  # ô 9b
SIZE_ANNEX: Final = 14
SIZE_FORM: Final = 12  # heads and notes of statistical forms
SIZE_TABLE: Final = 11  # cells of tables
SIZE_PAGE_NUMBER: Final = 13

# Of slips: the smaller letter that the decree allows, and lines closer together.
COMPACT_BODY: Final = 13
COMPACT_GAP_PT: Final = 3
COMPACT_SIGNING_LINES: Final = 3  # left free for a hand between title and name; else 4
SIGNING_LINES: Final = 4

FIRST_LINE_MM: Final = 12.7
PARAGRAPH_GAP_PT: Final = 6

COUNTRY: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"

# So many last rows of a table stay on the page of the signature below it.
KEPT_ROWS: Final = 2
# A table of no more rows, and letters in them, is never broken over two pages.
SHORT_ROWS: Final = 6
SHORT_LETTERS: Final = 900

# A row of more lines may be broken; lower ones are not.
UNBROKEN_LINES: Final = 6

# Left and right halves of the head, of the text's width.
HEAD_LEFT_SHARE: Final = 0.39
# Length of the lines under the agency's name and under the trích yếu: 1/3 to 1/2 of the text.
LINE_SHARE: Final = 0.4


def text_width_mm(landscape: bool) -> int:
    """Width between the margins, millimetres."""
    page = PAGE_LONG_MM if landscape else PAGE_SHORT_MM
    return page - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
