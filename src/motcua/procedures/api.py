"""The door of the catalogue of procedures."""

from motcua.procedures.catalogue_pages import TIER_WORDS, catalogue_page
from motcua.procedures.details import detail
from motcua.procedures.errors import PublicationWithdrawn, WithdrawalReasonMissing
from motcua.procedures.loading import load_catalogue
from motcua.procedures.offline_list import commune_details
from motcua.procedures.published import (
    bases,
    catalogue_mark,
    histories,
    publication,
    publications,
    same_decision,
)
from motcua.procedures.published_values import values_of
from motcua.procedures.publishing import PUBLISH, publish, withdraw
from motcua.procedures.queries import (
    by_code,
    by_codes,
    by_name,
    by_names,
    of_field,
    plain_code,
    search,
)

REFUSALS = (PublicationWithdrawn, WithdrawalReasonMissing)
"""Why a decision is not taken back."""

__all__ = [
    "PUBLISH",
    "REFUSALS",
    "TIER_WORDS",
    "bases",
    "by_code",
    "by_codes",
    "by_name",
    "by_names",
    "catalogue_mark",
    "catalogue_page",
    "commune_details",
    "detail",
    "histories",
    "load_catalogue",
    "of_field",
    "plain_code",
    "publication",
    "publications",
    "publish",
    "same_decision",
    "search",
    "values_of",
    "withdraw",
]
