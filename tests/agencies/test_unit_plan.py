"""What the lists of units mean, row by row."""

from datetime import date

from motcua.agencies.unit_plan import plan_units

TABLES = {
    "provinces_old": [
        {"code": "17", "name": "Tỉnh Hoà Bình", "new_province_code": "25"},
        {"code": "25", "name": "Tỉnh Phú Thọ", "new_province_code": "25"},
        {"code": "31", "name": "Thành phố Hải Phòng", "new_province_code": "31"},
    ],
    "districts_old": [
        {
            "code": "318",
            "name": "Huyện Bạch Long Vĩ",
            "type": "huyen",
            "province_code": "31",
            "last_valid": "2025-06",
        },
        {
            "code": "221",
            "name": "Huyện Cũ",
            "type": "huyen",
            "province_code": "17",
            "last_valid": "2023",
        },
    ],
    "communes_old": [
        {
            "code": "00001",
            "name": "Xã Một",
            "type": "xa",
            "district_code": "221",
            "last_valid": "2023",
        },
        {
            "code": "00002",
            "name": "Xã Hai",
            "type": "xa",
            "district_code": "318",
            "last_valid": "2025-02",
        },
        {
            "code": "00003",
            "name": "Xã Ba",
            "type": "xa",
            "district_code": "318",
            "last_valid": "2025-06",
        },
    ],
    "provinces": [
        {"code": "25", "name": "Tỉnh Phú Thọ", "short_name": "Phú Thọ", "type": "tinh"},
        {"code": "31", "name": "Thành phố Hải Phòng", "short_name": "", "type": "thanh_pho"},
    ],
    "communes": [
        {"code": "00003", "name": "Phường Ba", "type": "phuong", "province_code": "25"},
        {"code": "11948", "name": "Đặc khu Đảo", "type": "dac_khu", "province_code": "31"},
    ],
    "merges": [
        {"old_code": "00003", "new_code": "00003", "part": "chinh", "check": "1"},
        {"old_code": "00003", "new_code": "11948", "part": "phan", "check": ""},
        {"old_code": "H318", "new_code": "11948", "part": "ca", "check": ""},
    ],
}
BEFORE, SINCE = date(1900, 1, 1), date(2025, 7, 1)
PLAN = plan_units(TABLES)


def unit(code, valid_from):
    return next(u for u in PLAN.units if u.key == (code, valid_from))


def test_a_unit_of_three_tiers_ends_on_30_june_2025():
    assert unit("00003", BEFORE).valid_to == date(2025, 6, 30)
    assert unit("17", BEFORE).valid_to == date(2025, 6, 30)
    assert unit("318", BEFORE).valid_to == date(2025, 6, 30)


def test_a_unit_dissolved_about_1_march_2025_ends_the_day_before():
    assert unit("00002", BEFORE).valid_to == date(2025, 2, 28)
    assert not unit("00002", BEFORE).end_is_estimated


def test_an_end_known_only_by_year_is_28_february_2025_and_marked():
    for code in ("00001", "221"):
        assert unit(code, BEFORE).valid_to == date(2025, 2, 28)
        assert unit(code, BEFORE).end_is_estimated


def test_one_code_is_two_units_when_the_new_list_uses_it_again():
    assert unit("00003", BEFORE).name == "Xã Ba"
    new = unit("00003", SINCE)
    assert (new.name, new.kind, new.tier, new.valid_to) == ("Phường Ba", "phuong", "commune", None)


def test_a_province_or_centrally_run_city_is_told_by_its_name():
    assert unit("17", BEFORE).kind == "tinh"
    assert unit("31", BEFORE).kind == "thanh_pho"
    assert {unit(code, BEFORE).tier for code in ("17", "31")} == {"province"}


def test_before_july_2025_a_commune_stands_under_a_district_and_that_under_a_province():
    links = {(li.child, li.parent): (li.valid_from, li.valid_to) for li in PLAN.links}
    assert links[("00001", BEFORE), ("221", BEFORE)] == (BEFORE, date(2025, 2, 28))
    assert links[("318", BEFORE), ("31", BEFORE)] == (BEFORE, date(2025, 6, 30))


def test_since_july_2025_a_commune_stands_right_under_its_province():
    links = {li.child: li for li in PLAN.links}
    assert links["00003", SINCE].parent == ("25", SINCE)
    assert (links["00003", SINCE].valid_from, links["00003", SINCE].valid_to) == (SINCE, None)


def test_successions_say_how_much_went_over():
    heirs = {(h.old, h.new): h.part for h in PLAN.heirs}
    assert heirs[("00003", BEFORE), ("00003", SINCE)] == "main"
    assert heirs[("00003", BEFORE), ("11948", SINCE)] == "part"
    assert heirs[("17", BEFORE), ("25", SINCE)] == "whole"


def test_an_island_district_without_communes_becomes_its_special_zone():
    heirs = {(h.old, h.new): h.part for h in PLAN.heirs}
    assert heirs[("318", BEFORE), ("11948", SINCE)] == "whole"


def test_names_are_nfc_and_searched_without_accents():
    assert unit("31", BEFORE).name_key == "thanh pho hai phong"
