"""Values of a register's entry: read from what people type or a sheet holds, and written back."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import ClassVar

from motcua.kernel.dates import DateUnreadable, format_day, parse_day
from motcua.kernel.errors import MotcuaError
from motcua.kernel.numbers import format_int
from motcua.kernel.register_entries import Fault
from motcua.kernel.registers import RegisterField, Value, ValueKind, Values
from motcua.kernel.text import fold, nfc

FIRST_YEAR, LAST_YEAR = 1990, 2090
_YES = frozenset({"co", "x", "1", "true", "dung", "roi", "yes"})
_NO = frozenset({"khong", "0", "false", "sai", "chua", "no"})
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")
_MONEY_WORDS = re.compile(r"\s*(?:đồng|đ|vnđ|vnd|₫)\s*$", re.IGNORECASE)
_AGENCY = re.compile(r"\d{2,5}")
_AGENCIES = re.compile(r"\d{2,5}(?:\s*[,;]\s*\d{2,5})*")
_LARGEST = 10**15


class ValueUnreadable(MotcuaError, ValueError):
    """A value that its field cannot take. `expected` completes “cần …”."""

    code: ClassVar[str] = "register.value_unreadable"
    exit_code: ClassVar[int] = 1

    def __init__(self, label: str, value: str, expected: str) -> None:
        """label: of the field; value: as found."""
        super().__init__(label, value, expected)
        self.label, self.value, self.expected = label, value, expected

    def __str__(self) -> str:
        """Field, value and what should be there."""
        return f"{self.label}: “{self.value}” không dùng được; cần {self.expected}."


def read_value(field: RegisterField, raw: object) -> Value | None:
    """The value of a cell or of what was typed; None: nothing was said.

    raw: text, or what a workbook's cell holds (number, date, truth). Raises ValueUnreadable.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    return _READERS[field.kind](field, raw)


def read_values(
    fields: Iterable[RegisterField], raw: Mapping[str, object]
) -> tuple[dict[str, Value | None], tuple[Fault, ...]]:
    """All values of a row or a page, by field; what cannot be read is a fault instead.

    A field that `raw` does not name is not in the answer; one that is empty there is None.
    """
    values: dict[str, Value | None] = {}
    faults: list[Fault] = []
    for field in fields:
        if field.key not in raw:
            continue
        try:
            values[field.key] = read_value(field, raw[field.key])
        except ValueUnreadable as error:
            faults.append(Fault(field.key, error.value, error.expected))
    return values, tuple(faults)


def value_text(field: RegisterField, value: Value | None) -> str:
    """The value as people read it: dd/mm/yyyy, 1.234, Có, the choice's words; "" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, int):
        return str(value) if field.ordinal else format_int(value)
    if field.kind is ValueKind.CHOICE:
        choice = field.choice(value)
        return choice.label if choice else value
    return value


def to_json(values: Mapping[str, Value | None]) -> dict[str, str | int | bool | None]:
    """For a canonical text: days as yyyy-mm-dd, all others as they are."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
    }


def from_json(
    fields: Mapping[str, RegisterField], stored: Mapping[str, object]
) -> dict[str, Value | None]:
    """The inverse of `to_json`. A field the register no longer has stays as it was stored."""
    found: dict[str, Value | None] = {}
    for key, value in stored.items():
        is_day = key in fields and fields[key].kind is ValueKind.DAY
        if is_day and isinstance(value, str):
            found[key] = date.fromisoformat(value)
        elif value is None or isinstance(value, str | int):
            found[key] = value
    return found


def masked(text: str) -> str:
    """Personal text where it is not needed: digits but for the last three, words but for their
    first letters.

    >>> masked("0944.594.088"), masked("Nguyễn Văn An")
    ('•••••••••088', 'N••• V••• A•••')
    """
    if any(character.isdigit() for character in text):
        return "•" * max(len(text) - 3, 0) + text[-3:]
    return " ".join(f"{word[0]}•••" for word in text.split())


def masked_values(fields: Mapping[str, RegisterField], values: Values) -> dict[str, Value]:
    """The values with what is personal masked."""
    return {
        key: masked(value)
        if key in fields and fields[key].personal and isinstance(value, str)
        else value
        for key, value in values.items()
    }


def _text(field: RegisterField, raw: object) -> Value | None:
    text = nfc(" ".join(_plain(raw).split()))
    return _checked(field, text)


