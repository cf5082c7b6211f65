"""The national catalogue as loaded, and how an officer finds a procedure in it."""

from collections import Counter
from decimal import Decimal

import pytest

from motcua.agencies.models import LoadedData
from motcua.procedures import api as procedures
from motcua.procedures.models import Procedure

pytestmark = pytest.mark.usefixtures("units")


def test_the_catalogue_has_every_code_of_the_list_once():
    assert Procedure.objects.count() == 5775
    assert Procedure.objects.filter(in_commune_list=True).count() == 376


def test_a_second_run_changes_nothing():
    before = set(Procedure.objects.values_list())
    report = procedures.load_catalogue()
    assert (report.new, report.changed, report.unchanged, report.skipped) == (0, 0, 5775, True)

    LoadedData.objects.filter(key="procedures").delete()
    report = procedures.load_catalogue()
    assert (report.new, report.changed, report.unchanged, report.skipped) == (0, 0, 5775, False)
    assert set(Procedure.objects.values_list()) == before


def test_a_newer_list_mends_what_differs():
    before = set(Procedure.objects.values_list())
    Procedure.objects.filter(code="1.001193").update(name="Tên cũ", limit_value=None)
    LoadedData.objects.filter(key="procedures").update(version="an older one")
    report = procedures.load_catalogue()
    assert (report.new, report.changed, report.unchanged) == (0, 1, 5774)
    assert set(Procedure.objects.values_list()) == before


def test_birth_registration_is_published_with_limit_and_no_fee():
    birth = procedures.by_code("1.001193")
    assert birth is not None
    assert (birth.name, birth.field_key) == ("Thủ tục đăng ký khai sinh", "ho-tich")
    assert (birth.limit_value, birth.limit_unit) == (Decimal(1), "working_day")
    assert birth.limit_label == "1 ngày làm việc"
    assert (birth.fee_kind, birth.fee_vnd) == ("none", 0)
    assert birth.in_commune_list


def test_certification_has_no_published_limit():
    copies = procedures.by_code("2.000815")
    assert copies is not None
    assert (copies.field_key, copies.limit_value, copies.limit_label) == (
        "chung-thuc",
        None,
        "chưa rõ",
    )


def test_a_residence_fee_published_as_a_range_is_no_single_figure():
    residence = procedures.by_code("1.004194")
    assert residence is not None
    assert (residence.fee_text, residence.fee_vnd) == ("5000-15000", None)


def test_every_field_of_the_catalogue_is_known_to_the_rulebook():
    assert not Procedure.objects.filter(field_key="").exists()


def test_limits_and_fees_are_known_for_as_many_as_the_source_details():
    units = Counter(
        Procedure.objects.exclude(limit_value=None).values_list("limit_unit", flat=True)
    )
    assert units == {"working_day": 1924, "day": 686, "hour": 110, "month": 10}
    kinds = Counter(Procedure.objects.values_list("fee_kind", flat=True))
    assert {k: n for k, n in kinds.items() if k} == {
        "none": 1667,
        "fixed": 509,
        "by_rule": 434,
        "foreign": 35,
    }


def test_a_local_code_finds_the_national_procedure():
    local, national = procedures.by_code("1.004194.000.00.00.H56"), procedures.by_code("1.004194")
    assert local == national
    assert procedures.by_code(" 1.004194.000.00.00 ") == national
    assert procedures.by_code("1.004194.H56") is None


def test_many_codes_are_answered_as_they_were_asked():
    found = procedures.by_codes({"1.004194.000.00.00.H56", "1.001193", "9.999999"})
    assert {asked: view.code for asked, view in found.items()} == {
        "1.004194.000.00.00.H56": "1.004194",
        "1.001193": "1.001193",
    }


def test_a_name_is_found_whatever_its_accents_and_case():
    for text in ("Thủ tục đăng ký khai sinh", "THU TUC DANG KY KHAI SINH"):
        found = procedures.by_name(text)
        assert found is not None
        assert found.code == "1.001193"
    assert procedures.by_name("đăng ký khai") is None


def test_of_one_name_the_procedure_that_communes_publish_counts():
    # 2.000507 has the same name and is done abroad.
    found = procedures.by_name("Thủ tục đăng ký lại kết hôn")
    assert found is not None
    assert found.code == "1.004746"


def test_a_name_of_two_fields_names_no_procedure():
    # 1.012124 (cooperatives) and 1.014399 (agriculture), both one province's own.
    assert procedures.by_name("Hỗ trợ phát triển sản xuất cộng đồng") is None


def test_a_code_that_starts_with_the_text_comes_first():
    assert procedures.search("1.00119", 3)[0].code.startswith("1.00119")
    assert procedures.search("1.001193", 3)[0].code == "1.001193"


def test_words_are_found_without_accents_in_any_order():
    found = procedures.search("sinh khai dang ky", 5)
    assert "1.001193" in {view.code for view in found}
    assert len(found) == 5


def test_names_with_the_very_words_come_before_names_that_contain_them():
    names = [view.name.lower() for view in procedures.search("kết hôn", 50)]
    with_words = ["kết hôn" in name for name in names]
    assert with_words == sorted(with_words, reverse=True)


def test_an_empty_search_finds_nothing():
    assert procedures.search("  ") == ()


def test_procedures_of_a_field_are_those_of_the_tier():
    commune, all_tiers = procedures.of_field("ho-tich"), procedures.of_field("ho-tich", None)
    assert {view.field_key for view in all_tiers} == {"ho-tich"}
    assert set(commune) == {view for view in all_tiers if "xa" in view.tiers}
    assert "1.001193" in {view.code for view in commune}
    assert "2.000507" not in {view.code for view in commune}
