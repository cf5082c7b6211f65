"""Figures of plans that simplify procedures. A share keeps both its parts."""

from motcua.kernel.measures import Measure, Ratio, Unit

_FACT = "simplification_fact"
_APPROVED = "decided_day BETWEEN :from_day AND :to_day"


def _measure(
    name: str, where: str, label: str, unit: Unit = Unit.PLAN, sums: str | None = None
) -> Measure:
    return Measure(f"simplification.{name}", _FACT, where, unit, label, sums=sums)


PROPOSED = _measure(
    "proposed",
    "proposed_day BETWEEN :from_day AND :to_day",
    "Phương án đơn giản hóa TTHC đề xuất trong kỳ",
)
APPROVED = _measure("approved", _APPROVED, "Phương án đơn giản hóa TTHC được phê duyệt trong kỳ")
APPROVED_TIME = _measure(
    "approved_time",
    f"{_APPROVED} AND hours_cut > 0",
    "Phương án được phê duyệt có cắt giảm thời gian giải quyết",
)
CARRIED_OUT = _measure(
    "carried_out",
    "carried_day BETWEEN :from_day AND :to_day",
    "Phương án đơn giản hóa TTHC đã thực thi trong kỳ",
)
OPEN = _measure(
    "open",
    "proposed_day <= :to_day AND (ended_day IS NULL OR ended_day > :to_day)",
    "Phương án đơn giản hóa TTHC chưa thực thi",
)
HOURS_BEFORE = _measure(
    "hours_before",
    _APPROVED,
    "Thời gian giải quyết hiện hành của các phương án được phê duyệt",
    Unit.HOUR,
    "hours_before",
)
HOURS_CUT = _measure(
    "hours_cut",
    _APPROVED,
    "Thời gian giải quyết được cắt giảm theo phương án được phê duyệt",
    Unit.HOUR,
    "hours_cut",
)
COST_BEFORE = _measure(
    "cost_before",
    _APPROVED,
    "Chi phí tuân thủ hiện hành của các phương án được phê duyệt",
    Unit.DONG,
    "cost_before",
)
COST_CUT = _measure(
    "cost_cut",
    _APPROVED,
    "Chi phí tuân thủ được cắt giảm theo phương án được phê duyệt",
    Unit.DONG,
    "cost_cut",
)

MEASURES = (
    PROPOSED,
    APPROVED,
    APPROVED_TIME,
    CARRIED_OUT,
    OPEN,
    HOURS_BEFORE,
    HOURS_CUT,
    COST_BEFORE,
    COST_CUT,
)
RATIOS = (
    Ratio(
        "simplification.hours_cut_share",
        HOURS_CUT,
        HOURS_BEFORE,
        "Tỷ lệ thời gian giải quyết được cắt giảm",
    ),
    Ratio(
        "simplification.cost_cut_share",
        COST_CUT,
        COST_BEFORE,
        "Tỷ lệ chi phí tuân thủ được cắt giảm",
    ),
)
