"""Looks into a file without taking it in: its headings, and single rows as they stand."""

from collections.abc import Collection, Sequence
from pathlib import Path

from motcua.dossiers.data import FileExcerpt, FilePreview
from motcua.dossiers.imports.cells import clean, text_of
from motcua.dossiers.imports.headings import looks_like_export
from motcua.dossiers.imports.layout import nearest
from motcua.dossiers.imports.sources.opening import open_table
from motcua.dossiers.imports.sources.table import Cell

SAMPLE_ROWS = 5


def headings_of(path: Path | str, *, original_name: str | None = None) -> FilePreview:
    """The headings of a file, what each is taken for, and the first rows under them.

    Where no row is a header the one that most looks like it is given, for an officer to map.
    Raises FileUnreadable, FilePasswordProtected or FileEmpty.
    """
    path = Path(path)
    name = original_name or path.name
    table = open_table(path, name, looks_like_export)
    sheet, candidate, _ = nearest(table, name)
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


def rows_of(
    path: Path | str, numbers: Collection[int], *, original_name: str | None = None
) -> FileExcerpt:
    """Rows of the sheet that `import_file` reads, by their numbers; a number beyond it is left out.

    Reads the file up to the last of the numbers. Raises as `headings_of`.
    """
    path = Path(path)
    name = original_name or path.name
    table = open_table(path, name, looks_like_export)
    sheet, candidate, _ = nearest(table, name)
    wanted, found = set(numbers), {}
    for number, cells in table.rows(sheet):
        if not wanted:
            break
        if number in wanted:
            wanted.discard(number)
            found[number] = _texts(cells)
    return FileExcerpt(sheet=sheet or None, headings=candidate.texts, rows=found)


def _texts(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(clean(text_of(cell), None) for cell in cells)
