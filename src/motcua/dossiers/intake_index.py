"""What searches need of an intake, once more from its events."""

from collections.abc import Iterable

from motcua.dossiers.intake_course import TELLING, intake_now
from motcua.dossiers.intake_event import old_key, person_key
from motcua.dossiers.models import DossierEvent, DossierIntake

OF_A_PERSON = ("id_number", "old_id_number", "applicant", "birth_on", "phone")


def index_columns(events: Iterable[DossierEvent], agency_id: int) -> dict[str, object] | None:
    """The columns of the row in dossier_intake, but its code; None: the dossier has none.

    events: all of one dossier, in the order written. agency_id: that resolves it. VaultClosed where
    the numbers cannot be read.
    """
    record = intake_now(events)
    if record is None:
        return None
    texts = {name: getattr(record, name) for name in OF_A_PERSON}
    return {
        "person_key": person_key(texts),
        "old_key": old_key(texts),
        "id_tail": record.id_number[-4:],
        "provisional_code": record.provisional_code,
        "filed_by_officer": record.filed_by_officer,
        "received_at_agency_id": record.receiver_id or agency_id,
        "for_another": record.receiver_id is not None,
    }


def index_intake(code: str, dossier_id: int, agency_id: int) -> None:
    """Put the row of a dossier as its events now say. Inside the caller's transaction."""
    events = DossierEvent.objects.filter(dossier_id=dossier_id, verb__in=TELLING).order_by("id")
    columns = index_columns(events, agency_id)
    if columns is not None:
        DossierIntake.objects.update_or_create(code=code, defaults=columns)
