"""Figures counted over ballots: how many, by which way, how satisfied, points of each index.

A ballot belongs to the day it was given. The mean of an index is no measure: it is the points of
the ballots that answered, over their number, and both come from the counts of 0, 1 and 2 points.
"""

from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.kernel.surveys import CONTENT, POINTS, Answer, Level
from motcua.registers.surveys.facts import ASPECTS, INDICES

_FACT = "ballot_fact"
_GIVEN = "given_day BETWEEN :from_day AND :to_day"
_LEVEL_LABELS = {
    Level.VERY_DISSATISFIED: "rất không hài lòng",
    Level.DISSATISFIED: "không hài lòng",
    Level.NEUTRAL: "bình thường",
    Level.SATISFIED: "hài lòng",
    Level.VERY_SATISFIED: "rất hài lòng",
}


def _measure(name: str, where: str, label: str) -> Measure:
    condition = f"{_GIVEN} AND {where}" if where else _GIVEN
    return Measure(f"ballot.{name}", _FACT, condition, Unit.BALLOT, label)


def _among(levels: tuple[Level, ...]) -> str:
    return "level IN ({})".format(", ".join(f"'{level.value}'" for level in levels))


GIVEN = _measure("given", "", "Phiếu khảo sát")
ON_PAPER = _measure("on_paper", "way = 'paper'", "Phiếu khảo sát phát giấy")
ELECTRONIC = _measure("electronic", "way <> 'paper'", "Phiếu khảo sát điện tử")
EVALUATION = _measure(
    "evaluation", "questionnaire = 'evaluation'", "Phiếu đánh giá việc giải quyết TTHC"
)
SATISFACTION = _measure(
    "satisfaction", "questionnaire = 'satisfaction'", "Phiếu khảo sát sự hài lòng"
)
SATISFACTION_ON_PAPER = _measure(
    "satisfaction_on_paper",
    "questionnaire = 'satisfaction' AND way = 'paper'",
    "Phiếu khảo sát sự hài lòng phát giấy",
)
SATISFACTION_ELECTRONIC = _measure(
    "satisfaction_electronic",
    "questionnaire = 'satisfaction' AND way <> 'paper'",
    "Phiếu khảo sát sự hài lòng điện tử",
)
LEVELLED = _measure("levelled", _among(tuple(Level)), "Phiếu chọn mức hài lòng")
CONTENT_BALLOTS = _measure("satisfied", _among(CONTENT), "Phiếu hài lòng và rất hài lòng")

BY_LEVEL = {
    level: _measure(f"level_{level.value}", f"level = '{level.value}'", f"Phiếu {label}")
    for level, label in _LEVEL_LABELS.items()
}

BY_POINTS = {
    (index.removeprefix("index_"), points): _measure(
        f"{index}_points_{points}",
        f"{index} = {points}",
        f"Phiếu cho chỉ số {index.removeprefix('index_')} {points} điểm",
    )
    for index in INDICES
    for points in POINTS
}
"""(index, points) -> the measure that counts such ballots."""

BY_WAY = {
    way: _measure(f"way_{way}", f"way = '{way}'", f"Phiếu {label}")
    for way, label in (
        ("paper", "giấy"),
        ("tablet", "từ máy tính bảng tại quầy"),
        ("link", "từ liên kết, mã QR"),
        ("system", "từ hệ thống một cửa điện tử"),
    )
}
"""Key of a way in the register -> the measure that counts the ballots that came by it."""

BY_ASPECT = {
    (aspect, level): _measure(
        f"{aspect}_{level.value}",
        f"{aspect} = '{level.value}'",
        f"Phiếu trả lời nội dung {aspect.removeprefix('aspect_')}: {label}",
    )
    for aspect in ASPECTS
    for level, label in _LEVEL_LABELS.items()
}
"""(question, level) -> the measure that counts such ballots."""

MEASURES = (
    GIVEN,
    ON_PAPER,
    ELECTRONIC,
    EVALUATION,
    SATISFACTION,
    SATISFACTION_ON_PAPER,
    SATISFACTION_ELECTRONIC,
    LEVELLED,
    CONTENT_BALLOTS,
    *BY_LEVEL.values(),
    *BY_POINTS.values(),
    *BY_WAY.values(),
    *BY_ASPECT.values(),
)

RATIOS = (
    Ratio("ballot.satisfied_share", CONTENT_BALLOTS, LEVELLED, "Tỷ lệ hài lòng và rất hài lòng"),
)


def measure_of(question: str, answer: Answer) -> Measure:
    """The measure that counts the ballots with that answer to a question (its key).

    Raises KeyError for a question that the fact table has no column of.
    """
    if answer.points is not None:
        return BY_POINTS[question.removeprefix("index_"), answer.points]
    level = Level(str(answer.level))
    return BY_LEVEL[level] if question == "level" else BY_ASPECT[question, level]
