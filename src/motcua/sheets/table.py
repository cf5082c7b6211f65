"""What every reader gives: sheets of numbered rows, and the cells that hold no plain value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol

Cell = str | int | float | bool | date | datetime | time | None
"""Text of a csv is always str; a workbook's empty cell is ""."""

NumberedRow = tuple[int, Sequence[Cell]]
"""1-based number as the spreadsheet program shows it (a csv record is one row), and its cells."""


@dataclass(frozen=True, slots=True)
class Oddities:
    """Cells of a sheet that hold no plain value, by (row, column), both 1-based.

    A formula's cell has the formula's text with "="; an error's has "#REF!", "#N/A", ...
    """

    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)


class Table(Protocol):
    """An opened file. Raises FileUnreadable while reading if the content breaks off."""

    @property
    def sheets(self) -> Sequence[str]:
        """Names in the file's order; a csv has the one sheet ""."""

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """From the top, each call anew."""

    def oddities(self, sheet: str) -> Oddities:
        """Formulas and errors anywhere in the sheet."""

    def estimated_rows(self, sheet: str, done: int) -> int | None:
        """Rows of the sheet, guessed from the bytes read for `done` rows; None: not known yet."""


def column_letter(column: int) -> str:
    """1 -> "A", 27 -> "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The other way: "A" -> 1, "AA" -> 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
