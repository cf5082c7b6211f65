"""What travels of results as files."""

from dataclasses import dataclass
from datetime import datetime

DRAFT_FILE, RESULT_FILE = "draft_file", "result_file"
"""What a file is for; the key of an event's payload, of its use, and of its reads in the log."""

PDF, DOCX = "pdf", "docx"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was sent. use: DRAFT_FILE or RESULT_FILE; kind: PDF or DOCX; size: bytes.

    digest: SHA-256 of the file, which also proves later that it is the one that was signed.
    """

    use: str
    digest: str
    kind: str
    size: int
    attached_at: datetime
    attached_by: str


@dataclass(frozen=True, slots=True)
class Results:
    """What a dossier has of its result. draft: of the last draft, None: that one has no file.

    result: the last signed file; number, code: of the result as last said, "" never said.
    """

    draft: KeptFile | None
    result: KeptFile | None
    number: str
    code: str


NOTHING_TOLD = Results(None, None, "", "")


@dataclass(frozen=True, slots=True)
class SignedResult:
    """What is said of a result when it is approved or written down; nothing need be.

    number: số ký hiệu. code: of the electronic result (mã số kết quả điện tử).
    """

    number: str = ""
    code: str = ""


NO_RESULT = SignedResult()
