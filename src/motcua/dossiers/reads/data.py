"""What travels of the log of reads."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ReadFilter:
    """Which lines. agency_id: at which agency and those below it the readers worked.

    from_on, to_on: days in Vietnam, both included, at most MOST_DAYS of them. code: of a dossier,
    "" any; with it also readers from elsewhere are told, when the dossier is the agency's. user_id:
    an account; None: all.
    """

    agency_id: int
    from_on: date
    to_on: date
    code: str = ""
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One read. user_id: None for the system. page: in words. codes: what was shown, or of these
    only the one that was asked for."""

    id: int
    read_at: datetime
    user_id: int | None
    user_name: str
    page: str
    codes: tuple[str, ...]
