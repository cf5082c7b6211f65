"""The figures of an appendix from what was counted and what was typed. Pure.

Null is not zero: what nobody supplied stays without a figure, and so does everything built on it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from motcua.kernel.indicators import Indicator, Share, Total, leaves
from motcua.kernel.numbers import percent

Number = int | Decimal
VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"


class FigureStatus(StrEnum):
    """Where the figure of an indicator comes from."""

    AUTO = "auto"
    ENTERED = "entered"
    WAIVED = "waived"
    MISSING = "missing"
    OTHER = "other"  # another agency answers


@dataclass(frozen=True, slots=True)
class Typed:
    """What an officer typed for an indicator.

    value: of every kind but ratio; part, whole: of a ratio. waived: no figure will come, `source`
    says why; otherwise `source` says where the figure is from.
    """

    value: Number | str | None
    part: Number | None
    whole: Number | None
    waived: bool
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """The figure of one indicator.

    value: a percentage 0..100 for a ratio, None also for 0/0, whose parts then say so.
    """

    value: Number | str | None
    status: FigureStatus
    part: Number | None = None
    whole: Number | None = None
    source: str = ""
    by: str = ""
    at: datetime | None = None


class Filling:
    """Figures of one appendix for one agency and period; each is worked out once.

    counted: indicator key -> figure, for those that records kept here answer.
    """

    def __init__(
        self,
        catalogue: Mapping[str, Indicator],
        printed: frozenset[str],
        tier: str,
        counted: Mapping[str, int | str],
        typed: Mapping[str, Typed],
        places: int = 1,
    ) -> None:
        self._catalogue = catalogue
        self._printed = printed
        self._tier = tier
        self._counted = counted
        self._typed = typed
        self._places = places
        self._known: dict[str, IndicatorFigure] = {}

    def figure(self, key: str) -> IndicatorFigure:
        """The figure of an indicator. Raises KeyError for one the catalogue does not have."""
        if key not in self._known:
            self._known[key] = self._work_out(self._catalogue[key])
        return self._known[key]

    def is_typed(self, key: str) -> bool:
        """Whether an officer supplies it: this agency answers and nothing computes it here."""
        indicator = self._catalogue[key]
        return self._answers(key) and key not in self._counted and self._formula(indicator) is None

    def opening(self, key: str) -> tuple[str, ...]:
        """Columns of the figure that records are behind: value, or both parts of a share; ()
        where any part of it was typed."""
        indicator = self._catalogue[key]
        if not self._answers(key):
            return ()
        formula = self._formula(indicator)
        if not isinstance(formula, Share):
            return (VALUE,) if self._is_counted((key,)) else ()
        sides = ((NUMERATOR, formula.part), (DENOMINATOR, formula.whole))
        return tuple(column for column, side in sides if self._is_counted(side))

    def _is_counted(self, keys: Iterable[str]) -> bool:
        found = [leaf.key for key in keys for leaf in leaves(self._catalogue, key)]
        return all(key in self._counted for key in self._answered(found))

    def _work_out(self, indicator: Indicator) -> IndicatorFigure:
        if not self._answers(indicator.key):
            return IndicatorFigure(None, FigureStatus.OTHER)
        if indicator.key in self._counted:
            return IndicatorFigure(self._counted[indicator.key], FigureStatus.AUTO)
        formula = self._formula(indicator)
        if isinstance(formula, Share):
            return self._share(formula)
        if isinstance(formula, Total):
            return self._total(formula)
        return self._from_typed(self._typed.get(indicator.key))

    def _answers(self, key: str) -> bool:
        return self._tier in self._catalogue[key].tiers

    def _formula(self, indicator: Indicator) -> Share | Total | None:
        """The formula where its parts can be had: printed beside it, or computed themselves.

        A sum takes the parts that the appendix asks for: a total of what is printed under it.
        """
        formula = indicator.formula
        if isinstance(formula, Share):
            sides = (self._answered(formula.part), self._answered(formula.whole))
            had = all(side and all(map(self._can_be_had, side)) for side in sides)
            return Share(*sides) if had else None
        if isinstance(formula, Total):
            plus = tuple(k for k in self._answered(formula.plus) if self._can_be_had(k))
            less = tuple(k for k in self._answered(formula.less) if self._can_be_had(k))
            return Total(plus, less) if plus and len(less) == len(formula.less) else None
        return None

    def _answered(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in keys if self._answers(key))

    def _can_be_had(self, key: str) -> bool:
        if key in self._printed or key in self._counted:
            return True
        return self._formula(self._catalogue[key]) is not None

    def _share(self, formula: Share) -> IndicatorFigure:
        part, whole = self._sum(formula.part), self._sum(formula.whole)
        status = self._weakest((*formula.part, *formula.whole))
        if part is None or whole is None:
            return IndicatorFigure(None, status, part, whole)
        return IndicatorFigure(percent(part, whole, self._places), status, part, whole)

    def _total(self, formula: Total) -> IndicatorFigure:
        plus, less = self._sum(formula.plus), self._sum(formula.less)
        status = self._weakest((*formula.plus, *formula.less))
        if plus is None or less is None:
            return IndicatorFigure(None, status)
        return IndicatorFigure(plus - less, status)

    def _sum(self, keys: Iterable[str]) -> Number | None:
        values = [self.figure(key).value for key in keys]
        if any(value is None or isinstance(value, str) for value in values):
            return None
        return sum((value for value in values if isinstance(value, int | Decimal)), 0)

    def _weakest(self, keys: Iterable[str]) -> FigureStatus:
        """Computed, unless a part has no figure: then missing, or waived when all of those are."""
        without = [self.figure(key).status for key in keys if self.figure(key).value is None]
        if not without:
            return FigureStatus.AUTO
        waived = all(status is FigureStatus.WAIVED for status in without)
        return FigureStatus.WAIVED if waived else FigureStatus.MISSING

    def _from_typed(self, typed: Typed | None) -> IndicatorFigure:
        if typed is None:
            return IndicatorFigure(None, FigureStatus.MISSING)
        status = FigureStatus.WAIVED if typed.waived else FigureStatus.ENTERED
        value = typed.value
        if typed.part is not None and typed.whole is not None:
            value = percent(typed.part, typed.whole, self._places)
        return IndicatorFigure(
            value, status, typed.part, typed.whole, typed.source, typed.by, typed.at
        )
