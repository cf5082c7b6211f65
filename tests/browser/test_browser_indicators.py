"""Typing indicators in place, on the office screen and on a phone."""

import pytest
from page_check import SIZES, faults, follow, panel_opens, reads, settled, width_of
from playwright.sync_api import expect
from prepare_office import REPORTER

pytestmark = pytest.mark.browser
PAGE = "/bao-cao/chi-tieu/xem/cchc/khanh-hoa-2023/?tu=01/01/2024&den=14/03/2024"


@pytest.mark.parametrize("size", SIZES)
def test_a_figure_is_typed_beside_its_row_and_refused_there(page_of, size):
    page = page_of(REPORTER, size)
    page.goto(f"{PAGE}&loc=thieu")
    assert faults(page) == []
    assert width_of(page) <= SIZES[size]["width"]
    row = "[id='d-1.3.1']" if size == "phone" else "[id='d-1.1']"

    page.click(f"{row} >> text=Nhập")
    page.wait_for_selector(f"{row} [name=gia-tri]")
    settled(page)
    page.fill(f"{row} [name=gia-tri]", "45%")
    page.fill(f"{row} [name=nguon]", "Sổ văn bản")
    page.click("text=Ghi số liệu")
    page.wait_for_selector("text=một số đếm, không phải phần trăm")
    assert faults(page) == []
    page.fill(f"{row} [name=gia-tri]", "3")
    page.click("text=Ghi số liệu")

    page.wait_for_selector(row, state="detached")
    page.goto(PAGE)
    reads(page, row, "Sổ văn bản (Lê Thị Ngọc (hư cấu), ")
    assert faults(page) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_share_opens_by_its_parts_and_ones_own_indicators_are_summed_up(page_of, size):
    page = page_of(REPORTER, size)
    page.goto(PAGE)
    assert faults(page) == []
    parts = page.locator("[id='d-3.4.3'] .parts a")
    expect(parts).to_have_count(2)
    count = parts.nth(1).inner_text().removeprefix("mẫu số ")

    parts.nth(1).click()
    panel_opens(page, f">> text={count} hồ sơ")
    reads(page, "#panel", "Tỷ lệ hồ sơ TTHC được giải quyết đúng hạn")
    assert faults(page) == []
    page.goto(PAGE)
    follow(page, "a.chip[href*='loc=cua-toi']")
    page.wait_for_selector("text=/Bạn phụ trách|Chưa có chỉ tiêu nào/")
    assert width_of(page) <= SIZES[size]["width"]
    assert faults(page) == []


def test_a_counted_figure_opens_beside_the_table(office_page):
    office_page.goto(PAGE)
    office_page.click("[id='d-3.4.3-1'] .num a")
    panel_opens(office_page, ">> text=hồ sơ")

    reads(office_page, "#panel", "Tổng số hồ sơ TTHC đã tiếp nhận")
    assert faults(office_page) == []
