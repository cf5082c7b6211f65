"""What was found when a log was gone through again."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """Where an agency's chain does not hold. seq: the first link concerned; None: the head."""

    agency_code: str
    seq: int | None
    message: str  # Vietnamese


@dataclass(frozen=True, slots=True)
class RebuildDifference:
    """A stored row that was not what the events say. code: of what the events belong to."""

    code: str
    table: str
    column: str
    stored: str
    from_events: str


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild found. changed: rows it had to write, 0 when all was right.

    compared: dossiers, or entries of registers. differences: the first hundred. With
    chain_breaks nothing was written: events that were tampered with are no source.
    """

    checked_at: datetime
    compared: int
    changed: int
    differences: tuple[RebuildDifference, ...] = ()
    chain_breaks: tuple[ChainBreak, ...] = ()
