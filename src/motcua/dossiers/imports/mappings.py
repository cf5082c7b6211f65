"""Column mappings that an officer corrected once, remembered for files with the same headings."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.dossiers.imports.agency_of_row import IMPORT
from motcua.dossiers.imports.headings import export_headings
from motcua.dossiers.models import ImportMapping
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.sheets.errors import MappingInvalid
from motcua.sheets.headings import headings_digest
from motcua.sheets.layout import columns_of


@transaction.atomic(durable=True)
def remember_mapping(
    headings: Sequence[str],
    mapping: Mapping[int, str],
    *,
    agency_code: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Use this mapping from now on for the agency's files with these headings.

    headings: as `headings_of` gave them. mapping: column from 0 -> key of a heading. Raises
    MappingInvalid, AgencyUnknown, NotAllowed or NotFound.
    """
    home = agencies.home_of_file(agency_code, actor, local(now).date())
    agencies.require(actor, IMPORT, home.id, local(now).date())
    texts = tuple(headings)
    missing = export_headings().missing_labels(columns_of(mapping, texts, export_headings()))
    if missing:
        labels = ", ".join(f"“{label}”" for label in missing)
        raise MappingInvalid(f"chưa chỉ cột nào là {labels}.")
    ImportMapping.objects.update_or_create(
        agency_id=home.id,
        headings_digest=headings_digest(texts),
        defaults={
            "mapping": {str(column): key for column, key in mapping.items()},
            "recorded_at": now,
            "recorded_by": actor.name,
        },
    )


def remembered_mapping(agency_id: int, digest: str) -> Mapping[int, str] | None:
    """The mapping remembered for headings with this digest."""
    stored = ImportMapping.objects.filter(agency_id=agency_id, headings_digest=digest).first()
    if stored is None:
        return None
    return {int(column): key for column, key in stored.mapping.items()}
