"""Faulty rows of a checked file as they stand in it, the wrong cell marked with what it needs."""

from collections import defaultdict
from dataclasses import dataclass

from motcua.desk import upload_store
from motcua.desk.upload_store import About
from motcua.dossiers import api as dossiers

SHOWN_ROWS = 50
LETTERS = 26


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell as the file has it; expected "" where it is not faulty."""

    text: str
    expected: str


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row of the file. faults: those that no shown column can carry."""

    number: int
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


def rows_in_place(about: About, report: dict) -> Faulty:
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
    excerpt = dossiers.rows_of(upload_store.data_path(about), numbers, original_name=about.name)
    headings = excerpt.headings
    rows = tuple(
        _row(number, excerpt.rows.get(number, ()), headings, by_row[number]) for number in numbers
    )
    return Faulty(excerpt.sheet, headings, rows, tuple(general), hidden)


def _row(
    number: int, texts: tuple[str, ...], headings: tuple[str, ...], faults: list[dict]
) -> FaultyRow:
    expected: dict[int, str] = {}
    elsewhere = []
    for fault in faults:
        column = _column_of(fault["column"] or "")
        if column is None or column >= len(headings):
            elsewhere.append(fault)
            continue
        said = expected.get(column)
        expected[column] = f"{said}; {fault['expected']}" if said else f"cần {fault['expected']}"
    padded = (*texts, *[""] * (len(headings) - len(texts)))
    cells = tuple(
        SheetCell(text, expected.get(column, ""))
        for column, text in enumerate(padded[: len(headings)])
    )
    return FaultyRow(number, cells, tuple(elsewhere))


def _column_of(place: str) -> int | None:
    """Column from 0 of a place such as "D “Ngày tiếp nhận”"; None: it names no column."""
    letters = place.partition(" ")[0]
    if not (letters.isascii() and letters.isalpha() and letters.isupper()):
        return None
    number = 0
    for letter in letters:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1
