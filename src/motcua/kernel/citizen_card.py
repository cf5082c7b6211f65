"""The square code of the citizen card, and the structure of its 12-digit number.

Sources: TT 59/2021/TT-BCA (number: 3 digits place of birth registration, 1 century and sex, 2
year, 6 random); the text of the code as public readers print it (seven fields between "|", the
cards since 1/7/2024 add more). There is no check digit: what does not fit is a warning for the
officer, who has the card in hand; only what cannot be a card or a number is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from motcua.kernel.errors import MotcuaError
from motcua.kernel.text import nfc, repair_legacy

Sex = Literal["male", "female"]
SEX_WORDS: dict[Sex, str] = {"male": "Nam", "female": "Nữ"}
ABROAD_FROM = 100
"""Places from this number on are countries, for births registered abroad."""

_NUMBER = re.compile(r"[0-9]{12}")
_OLD_NUMBER = re.compile(r"[0-9]{9}|[0-9]{12}")
_FIRST_CENTURY = 19
_LEAST_FIELDS = 7
_DAY = re.compile(r"([0-9]{2})[/.-]?([0-9]{2})[/.-]?([0-9]{4})")
_SEXES: dict[str, Sex] = {"nam": "male", "nữ": "female", "nu": "female"}


@dataclass(eq=False)
class CitizenNumberInvalid(MotcuaError):
    """A text that cannot be a 12-digit personal number. reason: Vietnamese, without a full stop."""

    code: ClassVar[str] = "citizen.number_invalid"
    # The number itself is personal data and stays out of messages and logs.
    reason: str

    def __str__(self) -> str:
        """What is wrong, and what a number looks like."""
        return f"Số định danh không hợp lệ: {self.reason}; cần đúng 12 chữ số như in trên thẻ."


@dataclass(eq=False)
class CardTextInvalid(MotcuaError):
    """A text that is not the code of a citizen card. reason: Vietnamese, without a full stop."""

    code: ClassVar[str] = "citizen.card_invalid"
    reason: str

    def __str__(self) -> str:
        """What is wrong, and what to do."""
        return (
            f"Không đọc được mã QR của thẻ căn cước: {self.reason}. "
            "Quét lại mã ở góc thẻ, hoặc nhập tay các ô."
        )


@dataclass(frozen=True, slots=True)
class CitizenNumber:
    """What a number tells. place_code: 3 digits, of the 63 provinces of before 2025 for life.

    place: name of the province; "nước ngoài" for a country; None: no such province.
    """

    number: str
    place_code: str
    place: str | None
    sex: Sex
    birth_year: int


@dataclass(frozen=True, slots=True)
class CitizenCard:
    """What a card's code tells.

    old_number: 9 digits; "" where there is none. birth_on: None where the card knows the year
    only. sex: None where it says something else. address: as on the card, of the three tiers on
    older cards. issued_on: None: not said. warnings: Vietnamese sentences, none of them final.
    """

    number: str
    old_number: str
    name: str
    birth_on: date | None
    birth_year: int
    sex: Sex | None
    address: str
    issued_on: date | None
    warnings: tuple[str, ...]


def parse_number(text: str, *, places: Mapping[str, str], on: date) -> CitizenNumber:
    """The parts of a number. Spaces and dots are left out.

    places: 3-digit code -> province. on: today; nobody is born after it. Raises
    CitizenNumberInvalid.
    """
    number = re.sub(r"[\s.]", "", text)
    if not number:
        raise CitizenNumberInvalid("chưa nhập số")
    if not re.fullmatch(r"[0-9]+", number):
        raise CitizenNumberInvalid("có ký tự không phải chữ số")
    if not _NUMBER.fullmatch(number):
        raise CitizenNumberInvalid(f"có {len(number)} chữ số")
    century, sex = divmod(int(number[3]), 2)
    birth_year = (_FIRST_CENTURY + century) * 100 + int(number[4:6])
    if birth_year > on.year:
        raise CitizenNumberInvalid(f"chữ số thứ tư cho năm sinh {birth_year}, sau năm nay")
    place_code = number[:3]
    abroad = "nước ngoài" if int(place_code) >= ABROAD_FROM else None
    return CitizenNumber(
        number,
        place_code,
        places.get(place_code, abroad),
        "female" if sex else "male",
        birth_year,
    )


def parse_card(text: str, *, places: Mapping[str, str], on: date) -> CitizenCard:
    """What the code of a card says; fields after the seventh are ignored.

    Raises CardTextInvalid, CitizenNumberInvalid.
    """
    fields = [nfc(part).strip() for part in text.strip().split("|")]
    if len(fields) < _LEAST_FIELDS:
        raise CardTextInvalid(f"có {len(fields)} mục, cần ít nhất {_LEAST_FIELDS} mục cách bởi “|”")
    number_text, old_number, name, birth, sex_text, address, issued = fields[:_LEAST_FIELDS]
    number = parse_number(number_text, places=places, on=on)
    if old_number and not _OLD_NUMBER.fullmatch(old_number):
        raise CardTextInvalid("mục thứ hai không phải số chứng minh nhân dân cũ")
    if not name:
        raise CardTextInvalid("thiếu họ và tên")
    birth_on, birth_year = _birth(birth, on)
    sex = _SEXES.get(sex_text.lower())
    readable = _name(name)
    return CitizenCard(
        number=number.number,
        old_number=old_number,
        name=readable,
        birth_on=birth_on,
        birth_year=birth_year,
        sex=sex,
        address=repair_legacy(address),
        issued_on=_day(issued) if issued else None,
        warnings=_warnings(number, birth_year, sex, readable),
    )


def _birth(text: str, on: date) -> tuple[date | None, int]:
    """The day and the year; a card of somebody whose day is not known has zeros for it."""
    found = _DAY.fullmatch(text)
    if found is None:
        raise CardTextInvalid("ngày sinh không phải dạng ngày, tháng, năm liền nhau")
    year = int(found[3])
    day = None if found[1] == "00" else _day(text)
    if year > on.year or (day is not None and day > on):
        raise CardTextInvalid("ngày sinh ở sau hôm nay")
    return day, year


def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    if found is not None:
        try:
            return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            pass
    raise CardTextInvalid("có ngày không có trong lịch")


def _name(text: str) -> str:
    """A readable name: legacy text repaired, a shouting reader quieted."""
    name = repair_legacy(text)
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name


def _warnings(
    number: CitizenNumber, birth_year: int, sex: Sex | None, name: str
) -> tuple[str, ...]:
    found = []
    if number.place is None:
        found.append(f"Ba chữ số đầu “{number.place_code}” không phải mã tỉnh nào.")
    if number.birth_year != birth_year:
        found.append(f"Số định danh cho năm sinh {number.birth_year}, thẻ ghi {birth_year}.")
    if sex is not None and sex != number.sex:
        found.append(
            f"Số định danh cho giới tính {SEX_WORDS[number.sex]}, thẻ ghi {SEX_WORDS[sex]}."
        )
    if not all(c.isalpha() or c in " '-." for c in name):
        found.append("Họ tên có ký tự lạ; tắt bộ gõ tiếng Việt rồi quét lại.")
    return tuple(found)
