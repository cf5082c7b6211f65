"""Figures counted over dossiers; the numbers in brackets are columns of Biểu 06a/VPCP/KSTT.

Dates are compared, never times of day. What is open is judged at the last day of the period.
`treatment` says how the form at hand counts a final state; an open dossier has no final state,
so it counts whatever its treatment is. Source: TT 01/2020/TT-VPCP, annex II.
"""

from motcua.dossiers.service_measures import SERVICE_MEASURES, SERVICE_RATIOS
from motcua.kernel.measures import Measure, Ratio, Unit

_FACT = "dossier_fact"

# What a form counts at all. An open dossier is named first: its treatment may be null.
_COUNTED = "(ended_day IS NULL OR treatment <> 'nowhere')"
_ACCEPTED_IN_PERIOD = "accepted_day BETWEEN :from_day AND :to_day"
_ENDED_IN_PERIOD = "ended_day BETWEEN :from_day AND :to_day"
_OPEN_AT_END = "accepted_day <= :to_day AND (ended_day IS NULL OR ended_day > :to_day)"
# The clock stands still on the last day, and stopped before the due day had passed (the fact
# table holds no other stop). A stop that ended since has already moved the due day.
_LATE_AT_END = "due_day < :to_day AND (stopped_day IS NULL OR stopped_day > :to_day)"
_IN_TIME_AT_END = (
    "(due_day IS NULL OR due_day >= :to_day"
    " OR (stopped_day IS NOT NULL AND stopped_day <= :to_day))"
)


def _measure(name: str, where: str, label: str) -> Measure:
    return Measure(f"dossier.{name}", _FACT, where, Unit.DOSSIER, label)


HANDLED = _measure(  # (3), measured and not summed: a sum would make the identity true by itself
    "handled",
    f"{_COUNTED} AND accepted_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    "Hồ sơ nhận giải quyết",
)
RECEIVED = _measure("received", f"{_COUNTED} AND {_ACCEPTED_IN_PERIOD}", "Hồ sơ tiếp nhận trong kỳ")
RECEIVED_ONLINE = _measure(  # (4)
    "received_online",
    f"{_COUNTED} AND {_ACCEPTED_IN_PERIOD} AND online = 1",
    "Hồ sơ tiếp nhận trực tuyến",
)
RECEIVED_DIRECT = _measure(  # (5)
    "received_direct",
    f"{_COUNTED} AND {_ACCEPTED_IN_PERIOD} AND online = 0",
    "Hồ sơ tiếp nhận trực tiếp, qua dịch vụ bưu chính",
)
CARRIED_OVER = _measure(  # (6)
    "carried_over",
    f"{_COUNTED} AND accepted_day < :from_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    "Hồ sơ từ kỳ trước chuyển sang",
)
FINISHED = _measure(  # (7)
    "finished",
    f"{_ENDED_IN_PERIOD} AND treatment IN ('by_date', 'on_due')",
    "Hồ sơ đã giải quyết",
)
FINISHED_EARLY = _measure(  # (8)
    "finished_early",
    f"{_ENDED_IN_PERIOD} AND treatment = 'by_date' AND ended_day < due_day",
    "Hồ sơ giải quyết trước hạn",
)
FINISHED_ON_DUE = _measure(  # (9), with those that have no limit
    "finished_on_due",
    f"{_ENDED_IN_PERIOD} AND (treatment = 'on_due'"
    " OR (treatment = 'by_date' AND (due_day IS NULL OR ended_day = due_day)))",
    "Hồ sơ giải quyết đúng hạn",
)
FINISHED_LATE = _measure(  # (10)
    "finished_late",
    f"{_ENDED_IN_PERIOD} AND treatment = 'by_date' AND ended_day > due_day",
    "Hồ sơ giải quyết quá hạn",
)
FINISHED_IN_TIME = _measure(
    "finished_in_time",
    f"{_ENDED_IN_PERIOD} AND (treatment = 'on_due'"
    " OR (treatment = 'by_date' AND (due_day IS NULL OR ended_day <= due_day)))",
    "Hồ sơ giải quyết trước hạn và đúng hạn",
)
PENDING = _measure(  # (11)
    "pending", f"{_COUNTED} AND {_OPEN_AT_END}", "Hồ sơ đang giải quyết"
)
PENDING_IN_TIME = _measure(  # (12)
    "pending_in_time",
    f"{_COUNTED} AND {_OPEN_AT_END} AND {_IN_TIME_AT_END}",
    "Hồ sơ đang giải quyết trong hạn",
)
PENDING_LATE = _measure(  # (13)
    "pending_late",
    f"{_COUNTED} AND {_OPEN_AT_END} AND {_LATE_AT_END}",
    "Hồ sơ đang giải quyết quá hạn",
)
APART = _measure(  # what an overlay keeps inside (3) and outside (7) and (11)
    "apart", f"{_ENDED_IN_PERIOD} AND treatment = 'apart'", "Hồ sơ theo dõi riêng"
)
APART_REFUSED = _measure(
    "apart_refused",
    f"{_ENDED_IN_PERIOD} AND treatment = 'apart' AND outcome = 'refused'",
    "Hồ sơ từ chối giải quyết",
)
APART_WITHDRAWN = _measure(
    "apart_withdrawn",
    f"{_ENDED_IN_PERIOD} AND treatment = 'apart' AND outcome = 'withdrawn'",
    "Hồ sơ công dân rút",
)
APART_CANCELLED = _measure(
    "apart_cancelled",
    f"{_ENDED_IN_PERIOD} AND treatment = 'apart' AND outcome = 'cancelled'",
    "Hồ sơ hủy do nhập sai",
)

MEASURES: dict[str, Measure] = {
    measure.key: measure
    for measure in (
        HANDLED,
        RECEIVED,
        RECEIVED_ONLINE,
        RECEIVED_DIRECT,
        CARRIED_OVER,
        FINISHED,
        FINISHED_EARLY,
        FINISHED_ON_DUE,
        FINISHED_LATE,
        FINISHED_IN_TIME,
        PENDING,
        PENDING_IN_TIME,
        PENDING_LATE,
        APART,
        APART_REFUSED,
        APART_WITHDRAWN,
        APART_CANCELLED,
    )
} | SERVICE_MEASURES

RATIOS: dict[str, Ratio] = {
    ratio.key: ratio
    for ratio in (
        Ratio("dossier.early_share", FINISHED_EARLY, FINISHED, "Tỷ lệ giải quyết trước hạn"),
        Ratio("dossier.on_due_share", FINISHED_ON_DUE, FINISHED, "Tỷ lệ giải quyết đúng hạn"),
        Ratio("dossier.late_share", FINISHED_LATE, FINISHED, "Tỷ lệ giải quyết quá hạn"),
        Ratio(
            "dossier.in_time_share",
            FINISHED_IN_TIME,
            FINISHED,
            "Tỷ lệ giải quyết trước hạn và đúng hạn",
        ),
        Ratio("dossier.online_share", RECEIVED_ONLINE, RECEIVED, "Tỷ lệ tiếp nhận trực tuyến"),
        Ratio("dossier.finished_share", FINISHED, HANDLED, "Tỷ lệ giải quyết"),
    )
} | SERVICE_RATIOS
