"""What the page of decisions asks for each kind, and the value that is made of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.kernel.dates import parse_day
from motcua.kernel.forms import FormDefinition
from motcua.kernel.own_hours import DAYS, typed_sessions, week_words
from motcua.rulebook import load
from motcua.rulebook.load.errors import NotInForce

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """choices: (key, words); (): typed. begins: what a fresh form holds. is_agency: a unit is
    typed, by name or code."""

    key: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    begins: str = ""
    is_agency: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of decision. begins: of the keys it is stored under. read: what was typed -> key and
    value; DateUnreadable where a day is none. merge: what held before and what was said -> value,
    where one paper adds to another. words: key and stored value as the list says them."""

    key: str
    label: str
    purpose: str
    begins: str
    fields: tuple[Field, ...]
    read: Callable[[Typed], tuple[str, Any]]
    merge: Callable[[Any, Any], Any] | None = None
    words: Callable[[str, Any], str] | None = None


def kinds(on: date) -> tuple[Kind, ...]:
    """All kinds with the choices of the rulebook on a day."""
    return (
        Kind(
            "code_prefix",
            "Mã định danh của cơ quan",
            "Đứng đầu mã hồ sơ do hệ thống cấp (QĐ 20/2020/QĐ-TTg).",
            "code_prefix",
            (Field("prefix", "Mã định danh", "ví dụ H56.37.12"),),
            lambda typed: ("code_prefix", typed["prefix"]),
        ),
        Kind(
            "bank_account",
            "Tài khoản nhận phí, lệ phí",
            "Trang tiếp nhận hiện mã VietQR điền sẵn số tiền và mã hồ sơ cho người nộp quét.",
            "bank_account",
            (
                Field("bank", "Mã ngân hàng (BIN)", "6 chữ số, ví dụ 970436 là Vietcombank"),
                Field("number", "Số tài khoản"),
                Field("holder", "Tên chủ tài khoản"),
            ),
            lambda typed: ("bank_account", {k: typed[k] for k in ("bank", "number", "holder")}),
        ),
        Kind(
            "working_hours",
            "Giờ làm việc của cơ quan",
            "Hồ sơ nhận từ ngày có hiệu lực tính hạn theo giờ này; hồ sơ nhận trước giữ giờ của "
            "ngày nhận.",
            "working_hours",
            _hours_fields(),
            lambda typed: ("working_hours", _week_typed(typed)),
        ),
        Kind(
            "slips",
            "Bộ mẫu phiếu",
            "Chỉ cần khi pháp luật cho chọn giữa mẫu cũ và mẫu mới.",
            "slips",
            (Field("slips", "Bộ mẫu", choices=tuple((key, key) for key in load.slip_sets())),),
            lambda typed: ("slips", typed["slips"]),
        ),
        Kind(
            "accounting",
            "Cách tính hồ sơ từ chối, rút, hủy",
            "Khi tỉnh hướng dẫn tính khác mặc định của biểu.",
            "accounting.",
            (Field("accounting", "Biểu và cách tính", choices=_overlays(on)),),
            lambda typed: (
                f"accounting.{typed['accounting'].partition('=')[0]}",
                typed["accounting"].partition("=")[2],
            ),
        ),
        Kind(
            "period",
            "Kỳ báo cáo riêng",
            "Khi văn bản của cấp trên chốt số liệu vào ngày khác quy định chung.",
            "period.",
            (
                Field("code", "Kỳ", "ví dụ 2024-Q1"),
                Field("first", "Từ ngày", "dd/mm/yyyy"),
                Field("last", "Đến hết ngày", "dd/mm/yyyy"),
            ),
            lambda typed: (
                f"period.{typed['code'].upper()}",
                {
                    "from": parse_day(typed["first"]).isoformat(),
                    "to": parse_day(typed["last"]).isoformat(),
                },
            ),
        ),
    )


def words(kind: Kind, key: str, value: Any) -> str:
    """A stored value as the list of decisions says it."""
    if kind.words is not None:
        return kind.words(key, value)
    if kind.key == "bank_account":
        return f"{value['holder']}, {value['number']} (BIN {value['bank']})"
    if kind.key == "period":
        first, last = (date.fromisoformat(value[end]) for end in ("from", "to"))
        return f"{key.removeprefix(kind.begins)}: {first:%d/%m/%Y} – {last:%d/%m/%Y}"
    if kind.key == "accounting":
        stored = f"{key.removeprefix(kind.begins)}={value}"
        return dict(kind.fields[0].choices).get(stored, stored)
    if kind.key == "working_hours":
        return week_words(load.week_of(value))
    return str(value)


def _hours_fields() -> tuple[Field, ...]:
    """A line a weekday, filled with the usual hours."""
    usual = load.calendar().sessions
    return tuple(
        Field(
            f"day_{number}",
            f"Buổi làm việc {name}",
            "để trống: nghỉ",
            begins=", ".join(_session_typed(one) for one in usual.get(number, ())),
        )
        for number, name in enumerate(DAYS, start=1)
    )


def _session_typed(session: tuple[int, int]) -> str:
    return "-".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in session)


def _week_typed(typed: Typed) -> dict[str, object]:
    """Sessions by weekday; what cannot be read stays as typed, and the decision refuses it."""
    week: dict[str, object] = {}
    for number in range(1, len(DAYS) + 1):
        text = typed[f"day_{number}"]
        sessions = typed_sessions(text)
        if sessions is None or sessions:
            week[str(number)] = [text] if sessions is None else sessions
    return week


def _overlays(on: date) -> tuple[tuple[str, str], ...]:
    """The ways of counting of every form that holds on the day and has more than one."""
    return tuple(
        (f"{form.key}={overlay}", f"{form.code}: {form.overlay_labels.get(overlay, overlay)}")
        for form in _forms(on)
        if len(form.accounting) > 1
        for overlay in form.accounting
    )


def _forms(on: date) -> Iterator[FormDefinition]:
    for key in load.form_keys():
        with suppress(NotInForce):
            yield load.form(key, on)
