"""Kinds of decisions about who answers for what and how papers speak of the agency."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.agencies import api as agencies
from motcua.desk.decision_fields import Field, Kind, Typed
from motcua.desk.receiver_kind import receiver_kind
from motcua.rulebook import load

YES_NO = (("yes", "Có"), ("no", "Không"))
KEPT = (
    ("kept", "Ghi trong phần mềm; không có bản ghi nào là số 0"),
    ("by-hand", "Có ở hệ thống khác; số liệu nhập tay"),
)
KEPT_WORDS = {"kept": "ghi trong phần mềm", "by-hand": "nhập tay"}
REGISTER = "register."
NOBODY = ("", "Thôi mọi chức danh")


def office_kinds(agency_id: int, on: date) -> tuple[Kind, ...]:
    """Kinds whose choices are the agency's own people and registers on a day."""
    return (
        Kind(
            "positions",
            "Người phụ trách chỉ tiêu",
            "Ai trả lời những chỉ tiêu nào của phụ lục; trang chỉ tiêu của người ấy theo đây.",
            "positions",
            (
                Field("person", "Cán bộ", choices=_people(agency_id, on)),
                Field("position", "Chức danh phụ trách", choices=(*_positions(on), NOBODY)),
            ),
            lambda typed: ("positions", {typed["person"]: typed["position"]}),
            merge=_with_position,
            words=lambda _, value: _positions_words(on, value),
        ),
        Kind(
            "register",
            "Sổ nào ghi trong phần mềm",
            "Sổ ghi ở đây mà trống thì chỉ tiêu là 0; sổ có ở hệ thống khác thì chờ nhập tay.",
            REGISTER,
            (
                Field("register", "Sổ", choices=_registers()),
                Field("kept", "Cách ghi", choices=KEPT),
            ),
            lambda typed: (REGISTER + typed["register"], typed["kept"]),
            words=_kept_words,
        ),
        receiver_kind(agency_id, on),
        *_slip_kinds(),
        *_handling_kinds(),
    )


def _slip_kinds() -> tuple[Kind, ...]:
    return (
        _text_kind(
            "one_stop_name",
            "Tên bộ phận một cửa trên phiếu",
            "Khi tên khác tên thường dùng theo quy định.",
            "ví dụ Trung tâm Phục vụ hành chính công phường Quang Trung",
        ),
        _text_kind(
            "place", "Địa danh trên phiếu và báo cáo", "Đứng trước ngày tháng.", "ví dụ Quảng Ngãi"
        ),
        _text_kind(
            "lookup_address",
            "Địa chỉ tra cứu hồ sơ",
            "Mã QR trên giấy tiếp nhận mở địa chỉ này; chưa có thì mã QR chỉ là mã hồ sơ.",
            "ví dụ https://motcua.quangtrung.gov.vn/tra-cuu/",
        ),
    )


def _text_kind(key: str, label: str, purpose: str, hint: str) -> Kind:
    fields = (Field("text", label, hint),)
    return Kind(key, label, purpose, key, fields, lambda typed: (key, typed["text"]))


def _handling_kinds() -> tuple[Kind, ...]:
    return (
        Kind(
            "result_needs_approval",
            "Kết quả phải có lãnh đạo duyệt",
            "Không ai trả kết quả khi lãnh đạo chưa duyệt trong phần mềm.",
            "result_needs_approval",
            (Field("needed", "Phải duyệt", choices=YES_NO),),
            lambda typed: ("result_needs_approval", typed["needed"] == "yes"),
            words=lambda _, value: "Phải duyệt" if value else "Không bắt buộc duyệt",
        ),
        Kind(
            "apology_before_days",
            "Xin lỗi và hẹn lại trước hạn mấy ngày",
            "Tính bằng ngày làm việc; 0 là chậm nhất trong ngày hẹn.",
            "apology_before_days",
            (Field("days", "Số ngày làm việc", "ví dụ 1"),),
            _days_read,
            words=lambda _, value: f"Trước {value} ngày làm việc",
        ),
    )


def _positions_words(on: date, value: Any) -> str:
    named = load.indicator_words(on).owners
    held = ((name, str(keys).replace(",", " ").split()) for name, keys in value.items())
    return "; ".join(
        f"{name}: {', '.join(named.get(one, one) for one in keys)}" for name, keys in held if keys
    )


def _kept_words(key: str, value: Any) -> str:
    register = key.removeprefix(REGISTER)
    return f"{dict(_registers()).get(register, register)}: {KEPT_WORDS.get(value, value)}"


def _days_read(typed: Typed) -> tuple[str, Any]:
    days = typed["days"]
    return "apology_before_days", int(days) if days.isascii() and days.isdigit() else days


def _with_position(before: Any, said: Any) -> Mapping[str, str]:
    """All positions as they were, and one person's with another; "" takes all of hers away."""
    merged = {str(name): str(keys) for name, keys in (before or {}).items()}
    for name, position in said.items():
        held = merged.get(name, "").replace(",", " ").split()
        merged[name] = " ".join(dict.fromkeys([*held, position])) if position else ""
    return {name: keys for name, keys in merged.items() if keys}


def _people(agency_id: int, on: date) -> tuple[tuple[str, str], ...]:
    found = agencies.people(agency_id, on)
    names = agencies.usernames(person.user_id for person in found)
    return tuple((names[person.user_id], person.name) for person in found)


def _registers() -> tuple[tuple[str, str], ...]:
    return (("dossiers", "Hồ sơ một cửa"), *((one.key, one.label) for one in load.registers()))


def _positions(on: date) -> tuple[tuple[str, str], ...]:
    return tuple(load.indicator_words(on).owners.items())
