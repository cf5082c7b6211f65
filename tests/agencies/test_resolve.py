"""A code names a unit only together with a day."""

from datetime import date

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.errors import AgencyAmbiguous, AgencyCodeInvalid, AgencyUnknown
from motcua.kernel.errors import NotFound

pytestmark = pytest.mark.usefixtures("units")


def test_one_code_is_another_unit_after_1_july_2025():
    assert agencies.resolve("00004", date(2025, 6, 30)).name == "Phường Trúc Bạch"
    assert agencies.resolve("00004", date(2025, 7, 1)).name == "Phường Ba Đình"


def test_the_day_written_with_the_code_wins():
    found = agencies.resolve("00004@2023-09-12", date(2026, 1, 1))
    assert found.name == "Phường Trúc Bạch"


def test_a_code_only_one_unit_ever_had_needs_no_day(phu_son):
    assert agencies.resolve(" 14823 ") == phu_son


def test_a_code_of_several_units_without_a_day_lists_them():
    with pytest.raises(AgencyAmbiguous) as refused:
        agencies.resolve("00004")
    assert str(refused.value) == (
        "Mã “00004” là của nhiều đơn vị qua thời gian, hãy chọn: "
        "Phường Trúc Bạch (đến 30/06/2025): 00004@2025-06-30; "
        "Phường Ba Đình (từ 01/07/2025 đến nay): 00004@2025-07-01."
    )


def test_a_code_of_another_time_says_when_and_how_to_write_it():
    with pytest.raises(AgencyUnknown) as refused:
        agencies.resolve("14823", date(2026, 1, 1))
    assert str(refused.value) == (
        "Không có đơn vị nào mang mã “14823” vào ngày 01/01/2026. "
        "Mã này là của: Phường Phú Sơn (đến 30/06/2025). "
        "Nếu muốn nói đơn vị ấy, hãy ghi 14823@2025-06-30."
    )
    assert refused.value.exit_code == 2
    assert agencies.resolve("14823@2025-06-30").name == "Phường Phú Sơn"


def test_an_unknown_code_is_named_with_the_day():
    with pytest.raises(AgencyUnknown) as refused:
        agencies.resolve("99999", date(2024, 3, 14))
    assert str(refused.value) == (
        "Không có đơn vị nào mang mã “99999” vào ngày 14/03/2024. "
        "Mã tỉnh có 2 chữ số, mã huyện 3, mã xã 5; hãy kiểm tra lại."
    )


@pytest.mark.parametrize("text", ["14823@12/09/2023", "14823@", "14823@2023-02-30"])
def test_a_day_that_is_none_is_refused(text):
    with pytest.raises(AgencyCodeInvalid, match="năm-tháng-ngày"):
        agencies.resolve(text)


def test_an_unknown_id_is_not_found():
    with pytest.raises(NotFound):
        agencies.get(-1)
    assert agencies.views([-1]) == {}
