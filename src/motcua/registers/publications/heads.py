"""The paper itself: its number, day, signing body and first day in force."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from motcua.kernel.dates import DateUnreadable, parse_day
from motcua.kernel.publications import DecisionHead
from motcua.kernel.text import fold, word_key
from motcua.registers.errors import DecisionHeadInvalid
from motcua.registers.publications.data import HeadTyped

LABELS = {
    "number": "Số, ký hiệu quyết định",
    "signed_on": "Ngày ký",
    "issuer": "Cơ quan, người ký",
    "in_force_on": "Ngày có hiệu lực",
}
LONGEST = {"number": 80, "issuer": 200}
_DAY = r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_NUMBER = re.compile(r"số:?\s*(\d[\w./-]*/QĐ[\w.-]*)", re.IGNORECASE)
_SIGNED = re.compile(rf"số:?\s*\d[\w./-]*/QĐ[\w.-]*,?\s+ngày\s+{_DAY}", re.IGNORECASE)
_ISSUER = re.compile(
    rf"số:?\s*\d[\w./-]*/QĐ[\w.-]*,?\s+ngày\s+{_DAY}\s+của\s+([^);.\n]+)", re.IGNORECASE
)
_FORCE = re.compile(rf"hiệu lực(?:\s+thi hành)?(?:\s+kể)?\s+từ\s+ngày\s+{_DAY}", re.IGNORECASE)
_IN_WORDS = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)


def head_of(typed: HeadTyped, above: Iterable[str], today: date) -> DecisionHead:
    """The paper as typed and as the lines above the table say; both must agree.

    Raises DecisionHeadInvalid with every field that is missing, wrong or contradicted.
    """
    printed = _printed(" \n".join(above))
    faults: dict[str, str] = {}
    said: dict[str, str] = {}
    for key in LABELS:
        text = " ".join(str(getattr(typed, key)).split())
        said[key] = text or printed.get(key, "")
        if not said[key]:
            faults[key] = f"{LABELS[key]}: chưa ghi, và không có ở đầu tệp; nhập vào ô này."
        elif len(said[key]) > LONGEST.get(key, len(said[key])):
            faults[key] = f"{LABELS[key]}: dài quá {LONGEST[key]} ký tự; viết gọn lại."
    days = {key: _day(key, said[key], faults) for key in ("signed_on", "in_force_on")}
    _compare(typed, printed, faults)
    _check_days(days, today, faults)
    signed_on, in_force_on = days["signed_on"], days["in_force_on"]
    if faults or signed_on is None or in_force_on is None:
        raise DecisionHeadInvalid(faults)
    return DecisionHead(said["number"], said["issuer"], signed_on, in_force_on)


def _printed(text: str) -> dict[str, str]:
    """What the lines above the table say of the paper."""
    found = {
        "number": _NUMBER.search(text),
        "signed_on": _SIGNED.search(text),
        "in_force_on": _FORCE.search(text),
    }
    said = {key: match[1] for key, match in found.items() if match}
    issuer = _ISSUER.search(text)
    if issuer:
        said["issuer"] = issuer[2].strip()
    return said


def _day(key: str, text: str, faults: dict[str, str]) -> date | None:
    if not text:
        return None
    in_words = _IN_WORDS.fullmatch(text)
    try:
        return parse_day("/".join(in_words.groups()) if in_words else text)
    except DateUnreadable:
        faults[key] = f"{LABELS[key]} “{text}”: viết ngày/tháng/năm như 05/02/2026."
        return None


def _compare(typed: HeadTyped, printed: Mapping[str, str], faults: dict[str, str]) -> None:
    for key, text in printed.items():
        own = str(getattr(typed, key)).strip()
        if own and key not in faults and not _same(own, text):
            faults[key] = (
                f"{LABELS[key]} “{own}” khác với đầu tệp (“{text}”); xem lại quyết định, sửa ô này "
                "hoặc sửa tệp."
            )


def _same(one: str, other: str) -> bool:
    ignored: dict[str, str] = {}
    days = [_day("signed_on", text, ignored) for text in (one, other)]
    if all(days):
        return days[0] == days[1]
    return word_key(one) == word_key(other) or fold(one) == fold(other)


def _check_days(days: Mapping[str, date | None], today: date, faults: dict[str, str]) -> None:
    signed_on, in_force_on = days["signed_on"], days["in_force_on"]
    if signed_on and signed_on > today:
        faults["signed_on"] = f"{LABELS['signed_on']}: chưa đến ngày ấy; xem lại ngày ký."
    if signed_on and in_force_on and in_force_on < signed_on:
        faults["in_force_on"] = (
            f"{LABELS['in_force_on']}: phải từ ngày ký trở đi; xem lại hai ngày."
        )
