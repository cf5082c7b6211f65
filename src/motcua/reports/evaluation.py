"""The evaluation of a one-stop shop in a period: scores of ballots, thresholds, the live index."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import day_of, local
from motcua.kernel.periods import Period
from motcua.kernel.realtime_index import RealtimeFigure, compute, measures_of
from motcua.kernel.scoring import EvaluationRules, Tally, ThresholdFigure, judged
from motcua.kernel.surveys import Level
from motcua.registers.surveys.facts import ASPECTS, INDICES
from motcua.registers.surveys.measures import MEASURES as BALLOT_MEASURES
from motcua.reports import counting
from motcua.reports.ballots import BallotFigures, ballot_figures, ballot_query
from motcua.reports.data import FormSheet, SheetRow
from motcua.reports.entered import enter_cell
from motcua.reports.forms import compute_form
from motcua.reports.measured import measured
from motcua.rulebook import load
from motcua.statistics import api as statistics

BALLOTS_BY_KEY = {measure.key: measure for measure in BALLOT_MEASURES}


@dataclass(frozen=True, slots=True)
class IndexWorking:
    """An index with its working. tally: None where the period has no ballot."""

    row: SheetRow
    tally: Tally | None
    threshold: ThresholdFigure | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evaluation filled.

    sheet: the printed table. realtime: None before the first day of that index.
    """

    rules: EvaluationRules
    sheet: FormSheet
    ballots: BallotFigures
    indices: tuple[IndexWorking, ...]
    realtime: RealtimeFigure | None


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A ballot behind a figure, as it was counted. points: index -> 0..2, None: not said.

    aspects: question -> key of the level answered, "" not said.
    """

    entry_id: int
    code: str
    given_on: date
    way: str
    level: Level
    points: Mapping[str, int | None]
    aspects: Mapping[str, str]


def compute_evaluation(
    agency: AgencyView,
    period: Period,
    *,
    as_of: datetime | None = None,
    actor: Actor,
    now: datetime,
) -> Evaluation:
    """The evaluation as the rules hold on the last day of the period.

    as_of: only what was recorded by then counts; None: all there is.
    Raises NotInForce, NotAllowed, NotFound, AgencyGoneInPeriod.
    """
    rules = load.evaluation_rules(period.to_on)
    sheet = compute_form(rules.form, agency, period, as_of=as_of, actor=actor, now=now)
    until = counting.until(as_of, now)
    ballots = ballot_figures(sheet.form.questionnaire, agency, period, as_of=until)
    counts = _counts(rules, agency, period, until) | dict(ballots.counts)
    if not ballots.ballots:
        counts = {key: count for key, count in counts.items() if key not in ballots.counts}
    return Evaluation(
        rules=rules,
        sheet=sheet,
        ballots=ballots,
        indices=tuple(_index(row, rules, ballots, counts) for row in sheet.rows),
        realtime=_realtime(rules, agency, period, until),
    )


def appraise(
    agency: AgencyView,
    period: Period,
    scores: Mapping[str, str],
    *,
    source: str = "",
    actor: Actor,
    now: datetime,
) -> None:
    """Type the appraised score of each index (its key -> as typed); those before a refused one
    stay. Raises as `enter_cell`, and NotInForce."""
    rules = load.evaluation_rules(period.to_on)
    column = load.form(rules.form, period.to_on).grade_column
    for index, score in scores.items():
        enter_cell(
            rules.form, agency, period, index, column, score, source=source, actor=actor, now=now
        )


def ballot_records(
    agency: AgencyView,
    period: Period,
    measure_key: str,
    questionnaire: str = "",
    *,
    actor: Actor,
    now: datetime,
) -> list[BallotRow]:
    """The ballots of a questionnaire that one measure counts, by day and code.

    questionnaire: its key; "": that of the evaluation.
    Raises KeyError for a measure of no ballot, NotInForce, NotAllowed, NotFound.
    """
    agencies.require(actor, "form.read", agency.id, local(now).date())
    if not questionnaire:
        rules = load.evaluation_rules(period.to_on)
        questionnaire = load.form(rules.form, period.to_on).questionnaire
    return ballot_rows(agency, period, measure_key, questionnaire)


def ballot_rows(
    agency: AgencyView, period: Period, measure_key: str, questionnaire: str | None
) -> list[BallotRow]:
    """The ballots that one measure counts, by day and code; rights are the caller's business.

    questionnaire: None: of any.
    """
    query = ballot_query(agency, period, (BALLOTS_BY_KEY[measure_key],), as_of=None)
    rows = [
        BallotRow(
            entry_id=int(str(record.version["entry_id"])),
            code=str(record.record["code"]),
            given_on=day_of(int(str(record.version["given_day"]))),
            way=str(record.version["way"]),
            level=Level(str(record.version["level"])),
            points={
                index.removeprefix("index_"): _points(record.version[index]) for index in INDICES
            },
            aspects={aspect: str(record.version[aspect] or "") for aspect in ASPECTS},
        )
        for record in statistics.records(query, measure_key, questionnaire)
    ]
    return sorted(rows, key=lambda row: (row.given_on, row.code))


def self_scores(evaluation: Evaluation) -> dict[str, Decimal]:
    """Index -> the score that the ballots, or the officer, gave; those without one are left out."""
    column = self_column(evaluation)
    found = {row.key: row.cells[column].value for row in evaluation.sheet.rows}
    return {key: value for key, value in found.items() if isinstance(value, Decimal)}


def self_column(evaluation: Evaluation) -> str:
    """Key of the column that ballots fill."""
    return next(column.key for column in evaluation.sheet.form.columns if column.ballots)


def _points(value: int | str | None) -> int | None:
    return None if value is None else int(value)


def _counts(
    rules: EvaluationRules, agency: AgencyView, period: Period, until: datetime | None
) -> dict[str, int]:
    keys = {
        key
        for threshold in rules.thresholds.values()
        for share in threshold.shares
        for term in (*share.part, *share.whole)
        for key in term.measures
    }
    counted_as = load.form(rules.counted_as, period.to_on)
    return measured(sorted(keys - BALLOTS_BY_KEY.keys()), agency, period, counted_as, as_of=until)


def _index(
    row: SheetRow, rules: EvaluationRules, ballots: BallotFigures, counts: Mapping[str, int]
) -> IndexWorking:
    threshold = rules.thresholds.get(row.key)
    return IndexWorking(
        row=row,
        tally=ballots.tallies.get(row.key) if ballots.ballots else None,
        threshold=judged(threshold, counts) if threshold else None,
    )


def _realtime(
    rules: EvaluationRules, agency: AgencyView, period: Period, until: datetime | None
) -> RealtimeFigure | None:
    try:
        index = load.realtime_index(period.to_on)
    except load.NotInForce:
        return None
    counted_as = load.form(rules.counted_as, period.to_on)
    return compute(index, measured(measures_of(index), agency, period, counted_as, as_of=until))