def _long(field: RegisterField, raw: object) -> Value | None:
    lines = [" ".join(line.split()) for line in nfc(_plain(raw)).splitlines()]
    return _checked(field, "\n".join(lines).strip())


def _checked(field: RegisterField, text: str) -> str:
    if not all(character.isprintable() or character == "\n" for character in text):
        raise ValueUnreadable(field.label, text[:80], "chữ, không có ký tự điều khiển")
    if len(text) > field.max_length:
        expected = f"nhiều nhất {format_int(field.max_length)} ký tự, đang có {len(text)}"
        raise ValueUnreadable(field.label, f"{text[:80]}…", expected)
    if field.pattern and not re.fullmatch(field.pattern, text):
        raise ValueUnreadable(field.label, text[:80], field.expected)
    return text


def _plain(raw: object) -> str:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, date):
        return format_day(raw)
    return str(raw)


def _day(field: RegisterField, raw: object) -> Value | None:
    expected = "ngày dạng dd/mm/yyyy"
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | date | datetime):
        raise ValueUnreadable(field.label, _plain(raw), expected)
    try:
        day = parse_day(raw)
    except DateUnreadable as error:
        raise ValueUnreadable(field.label, error.value, error.expected) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        expected = f"{expected}, năm từ {FIRST_YEAR} đến {LAST_YEAR}"
        raise ValueUnreadable(field.label, format_day(day), expected)
    return day


def _count(field: RegisterField, raw: object) -> Value | None:
    number = _whole(field, raw, "một số nguyên không âm")
    if field.most is not None and number > field.most:
        expected = f"một số không quá {format_int(field.most)}"
        raise ValueUnreadable(field.label, _plain(raw), expected)
    return number


def _money(field: RegisterField, raw: object) -> Value | None:
    plain = _MONEY_WORDS.sub("", raw) if isinstance(raw, str) else raw
    return _whole(field, plain, "số tiền bằng đồng, không có phần lẻ")


def _whole(field: RegisterField, raw: object, expected: str) -> int:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < _LARGEST:
        return raw
    text = _plain(raw).strip()
    if text.endswith("%"):
        raise ValueUnreadable(field.label, text, f"{expected}, không phải tỷ lệ phần trăm")
    if not isinstance(raw, str) or not _GROUPED.fullmatch(text):
        raise ValueUnreadable(field.label, text[:80], expected)
    number = int(re.sub(r"[.,]", "", text))
    if number >= _LARGEST:
        raise ValueUnreadable(field.label, text[:80], expected)
    return number


def _flag(field: RegisterField, raw: object) -> Value | None:
    if isinstance(raw, bool):
        return raw
    word = fold(_plain(raw))
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueUnreadable(field.label, _plain(raw)[:80], "“Có” hoặc “Không”")


def _choice(field: RegisterField, raw: object) -> Value | None:
    word = fold(_plain(raw))
    for choice in field.choices:
        if word in map(fold, (choice.key, choice.label, *choice.synonyms)):
            return choice.key
    labels = ", ".join(f"“{choice.label}”" for choice in field.choices)
    raise ValueUnreadable(field.label, _plain(raw)[:80], f"một trong: {labels}")


def _agency(field: RegisterField, raw: object) -> Value | None:
    text = _plain(raw).strip()
    if not _AGENCY.fullmatch(text):
        expected = "mã đơn vị hành chính (hai đến năm chữ số)"
        raise ValueUnreadable(field.label, text[:80], expected)
    return text


def _agencies(field: RegisterField, raw: object) -> Value | None:
    text = _plain(raw).strip().rstrip(",; ")
    if not _AGENCIES.fullmatch(text):
        expected = "mã các đơn vị hành chính, cách nhau bằng dấu phẩy, ví dụ 19996, 20002"
        raise ValueUnreadable(field.label, text[:80], expected)
    return _checked(field, ", ".join(dict.fromkeys(re.findall(r"\d+", text))))


_READERS = {
    ValueKind.TEXT: _text,
    ValueKind.LONG: _long,
    ValueKind.DAY: _day,
    ValueKind.COUNT: _count,
    ValueKind.MONEY: _money,
    ValueKind.FLAG: _flag,
    ValueKind.CHOICE: _choice,
    ValueKind.AGENCY: _agency,
    ValueKind.AGENCIES: _agencies,
}
