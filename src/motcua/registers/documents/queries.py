"""What the rules of documents look up while the agency's head is locked."""

from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.registers.documents.models import IncomingFact
from motcua.registers.ledger.models import RegisterEntry


def entry_with(agency_id: int, register: str, code: str) -> RegisterEntry | None:
    """The entry of that code."""
    return RegisterEntry.objects.filter(agency_id=agency_id, register=register, code=code).first()


def same_document(agency_id: int, origin: str, but: int | None) -> RegisterEntry | None:
    """Another entry of the agency for that very document; `but`: id of the entry at hand."""
    if not origin:
        return None
    facts = IncomingFact.objects.filter(
        agency_id=agency_id, origin=origin, recorded_to=OPEN_SEQUENCE
    )
    found = facts.exclude(entry_id=but).select_related("entry").order_by("entry_id").first()
    return found.entry if found else None
