"""Reads of scans. What is there is told by the dossier's events; every read is written down."""

import json
from collections.abc import Iterable
from datetime import datetime

from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_data import IntakeRecord
from motcua.dossiers.intake_queries import stored_intake
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.permissions import require_read
from motcua.dossiers.read_log import log_read
from motcua.dossiers.scans import store
from motcua.dossiers.scans.data import CARD, OTHER, Paper, Scan, Scans
from motcua.dossiers.scans.errors import ScanUnknown
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.kernel.dates import local

SCAN = "scan"  # key of an event's payload
FREE_PAPERS = {CARD: "Thẻ căn cước, giấy tờ tùy thân", OTHER: "Giấy tờ khác"}


def scans_of(code: str, *, actor: Actor, now: datetime) -> Scans:
    """The papers of a dossier and what of them is scanned; DossierUnknown. Shows no content."""
    row = readable(code, actor, now)
    scans = stored_scans(row)
    record = stored_intake(row)
    there = {scan.paper_key for scan in scans}
    papers = [
        *((one.key, one.name) for one in (record.enclosures if record else ())),
        *FREE_PAPERS.items(),
    ]
    return Scans(
        tuple(Paper(key, name, key in there) for key, name in papers),
        scans,
        has_all(record, there),
    )


def scan_content(code: str, digest: str, *, actor: Actor, now: datetime) -> bytes:
    """The PDF of a scan; the read is logged. DossierUnknown, ScanUnknown, VaultClosed.

    digest: one of this dossier; that of another dossier's scan is not told from none.
    """
    row = readable(code, actor, now)
    if digest not in {scan.digest for scan in stored_scans(row)}:
        raise ScanUnknown(digest)
    log_read([code], SCAN, actor, now)
    return store.read(digest)


def readable(code: str, actor: Actor, now: datetime) -> Dossier:
    """The row. DossierUnknown when there is none, or none that the actor may read."""
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    require_read(actor, code, row.agency_id, now)
    return row


def stored_scans(row: Dossier) -> tuple[Scan, ...]:
    """All scans of a dossier, in the order in which they were made."""
    events = DossierEvent.objects.filter(dossier=row, verb=Verb.SERVE).select_related("command")
    found = []
    for event in events.order_by("id"):
        said = json.loads(event.payload).get(SCAN)
        if said is not None:
            found.append(
                Scan(
                    digest=said["digest"],
                    paper_key=said["paper"],
                    paper_name=said["name"],
                    pages=said["pages"],
                    size=said["size"],
                    scanned_at=local(event.recorded_at),
                    scanned_by=event.command.actor_name,
                    source=said["source"],
                )
            )
    return tuple(found)


def has_all(record: IntakeRecord | None, scanned: Iterable[str]) -> bool | None:
    """Whether every paper that was handed in is scanned; None: no paper was written down."""
    if record is None or not record.enclosures:
        return None
    return {one.key for one in record.enclosures} <= set(scanned)
