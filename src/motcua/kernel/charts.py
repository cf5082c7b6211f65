"""A chart as data: one question, its bars by the names of measures or shares."""

from dataclasses import dataclass

from motcua.kernel.forms import Source


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One kind of bar. figure: key of a measure, or of a share (its bar is a percentage)."""

    figure: str
    label: str


@dataclass(frozen=True, slots=True)
class ChartDefinition:
    """A picture that answers one question.

    periods: how many of them stand side by side, the last one asked for; 1: that one alone, its
    bars lying one under the other. rows: an axis of the fact table ("field"): a bar a row, the
    longest first, at most `top`; "" where the bars are figures. only: an axis and its row that
    alone is counted (("questionnaire", "evaluation")); None: every row. row_labels: words for
    keys of rows that the rulebook has no field for. counted_as: the form whose periods and whose
    accounting of final states hold. reading: the right that opens it.
    """

    key: str
    label: str
    question: str
    bars: tuple[ChartBar, ...]
    counted_as: str
    periods: int
    rows: str
    top: int
    row_labels: dict[str, str]
    only: tuple[str, str] | None
    reading: str
    source: Source
