"""Figures counted over assignments.

Days are compared. What is open is judged at the last day of the period; what was taken back by
then counts nowhere. A due day that was moved in time counts as moved (the register lets it be moved
only while it has not passed, so the day in force at the end of a period is known from the last
version). Carried over from earlier periods and still open counts as given:

    handled = finished_in_time + finished_late + pending_in_time + pending_late
"""

from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.registers.due_days import ENDED_IN_TIME, ENDED_LATE, NOT_ENDED, OVERDUE, STILL_IN_TIME

_FACT = "assignment_fact"
_DONE_IN_PERIOD = "outcome = 'done' AND ended_day BETWEEN :from_day AND :to_day"
_OPEN_AT_END = f"issued_day <= :to_day AND {NOT_ENDED}"
# Measured and not summed from its parts: a sum would make the identity true by itself.
_HANDLED = (
    "issued_day <= :to_day AND (ended_day IS NULL OR ended_day > :to_day"
    " OR (outcome = 'done' AND ended_day >= :from_day))"
)
_FROM_ABOVE = "kind IN ('government', 'directive')"
# The plan of the year in which the period ends, whenever it was decided.
_OF_THE_PLAN = (
    "kind = 'plan' AND issued_day <= :to_day"
    " AND plan_first_day <= :to_day AND plan_last_day >= :to_day"
)


def _measure(name: str, where: str, label: str) -> Measure:
    return Measure(f"assignment.{name}", _FACT, where, Unit.TASK, label)


HANDLED = _measure("handled", _HANDLED, "Nhiệm vụ phải thực hiện")
FINISHED = _measure("finished", _DONE_IN_PERIOD, "Nhiệm vụ đã hoàn thành")
FINISHED_IN_TIME = _measure(
    "finished_in_time", f"{_DONE_IN_PERIOD} AND {ENDED_IN_TIME}", "Hoàn thành đúng hạn"
)
FINISHED_LATE = _measure(
    "finished_late", f"{_DONE_IN_PERIOD} AND {ENDED_LATE}", "Hoàn thành quá hạn"
)
PENDING = _measure("pending", _OPEN_AT_END, "Nhiệm vụ đang thực hiện")
PENDING_IN_TIME = _measure(
    "pending_in_time",
    f"{_OPEN_AT_END} AND {STILL_IN_TIME}",
    "Đang thực hiện, trong hạn",
)
PENDING_LATE = _measure("pending_late", f"{_OPEN_AT_END} AND {OVERDUE}", "Đang thực hiện, quá hạn")
EXTENDED = _measure("extended", f"{_HANDLED} AND extended = 1", "Nhiệm vụ được gia hạn")

GIVEN = _measure("given", f"{_HANDLED} AND {_FROM_ABOVE}", "Tổng số nhiệm vụ được giao")
GIVEN_DONE = _measure(
    "given_done", f"{_DONE_IN_PERIOD} AND {_FROM_ABOVE}", "Nhiệm vụ được giao đã hoàn thành"
)
GIVEN_IN_TIME = _measure(
    "given_in_time",
    f"{_DONE_IN_PERIOD} AND {ENDED_IN_TIME} AND {_FROM_ABOVE}",
    "Số nhiệm vụ đã hoàn thành đúng hạn",
)
GIVEN_LATE = _measure(
    "given_late",
    f"{_DONE_IN_PERIOD} AND {ENDED_LATE} AND {_FROM_ABOVE}",
    "Số nhiệm vụ đã hoàn thành nhưng quá hạn",
)
GIVEN_OVERDUE = _measure(
    "given_overdue",
    f"{_OPEN_AT_END} AND {OVERDUE} AND {_FROM_ABOVE}",
    "Số nhiệm vụ quá hạn nhưng chưa hoàn thành",
)
GIVEN_PENDING = _measure(
    "given_pending",
    f"{_OPEN_AT_END} AND {STILL_IN_TIME} AND {_FROM_ABOVE}",
    "Số nhiệm vụ đang thực hiện trong hạn",
)
PLAN_TASKS = _measure(
    "plan_tasks",
    f"{_OF_THE_PLAN} AND (outcome <> 'cancelled' OR ended_day > :to_day)",
    "Số nhiệm vụ đề ra trong kế hoạch",
)
PLAN_TASKS_DONE = _measure(
    "plan_tasks_done",
    f"{_OF_THE_PLAN} AND outcome = 'done' AND ended_day <= :to_day",
    "Số nhiệm vụ của kế hoạch đã hoàn thành",
)

MEASURES: tuple[Measure, ...] = (
    HANDLED,
    FINISHED,
    FINISHED_IN_TIME,
    FINISHED_LATE,
    PENDING,
    PENDING_IN_TIME,
    PENDING_LATE,
    EXTENDED,
    GIVEN,
    GIVEN_DONE,
    GIVEN_IN_TIME,
    GIVEN_LATE,
    GIVEN_OVERDUE,
    GIVEN_PENDING,
    PLAN_TASKS,
    PLAN_TASKS_DONE,
)

RATIOS: tuple[Ratio, ...] = (
    Ratio(
        "assignment.plan_done_share",
        PLAN_TASKS_DONE,
        PLAN_TASKS,
        "Tỷ lệ hoàn thành kế hoạch CCHC năm",
    ),
    Ratio(
        "assignment.given_in_time_share",
        GIVEN_IN_TIME,
        GIVEN_DONE,
        "Tỷ lệ nhiệm vụ được giao hoàn thành đúng hạn",
    ),
    Ratio(
        "assignment.in_time_share",
        FINISHED_IN_TIME,
        FINISHED,
        "Tỷ lệ nhiệm vụ hoàn thành đúng hạn",
    ),
)
