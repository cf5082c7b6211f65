"""Digitise a paper on the spot: the pages become one PDF, and the log says who signed for it.

Source: NĐ 107/2021/NĐ-CP điều 1 khoản 10 and TT 01/2023/TT-VPCP (papers are digitised when the
dossier is taken in, and the person who did it answers for it).
"""

import hashlib
from collections.abc import Sequence
from typing import Unpack

from motcua.dossiers.elsewhere import require_worked_here
from motcua.dossiers.intake_course import intake_of
from motcua.dossiers.known import Known
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import require_verb
from motcua.dossiers.scans import uses
from motcua.dossiers.scans.data import Scan, SentFile
from motcua.dossiers.scans.errors import PaperUnknown
from motcua.dossiers.scans.queries import FREE_PAPERS, counter_of, has_all, with_papers
from motcua.dossiers.scans.told import SCAN, told_of
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.recording import record
from motcua.kernel.cases import Verb
from motcua.kernel.errors import MotcuaError
from motcua.kernel.service import SERVICE


def add_scan(code: str, paper_key: str, files: Sequence[SentFile], **doing: Unpack[Doing]) -> Scan:
    """Keep the files as one PDF of a paper of the dossier, signed for by the actor.

    When with it every paper that was handed in is scanned, the dossier counts as digitised, as
    long as it is at work. The same files of the same paper once more change nothing. Raises
    DossierUnknown, NotAllowed, PaperUnknown, and what `one_pdf` raises; then nothing was written.
    """
    actor, now = doing["actor"], doing["now"]
    row = with_papers(code, actor, now)
    require_verb(actor, Verb.SERVE, code, row.agency_id, now, counter_of(row))
    require_worked_here(code, row.source_system, Verb.SERVE, actor)
    intake = intake_of(row.pk)
    names = {one.key: one.name for one in (intake.enclosures if intake else ())} | FREE_PAPERS
    if paper_key not in names:
        raise PaperUnknown
    source = _source_digest(files)
    for one in told_of(row.pk).there:
        if (one.paper_key, one.source) == (paper_key, source):
            return one
    # Two large libraries that only a scan needs: nothing else waits for them.
    from motcua.dossiers.scans.reading import one_pdf

    made = one_pdf(files)
    digest = uses.hold(row.pk, paper_key, made.content)
    said = {
        "digest": digest,
        "source": source,
        "paper": paper_key,
        "name": names[paper_key],
        "pages": made.pages,
        "size": len(made.content),
    }

    def payload(found: Known) -> dict[str, object]:
        there = {paper_key, *(one.paper_key for one in told_of(found.id).there)}
        is_whole = has_all(intake, there) and found.case.ended_at is None
        return {SCAN: said, SERVICE: {"papers_digital": True}} if is_whole else {SCAN: said}

    try:
        record(code, Verb.SERVE, payload, **doing)
    except MotcuaError:
        _drop(row, paper_key, digest)
        raise
    # Once more: had the same scan been struck before, a strike meanwhile may have let it go.
    uses.hold(row.pk, paper_key, made.content)
    return told_of(row.pk).there[-1]


def _drop(row: Dossier, paper_key: str, digest: str) -> None:
    """What no event tells of is not kept."""
    if all((one.paper_key, one.digest) != (paper_key, digest) for one in told_of(row.pk).there):
        uses.let_go(row.pk, [(paper_key, digest)])


def _source_digest(files: Sequence[SentFile]) -> str:
    """Of what was sent, before any library reads it."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.content).digest())
    return digest.hexdigest()
