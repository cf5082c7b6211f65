"""The figures of the officers' monthly sheet: dossiers, ballots by level, the mean of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from motcua.desk.leader_figures import LABELS, NOBODY, Figure, figure, records_address
from motcua.kernel.dates import format_day
from motcua.kernel.numbers import format_decimal, format_int
from motcua.kernel.periods import Period
from motcua.kernel.scoring import Satisfaction
from motcua.registers.surveys.measures import MEASURES as BALLOT_MEASURES
from motcua.reports.api import RATING_MEASURES, SHEET_MEASURES, SheetLine

BALLOT_LABELS = {one.key: one.label for one in BALLOT_MEASURES}
RATING_LABELS = {
    key: BALLOT_LABELS[key].removeprefix("Phiếu ").capitalize() for key in RATING_MEASURES
} | {RATING_MEASURES[0]: "Số phiếu"}
MEAN = "Điểm trung bình"
POINTS = "Tổng điểm"
PLACES = 2
NO_FIGURE = "-"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of the page. parts: the two numbers of the mean, "" where it has no value."""

    label: str
    dossiers: tuple[Figure, ...]
    ratings: tuple[Figure, ...]
    mean: str
    parts: str


def sheet_row(line: SheetLine, period: Period, label: str, officer: str | None) -> SheetRow:
    """Each number with the address of what it counts. officer None: of the whole office."""
    return SheetRow(
        label=label,
        dossiers=tuple(
            figure(line.counts[key], records_address(period, key, officer=officer))
            for key in SHEET_MEASURES
        ),
        ratings=tuple(
            figure(line.rated(key), ratings_address(period, key, officer))
            for key in RATING_MEASURES
        ),
        mean=mean_text(line.ratings),
        parts=parts_text(line.ratings),
    )


def ratings_address(period: Period, measure: str, officer: str | None = None) -> str:
    """The page that lists the ballots of a figure. officer: "" about nobody, None: about anyone."""
    asked = {
        "so": measure,
        "tu": format_day(period.from_on),
        "den": format_day(period.to_on),
    }
    if officer is not None:
        asked["can-bo"] = officer or NOBODY
    return f"{reverse('leader_ratings')}?{urlencode(asked)}"


def mean_text(ratings: Satisfaction) -> str:
    """ "4,33"; "-" where nobody rated, which is not 0."""
    return NO_FIGURE if ratings.mean is None else format_decimal(ratings.mean, PLACES)


def parts_text(ratings: Satisfaction) -> str:
    """ "13/3": points over ballots; "" where nobody rated."""
    if not ratings.answered:
        return ""
    return f"{format_int(ratings.points)}/{format_int(ratings.answered)}"


def headings() -> Sequence[str]:
    """Of the files: those of the page, and both parts of the mean."""
    dossiers = (LABELS[key] for key in SHEET_MEASURES)
    return (*dossiers, *(RATING_LABELS[key] for key in RATING_MEASURES), POINTS, MEAN)
