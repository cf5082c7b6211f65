"""The units of the country, as loaded from the rulebook's lists."""

from collections import Counter
from datetime import date

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.models import Agency, ParentLink, Succession

pytestmark = pytest.mark.usefixtures("units")

BEFORE, LAST, SINCE = date(2024, 3, 14), date(2025, 6, 30), date(2025, 7, 1)


def standing(tier, on):
    return sum(
        1
        for a in Agency.objects.filter(tier=tier)
        if a.valid_from <= on and (a.valid_to is None or a.valid_to >= on)
    )


def test_the_numbers_of_units_are_those_of_the_lists():
    counted = Counter(Agency.objects.values_list("tier", "valid_from"))
    assert counted == {
        ("province", date(1900, 1, 1)): 63,
        ("district", date(1900, 1, 1)): 707,
        ("commune", date(1900, 1, 1)): 10_614,
        ("province", SINCE): 34,
        ("commune", SINCE): 3_321,
    }


def test_three_tiers_on_the_last_day_two_on_the_next():
    assert [standing(t, LAST) for t in ("province", "district", "commune")] == [63, 696, 10_035]
    assert [standing(t, SINCE) for t in ("province", "district", "commune")] == [34, 0, 3_321]


def test_the_units_of_the_five_documents_are_found_by_their_codes():
    names = {
        code: agencies.resolve(code, date(2023, 9, 12)).name
        for code in ("14823", "22354", "21439", "480")
    }
    assert names == {
        "14823": "Phường Phú Sơn",
        "22354": "Phường Phương Sơn",
        "21439": "Phường Nguyễn Nghiêm",
        "480": "Thị xã Hương Trà",
    }


def test_a_unit_gone_some_time_before_march_2025_is_marked():
    phuong_son = agencies.resolve("22354", date(2023, 9, 12))
    assert (phuong_son.valid_to, phuong_son.end_is_estimated) == (date(2025, 2, 28), True)
    assert Agency.objects.filter(end_is_estimated=True).count() == 567 + 11


def test_phu_son_stood_under_bim_son_and_thanh_hoa(phu_son):
    above = agencies.ancestors(phu_son.id, BEFORE)
    assert [(a.code, a.name) for a in above] == [
        ("381", "Thị xã Bỉm Sơn"),
        ("38", "Tỉnh Thanh Hóa"),
    ]


def test_phu_son_went_whole_into_quang_trung(phu_son):
    (heir,) = agencies.successors(phu_son.id)
    assert (heir.agency.code, heir.agency.name) == ("14818", "Phường Quang Trung")
    assert (heir.part, heir.on) == ("whole", SINCE)
    assert [p.agency.name for p in agencies.predecessors(heir.agency.id)] == [
        "Phường Bắc Sơn",
        "Phường Ngọc Trạo",
        "Phường Phú Sơn",
        "Xã Quang Trung",
    ]


def test_a_commune_of_today_stands_right_under_its_province():
    ba_dinh = agencies.resolve("00004", SINCE)
    above = agencies.parent(ba_dinh.id, SINCE)
    assert above is not None
    assert (ba_dinh.name, above.name) == ("Phường Ba Đình", "Thành phố Hà Nội")
    assert agencies.parent(above.id, SINCE) is None


def test_old_provinces_name_the_new_one_that_took_them_over():
    (heir,) = agencies.successors(agencies.resolve("77", BEFORE).id)
    assert (heir.agency.name, heir.part) == ("Thành phố Hồ Chí Minh", "whole")
    assert [p.agency.code for p in agencies.predecessors(heir.agency.id)] == ["74", "77", "79"]


def test_a_divided_unit_names_the_heir_of_its_main_part_first():
    old = Succession.objects.filter(part="main").values_list("old_id", flat=True)
    divided = Succession.objects.filter(part="part", old_id__in=old).first()
    parts = [heir.part for heir in agencies.successors(divided.old_id)]
    assert parts[0] == "main"
    assert set(parts[1:]) == {"part"}


@pytest.mark.parametrize(
    ("district", "zone"),
    [("318", "Đặc khu Bạch Long Vĩ"), ("536", "Đặc khu Lý Sơn"), ("755", "Đặc khu Côn Đảo")],
)
def test_island_districts_became_special_zones(district, zone):
    (heir,) = agencies.successors(agencies.resolve(district, LAST).id)
    assert (heir.agency.name, heir.part) == (zone, "whole")


def test_every_unit_of_the_last_day_of_three_tiers_has_an_heir_but_districts():
    islands = ("318", "471", "498", "536", "755")
    heirless = Agency.objects.filter(valid_to=LAST, successions_out=None)
    assert set(heirless.values_list("tier", flat=True)) == {"district"}
    assert not heirless.filter(code__in=islands).exists()


def test_all_units_but_provinces_have_one_parent():
    assert ParentLink.objects.count() == 707 + 10_614 + 3_321
    assert set(Agency.objects.filter(parent_links=None).values_list("tier", flat=True)) == {
        "province"
    }


def test_children_and_subtree_of_a_district():
    bim_son = agencies.resolve("381", BEFORE)
    below = [(a.code, a.name) for a in agencies.children(bim_son.id, BEFORE)]
    assert below == sorted(below)
    assert ("14823", "Phường Phú Sơn") in below
    assert agencies.subtree_ids(bim_son.id, BEFORE) == {
        bim_son.id,
        *(a.id for a in agencies.children(bim_son.id, BEFORE)),
    }


def test_the_subtree_of_a_province_has_its_districts_and_their_communes():
    thanh_hoa = agencies.resolve("38", LAST)
    views = agencies.views(agencies.subtree_ids(thanh_hoa.id, LAST))
    tiers = Counter(view.tier for view in views.values())
    assert tiers == {"province": 1, "district": 26, "commune": 547}


def test_a_unit_that_is_gone_is_seen_as_on_its_last_day(phu_son):
    today = date(2026, 11, 21)
    above = agencies.parent(phu_son.id, today)
    assert above is not None
    assert above.code == "381"
    assert phu_son.id in agencies.subtree_ids(above.id, today)


def test_search_ignores_accents_and_puts_the_very_name_first(phu_son):
    found = agencies.search("phu son", on=BEFORE)
    assert {view.name for view in found[:5]} <= {"Phường Phú Sơn", "Xã Phú Sơn"}
    assert phu_son in found
    assert agencies.search("14823") == (phu_son,)
    assert agencies.search("  ") == ()
