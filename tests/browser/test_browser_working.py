"""Working on dossiers in a browser: the ward of today has the open dossiers of the dissolved one.

Open there, all of 2024 and overdue: numbers 9, 19, ... of `prepare_office.rows`.
"""

import pytest
from page_check import (
    SIZES,
    check,
    faults,
    follow,
    panel_opens,
    press_on,
    reads,
    width_of,
)
from playwright.sync_api import expect
from prepare_office import LEADER, SPECIALIST, rows

pytestmark = pytest.mark.browser

OPEN = [row[0] for row in rows() if not row[6]]
READING, ACTING, SHARED, *BULK = OPEN
FORM = "form.action-form"
OFFICE_PAGES = {
    "leader": "/lanh-dao/",
    "eight weeks": "/lanh-dao/tam-tuan/",
    "officers' month": "/lanh-dao/can-bo/",
    "records": "/lanh-dao/ho-so/?so=dossier.pending&tu=01/08/2025&den=14/08/2025",
    "queue": "/?cua=ca-co-quan",
    "queue, mine": "/?cua=toi",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", OFFICE_PAGES)
def test_a_page_of_the_office_is_accessible_fits_and_runs_clean(page_of, name, size):
    page = page_of(LEADER, size)
    assert page.goto(OFFICE_PAGES[name]).status == 200
    check(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slug", ["yeu-cau-bo-sung", "dinh-chinh", "chuyen-xu-ly"])
def test_a_form_is_accessible_with_its_faults_in_the_panel_and_as_a_page(page_of, slug, size):
    page = page_of(SPECIALIST, size)
    page.goto(f"/ho-so/viec/{slug}/{READING}/")
    check(page)
    page.goto(f"/ho-so/xem/{READING}/")
    opener = page.locator(f"a[href='/ho-so/viec/{slug}/{READING}/']")
    if not opener.is_visible():
        page.click("text=Việc khác")
    opener.click()
    panel_opens(page, FORM)
    page.click(f"#panel {FORM} [type=submit]")
    panel_opens(page, ".fielderror")
    assert width_of(page) <= page.viewport_size["width"]
    assert faults(page) == []


def test_a_dossier_is_worked_by_keyboard_alone(page_of):
    page = page_of(SPECIALIST)
    page.goto(f"/ho-so/xem/{ACTING}/")

    page.keyboard.press("e")
    panel_opens(page, FORM)
    page.keyboard.press("Escape")  # closes the panel, and the focus is where it was
    page.wait_for_selector("#panel", state="hidden")
    expect(page.locator(":focus")).to_have_text("Ghi có kết quả")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    panel_opens(page, "#viec-missing:focus")
    page.keyboard.type("Giấy chứng sinh")
    page.keyboard.press("Tab")
    page.keyboard.type("Theo Luật Hộ tịch")
    press_on(page, "Control+Enter")
    page.wait_for_selector("text=Đã yêu cầu bổ sung; đồng hồ dừng từ lúc này.")

    page.keyboard.press("e")  # now the first act is to receive it
    panel_opens(page, "#viec-restarts")
    press_on(page, "Control+Enter")
    page.wait_for_selector("text=Đã nhận bổ sung; đồng hồ chạy tiếp.")
    expect(page.locator(".casehead .state")).to_have_text("Đang xử lý")


def test_the_second_officer_sees_the_difference_and_what_was_typed_stays(page_of):
    first, second = page_of(SPECIALIST), page_of(LEADER)
    for page in (first, second):
        page.goto(f"/ho-so/xem/{SHARED}/")
    second.click("text=Từ chối giải quyết")
    panel_opens(second, "#viec-reason")
    second.select_option("#viec-reason", "other")
    second.fill("#viec-reason_note", "Không thuộc thẩm quyền")
    first.click("text=Yêu cầu bổ sung")
    panel_opens(first, "#viec-missing")
    first.fill("#viec-missing", "Giấy chứng sinh")
    first.fill("#viec-reason", "thiếu")
    press_on(first, "Control+Enter")
    first.wait_for_selector("text=Đã yêu cầu bổ sung")

    second.keyboard.press("Control+Enter")

    second.wait_for_selector("text=Đã thay đổi từ khi bạn mở hồ sơ")
    reads(second, "#panel", "Giấy tờ cần bổ sung: Giấy chứng sinh")
    expect(second.locator("#viec-reason")).to_have_value("other")
    expect(second.locator("#viec-reason_note")).to_have_value("Không thuộc thẩm quyền")
    assert faults(second) == []
    first.reload()
    expect(first.locator(".casehead .state")).to_have_text("Chờ bổ sung")


def test_several_are_finished_at_once_from_the_queue(page_of):
    page = page_of(LEADER)
    page.goto("/?cua=ca-co-quan")
    expect(page.locator(".bulkbar")).to_be_hidden()
    for code in BULK[:2]:
        page.focus(f"input[aria-label='Chọn hồ sơ {code}']")
        page.keyboard.press("Space")
    expect(page.locator("[data-chosen]")).to_have_text("2")
    follow(page, ".bulkbar button")
    page.wait_for_selector("text=2 hồ sơ đã ghi")
    check(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_citizen_looks_a_dossier_up_without_signing_in(page_of, size):
    page = page_of(None, size)
    page.goto(f"/tra-cuu/?ma={READING}")
    check(page)
    follow(page, "text=Xem hồ sơ")
    page.wait_for_selector("#ma-tra-cuu-loi")
    expect(page.locator("#ma")).to_have_value(READING)
    page.fill("#ma-tra-cuu", "AAAAAA")
    press_on(page, "Enter")
    page.wait_for_selector("text=Không có hồ sơ nào khớp cả hai mã này")
    assert faults(page) == []
