"""Strike a scan that was a mistake: another person's card, a page of another dossier.

The log keeps that it was there, who scanned it, who struck it and why; what it showed is not
served from then on, and its file is destroyed unless another dossier needs the same one. Source:
Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (data without a purpose is deleted; the picture of a card
is sensitive), before it NĐ 13/2023/NĐ-CP.
"""

from typing import Unpack

from motcua.dossiers.intake_course import intake_of
from motcua.dossiers.known import Known
from motcua.dossiers.permissions import require_verb
from motcua.dossiers.scans import uses
from motcua.dossiers.scans.data import Scan
from motcua.dossiers.scans.errors import ScanUnknown
from motcua.dossiers.scans.queries import counter_of, has_all, with_papers
from motcua.dossiers.scans.told import STRUCK, Told, said_beside_scans, told_of
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.dossiers.services.recording import record
from motcua.kernel.cases import Verb
from motcua.kernel.service import SERVICE


def strike_scan(
    code: str, paper_key: str, digest: str, reason: str, **doing: Unpack[Doing]
) -> None:
    """Take a wrong scan of a paper out of the dossier, and destroy what it showed.

    A dossier that counted as digitised by its scans and now lacks one counts as not digitised.
    Raises DossierUnknown, NotAllowed, TextMissing, TextTooLong; ScanUnknown where the paper has
    no such scan, or has it no more. Then nothing was written.
    """
    actor, now = doing["actor"], doing["now"]
    row = with_papers(code, actor, now)
    require_verb(actor, Verb.STRIKE_SCAN, code, row.agency_id, now, counter_of(row))
    words = said("reason", reason)
    intake = intake_of(row.pk)

    def payload(found: Known) -> dict[str, object]:
        there = told_of(found.id).there
        wrong = _of(there, paper_key, digest)
        told: dict[str, object] = {
            STRUCK: {
                "digest": digest,
                "paper": paper_key,
                "name": wrong.paper_name,
                "pages": wrong.pages,
            },
            "reason": words,
        }
        left = {one.paper_key for one in there if one is not wrong}
        # What the slip or somebody said, and no scan, stays said.
        is_digital = has_all(intake, left) or said_beside_scans(found.id).papers_digital
        if found.service.papers_digital and not is_digital:
            told[SERVICE] = {"papers_digital": False}
        return told

    record(code, Verb.STRIKE_SCAN, payload, **doing)
    uses.let_go(row.pk, _gone(told_of(row.pk)))


def _of(there: tuple[Scan, ...], paper_key: str, digest: str) -> Scan:
    for one in there:
        if (one.paper_key, one.digest) == (paper_key, digest):
            return one
    raise ScanUnknown(digest)


def _gone(told: Told) -> set[tuple[str, str]]:
    """All that was ever struck and did not come again: what broke off before is done now."""
    there = {(one.paper_key, one.digest) for one in told.there}
    return {(one.scan.paper_key, one.scan.digest) for one in told.struck} - there
