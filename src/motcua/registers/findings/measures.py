"""Figures counted over findings.

`settled` counts among those found in the period, judged at its last day, so that it is a part of
`found` (indicator 1.2.3 of 1.2.2). What was found earlier and settled now is in `settled_since`.
"""

from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.registers.due_days import NOT_ENDED, OVERDUE

_FACT = "finding_fact"
_FOUND = "found_day BETWEEN :from_day AND :to_day"
_REFORM = "topic = 'reform'"
_KEPT = "(outcome <> 'withdrawn' OR ended_day > :to_day)"
_DONE = "outcome = 'settled' AND ended_day <= :to_day"
_OPEN_AT_END = f"found_day <= :to_day AND {NOT_ENDED}"


def _measure(name: str, where: str, label: str) -> Measure:
    return Measure(f"finding.{name}", _FACT, where, Unit.FINDING, label)


FOUND = _measure(
    "found",
    f"{_FOUND} AND {_KEPT}",
    "Số vấn đề phát hiện qua kiểm tra",
)
SETTLED = _measure(
    "settled",
    f"{_FOUND} AND {_DONE}",
    "Số vấn đề phát hiện đã xử lý xong",
)
REFORM_FOUND = _measure(
    "reform_found",
    f"{_FOUND} AND {_REFORM} AND {_KEPT}",
    "Số vấn đề phát hiện qua kiểm tra cải cách hành chính",
)
REFORM_SETTLED = _measure(
    "reform_settled",
    f"{_FOUND} AND {_REFORM} AND {_DONE}",
    "Số vấn đề phát hiện qua kiểm tra cải cách hành chính đã xử lý xong",
)
SETTLED_SINCE = _measure(
    "settled_since",
    "outcome = 'settled' AND ended_day BETWEEN :from_day AND :to_day",
    "Số vấn đề xử lý xong trong kỳ, kể cả phát hiện từ kỳ trước",
)
OPEN = _measure("open", _OPEN_AT_END, "Số vấn đề chưa xử lý xong")
OPEN_LATE = _measure("open_late", f"{_OPEN_AT_END} AND {OVERDUE}", "Số vấn đề quá hạn khắc phục")

MEASURES: tuple[Measure, ...] = (
    FOUND,
    SETTLED,
    REFORM_FOUND,
    REFORM_SETTLED,
    SETTLED_SINCE,
    OPEN,
    OPEN_LATE,
)
RATIOS: tuple[Ratio, ...] = (
    Ratio("finding.settled_share", SETTLED, FOUND, "Tỷ lệ xử lý các vấn đề phát hiện qua kiểm tra"),
)
