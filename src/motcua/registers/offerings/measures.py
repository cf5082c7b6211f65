"""Figures counted over announced procedures, most as they stand on the last day of the period.

Levels 3 and 4 of before 2022 are partial and full (NĐ 42/2022/NĐ-CP). A procedure that ended on
the last day is no longer in force on it.
"""

from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.registers.due_days import NOT_ENDED

_FACT = "offering_fact"
_LIVE = f"from_day <= :to_day AND {NOT_ENDED}"
_ONLINE = f"{_LIVE} AND online_level IN ('partial', 'full') AND online_day <= :to_day"
_OURS = f"{_LIVE} AND settled_here = 1"


def _measure(name: str, where: str, label: str, unit: Unit = Unit.PROCEDURE) -> Measure:
    return Measure(f"offering.{name}", _FACT, where, unit, label)


def _tier(name: str, where: str, label: str) -> dict[str, Measure]:
    tiers = {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}
    return {
        tier: _measure(f"{name}_{tier}", f"{where} AND tier = '{tier}'", f"{label} {words}")
        for tier, words in tiers.items()
    }


IN_FORCE = _measure("in_force", _LIVE, "TTHC đang có hiệu lực")
IN_FORCE_OF = _tier("in_force", _LIVE, "TTHC đang có hiệu lực,")
VERTICAL_OF = _tier("vertical", f"{_LIVE} AND vertical = 1", "TTHC của cơ quan ngành dọc,")
SETTLED_HERE = _measure("settled_here", _OURS, "TTHC thuộc thẩm quyền giải quyết của đơn vị")
ANNOUNCED = _measure(
    "announced", "from_day BETWEEN :from_day AND :to_day AND is_new = 1", "TTHC công bố mới"
)
ABOLISHED = _measure(
    "abolished", "ended_day BETWEEN :from_day AND :to_day", "TTHC bãi bỏ, thay thế"
)
SIMPLIFIED = _measure(
    "simplified",
    "simplified_day BETWEEN :from_day AND :to_day",
    "TTHC đã được phê duyệt phương án đơn giản hóa",
)
NATIONAL = _measure(
    "national", f"{_LIVE} AND national_day <= :to_day", "TTHC công khai trên Cổng DVC quốc gia"
)
NATIONAL_ONLINE = _measure(
    "national_online",
    f"{_ONLINE} AND national_day <= :to_day",
    "TTHC trực tuyến đã tích hợp lên Cổng DVC quốc gia",
)
PORTAL = _measure(
    "portal", f"{_LIVE} AND portal_day <= :to_day", "TTHC tích hợp lên Cổng dịch vụ công của tỉnh"
)
WEBSITE = _measure(
    "website", f"{_LIVE} AND website_day <= :to_day", "TTHC công khai trên trang thông tin điện tử"
)
WEBSITE_ONLINE = _measure(
    "website_online",
    f"{_ONLINE} AND website_day <= :to_day",
    "TTHC trực tuyến công khai trên trang thông tin điện tử",
)
PARTIAL = _measure(
    "online_partial", f"{_ONLINE} AND online_level = 'partial'", "TTHC trực tuyến một phần"
)
FULL = _measure("online_full", f"{_ONLINE} AND online_level = 'full'", "TTHC trực tuyến toàn trình")
ELIGIBLE_PARTIAL = _measure(
    "eligible_partial",
    f"{_LIVE} AND eligible_level = 'partial'",
    "TTHC đủ điều kiện cung cấp trực tuyến một phần",
)
ELIGIBLE_FULL = _measure(
    "eligible_full",
    f"{_LIVE} AND eligible_level = 'full'",
    "TTHC đủ điều kiện cung cấp trực tuyến toàn trình",
)
FEE = _measure("fee", f"{_LIVE} AND has_fee = 1", "TTHC có nghĩa vụ tài chính")
PAID_ONLINE = _measure(
    "paid_online", f"{_LIVE} AND pay_day <= :to_day", "TTHC triển khai thanh toán trực tuyến"
)
POST_IN = _measure("post_in", f"{_LIVE} AND post_in = 1", "TTHC tiếp nhận qua bưu chính công ích")
POST_OUT = _measure(
    "post_out", f"{_LIVE} AND post_out = 1", "TTHC trả kết quả qua bưu chính công ích"
)
POST_BOTH = _measure(
    "post_both",
    f"{_LIVE} AND post_in = 1 AND post_out = 1",
    "TTHC tiếp nhận và trả kết quả qua bưu chính công ích",
)
POST = _measure(
    "post",
    f"{_LIVE} AND (post_in = 1 OR post_out = 1)",
    "TTHC thực hiện qua dịch vụ bưu chính công ích",
)
WORKFLOWS = _measure(
    "workflows",
    f"{_OURS} AND workflow_day <= :to_day",
    "Quy trình nội bộ đã được phê duyệt",
    Unit.WORKFLOW,
)
WORKFLOWS_DIGITAL = _measure(
    "workflows_digital",
    f"{_OURS} AND workflow_day <= :to_day AND digital_day <= :to_day",
    "Quy trình nội bộ đã điện tử hóa",
    Unit.WORKFLOW,
)
LINKED_SAME = _measure("linked_same", f"{_LIVE} AND linked = 'same'", "TTHC liên thông cùng cấp")
LINKED_ACROSS = _measure(
    "linked_across", f"{_LIVE} AND linked = 'across'", "TTHC liên thông giữa các cấp chính quyền"
)

MEASURES = (
    IN_FORCE,
    *IN_FORCE_OF.values(),
    *VERTICAL_OF.values(),
    SETTLED_HERE,
    ANNOUNCED,
    ABOLISHED,
    SIMPLIFIED,
    NATIONAL,
    NATIONAL_ONLINE,
    PORTAL,
    WEBSITE,
    WEBSITE_ONLINE,
    PARTIAL,
    FULL,
    ELIGIBLE_PARTIAL,
    ELIGIBLE_FULL,
    FEE,
    PAID_ONLINE,
    POST_IN,
    POST_OUT,
    POST_BOTH,
    POST,
    WORKFLOWS,
    WORKFLOWS_DIGITAL,
    LINKED_SAME,
    LINKED_ACROSS,
)

RATIOS = (
    Ratio(
        "offering.workflow_share",
        WORKFLOWS,
        SETTLED_HERE,
        "Tỷ lệ TTHC đã được phê duyệt quy trình nội bộ",
    ),
    Ratio(
        "offering.workflow_digital_share",
        WORKFLOWS_DIGITAL,
        WORKFLOWS,
        "Tỷ lệ quy trình nội bộ đã được điện tử hóa",
    ),
    Ratio(
        "offering.paid_online_share",
        PAID_ONLINE,
        FEE,
        "Tỷ lệ TTHC triển khai thanh toán trực tuyến",
    ),
)
