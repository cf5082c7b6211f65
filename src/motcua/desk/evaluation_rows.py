"""Rows of the evaluation page: figures as text, with the address of what is behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from motcua.kernel.scoring import ShareFigure
from motcua.kernel.surveys import POINTS
from motcua.registers.surveys.measures import BY_LEVEL, BY_POINTS, CONTENT_BALLOTS, GIVEN
from motcua.registers.surveys.measures import MEASURES as BALLOT_MEASURES
from motcua.reports import api as reports
from motcua.reports.api import BallotRow, Evaluation
from motcua.rulebook import load

LABELS = {measure.key: measure.label for measure in BALLOT_MEASURES}
"""What a number of ballots is called, by measure key."""


@dataclass(frozen=True, slots=True)
class Part:
    """A number that opens: how many ballots gave so many points."""

    points: int
    count: int
    measure: str


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A share of a threshold. known: it has a value; why not is said with the threshold."""

    label: str
    text: str
    known: bool


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An index on the page. parts: () where there is no ballot."""

    key: str
    number: str
    label: str
    parts: tuple[Part, ...]
    working: str
    score: str
    is_typed: bool
    appraised: str
    name: str
    threshold: str
    decided: bool
    shares: tuple[ShareLine, ...]

    @property
    def result(self) -> str:
        """The working without its first side, which the page shows as numbers that open."""
        return "= " + self.working.partition(" = ")[2]


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level of satisfaction. share: "21,4%"."""

    label: str
    count: int
    measure: str
    share: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion of the live index. reached: None where there is no target or no figure."""

    code: str
    label: str
    terms: tuple[tuple[str, bool], ...]  # text, whether it is missing
    percent: str
    target: str
    points: str
    reached: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class LiveGroup:
    """A group of the live index."""

    number: str
    label: str
    points: str
    criteria: tuple[CriterionRow, ...]


def index_rows(found: Evaluation, typed: Mapping[str, str], prefix: str) -> list[IndexRow]:
    """The nine indices; typed: what was just posted, by name."""
    column, grade = reports.self_column(found), found.sheet.form.grade_column
    made = []
    for index in found.indices:
        cell, appraised = index.row.cells[column], index.row.cells[grade]
        name = prefix + index.row.key
        threshold = index.threshold
        made.append(
            IndexRow(
                key=index.row.key,
                number=index.row.number,
                label=index.row.label,
                parts=_parts(found, index.row.key) if index.tally else (),
                working=reports.working(index.tally) if index.tally else cell.source,
                score=_points(cell.value),
                is_typed=index.tally is None and cell.value is not None,
                appraised=typed.get(name, _typed_text(appraised.value)),
                name=name,
                threshold=reports.threshold_text(threshold) if threshold else "",
                decided=threshold is not None and threshold.step is not None,
                shares=tuple(map(_share, threshold.shares)) if threshold else (),
            )
        )
    return made


def totals(found: Evaluation) -> dict[str, str]:
    """The sums of the columns: the standard, the self-score, the appraised score."""
    sheet, column = found.sheet, reports.self_column(found)
    standard = sheet.form.columns[0].key
    keys = {"standard": standard, "own": column, "appraised": sheet.form.grade_column}
    return {name: _points(sheet.total[key].value) for name, key in keys.items()}


def level_rows(found: Evaluation) -> list[LevelRow]:
    """The five levels, best first; [] where there is no ballot."""
    shares = found.ballots.satisfaction.shares()
    if shares is None:
        return []
    return [
        LevelRow(
            LABELS[BY_LEVEL[level].key].removeprefix("Phiếu ").capitalize(),
            found.ballots.satisfaction.slips[level],
            BY_LEVEL[level].key,
            reports.percent_text(shares[level]),
        )
        for level in reversed(BY_LEVEL)
    ]


def satisfied(found: Evaluation) -> dict[str, object]:
    """The share of the content with its two parts."""
    counted = found.ballots.satisfaction
    return {
        "content": counted.content,
        "answered": counted.answered,
        "percent": reports.percent_text(counted.percent),
        "measure": CONTENT_BALLOTS.key,
        "all": GIVEN.key,
    }


def live_groups(found: Evaluation) -> list[LiveGroup]:
    """The live index by groups; [] before its first day."""
    if found.realtime is None:
        return []
    return [
        LiveGroup(
            group.group.number,
            group.group.label,
            f"{reports.points_text(group.points)}/{reports.points_text(group.group.most)}",
            tuple(
                CriterionRow(
                    code=one.criterion.code,
                    label=one.criterion.share.label,
                    terms=tuple(
                        dict.fromkeys(
                            (reports.term_text(term), term.count is None)
                            for term in (*one.figure.part, *one.figure.whole)
                        )
                    ),
                    percent=reports.percent_text(one.percent),
                    target=reports.percent_text(one.criterion.target),
                    points=reports.criterion_text(one),
                    reached=one.reached,
                    note=one.criterion.note,
                )
                for one in group.criteria
            ),
        )
        for group in found.realtime.groups
    ]


def live_words(found: Evaluation) -> str:
    """The live index in a sentence; "" before its first day."""
    return "" if found.realtime is None else reports.realtime_text(found.realtime)


def source_of(found: Evaluation) -> str:
    """Where the appraised scores were from last time."""
    column = found.sheet.form.grade_column
    cells = (row.cells[column] for row in found.sheet.rows)
    return next((cell.source for cell in cells if cell.source), "")


def ballot_lines(found: list[BallotRow]) -> list[dict[str, object]]:
    """The ballots of a list, in words."""
    register = load.register("surveys")
    ways = {choice.key: choice.label for choice in register.field("way").choices}
    levels = {choice.key: choice.label for choice in register.field("level").choices}
    return [
        {
            "entry_id": ballot.entry_id,
            "code": ballot.code,
            "given_on": ballot.given_on,
            "way": ways.get(ballot.way, ballot.way),
            "level": levels[ballot.level.value],
            "points": ["-" if one is None else str(one) for one in ballot.points.values()],
            "answers": ballot.points
            | {aspect: levels.get(level, "-") for aspect, level in ballot.aspects.items()},
        }
        for ballot in found
    ]


def _parts(found: Evaluation, index: str) -> tuple[Part, ...]:
    slips = found.ballots.tallies[index].slips
    return tuple(
        Part(points, slips[points], BY_POINTS[index, points].key) for points in reversed(POINTS)
    )


def _share(figure: ShareFigure) -> ShareLine:
    return ShareLine(figure.share.label, reports.share_text(figure), figure.percent is not None)


def _typed_text(value: object) -> str:
    """What an input holds: nothing where there is no figure."""
    return "" if value is None else _points(value)


def _points(value: object) -> str:
    return reports.points_text(Decimal(value)) if isinstance(value, int | Decimal) else "-"
