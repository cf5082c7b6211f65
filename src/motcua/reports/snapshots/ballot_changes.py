"""Which ballots stand behind a difference of a form that ballots fill."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from motcua.agencies.data import AgencyView
from motcua.kernel.forms import BallotFigure, FormColumn, FormDefinition
from motcua.kernel.periods import Period
from motcua.kernel.surveys import POINTS, Level
from motcua.registers.surveys.measures import BY_LEVEL, BY_POINTS, GIVEN, MEASURES
from motcua.reports.ballots import ballot_query
from motcua.reports.questions import CellQuestion
from motcua.reports.snapshot_data import ChangedRecord
from motcua.reports.snapshots.records import Member, Since

BALLOTS_BY_KEY = {measure.key: measure for measure in MEASURES}
Place = tuple[str, str]
"""Row key and column key, as of `CellChange`."""


@dataclass(slots=True)
class BallotsBehind:
    """Ballots that a cell counts now and did not, the other way round, or with another answer."""

    gained: list[ChangedRecord] = field(default_factory=list)
    lost: list[ChangedRecord] = field(default_factory=list)
    altered: list[ChangedRecord] = field(default_factory=list)


def ballots_behind(
    form: FormDefinition, agency: AgencyView, period: Period, since: Since, places: Iterable[Place]
) -> dict[Place, BallotsBehind]:
    """Place -> its ballots, of the cells of the form that ballots fill. since: of ballots."""
    found: dict[Place, BallotsBehind] = {}
    if not since.touched:
        return found
    columns = {column.key: column for column in _columns(form)}
    for place in places:
        measures = _measures(place, columns.get(place[1]))
        if measures:
            found[place] = _behind(measures, form, agency, period, since)
    return found


def _columns(form: FormDefinition) -> tuple[FormColumn, ...]:
    levels = form.levels.columns if form.levels else ()
    return (*form.columns, *form.head_fields, *levels)


def _measures(place: Place, column: FormColumn | None) -> tuple[str, ...]:
    """The measures whose ballots make the cell up, each ballot in one of them."""
    row_key, column_key = place
    if column is None or column.ballots is None:
        return ()
    if column.ballots is BallotFigure.COUNT:
        return (GIVEN.key,)
    if column.ballots is BallotFigure.LEVEL:
        return (BY_LEVEL[Level(column_key)].key,)
    known = ((row_key, points) for points in POINTS)
    return tuple(BY_POINTS[one].key for one in known if one in BY_POINTS)


def _behind(
    measures: tuple[str, ...],
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    since: Since,
) -> BallotsBehind:
    then, now = _answers(measures, form, agency, period, since)
    both = then.keys() & now.keys()
    named = since.records(
        {*(then.keys() ^ now.keys()), *(one for one in both if then[one] != now[one])}
    )
    made = BallotsBehind()
    for member, record in named.items():
        if member in both:
            made.altered.append(record)
        else:
            (made.gained if member in now else made.lost).append(record)
    return made


def _answers(
    measures: tuple[str, ...],
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    since: Since,
) -> tuple[dict[Member, str], dict[Member, str]]:
    """Touched ballots -> which of the measures counted them, when it was closed and now."""
    then: dict[Member, str] = {}
    now: dict[Member, str] = {}
    for key in measures:
        query = ballot_query(agency, period, (BALLOTS_BY_KEY[key],), as_of=None)
        before, after = since.members(CellQuestion(query, key, form.questionnaire))
        then |= dict.fromkeys(before, key)
        now |= dict.fromkeys(after, key)
    return then, now
