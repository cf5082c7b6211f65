"""The working of an evaluation in words, the same on the page and on paper."""

from decimal import Decimal

from motcua.kernel.numbers import format_decimal, format_int
from motcua.kernel.realtime_index import CriterionFigure, RealtimeFigure
from motcua.kernel.scoring import Satisfaction, ShareFigure, TermFigure, ThresholdFigure

NO_FIGURE = "-"
SHARE_PLACES = 1


def points_text(points: Decimal | None) -> str:
    """Points without zeros at the end: "1,8", "2"; "-" for none."""
    if points is None:
        return NO_FIGURE
    plain = points.normalize()
    exponent = plain.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return format_decimal(plain, places)


def percent_text(percent: Decimal | None) -> str:
    """A percentage with one place: "73,2%"; "-" for none."""
    return NO_FIGURE if percent is None else f"{format_decimal(percent, SHARE_PLACES)}%"


def ballots_text(ballots: int, satisfaction: Satisfaction) -> str:
    """How many ballots came, and how many of those that answer are content."""
    return (
        f"Số phiếu: {format_int(ballots)}. Hài lòng và rất hài lòng: "
        f"{format_int(satisfaction.content)}/{format_int(satisfaction.answered)} phiếu = "
        f"{percent_text(satisfaction.percent)}."
    )


def share_text(figure: ShareFigure) -> str:
    """A share with its parts: "60/82 = 73,2%", or why it has no value."""
    if figure.missing:
        return f"chưa có số liệu: {'; '.join(map(_inside, figure.missing))}"
    parts = f"{_count(figure.numerator)}/{_count(figure.denominator)}"
    if figure.percent is None:
        return f"{parts}: không phát sinh"
    return f"{parts} = {percent_text(figure.percent)}"


def term_text(figure: TermFigure) -> str:
    """A count by its name: "Hồ sơ đã giải quyết: 82"; what nobody supplies says so."""
    sign = "trừ " if figure.term.less else ""
    count = "chưa có số liệu" if figure.count is None else format_int(figure.count)
    return f"{sign}{figure.term.label}: {count}"


def threshold_text(figure: ThresholdFigure) -> str:
    """What a threshold decided, or why it could not."""
    if figure.step is not None:
        return f"{points_text(figure.points)} điểm: {figure.step.words}"
    why = [f"thiếu số liệu {_inside(name)}" for name in figure.missing]
    why += [f"không phát sinh {_inside(name)}" for name in figure.idle]
    return f"Chưa định được: {'; '.join(why)}"


def criterion_text(figure: CriterionFigure) -> str:
    """What a criterion of the live index reached: points of points, or why there are none."""
    if figure.points is not None:
        return f"{points_text(figure.points)}/{points_text(figure.criterion.most)}"
    if figure.percent is not None:
        return "chưa rõ điểm tối đa"
    return "chưa có số liệu" if figure.figure.missing else "không phát sinh"


def realtime_text(figure: RealtimeFigure) -> str:
    """The index in one sentence; it never counts as 0 what nobody supplied."""
    known = f"{points_text(figure.points)}/{points_text(figure.scored)} điểm"
    if figure.scored == figure.most:
        return f"Đạt {known}."
    left = points_text(figure.most - figure.scored)
    return (
        f"Đạt {known} ở các tiêu chí có số liệu; {left}/{points_text(figure.most)} điểm chưa chấm "
        "được nên chưa xếp loại."
    )


def _inside(label: str) -> str:
    """A label in the middle of a sentence; an abbreviation (TTHC) keeps its letters."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _count(count: int | None) -> str:
    return NO_FIGURE if count is None else format_int(count)
