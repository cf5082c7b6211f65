"""Faulty rows of a checked file as they stand in it, and under each what its cells need."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from motcua.desk import upload_store
from motcua.desk.cells_out import plain_text
from motcua.desk.upload_store import About
from motcua.sheets.data import FileExcerpt

SHOWN_ROWS = 50
LETTERS = 26

RowsOf = Callable[..., FileExcerpt]
"""(path, row numbers, original_name=) -> the rows as they stand."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell as the file has it."""

    text: str
    is_bad: bool


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row of the file with all its faults. code: of its dossier, "" where it has none."""

    number: int
    code: str
    cells: tuple[SheetCell, ...]
    faults: tuple[dict, ...]


@dataclass(frozen=True, slots=True)
class Faulty:
    """What the page shows. general: faults of the file as a whole. hidden: faults not shown."""

    sheet: str | None
    headings: tuple[str, ...]
    rows: tuple[FaultyRow, ...]
    general: tuple[dict, ...]
    hidden: int


def rows_in_place(about: About, report: dict, rows_of: RowsOf) -> Faulty:
    """Read the faulty rows again from the file. report: an ImportReport as a mapping."""
    by_row: dict[int, list[dict]] = defaultdict(list)
    general = []
    for rejection in report["rejections"]:
        if rejection["row"]:
            by_row[rejection["row"]].append(rejection)
        else:
            general.append(rejection)
    numbers = sorted(by_row)[:SHOWN_ROWS]
    shown = len(general) + sum(len(by_row[number]) for number in numbers)
    hidden = report["rejections_total"] - shown
    excerpt = rows_of(upload_store.data_path(about), numbers, original_name=about.name)
    headings = excerpt.headings
    code_column = _code_column(about, excerpt)
    rows = tuple(
        _row(number, excerpt.rows.get(number, ()), headings, by_row[number], code_column)
        for number in numbers
    )
    return Faulty(excerpt.sheet, headings, rows, tuple(general), hidden)


def rejections_as_csv(lines: Iterable[str]) -> Iterator[str]:
    """The full list for a spreadsheet program, line by line. lines: JSON as the import wrote it."""
    yield "\ufeffDòng,Cột,Giá trị,Cần\r\n"
    row = io.StringIO()
    writer = csv.writer(row)
    for line in lines:
        found = json.loads(line)
        texts = (found["column"] or "", found["value"], found["expected"])
        writer.writerow((found["row"], *map(plain_text, texts)))
        yield row.getvalue()
        row.seek(0)
        row.truncate()


def _code_column(about: About, excerpt: FileExcerpt) -> int | None:
    """Where the codes stand, by the officer's mapping or the headings."""
    if about.columns is None:
        return excerpt.columns.get("code")
    return next((column for column, key in about.columns.items() if key == "code"), None)


def _row(
    number: int,
    texts: tuple[str, ...],
    headings: tuple[str, ...],
    faults: list[dict],
    code_column: int | None,
) -> FaultyRow:
    bad = {_column_of(fault["column"] or "") for fault in faults}
    padded = (*texts, *[""] * (len(headings) - len(texts)))
    cells = tuple(
        SheetCell(text, column in bad) for column, text in enumerate(padded[: len(headings)])
    )
    has_code = code_column is not None and code_column < len(padded)
    return FaultyRow(number, padded[code_column] if has_code else "", cells, tuple(faults))


def _column_of(place: str) -> int | None:
    """Column from 0 of a place such as "D “Ngày tiếp nhận”"; None: it names no column."""
    letters = place.partition(" ")[0]
    if not (letters.isascii() and letters.isalpha() and letters.isupper()):
        return None
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1
