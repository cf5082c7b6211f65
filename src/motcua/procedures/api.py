"""The door of the catalogue of procedures."""

from motcua.procedures.loading import load_catalogue
from motcua.procedures.queries import (
    by_code,
    by_codes,
    by_name,
    by_names,
    of_field,
    plain_code,
    search,
)

__all__ = [
    "by_code",
    "by_codes",
    "by_name",
    "by_names",
    "load_catalogue",
    "of_field",
    "plain_code",
    "search",
]
