"""Figures of a form that come from ballots of its questionnaire, with their working.

Only an agency's own ballots count, given on a day of the period. Where the period has no ballot
the cells are typed; with a single ballot they are counted, and what was typed gives way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.forms import BallotFigure, FormColumn, FormDefinition
from motcua.kernel.measures import Measure
from motcua.kernel.numbers import format_int
from motcua.kernel.periods import Period
from motcua.kernel.scoring import Satisfaction, Tally
from motcua.kernel.surveys import Level
from motcua.registers.surveys.facts import FACT
from motcua.registers.surveys.measures import BY_LEVEL, BY_POINTS, GIVEN
from motcua.registers.surveys.measures import MEASURES as BALLOT_MEASURES
from motcua.reports.data import HEAD, LEVELS, Cell, CellStatus
from motcua.statistics import api as statistics
from motcua.statistics.data import Query, Scope

AXIS = "questionnaire"
UNTREATED = "default"  # ballots have no final states to account for

Cells = Mapping[tuple[str, str], Cell]


@dataclass(frozen=True, slots=True)
class BallotFigures:
    """What the ballots of one questionnaire say in a period.

    ballots: how many count. tallies: index -> ballots by points. counts: by measure key.
    """

    questionnaire: str
    ballots: int
    tallies: Mapping[str, Tally]
    satisfaction: Satisfaction
    counts: Mapping[str, int]


def ballot_figures(
    questionnaire: str, agency: AgencyView, period: Period, *, as_of: datetime | None
) -> BallotFigures:
    """All figures in one pass of SQL. as_of None: everything recorded so far."""
    query = ballot_query(agency, period, BALLOT_MEASURES, as_of=as_of)
    counts = statistics.count(query).rows.get(questionnaire, {})
    found = {measure.key: counts.get(measure.key, 0) for measure in BALLOT_MEASURES}
    indices = dict.fromkeys(index for index, _ in BY_POINTS)
    return BallotFigures(
        questionnaire=questionnaire,
        ballots=found[GIVEN.key],
        tallies={index: _tally(index, found) for index in indices},
        satisfaction=Satisfaction({level: found[BY_LEVEL[level].key] for level in Level}),
        counts=found,
    )


def ballot_query(
    agency: AgencyView,
    period: Period,
    measures: tuple[Measure, ...],
    *,
    as_of: datetime | None,
) -> Query:
    """The query of an agency's ballots by questionnaire."""
    last = {} if as_of is None else statistics.sequence_at(FACT, (agency.id,), as_of)
    return Query(
        fact=FACT,
        row_key=AXIS,
        from_day=period.from_day,
        to_day=period.to_day,
        scopes=(Scope(agency.id, UNTREATED, last.get(agency.id)),),
        measures=measures,
        accounting={UNTREATED: {}},
    )


def ballot_cells(
    form: FormDefinition, agency: AgencyView, period: Period, *, as_of: datetime | None
) -> Cells:
    """(row key, column key) -> the cell that ballots fill; {} where there is no ballot."""
    if not form.questionnaire:
        return {}
    figures = ballot_figures(form.questionnaire, agency, period, as_of=as_of)
    return dict(cells_of(form, figures)) if figures.ballots else {}


def cells_of(
    form: FormDefinition, figures: BallotFigures
) -> Iterator[tuple[tuple[str, str], Cell]]:
    """The cells with what they were computed from as their source."""
    for column in form.head_fields:
        if column.ballots is BallotFigure.COUNT:
            source = "Sổ phiếu khảo sát"
            yield (HEAD, column.key), Cell(figures.ballots, CellStatus.AUTO, source)
    for row in form.rows:
        for column in form.columns:
            if column.ballots is BallotFigure.MEAN and row.key in figures.tallies:
                yield (row.key, column.key), _mean(figures.tallies[row.key])
    shares = figures.satisfaction.shares()
    for column in _level_columns(form):
        level = Level(column.key)
        counted = figures.satisfaction.slips[level]
        source = f"{format_int(counted)}/{format_int(figures.satisfaction.answered)} phiếu"
        value = None if shares is None else shares[level]
        status = CellStatus.MISSING if value is None else CellStatus.AUTO
        yield (LEVELS, column.key), Cell(value, status, source)


def working(tally: Tally) -> str:
    """A mean as the clerk would write it: "82 × 2 + 21 × 1 + 0 × 0 = 185; 185/103 phiếu"."""
    none, one, two = tally.slips
    return (
        f"{format_int(two)} × 2 + {format_int(one)} × 1 + {format_int(none)} × 0 = "
        f"{format_int(tally.points)} điểm; {format_int(tally.points)}/"
        f"{format_int(tally.answered)} phiếu"
    )


def _tally(index: str, counts: Mapping[str, int]) -> Tally:
    none, one, two = (counts[BY_POINTS[index, points].key] for points in (0, 1, 2))
    return Tally((none, one, two))


def _mean(tally: Tally) -> Cell:
    value = tally.mean
    if value is None:
        return Cell(None, CellStatus.MISSING, "Không phiếu nào trả lời câu này")
    return Cell(value, CellStatus.AUTO, working(tally))


def _level_columns(form: FormDefinition) -> Iterator[FormColumn]:
    columns = form.levels.columns if form.levels else ()
    return (column for column in columns if column.ballots is BallotFigure.LEVEL)
