"""The form of what belongs to a dossier's service: payment online, post, digitisation."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.desk.action_fields import AT, ActionForm, Field, Kind
from motcua.desk.errors import AmountUnreadable
from motcua.kernel.cases import Verb
from motcua.kernel.dates import DateUnreadable, parse_moment
from motcua.kernel.service import OnlineLevel, PaidThrough, ReturnedBy, Service
from motcua.rulebook import load

UNSAID = ("", "Không ghi")
MARKS = (UNSAID, ("1", "Có"), ("0", "Không"))
MOST_DIGITS = 11
_FLAGS = ("papers_digital", "result_digital", "papers_reused")
_CHOICES: dict[str, type[StrEnum]] = {
    "online_level": OnlineLevel,
    "returned_by": ReturnedBy,
    "paid_through": PaidThrough,
}


SERVE = ActionForm(
    Verb.SERVE,
    "ghi-dich-vu",
    "Ghi thanh toán, bưu chính, số hóa",
    "Ghi vào hồ sơ",
    "Đã ghi; số liệu thanh toán, bưu chính, số hóa tính theo nội dung mới.",
    (
        Field("paid_through", "Thanh toán trực tuyến", Kind.CHOICE),
        Field("paid_on", "Ngày thanh toán", Kind.TEXT, hint="Khi có thanh toán trực tuyến."),
        Field("paid_amount", "Số tiền thanh toán trực tuyến", Kind.TEXT, hint="Đồng, như 8.000."),
        Field("returned_by", "Hình thức trả kết quả", Kind.CHOICE),
        Field("online_level", "Mức độ DVC", Kind.CHOICE),
        Field("papers_digital", "Số hóa TPHS", Kind.CHOICE, options=MARKS),
        Field("result_digital", "Số hóa kết quả", Kind.CHOICE, options=MARKS),
        Field("papers_reused", "Tái sử dụng dữ liệu số hóa", Kind.CHOICE, options=MARKS),
        AT,
    ),
    "Mục để “Không ghi” giữ nguyên như trước; hạn trả không đổi.",
)


def service_options(name: str) -> tuple[tuple[str, str], ...]:
    """What a list of the form offers, in the rulebook's words."""
    if name in _FLAGS:
        return MARKS
    known = load.service_words()
    words = {
        "online_level": known["online_level"],
        "returned_by": known["returned_by"],
        "paid_through": known["paid_through"],
    }
    return (UNSAID, *((word.key, word.label) for word in words[name]))


def service_value(name: str, text: str) -> Any:
    """One value of the form; None: nothing is said. Raises DateUnreadable, AmountUnreadable."""
    if not text:
        return None
    if name in _FLAGS:
        return text == "1"
    if name == "paid_on":
        return _day(text)
    if name == "paid_amount":
        digits = text.replace(".", "").replace(" ", "")
        if not digits.isdecimal() or len(digits) > MOST_DIGITS:
            raise AmountUnreadable(text)
        return int(digits)
    kind = _CHOICES[name]
    return kind(text) if text in {one.value for one in kind} else None


def service_of(said: Mapping[str, Any]) -> Service:
    """The values of the form as the dossiers room takes them."""
    names = (*_CHOICES, "paid_on", "paid_amount", *_FLAGS)
    return Service(**{name: said[name] for name in names})


def _day(text: str) -> date:
    moment = parse_moment(text)
    if moment.has_time:
        raise DateUnreadable(text, "một ngày, như 05/02/2026, không ghi giờ")
    return moment.on
