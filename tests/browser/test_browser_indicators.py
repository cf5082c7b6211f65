"""Typing indicators in place, on the office screen and on a phone."""

import pytest
from playwright.sync_api import Page
from test_browser_access import SIZES, faults, width_of

pytestmark = pytest.mark.browser
PAGE = "/bao-cao/chi-tieu/xem/cchc/khanh-hoa-2023/?tu=01/01/2024&den=14/03/2024"


@pytest.mark.parametrize("size", SIZES)
def test_a_figure_is_typed_beside_its_row_and_refused_there(desk, browser, size):
    context = browser.new_context(
        base_url=desk.address, viewport=SIZES[size], locale="vi-VN", storage_state=desk.session
    )
    page: Page = context.new_page()
    page.goto(f"{PAGE}&loc=thieu")
    assert faults(page) == []
    assert width_of(page) <= SIZES[size]["width"]
    row = "[id='d-1.3.1']" if size == "phone" else "[id='d-1.1']"

    page.click(f"{row} >> text=Nhập")
    page.fill(f"{row} [name=gia-tri]", "45%")
    page.fill(f"{row} [name=nguon]", "Sổ văn bản")
    page.click("text=Ghi số liệu")
    page.wait_for_selector("text=một số đếm, không phải phần trăm")
    assert faults(page) == []
    page.fill(f"{row} [name=gia-tri]", "3")
    page.click("text=Ghi số liệu")

    page.wait_for_selector(row, state="detached")
    page.goto(PAGE)
    assert "Sổ văn bản (Lê Thị Ngọc (hư cấu))" in page.inner_text(row)
    assert faults(page) == []
    context.close()


@pytest.mark.parametrize("size", SIZES)
def test_a_share_opens_by_its_parts_and_ones_own_indicators_are_summed_up(desk, browser, size):
    context = browser.new_context(
        base_url=desk.address, viewport=SIZES[size], locale="vi-VN", storage_state=desk.session
    )
    page: Page = context.new_page()
    page.goto(PAGE)
    assert faults(page) == []
    parts = page.locator("[id='d-3.4.3'] .parts a")
    assert parts.count() == 2
    count = parts.nth(1).inner_text().removeprefix("mẫu số ")

    parts.nth(1).click()
    page.wait_for_selector(f"#panel >> text={count} hồ sơ")
    assert "Tỷ lệ hồ sơ TTHC được giải quyết đúng hạn" in page.inner_text("#panel")
    assert faults(page) == []
    page.goto("/bao-cao/")
    page.click("text=Chỉ tiêu của tôi >> nth=0")
    page.wait_for_selector("text=/Bạn phụ trách|Chưa có chỉ tiêu nào/")
    assert width_of(page) <= SIZES[size]["width"]
    assert faults(page) == []
    context.close()


def test_a_counted_figure_opens_beside_the_table(office_page):
    office_page.goto(PAGE)
    office_page.click("[id='d-3.4.3-1'] .num a")
    office_page.wait_for_selector("#panel >> text=hồ sơ")

    assert "Tổng số hồ sơ TTHC đã tiếp nhận" in office_page.inner_text("#panel")
    assert faults(office_page) == []
