"""The door of the catalogue of procedures."""

from motcua.procedures.catalogue_pages import TIER_WORDS, catalogue_page
from motcua.procedures.details import detail
from motcua.procedures.loading import load_catalogue
from motcua.procedures.offline_list import commune_details
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
    "TIER_WORDS",
    "by_code",
    "by_codes",
    "by_name",
    "by_names",
    "catalogue_page",
    "commune_details",
    "detail",
    "load_catalogue",
    "of_field",
    "plain_code",
    "search",
]
