"""Reads of scans. What is there is told by the dossier's events; every read is written down."""

from collections.abc import Iterable
from datetime import datetime

from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_course import intake_of
from motcua.dossiers.intake_data import IntakeRecord
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import require_read
from motcua.dossiers.read_log import log_read
from motcua.dossiers.scans import store
from motcua.dossiers.scans.data import CARD, OTHER, Paper, Scans
from motcua.dossiers.scans.errors import ScanStruck, ScanUnknown
from motcua.dossiers.scans.told import SCAN, STRUCK, told_of
from motcua.kernel.actors import Actor
from motcua.kernel.dates import format_day

FREE_PAPERS = {CARD: "Thẻ căn cước, giấy tờ tùy thân", OTHER: "Giấy tờ khác"}


def scans_of(code: str, *, actor: Actor, now: datetime) -> Scans:
    """The papers of a dossier and what of them is scanned; DossierUnknown. Shows no content."""
    row = readable(code, actor, now)
    told = told_of(row.pk)
    record = intake_of(row.pk)
    there = {scan.paper_key for scan in told.there}
    papers = [
        *((one.key, one.name) for one in (record.enclosures if record else ())),
        *FREE_PAPERS.items(),
    ]
    return Scans(
        tuple(Paper(key, name, key in there) for key, name in papers),
        told.there,
        told.struck,
        has_all(record, there),
    )


def scan_content(code: str, digest: str, *, actor: Actor, now: datetime) -> bytes:
    """The PDF of a scan; the read is logged. DossierUnknown, ScanUnknown, VaultClosed; ScanStruck,
    logged too, for one that was a mistake.

    digest: one of this dossier; that of another dossier's scan is not told from none.
    """
    row = readable(code, actor, now)
    told = told_of(row.pk)
    if digest in {scan.digest for scan in told.there}:
        log_read([code], SCAN, actor, now)
        return store.read(digest)
    struck = [one for one in told.struck if one.scan.digest == digest]
    if not struck:
        raise ScanUnknown(digest)
    log_read([code], STRUCK, actor, now)
    last = struck[-1]
    raise ScanStruck(last.scan.paper_name, last.struck_by, format_day(last.struck_at.date()))


def readable(code: str, actor: Actor, now: datetime) -> Dossier:
    """The row. DossierUnknown when there is none, or none that the actor may read."""
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    require_read(actor, code, row.agency_id, now)
    return row


def has_all(record: IntakeRecord | None, scanned: Iterable[str]) -> bool | None:
    """Whether every paper that was handed in is scanned; None: no paper was written down."""
    if record is None or not record.enclosures:
        return None
    return {one.key for one in record.enclosures} <= set(scanned)
