"""Looks into a file without taking it in: its headings, and single rows as they stand."""

from collections.abc import Collection, Sequence
from pathlib import Path

from motcua.sheets.cells import clean, text_of
from motcua.sheets.data import FileExcerpt, FilePreview
from motcua.sheets.headings import Headings
from motcua.sheets.layout import nearest
from motcua.sheets.opening import open_table
from motcua.sheets.table import Cell

SAMPLE_ROWS = 5


def preview(path: Path, name: str, headings: Headings) -> FilePreview:
    """The headings of a file, what each is taken for, and the first rows under them.

    Where no row is a header the one that most looks like it is given, for an officer to map.
    Raises FileUnreadable, FilePasswordProtected or FileEmpty.
    """
    table = open_table(path, name, headings.looks_like_export)
    sheet, candidate, _ = nearest(table, name, headings)
    sample: list[tuple[str, ...]] = []
    for number, cells in table.rows(sheet):
        if number <= candidate.row or not any(text_of(cell) for cell in cells):
            continue
        sample.append(_texts(cells))
        if len(sample) == SAMPLE_ROWS:
            break
    return FilePreview(
        sheet=sheet or None,
        header_row=candidate.row,
        headings=candidate.texts,
        mapping={column: key for key, column in candidate.columns.items()},
        missing=candidate.missing,
        sample=tuple(sample),
    )


def excerpt(path: Path, name: str, headings: Headings, numbers: Collection[int]) -> FileExcerpt:
    """Rows of the sheet that an import reads, by their numbers; a number beyond it is left out.

    Reads the file up to the last of the numbers. Raises as `preview`.
    """
    table = open_table(path, name, headings.looks_like_export)
    sheet, candidate, _ = nearest(table, name, headings)
    wanted, found = set(numbers), {}
    for number, cells in table.rows(sheet):
        if not wanted:
            break
        if number in wanted:
            wanted.discard(number)
            found[number] = _texts(cells)
    return FileExcerpt(sheet or None, candidate.texts, found, candidate.columns)


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(clean(text_of(cell), None) for cell in cells)
