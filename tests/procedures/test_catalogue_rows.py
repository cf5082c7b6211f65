"""What a row of the catalogue's list means; faults of the source are not repaired by guessing."""

from decimal import Decimal

import pytest

from motcua.procedures.catalogue_rows import columns_of, field_key_of
from motcua.procedures.errors import CatalogueInvalid

ROW = {
    "code": "1.001193",
    "name": "Thủ tục đăng ký khai sinh",
    "field": "Hộ tịch",
    "tier": "xa",
    "tier_source": "cong",
    "agency": "",
    "authority": "",
    "promulgator": "",
    "decision_no": "",
    "limit_value": "",
    "limit_unit": "",
    "limit_note": "",
    "fee_kind": "",
    "fee_vnd": "",
    "fee_note": "",
    "kind": "chuan",
    "src": "C",
}


def read(**said):
    return columns_of({**ROW, **said})


@pytest.mark.parametrize(
    ("value", "unit", "longest", "key"),
    [
        ("5", "ngày làm việc", Decimal(5), "working_day"),
        ("1-3", "ngày làm việc", Decimal(3), "working_day"),
        ("40-20", "ngày", Decimal(40), "day"),
        ("17.5", "ngày làm việc", Decimal("17.5"), "working_day"),
        ("8", "giờ", Decimal(8), "hour"),
        ("0", "giờ", Decimal(0), "hour"),
        ("6", "tháng", Decimal(6), "month"),
    ],
)
def test_the_limit_is_the_longest_published_in_its_unit(value, unit, longest, key):
    found = read(limit_value=value, limit_unit=unit)
    assert (found["limit_value"], found["limit_unit"], found["limit_text"]) == (longest, key, value)


def test_a_limit_nobody_published_stays_unknown():
    found = read(limit_note="Ngay trong ngày làm việc")
    assert (found["limit_value"], found["limit_unit"]) == (None, "")
    assert found["limit_note"] == "Ngay trong ngày làm việc"


def test_no_charge_is_zero_and_only_where_the_source_says_so():
    assert (read(fee_kind="không thu")["fee_kind"], read(fee_kind="không thu")["fee_vnd"]) == (
        "none",
        0,
    )
    assert (read()["fee_kind"], read()["fee_vnd"]) == ("", None)


def test_a_fee_the_province_sets_is_never_read_as_free():
    found = read(fee_kind="theo quy định")
    assert (found["fee_kind"], found["fee_vnd"]) == ("by_rule", None)


def test_a_fee_of_one_amount_is_that_amount():
    assert read(fee_kind="có thu", fee_vnd="2000")["fee_vnd"] == 2000


@pytest.mark.parametrize("text", ["5000-15000", "1-50000", "200", "999"])
def test_a_range_or_an_amount_under_a_thousand_is_kept_as_text_only(text):
    found = read(fee_kind="có thu", fee_vnd=text)
    assert (found["fee_kind"], found["fee_vnd"], found["fee_text"]) == ("fixed", None, text)


def test_of_several_joined_fields_the_first_known_one_counts():
    assert field_key_of("Hộ tịch") == "ho-tich"
    assert field_key_of("Không có lĩnh vực này;Chứng thực") == "chung-thuc"
    assert field_key_of("Không có lĩnh vực này") == ""


def test_the_commune_list_is_source_n():
    assert not read(src="CT")["in_commune_list"]
    assert read(src="COTN")["in_commune_list"]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("limit_unit", {"limit_value": "5", "limit_unit": "tuần"}),
        ("limit_value", {"limit_value": "năm", "limit_unit": "ngày"}),
        ("fee_kind", {"fee_kind": "miễn"}),
        ("fee_vnd", {"fee_kind": "có thu", "fee_vnd": "hai nghìn"}),
    ],
)
def test_a_cell_that_cannot_be_read_names_code_column_and_value(column, said):
    with pytest.raises(CatalogueInvalid) as refused:
        read(**said)
    assert str(refused.value) == (
        f"Danh mục thủ tục, mã 1.001193, cột {column}: “{said[column]}” không đọc được."
    )
