"""What a decision about who answers, or how papers speak of the agency, may say."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from motcua.agencies.errors import DecisionInvalid
from motcua.rulebook import load

LONGEST_TEXT = 200
MOST_DAYS = 10
REGISTER_KEPT = ("kept", "by-hand")


def _check_positions(key: str, value: Any, on: date) -> None:
    known = load.indicator_words(on).owners
    said = value.values() if isinstance(value, dict) else [value]
    for held in said:
        unknown = set(str(held).replace(",", " ").split()) - set(known)
        if unknown or not isinstance(value, dict):
            expected = "chức danh trong danh mục chỉ tiêu: " + ", ".join(known.values())
            raise DecisionInvalid(key, ", ".join(sorted(unknown)) or value, expected)


def _check_kept(key: str, value: Any, on: date) -> None:
    if value not in REGISTER_KEPT:
        raise DecisionInvalid(key, value, "cách ghi sổ: trong phần mềm hoặc nhập tay")


def _check_text(key: str, value: Any, on: date) -> None:
    if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST_TEXT:
        raise DecisionInvalid(key, value, f"từ 1 đến {LONGEST_TEXT} chữ")


def _check_address(key: str, value: Any, on: date) -> None:
    _check_text(key, value, on)
    try:
        address = urlsplit(value)
    except ValueError:  # an address in brackets that is none
        address = urlsplit("")
    if address.scheme not in ("http", "https") or not address.hostname:
        raise DecisionInvalid(key, value, "địa chỉ bắt đầu bằng https://")


def _check_days(key: str, value: Any, on: date) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_DAYS:
        raise DecisionInvalid(key, value, f"số ngày làm việc từ 0 đến {MOST_DAYS}")


def _check_yes_no(key: str, value: Any, on: date) -> None:
    if not isinstance(value, bool):
        raise DecisionInvalid(key, value, "có hoặc không")


OFFICE_CHECKS: Mapping[str, Callable[[str, Any, date], None]] = {
    "positions": _check_positions,
    "register.": _check_kept,
    "one_stop_name": _check_text,
    "place": _check_text,
    "lookup_address": _check_address,
    "apology_before_days": _check_days,
    "result_needs_approval": _check_yes_no,
}
