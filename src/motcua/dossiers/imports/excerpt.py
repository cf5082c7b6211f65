"""Rows of a file shown to a person as they stand in it."""

from collections.abc import Collection
from pathlib import Path

from motcua.dossiers.data import FileExcerpt
from motcua.dossiers.imports.cells import text_of
from motcua.dossiers.imports.headings import looks_like_export
from motcua.dossiers.imports.layout import nearest
from motcua.dossiers.imports.sources.opening import open_table
from motcua.kernel.text import repair_legacy


def rows_of(
    path: Path | str, numbers: Collection[int], *, original_name: str | None = None
) -> FileExcerpt:
    """The rows of these numbers (as the spreadsheet counts, from 1) under the file's headings.

    Reads no further than the last of them. Raises FileUnreadable, FilePasswordProtected or
    FileEmpty.
    """
    path = Path(path)
    table = open_table(path, original_name or path.name, looks_like_export)
    sheet, candidate, _ = nearest(table, original_name or path.name)
    wanted, last = set(numbers), max(numbers, default=0)
    found = {}
    for number, cells in table.rows(sheet):
        if number > last:
            break
        if number in wanted:
            found[number] = tuple(repair_legacy(text_of(cell)) for cell in cells)
    return FileExcerpt(sheet=sheet or None, headings=candidate.texts, rows=found)
