"""Vietnamese text: search key, collation, and the two encodings from before Unicode."""

import doctest
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel import syllables, text
from motcua.kernel.legacy_text import LegacyEncoding
from motcua.kernel.text import fold, legacy_encoding, nfc, repair_legacy, sort_key

# Real names of procedures, fields, agencies, communes and people.
REAL = (
    "Thủ tục đăng ký nhận cha, mẹ, con có yếu tố nước ngoài",
    "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    "Đăng ký nhận các thông báo, văn bản tố tụng bằng phương tiện điện tử",
    "Cấp mới/cấp lại Giấy chứng nhận số nhà",
    "Góp quyền sử dụng đất, điều chỉnh lại đất đai (cấp xã)",
    "Hỗ trợ chi phí hỏa táng trên địa bàn tỉnh Thừa Thiên Huế",
    "Kiểm tra hiện trường rừng trồng bị thiệt hại",
    "Thủ tục hải quan đối với hàng hoá kinh doanh theo phương thức chuyển khẩu",
    "Bù trừ, hoàn nộp thừa các loại thuế và các khoản thu khác",
    "Thành lập hoặc cho phép thành lập nhà trẻ, trường mẫu giáo, trường mầm non",
    "Thủ tục tham vấn trị giá hải quan đối với hàng hóa xuất khẩu, nhập khẩu",
    "Giải quyết điều chỉnh, hủy quyết định, chấm dứt hưởng BHXH",
    "Thu thập, cập nhật thông tin sinh trắc học về ADN vào Cơ sở dữ liệu về căn cước",
    "Thủ tục tuyển sinh đào tạo trình độ đại học, cao đẳng quân sự hệ chính quy",
    "Chứng thực chữ ký, bản sao từ bản chính",
    "Giáo dục đào tạo thuộc hệ thống GDQD và các cơ sở khác",
    "Ủy ban nhân dân phường Phú Sơn, thị xã Bỉm Sơn",
    "Công chức Văn phòng - Thống kê Nguyễn Thị Ánh Nguyệt",
    "Sở Nông nghiệp và Môi trường - Tỉnh Đắk Lắk",
    "Quyết định số 15/QĐ-UBND ngày 01/02/2003",
)
# Valid Vietnamese with no letter beyond Latin-1: nothing in the bytes says Unicode.
REAL_LATIN1 = (
    "Hà Nam", "Hoà", "Hòa", "Xã An Ngãi Tây", "Xã AL Bá", "Xã A Mú Sung", "Gia Lai", "Ý Yên",
    "Ông Bùi Tá", "Xã Krông Á", "Phú Quý", "bé", "Tô Hoài", "giá", "quý III",
    "«Hà Nam»", "Thanh Hoá", "Lê Quý Tôn", "Lào Cai", "né",
)  # fmt: skip
FOREIGN = ("Müller & Söhne", "España", "São Paulo", "Nestlé", "Café Noël", "m²", "5 µm", "§ 5")

TCVN3_BYTES = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC,
    "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6, "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA,
    "ậ": 0xCB, "đ": 0xAE, "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA,
    "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC,
    "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB,
    "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB,
    "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4,
    "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB,
    "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE, "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5,
    "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip
# One example a letter of VNI, small and capital, written as VNI-Times text reads in cp1252.
VNI_WORDS = {
    "aù": "á", "aø": "à", "aû": "ả", "aõ": "ã", "aï": "ạ", "aâ": "â", "aá": "ấ", "aà": "ầ",
    "aå": "ẩ", "aã": "ẫ", "aä": "ậ", "aê": "ă", "aé": "ắ", "aè": "ằ", "aú": "ẳ", "aü": "ẵ",
    "aë": "ặ", "eù": "é", "eø": "è", "eû": "ẻ", "eõ": "ẽ", "eï": "ẹ", "eâ": "ê", "eá": "ế",
    "eà": "ề", "eå": "ể", "eã": "ễ", "eä": "ệ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ",
    "ò": "ị", "où": "ó", "oø": "ò", "oû": "ỏ", "oõ": "õ", "oï": "ọ", "oâ": "ô", "oá": "ố",
    "oà": "ồ", "oå": "ổ", "oã": "ỗ", "oä": "ộ", "ô": "ơ", "ôù": "ớ", "ôø": "ờ", "ôû": "ở",
    "ôõ": "ỡ", "ôï": "ợ", "uù": "ú", "uø": "ù", "uû": "ủ", "uõ": "ũ", "uï": "ụ", "ö": "ư",
    "öù": "ứ", "öø": "ừ", "öû": "ử", "öõ": "ữ", "öï": "ự", "yù": "ý", "yø": "ỳ", "yû": "ỷ",
    "yõ": "ỹ", "î": "ỵ", "ñ": "đ",
}  # fmt: skip


def as_tcvn3(original: str) -> str:
    """The text as typed in a .Vn font; capitals with a tone do not exist there."""
    return "".join(chr(TCVN3_BYTES[c]) if c in TCVN3_BYTES else c for c in original)


def as_vni(original: str) -> str:
    """The text as typed in a VNI font."""
    typed = {letter: old for old, letter in VNI_WORDS.items()}
    typed |= {letter.upper(): old.upper() for letter, old in typed.items()}
    return "".join(typed.get(c, c) for c in original)


def test_doctests_hold() -> None:
    assert doctest.testmod(text).failed == 0
    assert doctest.testmod(syllables).failed == 0


