"""Reads of results as files; every read of what a file holds is written down."""

from dataclasses import replace
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import READ, is_receiver_only
from motcua.dossiers.public import WITH_RESULT
from motcua.dossiers.read_log import log_read
from motcua.dossiers.results.data import NOTHING_TOLD, KeptFile, Results
from motcua.dossiers.results.errors import ResultFileUnknown
from motcua.dossiers.results.told import files_told, results_told
from motcua.dossiers.scans import store
from motcua.dossiers.scans.queries import readable
from motcua.dossiers.views import parts_of
from motcua.kernel.actors import Actor
from motcua.kernel.cases import State
from motcua.kernel.dates import local


def results_of(code: str, *, actor: Actor, now: datetime) -> Results:
    """What the dossier has of its result; shows no content.

    Nothing for who may not read at the agency: one that does a part of the dossier is no reader
    of its result. Who received it for the agency is told the result that it hands out, no draft.
    """
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        return NOTHING_TOLD
    if agencies.may(actor, READ, row.agency_id, local(now).date()):
        return results_told(row.pk)
    return (
        replace(results_told(row.pk), draft=None) if _hands_out(row, actor, now) else NOTHING_TOLD
    )


def result_content(
    code: str, digest: str, *, actor: Actor, now: datetime
) -> tuple[KeptFile, bytes]:
    """A file that was attached to the dossier; the read is logged. DossierUnknown,
    ResultFileUnknown, VaultClosed. The digest of another dossier's file is not told from none."""
    row = Dossier.objects.filter(code=code).first()
    if row is not None and _hands_out(row, actor, now):
        result = results_told(row.pk).result
        files = () if result is None else (result,)
    else:
        files = files_told(readable(code, actor, now).pk)
    found = next((one for one in files if one.digest == digest), None)
    if found is None:
        raise ResultFileUnknown(digest)
    log_read([code], found.use, actor, now)
    return found, store.read(digest)


def _hands_out(row: Dossier, actor: Actor, now: datetime) -> bool:
    """Whether the actor is of the counter that received the dossier for the agency, and there is
    a result to hand to the citizen."""
    parts = parts_of(row)
    if parts.receiver_id is None or State(row.state) not in WITH_RESULT:
        return False
    may_read = agencies.may(actor, READ, parts.receiver_id, local(now).date())
    return may_read and is_receiver_only(actor, row.agency_id, parts, now)
