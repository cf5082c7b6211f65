"""Points from counts: a mean of slips, shares with named parts, thresholds, a share to a target.

All figures are exact (Decimal, int). What no record supplies stays None and is named; a share
whose whole is 0 has no value either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.kernel.forms import Source
from motcua.kernel.numbers import largest_remainder, round_half_up
from motcua.kernel.surveys import CONTENT, LEVEL_POINTS, POINTS, Level

MEAN_PLACES = 2  # published software rounds an index so; 185/103 is 1.80
POINT_PLACES = 2
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many slips gave an index 0, 1 and 2 points, in this order."""

    slips: tuple[int, int, int]

    @property
    def answered(self) -> int:
        """Slips that answered the question; those that did not are in no mean."""
        return sum(self.slips)

    @property
    def points(self) -> int:
        """The sum of their points."""
        return sum(points * count for points, count in zip(POINTS, self.slips, strict=True))

    @property
    def mean(self) -> Decimal | None:
        """Points a slip, 0..2, rounded half up to two places; None: nobody answered."""
        if self.answered == 0:
            return None
        return round_half_up(Decimal(self.points) / self.answered, MEAN_PLACES)


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How many slips chose each level."""

    slips: Mapping[Level, int]

    @property
    def answered(self) -> int:
        """Slips that chose a level."""
        return sum(self.slips.get(level, 0) for level in Level)

    @property
    def content(self) -> int:
        """Slips that are satisfied or very satisfied."""
        return sum(self.slips.get(level, 0) for level in CONTENT)

    @property
    def percent(self) -> Decimal | None:
        """Percentage of the satisfied, before rounding; None: no slips, which is not 0."""
        return Decimal(self.content) * 100 / self.answered if self.answered else None

    @property
    def points(self) -> int:
        """Sum of the levels chosen, 1 the worst to 5 the best."""
        return sum(LEVEL_POINTS[level] * self.slips.get(level, 0) for level in Level)

    @property
    def mean(self) -> Decimal | None:
        """`points` over `answered`, before rounding (1..5); None: no slips, which is not 0."""
        return Decimal(self.points) / self.answered if self.answered else None

    def shares(self, places: int = 1) -> dict[Level, Decimal] | None:
        """Percentages by level that add up to exactly 100 (largest remainder); None: no slips."""
        found = largest_remainder([self.slips.get(level, 0) for level in Level], places)
        return None if found is None else dict(zip(Level, found, strict=True))


@dataclass(frozen=True, slots=True)
class Term:
    """A count in a share: the sum of measures. No measure: no record supplies it.

    less: it is taken away from the others.
    """

    label: str
    measures: tuple[str, ...] = ()
    less: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """A share by its terms: the sum of `part` over the sum of `whole`."""

    key: str
    label: str
    part: tuple[Term, ...]
    whole: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class TermFigure:
    """A term with its count; None: no record supplies it."""

    term: Term
    count: int | None


@dataclass(frozen=True, slots=True)
class ShareFigure:
    """A share filled from counts."""

    share: Share
    part: tuple[TermFigure, ...]
    whole: tuple[TermFigure, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Labels of the terms that no record supplies, each once."""
        named = [one.term.label for one in (*self.part, *self.whole) if one.count is None]
        return tuple(dict.fromkeys(named))

    @property
    def numerator(self) -> int | None:
        """The part; None: a term of it is missing."""
        return _total(self.part)

    @property
    def denominator(self) -> int | None:
        """The whole; None: a term of it is missing."""
        return _total(self.whole)

    @property
    def percent(self) -> Decimal | None:
        """The exact percentage; None: a term is missing, or the whole is 0."""
        part, whole = self.numerator, self.denominator
        if part is None or whole is None or whole == 0:
            return None
        return Decimal(part) * HUNDRED / whole


def filled(share: Share, counts: Mapping[str, int]) -> ShareFigure:
    """The share from counts by measure key; a measure that is not in `counts` is not supplied."""
    return ShareFigure(
        share,
        tuple(TermFigure(term, _count(term, counts)) for term in share.part),
        tuple(TermFigure(term, _count(term, counts)) for term in share.whole),
    )


def _count(term: Term, counts: Mapping[str, int]) -> int | None:
    if not term.measures or any(key not in counts for key in term.measures):
        return None
    return sum(counts[key] for key in term.measures)


def _total(figures: tuple[TermFigure, ...]) -> int | None:
    total = 0
    for figure in figures:
        if figure.count is None:
            return None
        total += -figure.count if figure.term.less else figure.count
    return total


@dataclass(frozen=True, slots=True)
class Condition:
    """A bound on a share, in percent; both bounds are included."""

    share: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    def holds(self, percent: Decimal) -> bool:
        """Whether the percentage lies within the bounds."""
        low = self.at_least is None or percent >= self.at_least
        return low and (self.at_most is None or percent <= self.at_most)


@dataclass(frozen=True, slots=True)
class Step:
    """So many points when all conditions hold; without conditions: in every other case."""

    points: Decimal
    words: str
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """How an index is scored from records: the first step that holds, best first."""

    index: str
    shares: tuple[Share, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class EvaluationRules:
    """How the one-stop shop is evaluated, as valid on the last day of a period.

    form: the table of the indices. counted_as: the form whose accounting of final states holds
    for dossiers. obligatory: whether the table must be made; else it may be.
    """

    form: str
    counted_as: str
    obligatory: bool
    thresholds: Mapping[str, Threshold]
    valid_from: date
    valid_to: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class ThresholdFigure:
    """A threshold applied. points None: undecided, see `missing` and `idle`.

    missing: terms that no record supplies and that could change the points. idle: shares that
    have no value because nothing of the kind happened (whole 0).
    """

    threshold: Threshold
    shares: tuple[ShareFigure, ...]
    step: Step | None
    missing: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    @property
    def points(self) -> Decimal | None:
        """Points by the threshold; None: undecided."""
        return self.step.points if self.step else None


def judged(threshold: Threshold, counts: Mapping[str, int]) -> ThresholdFigure:
    """The first step that certainly holds, as long as no better one is in doubt.

    A step is in doubt when none of its known shares fails and one of them has no value.
    """
    figures = {share.key: filled(share, counts) for share in threshold.shares}
    ordered = tuple(figures.values())
    for step in threshold.steps:
        known = [(figures[c.share], c) for c in step.conditions]
        values = [(figure.percent, condition) for figure, condition in known]
        if any(percent is not None and not c.holds(percent) for percent, c in values):
            continue
        doubtful = [figure for figure, _ in known if figure.percent is None]
        if not doubtful:
            return ThresholdFigure(threshold, ordered, step)
        missing = tuple(dict.fromkeys(name for figure in doubtful for name in figure.missing))
        idle = tuple(figure.share.label for figure in doubtful if not figure.missing)
        return ThresholdFigure(threshold, ordered, None, missing, idle)
    return ThresholdFigure(threshold, ordered, None)


def points_towards(percent: Decimal, target: Decimal, most: Decimal) -> Decimal:
    """`most` from the target upwards, below it in proportion; rounded half up, never below 0.

    Source: QĐ 766/QĐ-TTg, formula sheet: R >= T gives Pmax, else R / T x Pmax.
    """
    if percent >= target:
        return most
    return round_half_up(max(percent, Decimal(0)) / target * most, POINT_PLACES)
