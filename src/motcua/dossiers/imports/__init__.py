"""Import of dossiers from the spreadsheets of one-stop software."""

from motcua.dossiers.imports.importing import import_file
from motcua.dossiers.imports.mappings import remember_mapping
from motcua.dossiers.imports.previews import headings_of, rows_of

__all__ = ["headings_of", "import_file", "remember_mapping", "rows_of"]
