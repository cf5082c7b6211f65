"""The index of service to people and businesses in real time: groups of shares with targets.

Source: QĐ 766/QĐ-TTg of 23/6/2022. Groups, shares, points and targets are rulebook data.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motcua.kernel.forms import Source
from motcua.kernel.scoring import Share, ShareFigure, filled, points_towards

FULL = Decimal(100)  # the target of a share that has none of its own


@dataclass(frozen=True, slots=True)
class Criterion:
    """A share that is scored. most: its points, None: not known how they are allotted.

    target: in percent, None: 100. note: what limits the figure, Vietnamese, "" nothing.
    """

    code: str
    share: Share
    most: Decimal | None = None
    target: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CriterionGroup:
    """Criteria under one heading with the points they can reach together."""

    number: str
    label: str
    most: Decimal
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class RealtimeIndex:
    """The index as valid on a day."""

    key: str
    label: str
    groups: tuple[CriterionGroup, ...]
    valid_from: date
    valid_to: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class CriterionFigure:
    """A criterion filled.

    points None: the share has no value (missing parts, or nothing happened), or `most` is not
    known.
    """

    criterion: Criterion
    figure: ShareFigure

    @property
    def percent(self) -> Decimal | None:
        """The share in percent, exact; None: no figure."""
        return self.figure.percent

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None: there is no target or no figure."""
        if self.criterion.target is None or self.percent is None:
            return None
        return self.percent >= self.criterion.target

    @property
    def points(self) -> Decimal | None:
        """Points of the criterion."""
        if self.percent is None or self.criterion.most is None:
            return None
        target = FULL if self.criterion.target is None else self.criterion.target
        return points_towards(self.percent, target, self.criterion.most)


@dataclass(frozen=True, slots=True)
class GroupFigure:
    """A group filled."""

    group: CriterionGroup
    criteria: tuple[CriterionFigure, ...]

    @property
    def points(self) -> Decimal | None:
        """The sum of the points there are; None: no criterion has any."""
        found = [one.points for one in self.criteria if one.points is not None]
        return sum(found, Decimal(0)) if found else None

    @property
    def scored(self) -> Decimal:
        """The points that the criteria with a figure could reach together."""
        known = [one.criterion.most for one in self.criteria if one.points is not None]
        return sum((most for most in known if most is not None), Decimal(0))

    @property
    def complete(self) -> bool:
        """Whether every point of the group is decided."""
        return self.scored == self.group.most


@dataclass(frozen=True, slots=True)
class RealtimeFigure:
    """The index filled; it has a total of points, and a grade of the whole only when complete."""

    index: RealtimeIndex
    groups: tuple[GroupFigure, ...]

    @property
    def points(self) -> Decimal:
        """The sum of the points there are."""
        return sum((group.points or Decimal(0) for group in self.groups), Decimal(0))

    @property
    def scored(self) -> Decimal:
        """The points that could be reached where there is a figure."""
        return sum((group.scored for group in self.groups), Decimal(0))

    @property
    def most(self) -> Decimal:
        """The points of the whole index."""
        return sum((group.group.most for group in self.groups), Decimal(0))

    @property
    def missing(self) -> tuple[str, ...]:
        """What no record supplies, each named once, in the order of the index."""
        named = [
            name for group in self.groups for one in group.criteria for name in one.figure.missing
        ]
        return tuple(dict.fromkeys(named))


def measures_of(index: RealtimeIndex) -> tuple[str, ...]:
    """Keys of all measures that the index asks for, each once."""
    keys = [
        key
        for group in index.groups
        for criterion in group.criteria
        for term in (*criterion.share.part, *criterion.share.whole)
        for key in term.measures
    ]
    return tuple(dict.fromkeys(keys))


def compute(index: RealtimeIndex, counts: Mapping[str, int]) -> RealtimeFigure:
    """The index from counts by measure key; a measure not in `counts` is not supplied."""
    return RealtimeFigure(
        index,
        tuple(
            GroupFigure(
                group,
                tuple(
                    CriterionFigure(criterion, filled(criterion.share, counts))
                    for criterion in group.criteria
                ),
            )
            for group in index.groups
        ),
    )
