"""What travels of a scan."""

from dataclasses import dataclass
from datetime import datetime

CARD, OTHER = "card", "other"
"""Papers that no procedure lists: the card of the person, anything else."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent. name: as its owner called it, of which nothing is believed."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be scanned. key: of the check-list, CARD or OTHER. scanned: it is there."""

    key: str
    name: str
    scanned: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """One PDF of a paper. size: bytes. scanned_by: who signed for it.

    digest: SHA-256 of the PDF; source: of the files it was made of.
    """

    digest: str
    paper_key: str
    paper_name: str
    pages: int
    size: int
    scanned_at: datetime
    scanned_by: str
    source: str


@dataclass(frozen=True, slots=True)
class StruckScan:
    """A scan that was a mistake: that it was there stays known, what it showed is gone."""

    scan: Scan
    struck_at: datetime
    struck_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scans:
    """What of a dossier's papers is scanned. struck: was, by mistake. all_papers: every paper that
    was handed in is scanned; None: nobody wrote down what was handed in. may_strike: whether the
    reader may take one out that was a mistake."""

    papers: tuple[Paper, ...]
    scans: tuple[Scan, ...]
    struck: tuple[StruckScan, ...]
    all_papers: bool | None
    may_strike: bool
