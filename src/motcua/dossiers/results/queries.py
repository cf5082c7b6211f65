"""Reads of results as files; every read of what a file holds is written down."""

from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import READ
from motcua.dossiers.read_log import log_read
from motcua.dossiers.results.data import NOTHING_TOLD, KeptFile, Results
from motcua.dossiers.results.errors import ResultFileUnknown
from motcua.dossiers.results.told import files_told, results_told
from motcua.dossiers.scans import store
from motcua.dossiers.scans.queries import readable
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local


def results_of(code: str, *, actor: Actor, now: datetime) -> Results:
    """What the dossier has of its result; shows no content.

    Nothing for who may not read at the agency: one that does a part of the dossier is no reader
    of its result.
    """
    row = Dossier.objects.filter(code=code).first()
    if row is None or not agencies.may(actor, READ, row.agency_id, local(now).date()):
        return NOTHING_TOLD
    return results_told(row.pk)


def result_content(
    code: str, digest: str, *, actor: Actor, now: datetime
) -> tuple[KeptFile, bytes]:
    """A file that was attached to the dossier; the read is logged. DossierUnknown,
    ResultFileUnknown, VaultClosed. The digest of another dossier's file is not told from none."""
    row = readable(code, actor, now)
    found = next((one for one in files_told(row.pk) if one.digest == digest), None)
    if found is None:
        raise ResultFileUnknown(digest)
    log_read([code], found.use, actor, now)
    return found, store.read(digest)
