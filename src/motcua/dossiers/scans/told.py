"""What the events of a dossier tell of its scans: which are there, and which were struck."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.dossiers.models import DossierEvent
from motcua.dossiers.scans.data import Scan, StruckScan
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local
from motcua.kernel.service import NO_SERVICE, Service, after_event
from motcua.records.texts import read_payload

SCAN, STRUCK = "scan", "struck_scan"  # keys of an event's payload
VERBS = (Verb.SERVE, Verb.STRIKE_SCAN)
Key = tuple[str, str]
"""A scan of a dossier: its paper and its digest. Struck and scanned again it is there again."""


@dataclass(frozen=True, slots=True)
class Told:
    """there, struck: in the order in which it was done."""

    there: tuple[Scan, ...]
    struck: tuple[StruckScan, ...]


def told_of(dossier_id: int) -> Told:
    """What is told of the scans of one dossier."""
    events = DossierEvent.objects.filter(dossier_id=dossier_id, verb__in=VERBS)
    return told_by(events.select_related("command").order_by("id"))


def told_by(events: Iterable[DossierEvent]) -> Told:
    """The same from events at hand, each with its command, in the order written."""
    there: dict[Key, Scan] = {}
    struck: list[StruckScan] = []
    for event in events:
        if event.verb not in VERBS:
            continue
        payload = read_payload(event.payload)
        if SCAN in payload:
            scan = _scan(payload[SCAN], event)
            there[scan.paper_key, scan.digest] = scan
        elif STRUCK in payload:
            gone = there.pop((payload[STRUCK]["paper"], payload[STRUCK]["digest"]))
            struck.append(
                StruckScan(
                    gone, local(event.recorded_at), event.command.actor_name, payload["reason"]
                )
            )
    return Told(tuple(there.values()), tuple(struck))


def said_beside_scans(dossier_id: int) -> Service:
    """What was said of the service by anything but a scan that came or went."""
    service = NO_SERVICE
    for text in (
        DossierEvent.objects.filter(dossier_id=dossier_id)
        .order_by("id")
        .values_list("payload", flat=True)
    ):
        payload = read_payload(text)
        if SCAN not in payload and STRUCK not in payload:
            service = after_event(service, payload)
    return service


def _scan(said: Mapping[str, Any], event: DossierEvent) -> Scan:
    return Scan(
        digest=said["digest"],
        paper_key=said["paper"],
        paper_name=said["name"],
        pages=said["pages"],
        size=said["size"],
        scanned_at=local(event.recorded_at),
        scanned_by=event.command.actor_name,
        source=said["source"],
    )
