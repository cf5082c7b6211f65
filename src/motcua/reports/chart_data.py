"""Values of charts that travel."""

from dataclasses import dataclass
from decimal import Decimal

from motcua.agencies.data import AgencyView
from motcua.kernel.charts import ChartDefinition
from motcua.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A bar. label: of its period or row, or its own; group: its kind where there are several.

    value None: no figure (a share of 0, a period before the agency), and no bar. text: as it
    prints, a share with its two parts. measure: the measure that it opens to, of a share its
    part; row_key: the row of it, None all.
    """

    label: str
    group: str
    value: int | Decimal | None
    text: str
    period: Period
    measure: str
    row_key: str | None = None

    @property
    def opens(self) -> bool:
        """Whether there is a record behind it."""
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart of an agency, drawn up to the last day of `period`. lines: label -> its bars."""

    definition: ChartDefinition
    agency: AgencyView
    period: Period
    lines: tuple[tuple[str, tuple[ChartFigure, ...]], ...]

    @property
    def figures(self) -> tuple[ChartFigure, ...]:
        """All bars in the order in which they stand."""
        return tuple(figure for _, line in self.lines for figure in line)

    @property
    def is_empty(self) -> bool:
        """Whether no bar has a length."""
        return not any(figure.value for figure in self.figures)
