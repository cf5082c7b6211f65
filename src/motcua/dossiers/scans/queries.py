"""Reads of scans. What is there is told by the dossier's events; every read is written down."""

from collections.abc import Iterable
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.intake_course import intake_of
from motcua.dossiers.intake_data import IntakeRecord
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import STRIKE, Parts, require_read
from motcua.dossiers.read_log import log_read
from motcua.dossiers.scans import store
from motcua.dossiers.scans.data import CARD, OTHER, Paper, Scans
from motcua.dossiers.scans.errors import ScanStruck, ScanUnknown
from motcua.dossiers.scans.told import SCAN, STRUCK, told_of
from motcua.dossiers.views import parts_of
from motcua.kernel.actors import Actor
from motcua.kernel.dates import format_day, local

FREE_PAPERS = {CARD: "Thẻ căn cước, giấy tờ tùy thân", OTHER: "Giấy tờ khác"}


def scans_of(code: str, *, actor: Actor, now: datetime) -> Scans:
    """The papers of a dossier and what of them is scanned; DossierUnknown. Shows no content."""
    row = with_papers(code, actor, now)
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
        agencies.may(actor, STRIKE, row.agency_id, local(now).date()),
    )


def scan_content(code: str, digest: str, *, actor: Actor, now: datetime) -> bytes:
    """The PDF of a scan; the read is logged. DossierUnknown, ScanUnknown, VaultClosed; ScanStruck,
    logged too, for one that was a mistake.

    digest: one of this dossier; that of another dossier's scan is not told from none.
    """
    row = with_papers(code, actor, now)
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
    row = _row(code)
    require_read(actor, code, row.agency_id, now)
    return row


def with_papers(code: str, actor: Actor, now: datetime) -> Dossier:
    """The same for whoever may see its papers: the counter that received it for another, too."""
    row = _row(code)
    require_read(actor, code, row.agency_id, now, counter_of(row))
    return row


def _row(code: str) -> Dossier:
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    return row


def counter_of(row: Dossier) -> Parts:
    """Whoever received a dossier for another scans its papers, too; agencies with a leg do not."""
    return Parts(receiver_id=parts_of(row).receiver_id)


def has_all(record: IntakeRecord | None, scanned: Iterable[str]) -> bool | None:
    """Whether every paper that was handed in is scanned; None: no paper was written down."""
    if record is None or not record.enclosures:
        return None
    return {one.key for one in record.enclosures} <= set(scanned)
