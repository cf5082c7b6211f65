"""Attach a file to an act: checked, sealed in the store of scans, told by the act's event.

Unlike a scan the file stays as it was sent, byte for byte: a signature inside a PDF holds for
these bytes only. Source: NĐ 45/2020/NĐ-CP điều 14 and NĐ 107/2021/NĐ-CP (electronic results).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from motcua.dossiers.elsewhere import require_worked_here
from motcua.dossiers.permissions import require_verb
from motcua.dossiers.results.data import DRAFT_FILE, SignedResult
from motcua.dossiers.results.told import CODE, NUMBER, files_told
from motcua.dossiers.scans import uses
from motcua.dossiers.scans.data import SentFile
from motcua.dossiers.scans.queries import readable
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.services.intake import said
from motcua.kernel.cases import Verb
from motcua.kernel.errors import MotcuaError
from motcua.kernel.service import SERVICE
from motcua.kernel.text import nfc


def result_words(result: SignedResult, file: SentFile | None) -> dict[str, object]:
    """What an event says of a signed result besides its file; TextTooLong.

    With a file the result counts as digitised (QĐ 766/QĐ-TTg, nhóm số hóa: “có tệp kết quả”).
    """
    texts = {NUMBER: nfc(result.number).strip(), CODE: nfc(result.code).strip()}
    words: dict[str, object] = {key: said(key, text) for key, text in texts.items() if text}
    return words if file is None else words | {SERVICE: {"result_digital": True}}


@contextmanager
def attached(
    code: str, verb: Verb, use: str, file: SentFile | None, doing: Doing
) -> Iterator[dict[str, object]]:
    """What the event of `verb` says of the file, while the file is held; {} for None.

    The file is there before the event tells of it; when the act is refused it goes again. use:
    DRAFT_FILE takes DOCX and PDF, RESULT_FILE takes PDF. Raises ScanRefused, DossierUnknown,
    NotAllowed; then nothing was written.
    """
    if file is None:
        yield {}
        return
    actor, now = doing["actor"], doing["now"]
    row = readable(code, actor, now)
    require_verb(actor, verb, code, row.agency_id, now)
    require_worked_here(code, row.source_system, verb, actor)
    # A large library that only a file needs: nothing else waits for it.
    from motcua.dossiers.scans.whole_files import kind_of_draft, kind_of_result

    kind = kind_of_draft(file) if use == DRAFT_FILE else kind_of_result(file)
    digest = uses.hold(row.pk, use, file.content)
    try:
        yield {use: {"digest": digest, "kind": kind, "size": len(file.content)}}
    except MotcuaError:
        if all((one.use, one.digest) != (use, digest) for one in files_told(row.pk)):
            uses.let_go(row.pk, [(use, digest)])
        raise
