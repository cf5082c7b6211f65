"""What people answered to one questionnaire in a period: by way, by question, how content."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.charts import ChartBar, ChartDefinition
from motcua.kernel.dates import local
from motcua.kernel.numbers import format_decimal, format_int, percent
from motcua.kernel.periods import Period
from motcua.kernel.scoring import Satisfaction
from motcua.kernel.surveys import Question, Questionnaire
from motcua.registers.surveys.measures import BY_WAY, measure_of
from motcua.reports.ballots import BallotFigures, ballot_figures
from motcua.reports.chart_data import ChartFigure, ChartView
from motcua.rulebook import load

READ = "form.read"


@dataclass(frozen=True, slots=True)
class WayCount:
    """How many ballots came by one way. measure: what it opens to."""

    label: str
    count: int
    measure: str


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question with the ballots of each answer. answered: ballots that answered it at all."""

    question: Question
    answered: int
    chart: ChartView


@dataclass(frozen=True, slots=True)
class SurveyResults:
    """The answers to one questionnaire. ballots: how many count; 0 makes every share no figure."""

    questionnaire: Questionnaire
    agency: AgencyView
    period: Period
    ballots: int
    ways: tuple[WayCount, ...]
    questions: tuple[QuestionResult, ...]
    satisfaction: Satisfaction


def compute_survey_results(
    questionnaire: str, agency: AgencyView, period: Period, *, actor: Actor, now: datetime
) -> SurveyResults:
    """All of it in one pass of SQL, everything recorded so far.

    The questionnaire (its key) asks as on the last day of the period.
    Raises RulebookKeyUnknown, NotInForce, NotAllowed, NotFound.
    """
    agencies.require(actor, READ, agency.id, local(now).date())
    asked = load.questionnaire(questionnaire, period.to_on)
    found = ballot_figures(asked.key, agency, period, as_of=None)
    return SurveyResults(
        questionnaire=asked,
        agency=agency,
        period=period,
        ballots=found.ballots,
        ways=_ways(found),
        questions=tuple(_question(one, asked, agency, period, found) for one in asked.questions),
        satisfaction=found.satisfaction,
    )


def _ways(found: BallotFigures) -> tuple[WayCount, ...]:
    choices = load.register("surveys").field("way").choices
    return tuple(
        WayCount(choice.label, found.counts[BY_WAY[choice.key].key], BY_WAY[choice.key].key)
        for choice in choices
        if choice.key in BY_WAY
    )


def _question(
    question: Question,
    asked: Questionnaire,
    agency: AgencyView,
    period: Period,
    found: BallotFigures,
) -> QuestionResult:
    """The bars of a question are the counts of its answers, in the order of the slip."""
    measures = [measure_of(question.key, answer).key for answer in question.answers]
    answered = sum(found.counts[key] for key in measures)
    definition = ChartDefinition(
        key=question.key,
        label=f"Câu {question.number}",
        question=f"{question.number}. {question.text}",
        bars=tuple(
            ChartBar(key, answer.label)
            for key, answer in zip(measures, question.answers, strict=True)
        ),
        counted_as="",
        periods=1,
        rows="",
        top=len(measures),
        row_labels={},
        reading=READ,
        only=None,
        source=asked.source,
    )
    lines = tuple(
        (bar.label, (_bar(bar, found.counts[bar.figure], answered, period, asked.key),))
        for bar in definition.bars
    )
    return QuestionResult(question, answered, ChartView(definition, agency, period, lines))


def _bar(bar: ChartBar, count: int, answered: int, period: Period, row_key: str) -> ChartFigure:
    places = load.formats().share_places
    share: Decimal | None = percent(count, answered, places)
    text = format_int(count)
    if share is not None:
        text += f" ({format_decimal(share, places)}%)"
    return ChartFigure(bar.label, "", count, text, period, bar.figure, row_key)
