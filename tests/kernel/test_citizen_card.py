"""The code of a citizen card and its number, against texts written by hand from the circular."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.citizen_card import (
    CardTextInvalid,
    CitizenNumberInvalid,
    parse_card,
    parse_number,
)
from motcua.rulebook import load

TODAY = date(2026, 11, 21)
PLACES = load.birthplaces()
CARD = (
    "038190012345|173456789|Nguyễn Thị Ngọc Ánh|05021990|Nữ|"
    "Tổ dân phố 5, Phú Sơn, Bỉm Sơn, Thanh Hóa|15042021"
)


def card(text: str = CARD):
    return parse_card(text, places=PLACES, on=TODAY)


def number(text: str):
    return parse_number(text, places=PLACES, on=TODAY)


def with_field(place: int, value: str) -> str:
    fields = CARD.split("|")
    return "|".join([*fields[:place], value, *fields[place + 1 :]])


def test_seven_fields_fill_the_intake() -> None:
    read = card()

    assert (read.number, read.old_number) == ("038190012345", "173456789")
    assert (read.name, read.sex) == ("Nguyễn Thị Ngọc Ánh", "female")
    assert (read.birth_on, read.issued_on) == (date(1990, 2, 5), date(2021, 4, 15))
    assert read.address == "Tổ dân phố 5, Phú Sơn, Bỉm Sơn, Thanh Hóa"
    assert read.warnings == ()


def test_newer_cards_have_more_fields_and_a_reader_ends_with_enter() -> None:
    assert card(CARD + "|Nguyễn Văn B|Lê Thị C||\r\n") == card()


def test_a_card_without_an_old_number_has_an_empty_field() -> None:
    assert card(with_field(1, "")).old_number == ""


def test_a_day_with_strokes_is_the_same_day() -> None:
    assert card(with_field(3, "05/02/1990")).birth_on == date(1990, 2, 5)


def test_somebody_whose_day_of_birth_is_not_known_has_a_year() -> None:
    read = card(with_field(3, "00001990"))

    assert (read.birth_on, read.birth_year) == (None, 1990)


def test_a_name_in_capitals_is_written_as_a_name() -> None:
    assert card(with_field(2, "NGUYỄN THỊ NGỌC ÁNH")).name == "Nguyễn Thị Ngọc Ánh"


def test_a_name_of_combining_letters_is_composed() -> None:
    assert card(with_field(2, "Nguye\u0302\u0303n A\u0301nh")).name == "Nguyễn Ánh"


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (3, "05021991", "Số định danh cho năm sinh 1990, thẻ ghi 1991."),
        (4, "Nam", "Số định danh cho giới tính Nữ, thẻ ghi Nam."),
        (0, "099190012345", "Ba chữ số đầu “099” không phải mã tỉnh nào."),
        (2, "Nguyá»n VÄ©n", "Họ tên có ký tự lạ; tắt bộ gõ tiếng Việt rồi quét lại."),
    ],
)
def test_what_does_not_fit_is_a_warning_and_blocks_nothing(
    place: int, value: str, said: str
) -> None:
    assert said in card(with_field(place, value)).warnings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "có 1 mục, cần ít nhất 7"),
        ("038190012345|Nguyễn Thị Ánh|05021990|CCCD|x|y", "có 6 mục"),
        (with_field(1, "12ab"), "mục thứ hai không phải số chứng minh nhân dân cũ"),
        (with_field(2, " "), "thiếu họ và tên"),
        (with_field(3, "1990"), "ngày sinh không phải dạng ngày"),
        (with_field(3, "31021990"), "có ngày không có trong lịch"),
        (with_field(3, "22112026"), "ngày sinh ở sau hôm nay"),
        (with_field(6, "hôm qua"), "có ngày không có trong lịch"),
    ],
)
def test_another_text_is_refused_and_says_what_to_do(text: str, said: str) -> None:
    with pytest.raises(CardTextInvalid) as refused:
        card(text)

    assert said in str(refused.value)
    assert "Quét lại mã ở góc thẻ" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "chưa nhập số"),
        ("03819001234", "có 11 chữ số"),
        ("0381900123456", "có 13 chữ số"),
        ("03819001234x", "có ký tự không phải chữ số"),
        ("038190O12345", "có ký tự không phải chữ số"),
        ("０３８190012345", "có ký tự không phải chữ số"),
        ("038227012345", "năm sinh 2027, sau năm nay"),
        ("038490012345", "năm sinh 2190, sau năm nay"),
    ],
)
def test_a_number_that_cannot_be_is_refused_without_repeating_it(text: str, said: str) -> None:
    with pytest.raises(CitizenNumberInvalid) as refused:
        number(text)

    assert said in str(refused.value)
    assert not text or text not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "place", "sex", "year"),
    [
        ("001 090 123456", "Thành phố Hà Nội", "male", 1990),
        ("038.301.012345", "Tỉnh Thanh Hóa", "female", 2001),
        ("056226012345", "Tỉnh Khánh Hòa", "male", 2026),
        ("128190012345", "nước ngoài", "female", 1990),
        ("003190012345", None, "female", 1990),
    ],
)
def test_a_number_tells_place_sex_and_year(
    text: str, place: str | None, sex: str, year: int
) -> None:
    read = number(text)

    assert (read.place, read.sex, read.birth_year) == (place, sex, year)


def test_a_province_that_merged_keeps_its_code_for_life() -> None:
    # 036 Nam Định has been part of Ninh Bình since 1/7/2025.
    assert len(PLACES) == 63
    assert number("036190012345").place == "Tỉnh Nam Định"


NAMES = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ", min_size=1, max_size=8)


@given(
    place=st.sampled_from(sorted(PLACES)),
    born=st.dates(date(1900, 1, 1), TODAY),
    female=st.booleans(),
    rest=st.integers(0, 999_999),
    names=st.lists(NAMES.map(str.capitalize), min_size=1, max_size=5),
    age_when_issued=st.integers(0, 60),
)
def test_a_card_is_read_as_it_was_written(
    place: str, born: date, female: bool, rest: int, names: list[str], age_when_issued: int
) -> None:
    century_and_sex = (born.year // 100 - 19) * 2 + female
    digits = f"{place}{century_and_sex}{born:%y}{rest:06d}"
    issued = born + timedelta(days=365 * age_when_issued)
    name = " ".join(names)
    text = f"{digits}||{name}|{born:%d%m}{born.year}|{'Nữ' if female else 'Nam'}|Phú Sơn|"

    read = card(text + f"{issued:%d%m}{issued.year}")

    assert (read.number, read.birth_on, read.issued_on) == (digits, born, issued)
    assert (read.sex, read.name) == ("female" if female else "male", name)
    assert read.warnings == ()


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for parse in (card, number):
        try:
            parse(text)
        except (CardTextInvalid, CitizenNumberInvalid) as refused:
            assert str(refused)
