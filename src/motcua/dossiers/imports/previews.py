"""Looks into an export of dossiers without taking it in."""

from collections.abc import Collection
from pathlib import Path

from motcua.dossiers.imports.headings import export_headings
from motcua.sheets.data import FileExcerpt, FilePreview
from motcua.sheets.previews import excerpt, preview


def headings_of(path: Path | str, *, original_name: str | None = None) -> FilePreview:
    """The headings of a file and what each is taken for. Raises as `sheets.preview`."""
    path = Path(path)
    return preview(path, original_name or path.name, export_headings())


def rows_of(
    path: Path | str, numbers: Collection[int], *, original_name: str | None = None
) -> FileExcerpt:
    """Rows of the sheet that `import_file` reads, by their numbers. Raises as `sheets.preview`."""
    path = Path(path)
    return excerpt(path, original_name or path.name, export_headings(), numbers)
