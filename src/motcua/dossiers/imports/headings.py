"""The headings an export of dossiers may have: the rulebook's."""

from functools import cache

from motcua.rulebook import load as rulebook
from motcua.sheets.headings import Headings


@cache
def export_headings() -> Headings:
    """All of them."""
    return Headings(rulebook.import_headings())
