"""What the digest of a command runs over, and the chain that is made of it."""

from collections.abc import Iterator
from datetime import datetime

from motcua.dossiers.models import ChainHead, Command, DossierEvent
from motcua.kernel.chain import canonical
from motcua.kernel.dates import local
from motcua.records.data import ChainBreak
from motcua.records.texts import EventText
from motcua.records.verifying import CHUNK, Chain, StoredLine


def event_line(code: str, verb: str, occurred_at: datetime, payload: str) -> str:
    """An event as a line; a command's lines stand in the order of position."""
    return canonical(
        {
            "dossier": code,
            "verb": verb,
            "occurred_at": local(occurred_at).isoformat(),
            "payload": payload,
        }
    )


def verify_chain(agency_id: int) -> tuple[ChainBreak, ...]:
    """Where the chain of the agency's dossiers does not hold, see `Chain.breaks`."""
    return CHAIN.breaks(agency_id)


def _stored_lines(command_id: int) -> Iterator[StoredLine]:
    stored = (
        DossierEvent.objects.filter(command_id=command_id)
        .order_by("position")
        .values_list("dossier__code", "verb", "occurred_at", "payload", "personal", "salt")
    )
    for code, verb, occurred_at, payload, personal, salt in stored.iterator(CHUNK):
        line = event_line(code, verb, occurred_at, payload)
        yield StoredLine(code, line, EventText(payload, personal, salt))


CHAIN = Chain(ChainHead, Command, "hồ sơ", _stored_lines)
