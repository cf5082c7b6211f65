"""What citizens said of each officer: the ballots of a period by the officer they are about.

A ballot is about the officer it names (typed from paper, set for a tablet or a link, or a column
of the imported file); one that names nobody but a dossier of the agency is about who has that
dossier now, as the rest of the sheet counts; any other is about nobody. Counted are the ballots
that the evaluation counts: those with a level, not voided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers import api as dossiers
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.periods import Period
from motcua.kernel.scoring import Satisfaction
from motcua.kernel.surveys import Level
from motcua.kernel.text import nfc, sort_key
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.api import Rated
from motcua.registers.surveys.measures import BY_LEVEL, LEVELLED
from motcua.reports.evaluation import BallotRow, ballot_rows
from motcua.reports.office import READ, officer_counts

RATING_MEASURES = (LEVELLED.key, *(BY_LEVEL[level].key for level in reversed(Level)))
"""How many ballots say a level, and how many say each, the best first."""

LEVELS = {measure.key: frozenset({level}) for level, measure in BY_LEVEL.items()}
LEVELS[LEVELLED.key] = frozenset(Level)


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """A ballot behind a figure. dossier: code as the ballot says it, "" none. officer: whom it is
    about, "" nobody."""

    ballot: BallotRow
    dossier: str
    officer: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """An officer's month. counts: measure key -> dossiers. ratings: ballots by level."""

    officer: str
    counts: Mapping[str, int]
    ratings: Satisfaction

    def rated(self, measure: str) -> int:
        """The ballots of one of RATING_MEASURES."""
        return sum(self.ratings.slips.get(level, 0) for level in LEVELS[measure])


def rating_records(
    agency: AgencyView, period: Period, measure: str, *, actor: Actor, now: datetime
) -> list[RatingRecord]:
    """The ballots that one of RATING_MEASURES counts, by day and code; as many as its number.

    Raises KeyError for another measure, NotAllowed, NotFound.
    """
    agencies.require(actor, READ, agency.id, local(now).date())
    found = ballot_rows(agency, period, measure, None)
    about = surveys.rated(row.entry_id for row in found)
    officers = _officers(agency, about, actor, now)
    return [RatingRecord(row, about[row.entry_id].dossier, officers[row.entry_id]) for row in found]


def officer_sheet(
    agency: AgencyView, period: Period, measures: Iterable[str], *, actor: Actor, now: datetime
) -> tuple[SheetLine, ...]:
    """Dossiers and ratings by officer, in the order of their names; those of nobody come last."""
    keys = tuple(measures)
    lines = officer_counts(agency, period, keys, actor=actor, now=now)
    slips: dict[str, dict[Level, int]] = {}
    for one in rating_records(agency, period, LEVELLED.key, actor=actor, now=now):
        levels = slips.setdefault(one.officer, {})
        levels[one.ballot.level] = levels.get(one.ballot.level, 0) + 1
    counts = {line.officer: line.counts for line in lines}
    names = sorted(counts.keys() | slips.keys(), key=lambda name: (not name, sort_key(name)))
    none = dict.fromkeys(keys, 0)
    return tuple(
        SheetLine(name, counts.get(name, none), Satisfaction(slips.get(name, {}))) for name in names
    )


def whole_office(lines: Iterable[SheetLine], measures: Iterable[str]) -> SheetLine:
    """The sum of the lines; the mean of all comes from all ballots, not from the means."""
    every = tuple(lines)
    counts = {key: sum(line.counts[key] for line in every) for key in measures}
    slips = {level: sum(line.ratings.slips.get(level, 0) for line in every) for level in Level}
    return SheetLine("", counts, Satisfaction(slips))


def _officers(
    agency: AgencyView, about: Mapping[int, Rated], actor: Actor, now: datetime
) -> dict[int, str]:
    """Entry id -> officer; a typed name takes the spelling that staff and dossiers have."""
    codes = {one.dossier for one in about.values() if one.dossier and not one.officer}
    holders = dossiers.officers_of_codes(codes, agency.id, actor=actor, now=now)
    staff = agencies.people(agency.id, local(now).date())
    spelling = {_plain(name): name for name in (*holders.values(), *(one.name for one in staff))}
    return {
        entry_id: spelling.get(_plain(one.officer), " ".join(one.officer.split()))
        if one.officer
        else holders.get(one.dossier, "")
        for entry_id, one in about.items()
    }


def _plain(name: str) -> str:
    """Letters large or small and doubled spaces tell no two people apart; accents do."""
    return " ".join(nfc(name).split()).casefold()
