"""Figures counted over inspections.

A unit is inspected on the day of its inspection, concluded or not. A repeated visit (phúc tra)
is no further unit.
"""

from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.registers.due_days import NOT_ENDED

_FACT = "inspection_fact"
_INSPECTED = "inspected_day BETWEEN :from_day AND :to_day"
_FIRST_TIME = "form <> 'again'"
_REFORM = "topic = 'reform'"
_TO_INSPECT = (
    "planned_day <= :to_day AND (inspected_day IS NULL OR inspected_day > :to_day)"
    " AND (outcome <> 'dropped' OR ended_day > :to_day)"
)


def _measure(name: str, where: str, label: str) -> Measure:
    return Measure(f"inspection.{name}", _FACT, where, Unit.INSPECTED, label)


VISITS = _measure("visits", _INSPECTED, "Số cuộc kiểm tra đã tiến hành")
REFORM_AGENCIES = _measure(
    "reform_agencies",
    f"{_INSPECTED} AND {_REFORM} AND {_FIRST_TIME} AND unit_kind = 'agency'",
    "Số cơ quan đã kiểm tra",
)
REFORM_PEOPLE = _measure(
    "reform_people",
    f"{_INSPECTED} AND {_REFORM} AND {_FIRST_TIME} AND unit_kind IN ('department', 'person')",
    "Số bộ phận hoặc cán bộ, công chức, viên chức đã được kiểm tra",
)
TO_INSPECT = _measure("to_inspect", _TO_INSPECT, "Số đơn vị trong kế hoạch chưa kiểm tra")
TO_CONCLUDE = _measure(
    "to_conclude",
    f"inspected_day <= :to_day AND {NOT_ENDED}",
    "Số cuộc kiểm tra chưa có kết luận",
)
DROPPED = _measure(
    "dropped",
    "outcome = 'dropped' AND ended_day BETWEEN :from_day AND :to_day",
    "Số đơn vị trong kế hoạch không tiến hành kiểm tra",
)

MEASURES: tuple[Measure, ...] = (
    VISITS,
    REFORM_AGENCIES,
    REFORM_PEOPLE,
    TO_INSPECT,
    TO_CONCLUDE,
    DROPPED,
)
RATIOS: tuple[Ratio, ...] = ()
