"""Figures counted over documents.

Outgoing: what was issued in the period; a document recalled later was issued all the same, a
number that was cancelled never was. "Sent" leaves out what went only to recipients without the
software (công văn 769/STTTT-CNTT). Incoming: carried over + received = done + returned +
recalled + open, done = in time + late; what is open is judged at the last day of the period.
"""

from motcua.kernel.measures import Measure, Ratio, Unit
from motcua.registers.due_days import ENDED_IN_TIME, ENDED_LATE, NOT_ENDED, OVERDUE, STILL_IN_TIME

_ISSUED = "issued_day BETWEEN :from_day AND :to_day"
_SENT = f"{_ISSUED} AND off_network = 0"
_DIGITAL = "form = 'electronic' AND signed_agency = 1"
_NOT_ISSUED = (
    "dated_day <= :to_day AND (issued_day IS NULL OR issued_day > :to_day)"
    " AND (cancelled_day IS NULL OR cancelled_day > :to_day)"
)
_RECEIVED = "arrived_day BETWEEN :from_day AND :to_day"
_ENDED = "ended_day BETWEEN :from_day AND :to_day"
_DONE = f"{_ENDED} AND outcome IN ('done', 'noted')"
_OPEN = f"arrived_day <= :to_day AND {NOT_ENDED}"


def _outgoing(name: str, where: str, label: str) -> Measure:
    return Measure(f"outgoing.{name}", "outgoing_fact", where, Unit.DOCUMENT, label)


def _incoming(name: str, where: str, label: str) -> Measure:
    return Measure(f"incoming.{name}", "incoming_fact", where, Unit.DOCUMENT, label)


ISSUED = _outgoing("issued", _ISSUED, "Văn bản đi đã phát hành")
SENT = _outgoing("sent", _SENT, "Văn bản đi phát hành trên phần mềm")
DIGITAL = _outgoing(
    "sent_digital", f"{_SENT} AND {_DIGITAL}", "Văn bản đi gửi hoàn toàn dưới dạng điện tử"
)
BOTH = _outgoing(
    "sent_both", f"{_SENT} AND form = 'both'", "Văn bản đi gửi điện tử song song với văn bản giấy"
)
DIGITAL_OR_BOTH = _outgoing(
    "sent_digital_or_both",
    f"{_SENT} AND (({_DIGITAL}) OR form = 'both')",
    "Văn bản đi gửi hoàn toàn điện tử hoặc song song với văn bản giấy",
)
PAPER = _outgoing("sent_paper", f"{_SENT} AND form = 'paper'", "Văn bản đi chỉ gửi bản giấy")
SIGNED_AGENCY = _outgoing(
    "signed_agency", f"{_ISSUED} AND signed_agency = 1", "Văn bản đi có ký số của cơ quan"
)
SIGNED_PERSON = _outgoing(
    "signed_person",
    f"{_ISSUED} AND signed_person = 1",
    "Văn bản đi có ký số của người có thẩm quyền",
)
STEERING = _outgoing(
    "steering", f"{_ISSUED} AND is_steering = 1", "Văn bản chỉ đạo cải cách hành chính"
)
NUMBERED = _outgoing(
    "numbered", "dated_day BETWEEN :from_day AND :to_day", "Số văn bản đã cấp trong kỳ"
)
CANCELLED = _outgoing(
    "cancelled", "cancelled_day BETWEEN :from_day AND :to_day", "Số văn bản đã hủy trong kỳ"
)
RECALLED = _outgoing(
    "recalled", "recalled_day BETWEEN :from_day AND :to_day", "Văn bản đi đã thu hồi trong kỳ"
)
WAITING = _outgoing("waiting", _NOT_ISSUED, "Văn bản đã cấp số, chưa phát hành")
WAITING_LATE = _outgoing(
    "waiting_late", f"{_NOT_ISSUED} AND {OVERDUE}", "Văn bản đã quá hạn phát hành"
)

RECEIVED = _incoming("received", _RECEIVED, "Văn bản đến")
RECEIVED_DIGITAL = _incoming(
    "received_digital",
    f"{_RECEIVED} AND {_DIGITAL}",
    "Văn bản đến hoàn toàn dưới dạng điện tử, có ký số",
)
RECEIVED_BOTH = _incoming(
    "received_both", f"{_RECEIVED} AND form = 'both'", "Văn bản đến điện tử kèm bản giấy"
)
RECEIVED_PAPER = _incoming(
    "received_paper", f"{_RECEIVED} AND form = 'paper'", "Văn bản đến bản giấy"
)
CARRIED_OVER = _incoming(
    "carried_over",
    "arrived_day < :from_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    "Văn bản đến kỳ trước chuyển sang",
)
DONE = _incoming("done", _DONE, "Văn bản đến đã xử lý")
DONE_IN_TIME = _incoming(
    "done_in_time",
    f"{_DONE} AND {ENDED_IN_TIME}",
    "Văn bản đến đã xử lý đúng hạn",
)
DONE_LATE = _incoming("done_late", f"{_DONE} AND {ENDED_LATE}", "Văn bản đến đã xử lý quá hạn")
RETURNED = _incoming(
    "returned", f"{_ENDED} AND outcome = 'returned'", "Văn bản đến đã trả lại nơi gửi"
)
TAKEN_BACK = _incoming(
    "recalled", f"{_ENDED} AND outcome = 'recalled'", "Văn bản đến bị nơi gửi thu hồi"
)
OPEN = _incoming("open", _OPEN, "Văn bản đến chưa xử lý xong")
OPEN_IN_TIME = _incoming(
    "open_in_time",
    f"{_OPEN} AND {STILL_IN_TIME}",
    "Văn bản đến chưa xử lý xong, trong hạn",
)
OPEN_LATE = _incoming("open_late", f"{_OPEN} AND {OVERDUE}", "Văn bản đến chưa xử lý xong, quá hạn")

MEASURES = (
    ISSUED,
    SENT,
    DIGITAL,
    BOTH,
    DIGITAL_OR_BOTH,
    PAPER,
    SIGNED_AGENCY,
    SIGNED_PERSON,
    STEERING,
    NUMBERED,
    CANCELLED,
    RECALLED,
    WAITING,
    WAITING_LATE,
    RECEIVED,
    RECEIVED_DIGITAL,
    RECEIVED_BOTH,
    RECEIVED_PAPER,
    CARRIED_OVER,
    DONE,
    DONE_IN_TIME,
    DONE_LATE,
    RETURNED,
    TAKEN_BACK,
    OPEN,
    OPEN_IN_TIME,
    OPEN_LATE,
)

RATIOS = (
    Ratio(
        "outgoing.digital_share", DIGITAL, SENT, DIGITAL.label.replace("Văn bản", "Tỷ lệ văn bản")
    ),
    Ratio(
        "outgoing.digital_or_both_share",
        DIGITAL_OR_BOTH,
        SENT,
        "Tỷ lệ văn bản đi gửi hoàn toàn điện tử và song song với văn bản giấy",
    ),
    Ratio("outgoing.paper_share", PAPER, SENT, "Tỷ lệ văn bản đi chỉ gửi bản giấy"),
    Ratio("outgoing.signed_share", SIGNED_AGENCY, ISSUED, "Tỷ lệ văn bản đi có ký số của cơ quan"),
    Ratio("incoming.digital_share", RECEIVED_DIGITAL, RECEIVED, "Tỷ lệ văn bản đến điện tử"),
    Ratio("incoming.in_time_share", DONE_IN_TIME, DONE, "Tỷ lệ văn bản đến xử lý đúng hạn"),
)