def test_nfc_composes_what_a_mac_decomposed() -> None:
    assert nfc(unicodedata.normalize("NFD", "Hộ tịch")) == "Hộ tịch"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Chứng thực", "chung thuc"),
        ("  ĐẤT   đai\u00a0", "dat dai"),
        (unicodedata.normalize("NFD", "Ủy ban"), "uy ban"),
        ("", ""),
        ("HS-0001", "hs-0001"),
    ],
)
def test_the_search_key_has_no_marks_no_capitals_and_single_spaces(written: str, key: str) -> None:
    assert fold(written) == key


def test_letters_sort_in_the_order_of_the_alphabet() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(reversed(alphabet), key=sort_key) == alphabet


def test_tones_sort_none_huyen_hoi_nga_sac_nang() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(reversed(tones), key=sort_key) == tones


def test_the_tone_decides_only_between_words_of_the_same_letters() -> None:
    names = ["Hòa An", "Hoà Bình", "Hóa Châu", "Hoa Động"]
    assert sorted(reversed(names), key=sort_key) == names


def test_a_word_sorts_before_the_word_it_begins_and_a_space_before_letters() -> None:
    names = ["An", "An Hà", "An Lão", "Anh", "Ăn", "Ân Thi", "Đa", "Ea", "Êa"]
    assert sorted(reversed(names), key=sort_key) == names


def test_digits_sort_before_letters_and_case_and_normal_form_do_not_matter() -> None:
    assert sort_key("2 Tháng 9") < sort_key("An")
    assert sort_key("HỘ TỊCH") == sort_key(unicodedata.normalize("NFD", "hộ tịch"))


@given(st.text())
def test_sorting_keys_hold_only_what_every_database_sorts_alike(value: str) -> None:
    key = sort_key(value)
    assert key.isascii() and (key.isalnum() and key == key.lower())


@pytest.mark.parametrize("value", REAL + REAL_LATIN1 + FOREIGN)
def test_unicode_text_is_never_changed(value: str) -> None:
    assert repair_legacy(value) == value
    assert repair_legacy(unicodedata.normalize("NFD", value)) == value


@given(st.lists(st.sampled_from([w for v in REAL for w in v.split()]), min_size=1, max_size=4))
def test_no_choice_of_vietnamese_words_is_taken_for_an_old_encoding(words: list[str]) -> None:
    assert repair_legacy(" ".join(words)) == " ".join(words)


@given(st.sampled_from(REAL + REAL_LATIN1), st.booleans())
def test_capitals_are_never_taken_for_an_old_encoding(value: str, upper: bool) -> None:
    cased = value.upper() if upper else value.lower()
    assert repair_legacy(cased) == cased


@pytest.mark.parametrize("original", REAL)
def test_tcvn3_comes_back_as_it_was_typed(original: str) -> None:
    # No font has Ủ or Ý as one byte: such capitals were typed in a font of capitals.
    typed = original.replace("Ủ", "ủ").replace("Ánh", "ánh")
    assert repair_legacy(as_tcvn3(typed)) == typed


@pytest.mark.parametrize("original", REAL)
def test_vni_comes_back_as_it_was_typed(original: str) -> None:
    assert repair_legacy(as_vni(original)) == original
    assert repair_legacy(as_vni(original.upper())) == original.upper()


def test_each_letter_of_tcvn3_is_known() -> None:
    for letter, byte in TCVN3_BYTES.items():
        assert repair_legacy(chr(byte), LegacyEncoding.TCVN3) == letter


def test_each_letter_of_vni_is_known_small_and_capital() -> None:
    for typed, letter in VNI_WORDS.items():
        assert repair_legacy(typed, LegacyEncoding.VNI) == letter
        assert repair_legacy(typed.upper(), LegacyEncoding.VNI) == letter.upper()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("PH¦êNG PHó S¬N", "PHƯỜNG PHÚ SƠN"),
        ("UBND PH¦êNG Phó S¬n", "UBND PHƯỜNG Phú Sơn"),
        ("Lª V¨n HïNG", "Lê Văn HÙNG"),
    ],
)
def test_words_in_capitals_of_tcvn3_get_capital_letters(typed: str, meant: str) -> None:
    assert repair_legacy(typed) == meant


def test_a_typing_error_in_a_long_old_text_does_not_keep_it_unread() -> None:
    assert (
        repair_legacy(
            as_tcvn3("Thủ tục cấp Giấy xác nhận tình trạng hôn nhân tại ủy bann xã đượcc")
        )
        == "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân tại ủy bann xã đượcc"
    )


def test_a_word_that_both_old_encodings_could_mean_stays() -> None:
    assert repair_legacy("Lö") == "Lö"  # Lử in TCVN3, Lư in VNI
    assert repair_legacy("Lö Vaên Moäng") == "Lư Văn Mộng"
    assert repair_legacy("Moäng") == "Mộng"  # in TCVN3 it would be Moọng, a rhyme of loan words


def test_a_file_read_together_decides_values_that_alone_read_both_ways() -> None:
    column = ["Hoà Chí Minh", "Nguyeãn Vaên Höng", "Traàn Thò Sôn"]  # VNI: Hồ Chí Minh, ...

    assert repair_legacy(column[0]) == "Hoà Chí Minh"  # alone it is a valid Vietnamese name
    found = legacy_encoding(column)

    assert found is LegacyEncoding.VNI
    assert [repair_legacy(value, found) for value in column] == [
        "Hồ Chí Minh",
        "Nguyễn Văn Hưng",
        "Trần Thị Sơn",
    ]


def test_a_file_in_unicode_has_no_old_encoding() -> None:
    assert legacy_encoding(REAL) is None
    assert legacy_encoding(REAL_LATIN1) is None
    assert legacy_encoding([]) is None


def test_a_unicode_value_in_an_old_file_stays() -> None:
    assert repair_legacy("Đất đai", LegacyEncoding.TCVN3) == "Đất đai"
