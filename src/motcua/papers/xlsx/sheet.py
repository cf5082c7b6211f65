"""A worksheet being filled from the top: where we are, its columns, and its formats."""

from decimal import Decimal
from math import ceil
from typing import Any, Final

from motcua.papers.layout import FONT, SIZE_TABLE
from motcua.papers.widths import line_width_mm

_UNIT_MM: Final = 1.9  # one unit of column width: a digit of Times New Roman 11
_LINE: Final = 1.25  # row height of one line, in type sizes
_PADDING_MM: Final = 2
_FORMULA_STARTS = ("=", "+", "-", "@")


class Sheet:
    """A cursor over one worksheet. `row` is the next free row, from 0."""

    def __init__(self, book: Any, page: Any, widths_mm: tuple[float, ...]) -> None:
        """widths_mm: the columns of the sheet."""
        self.page = page
        self.row = 0
        self.widths_mm = widths_mm
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        for column, width in enumerate(widths_mm):
            page.set_column(column, column, width / _UNIT_MM)

    @property
    def columns(self) -> int:
        """How many columns the sheet has."""
        return len(self.widths_mm)

    def style(self, **wanted: object) -> Any:
        """A format of Times New Roman, made once a look."""
        look = {"font_name": FONT, "font_size": SIZE_TABLE, "valign": "vcenter", **wanted}
        key = tuple(sorted(look.items(), key=lambda item: item[0]))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]

    def put(
        self,
        first: int,
        last: int,
        value: str | int | Decimal | None,
        *,
        rows: int = 1,
        **look: Any,
    ) -> None:
        """Write `value` in columns first..last of the current row; None leaves a blank cell."""
        if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
            # The mark keeps it text even when somebody edits the cell.
            look["quote_prefix"] = True
        style = self.style(**look)
        if first != last or rows > 1:
            self.page.merge_range(self.row, first, self.row + rows - 1, last, "", style)
        self._write(first, value, style)

    def line(self, value: str, first: int, last: int, **look: Any) -> None:
        """One row of text over columns first..last, as high as its wrapped text needs."""
        self.put(first, last, value, text_wrap=True, **look)
        self.grow([(value, first, last)], float(look.get("font_size", SIZE_TABLE)))
        self.row += 1

    def grow(self, texts: list[tuple[str, int, int]], size_pt: float) -> None:
        """Height of the current row for the longest of the texts: Excel does not grow merges."""
        lines = max((self.lines_of(text, a, b, size_pt) for text, a, b in texts), default=1)
        self.page.set_row(self.row, lines * size_pt * _LINE + 2)

    def lines_of(self, text: str, first: int, last: int, size_pt: float) -> int:
        """Lines that `text` takes in columns first..last."""
        width = sum(self.widths_mm[first : last + 1]) - _PADDING_MM
        return sum(max(1, ceil(line_width_mm(line, size_pt) / width)) for line in text.split("\n"))

    def _write(self, column: int, value: str | int | Decimal | None, style: Any) -> None:
        if value is None or value == "":
            self.page.write_blank(self.row, column, None, style)
        elif isinstance(value, str):
            self.page.write_string(self.row, column, value, style)
        else:
            self.page.write_number(self.row, column, value, style)


def sheet_name(wanted: str, otherwise: str) -> str:
    """The wanted name without what a sheet's name must not hold, with room for a number."""
    return "".join(" " if c in r"[]:*?/\'" else c for c in wanted).strip()[:28] or otherwise
