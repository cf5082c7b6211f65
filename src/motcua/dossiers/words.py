"""Vietnamese words for what happened to a dossier."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from motcua.dossiers.data import ValueChange
from motcua.dossiers.intake_words import PAYMENT_WORDS
from motcua.kernel.cases import Outcome, Verb
from motcua.kernel.dates import VIETNAM, format_day
from motcua.kernel.numbers import format_int
from motcua.kernel.service import SERVICE
from motcua.kernel.transitions import STATE_WORDS
from motcua.kernel.transitions import VERB_WORDS as KERNEL_WORDS
from motcua.rulebook import load as rulebook

__all__ = [
    "STATE_WORDS",
    "VERB_WORDS",
    "change_lines",
    "detail_lines",
    "moment_words",
    "value_words",
]

VERB_WORDS: dict[Verb, str] = {verb: words.capitalize() for verb, words in KERNEL_WORDS.items()}

OUTCOME_WORDS: dict[str, str] = {
    Outcome.OPEN: "Chưa giải quyết xong",
    Outcome.RESULT: "Có kết quả",
    Outcome.REFUSED: "Từ chối giải quyết",
    Outcome.WITHDRAWN: "Rút hồ sơ",
    Outcome.CANCELLED: "Hủy do nhập sai",
}

STAGE_WORDS: dict[str, str] = {"intake": "tiếp nhận", "appraisal": "thẩm định"}

# Values of a case and of an event, in the order in which a timeline tells them.
VALUE_WORDS: dict[str, str] = {
    "applicant": "Người nộp",
    "procedure_code": "Mã TTHC",
    "procedure_name": "Tên TTHC",
    "field_key": "Lĩnh vực",
    "channel": "Hình thức nộp",
    "source_system": "Hệ thống nguồn",
    "registered_at": "Ngày đăng ký",
    "declined_at": "Ngày không tiếp nhận",
    "accepted_at": "Ngày tiếp nhận",
    "appointment_at": "Ngày hẹn trả",
    "stops": "Thời gian dừng",
    "ended_at": "Ngày có kết quả",
    "outcome": "Kết thúc",
    "delivered_at": "Ngày trả kết quả",
    "officer": "Cán bộ xử lý",
    "missing": "Giấy tờ cần bổ sung",
    "stage": "Khâu",
    "online_level": "Mức độ DVC",
    "filed_by_post": "Nộp qua bưu chính",
    "returned_by": "Hình thức trả kết quả",
    "paid_through": "Thanh toán trực tuyến",
    "paid_on": "Ngày thanh toán",
    "paid_amount": "Số tiền thanh toán trực tuyến",
    "papers_digital": "Số hóa TPHS",
    "result_digital": "Số hóa kết quả",
    "papers_reused": "Tái sử dụng dữ liệu số hóa",
    "ecopies": "Số bản sao điện tử",
    "agency_name": "Cơ quan phối hợp",
    "task": "Việc đề nghị",
    "begins_at": "Tính giờ từ",
    "leg_due_at": "Hạn của chặng",
    "leg_result": "Kết quả phối hợp",
    "leg_reference": "Số ký hiệu văn bản trả lời",
    "declined": "Không giải quyết",
    "leader": "Trình",
    "signed_as": "Ký",
    "signer": "Người ký",
    "on_behalf_of": "Ký thay",
    "delegation_act": "Theo văn bản ủy quyền",
    "comment": "Ý kiến",
    "reference": "Số ký hiệu dự thảo",
    "draft": "Nội dung dự thảo",
    "new_appointment_at": "Hẹn lại",
    "means": "Cách báo",
    "note": "Nội dung báo",
    "draft_file": "Tệp dự thảo",
    "result_no": "Số ký hiệu kết quả",
    "result_code": "Mã số kết quả điện tử",
    "result_file": "Kết quả điện tử",
    "post_no": "Số hiệu bưu gửi",
    "receiver": "Người nhận kết quả",
    "restarts": "Tính lại thời hạn từ đầu",
    "scan": "Bản số hóa",
    "struck_scan": "Bản số hóa đã bỏ",
    "reason": "Lý do",
    "payment": "Cách nộp phí",
    "receipt_no": "Số biên lai",
}


_FIXED_LISTS: dict[str, Mapping[str, str]] = {
    "stage": STAGE_WORDS,
    "payment": PAYMENT_WORDS,
    "outcome": OUTCOME_WORDS,
}
_FILE_WORDS: dict[str, Callable[[Mapping[str, object]], str]] = {
    "scan": lambda said: f"{said['name']} ({said['pages']} trang",
    "struck_scan": lambda said: f"{said['name']} ({said['pages']} trang",
    "draft_file": lambda said: f"đã đính ({str(said['kind']).upper()}",
    "result_file": lambda said: f"đã đính ({str(said['kind']).upper()}",
}
_SERVICE_LISTS = ("online_level", "returned_by", "paid_through")


def moment_words(moment: datetime) -> str:
    """dd/mm/yyyy HH:MM in Vietnam; without the time where a day was all that was said."""
    local = moment.astimezone(VIETNAM)
    day = format_day(local.date())
    return day if (local.hour, local.minute) == (0, 0) else f"{day} {local:%H:%M}"


def value_words(name: str, value: object) -> str:
    """One value of a case or an event as a person reads it; "" for none."""
    if value is None or value == "" or value == []:
        return ""
    if name in _FILE_WORDS and isinstance(value, Mapping):
        return f"{_FILE_WORDS[name](value)}, SHA-256 {value['digest'][:12]}…)"
    if isinstance(value, list | tuple):
        return "; ".join(_part_words(part) for part in value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if name == "paid_on":
        return format_day(date.fromisoformat(str(value)))
    if name == "paid_amount":
        return f"{format_int(int(str(value)))} đồng"
    if name.endswith("_at"):
        return moment_words(datetime.fromisoformat(str(value)))
    return _known_words(name).get(str(value), str(value))


def detail_lines(payload: Mapping[str, object]) -> tuple[str, ...]:
    """What an event says besides its verb, a line a value."""
    service = payload.get(SERVICE)
    said = {**payload, **service} if isinstance(service, Mapping) else payload
    return tuple(
        f"{label}: {words}"
        for name, label in VALUE_WORDS.items()
        if (words := value_words(name, said.get(name)))
    )


def change_lines(changes: Mapping[str, list[object]]) -> tuple[ValueChange, ...]:
    """The values a correction changed. changes: name -> [old, new]."""
    return tuple(
        ValueChange(label, value_words(name, changes[name][0]), value_words(name, changes[name][1]))
        for name, label in VALUE_WORDS.items()
        if name in changes
    )


def _part_words(part: object) -> str:
    if not isinstance(part, Mapping):
        return str(part)
    until = part.get("until")
    ended = moment_words(datetime.fromisoformat(str(until))) if until else "chưa tiếp tục"
    return f"{moment_words(datetime.fromisoformat(str(part['since'])))} – {ended}"


def _known_words(name: str) -> Mapping[str, str]:
    if name in _SERVICE_LISTS:
        return {word.key: word.label for word in rulebook.service_words()[name]}
    if name in _FIXED_LISTS:
        return _FIXED_LISTS[name]
    if name == "means":
        return {way.key: way.label for way in rulebook.handling_latest().notify}
    if name == "field_key":
        return {field.key: field.name for field in rulebook.fields()}
    if name == "channel":
        return {channel.key: channel.label for channel in rulebook.channels()}
    if name == "source_system":
        return {system.key: system.label for system in rulebook.source_systems()}
    return {}
