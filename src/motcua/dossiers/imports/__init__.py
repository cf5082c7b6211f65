"""Import of dossiers from the spreadsheets of one-stop software."""

from motcua.dossiers.imports.importing import import_file
from motcua.dossiers.imports.mappings import headings_of, remember_mapping

__all__ = ["headings_of", "import_file", "remember_mapping"]
