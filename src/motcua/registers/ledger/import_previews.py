"""Looks into a file of a register without taking it in: single rows as they stand."""

from collections.abc import Collection
from pathlib import Path

from motcua.kernel.registers import RegisterDefinition
from motcua.registers.ledger.import_headings import headings_of
from motcua.sheets.data import FileExcerpt
from motcua.sheets.previews import excerpt


def rows_of(
    definition: RegisterDefinition,
    path: Path | str,
    numbers: Collection[int],
    *,
    original_name: str | None = None,
) -> FileExcerpt:
    """Rows of the sheet that `import_file` reads, by their numbers. Raises as `import_file`."""
    path = Path(path)
    return excerpt(path, original_name or path.name, headings_of(definition), numbers)
