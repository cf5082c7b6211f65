"""What searches need of an intake, once more from its accept event."""

from collections.abc import Iterable

from motcua.dossiers.intake_event import INTAKE, person_key, record_of
from motcua.dossiers.models import DossierEvent
from motcua.kernel.cases import Verb


def index_columns(events: Iterable[DossierEvent], agency_id: int) -> dict[str, object] | None:
    """The columns of the row in dossier_intake, but its code; None: the dossier has none.

    events: all of one dossier. agency_id: that resolves it, and received it too. VaultClosed
    where the numbers cannot be read.
    """
    for event in events:
        if event.verb != Verb.ACCEPT or f'"{INTAKE}":' not in event.payload:
            continue
        record = record_of(event.payload, event.personal, event.occurred_at)
        if record is None:
            return None
        said = ("id_number", "applicant", "birth_on", "phone")
        return {
            "person_key": person_key({name: getattr(record, name) for name in said}),
            "id_tail": record.id_number[-4:],
            "provisional_code": record.provisional_code,
            "filed_by_officer": record.filed_by_officer,
            "received_at_agency_id": agency_id,
        }
    return None
