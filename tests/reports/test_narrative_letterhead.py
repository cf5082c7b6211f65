"""Names, dates and signer of the first and the last page."""

from datetime import date

import pytest

from motcua.agencies.data import AgencyView
from motcua.kernel.outlines import Frame
from motcua.kernel.periods import Period
from motcua.reports.letterhead import (
    committee,
    dated,
    numbered,
    period_name,
    place_name,
    short_day,
    signing,
)
from motcua.reports.narrative_data import Signing

FRAME = Frame(
    (), "", "", (), (), (), {"head": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "deputy": ("PHÓ",)}
)


def unit(name: str) -> AgencyView:
    return AgencyView(1, "1", name, "", "commune", date(2020, 1, 1), None, False)


@pytest.mark.parametrize(
    ("name", "body", "place"),
    [
        ("Phường Phú Sơn", "UBND phường Phú Sơn", "Phú Sơn"),
        ("Thị xã Bỉm Sơn", "UBND thị xã Bỉm Sơn", "Bỉm Sơn"),
        ("Tỉnh Thanh Hóa", "UBND tỉnh Thanh Hóa", "Thanh Hóa"),
        ("Thành phố Huế", "UBND thành phố Huế", "Huế"),
        ("Đặc khu Phú Quốc", "UBND đặc khu Phú Quốc", "Phú Quốc"),
        ("Phường 1", "UBND phường 1", "Phường 1"),
    ],
)
def test_an_agency_is_called_as_papers_call_it(name, body, place):
    assert (committee(unit(name)), place_name(unit(name))) == (body, place)


def test_a_unit_named_after_a_person_keeps_its_kind_when_it_decided_so():
    ward = unit("Phường Nguyễn Nghiêm")
    assert place_name(ward, "Phường Nguyễn Nghiêm") == "Phường Nguyễn Nghiêm"


@pytest.mark.parametrize(
    ("to_on", "text"),
    [
        (date(2024, 3, 14), "ngày    tháng 3 năm 2024"),
        (date(2025, 12, 31), "ngày    tháng 01 năm 2026"),  # signed after the last day
        (date(2026, 2, 14), "ngày    tháng 02 năm 2026"),
    ],
)
def test_an_undecided_day_stays_blank_in_the_month_after_the_cut_off(to_on, text):
    assert dated(None, Period(date(2023, 12, 15), to_on)) == text


def test_a_decided_day_is_written_with_the_zeros_of_the_decree():
    period = Period(date(2025, 12, 15), date(2026, 1, 31))
    assert dated(date(2026, 2, 5), period) == "ngày 05 tháng 02 năm 2026"
    assert short_day(date(2024, 3, 5)) == "05/3/2024"
    assert short_day(date(2024, 2, 25)) == "25/02/2024"


def test_a_number_below_ten_gets_a_zero_and_an_open_one_its_room():
    assert numbered("Số:      /BC-UBND", 5) == "Số: 05/BC-UBND"
    assert numbered("Số:      /BC-UBND", 227) == "Số: 227/BC-UBND"
    assert numbered("Số:      /BC-UBND", None) == "Số:      /BC-UBND"


def test_a_period_is_named_by_its_code_or_else_by_its_days():
    days = (date(2024, 1, 1), date(2024, 3, 14))
    assert period_name(Period(*days, "2024-Q1")) == "quý I năm 2024"
    assert period_name(Period(*days)) == "từ ngày 01/01/2024 đến ngày 14/3/2024"


def test_who_signs_comes_from_the_agencys_decision():
    decided = {"authority": "KT. CHỦ TỊCH", "title": "PHÓ CHỦ TỊCH", "name": "Bùi Duy Hòa"}
    assert signing(FRAME, decided) == Signing(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Bùi Duy Hòa")
    assert signing(FRAME, {"who": "deputy", "name": "A"}) == Signing(("PHÓ",), "A")


def test_without_a_decision_the_head_signs_and_the_name_is_left_blank():
    assert signing(FRAME, None) == Signing(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "")
