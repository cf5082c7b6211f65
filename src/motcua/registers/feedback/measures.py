"""Figures counted over complaints and proposals.

Dates are compared, never times of day; what is open is judged at the last day of the period, as
form 06a does for dossiers. So for each kind: received earlier and still open before the period
+ received in it = answered + transferred + declined + open, and answered = in time + late.
"""

from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.registers.due_days import ENDED_IN_TIME, ENDED_LATE, NOT_ENDED, OVERDUE, STILL_IN_TIME

_FACT = "feedback_fact"
_RECEIVED = "received_day BETWEEN :from_day AND :to_day"
_ENDED = "ended_day BETWEEN :from_day AND :to_day"
_HANDLED = f"{_ENDED} AND outcome = 'answered'"
_CARRIED = "received_day < :from_day AND (ended_day IS NULL OR ended_day >= :from_day)"
_OPEN = f"received_day <= :to_day AND {NOT_ENDED}"

KINDS = {
    "": "",
    "regulation": "về quy định hành chính",
    "city": "hiện trường (đô thị thông minh)",
    "other": "khác",
}
"""Kind -> how labels name it; "" is all kinds together."""

_WHERE = {
    "received": (_RECEIVED, "Phản ánh, kiến nghị {kind} tiếp nhận trong kỳ"),
    "carried_over": (_CARRIED, "Phản ánh, kiến nghị {kind} kỳ trước chuyển sang"),
    "handled": (_HANDLED, "Phản ánh, kiến nghị {kind} đã giải quyết"),
    "received_and_handled": (  # a part of those received, whatever was carried over
        f"{_RECEIVED} AND outcome = 'answered' AND ended_day <= :to_day",
        "Phản ánh, kiến nghị {kind} tiếp nhận và đã giải quyết trong kỳ",
    ),
    "handled_in_time": (
        f"{_HANDLED} AND {ENDED_IN_TIME}",
        "Phản ánh, kiến nghị {kind} đã giải quyết đúng hạn",
    ),
    "handled_late": (
        f"{_HANDLED} AND {ENDED_LATE}",
        "Phản ánh, kiến nghị {kind} đã giải quyết quá hạn",
    ),
    "open": (_OPEN, "Phản ánh, kiến nghị {kind} đang giải quyết"),
    "open_in_time": (
        f"{_OPEN} AND {STILL_IN_TIME}",
        "Phản ánh, kiến nghị {kind} đang giải quyết, trong hạn",
    ),
    "open_late": (
        f"{_OPEN} AND {OVERDUE}",
        "Phản ánh, kiến nghị {kind} đang giải quyết, quá hạn",
    ),
    "transferred": (
        f"{_ENDED} AND outcome = 'transferred'",
        "Phản ánh, kiến nghị {kind} chuyển cơ quan có thẩm quyền",
    ),
    "declined": (
        f"{_ENDED} AND outcome = 'declined'",
        "Phản ánh, kiến nghị {kind} không tiếp nhận",
    ),
    "published": (
        "published_day BETWEEN :from_day AND :to_day",
        "Phản ánh, kiến nghị {kind} đã công khai trả lời",
    ),
    "discontent": (
        f"{_HANDLED} AND satisfaction IN ('unsatisfied', 'again')",
        "Phản ánh, kiến nghị {kind} đã trả lời, người gửi không hài lòng hoặc phản ánh tiếp",
    ),
}


def _measure(kind: str, name: str) -> Measure:
    where, label = _WHERE[name]
    key = f"feedback.{kind}_{name}" if kind else f"feedback.{name}"
    if kind:
        where = f"{where} AND kind = '{kind}'"
    words = " ".join(label.format(kind=KINDS[kind]).split())
    return Measure(key, _FACT, where, Unit.FEEDBACK, words)


_BY_KEY = {(kind, name): _measure(kind, name) for kind in KINDS for name in _WHERE}

ABOUT_ACTS = Measure(
    "feedback.regulation_about_acts",
    _FACT,
    f"{_RECEIVED} AND kind = 'regulation' AND about = 'act'",
    Unit.FEEDBACK,
    "Phản ánh, kiến nghị tiếp nhận trong kỳ về hành vi hành chính",
)
ABOUT_CONTENT = Measure(
    "feedback.regulation_about_content",
    _FACT,
    f"{_RECEIVED} AND kind = 'regulation' AND about = 'content'",
    Unit.FEEDBACK,
    "Phản ánh, kiến nghị tiếp nhận trong kỳ về nội dung quy định",
)

MEASURES = (*_BY_KEY.values(), ABOUT_ACTS, ABOUT_CONTENT)


def _ratio(kind: str, key: str, part: str, whole: str, label: str) -> Ratio:
    prefix = f"{kind}_" if kind else ""
    words = " ".join(label.format(kind=KINDS[kind]).split())
    return Ratio(f"feedback.{prefix}{key}", _BY_KEY[kind, part], _BY_KEY[kind, whole], words)


RATIOS = tuple(
    ratio
    for kind in KINDS
    for ratio in (
        _ratio(
            kind,
            "handled_share",
            "received_and_handled",  # as indicator 3.5: of those received, never above them
            "received",
            "Tỷ lệ giải quyết phản ánh, kiến nghị {kind}",
        ),
        _ratio(
            kind,
            "in_time_share",
            "handled_in_time",
            "handled",
            "Tỷ lệ phản ánh, kiến nghị {kind} giải quyết đúng hạn",
        ),
    )
)
