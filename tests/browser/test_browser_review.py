"""The way to the leader in a browser: the forms, the queue of approval, delegation, the book."""

import pytest
from page_check import SIZES, check, faults, follow, panel_opens, press_on, reads, settled
from playwright.sync_api import expect
from prepare_office import LEADER, SPECIALIST, rows

pytestmark = pytest.mark.browser

OPEN = [row[0] for row in rows() if not row[6]]
SHOWN, SENT = OPEN[0], OPEN[5]  # the last was withdrawn; others are worked in other tests
FORM = "form.action-form"
PAGES = {
    "delegation": (LEADER, "/uy-quyen/"),
    "register book": (SPECIALIST, "/ho-so/so-theo-doi/?tu=01/01/2026&den=21/11/2026"),
    "register book, wrong days": (SPECIALIST, "/ho-so/so-theo-doi/?tu=02/01/2026&den=01/01/2026"),
    "for approval": (LEADER, "/?nhom=cho-duyet"),
    "sent back": (SPECIALIST, "/?cua=ca-co-quan&nhom=tra-lai"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_fits_and_runs_clean(page_of, name, size):
    user, address = PAGES[name]
    page = page_of(user, size)
    answer = page.goto(address)
    assert answer.status == (422 if "wrong" in name else 200)
    settled(page)
    if "wrong" in name:  # the browser notes that the page itself was answered with 422
        page.said.clear()
    check(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slug", ["trinh-lanh-dao", "du-thao", "xin-loi-hen-lai", "bao-cong-dan"])
def test_a_form_is_accessible_as_a_page_with_its_faults(page_of, slug, size):
    page = page_of(SPECIALIST, size)
    page.goto(f"/ho-so/viec/{slug}/{SHOWN}/")
    check(page)


def test_drafted_and_submitted_by_keyboard_sent_back_and_approved(page_of):
    officer, leader = page_of(SPECIALIST), page_of(LEADER)
    officer.goto(f"/ho-so/viec/du-thao/{SENT}/")
    officer.fill("#viec-draft", "Trích lục khai sinh số 7")
    press_on(officer, "Control+Enter")
    officer.wait_for_selector("text=Đã ghi dự thảo kết quả.")
    officer.click("text=Trình lãnh đạo")
    panel_opens(officer, FORM)
    reads(officer, "#panel", "Trích lục khai sinh số 7")
    press_on(officer, "Control+Enter")
    officer.wait_for_selector("text=Đã trình lãnh đạo.")
    expect(officer.locator(".casehead .state")).to_have_text("Chờ lãnh đạo duyệt")

    leader.goto("/")
    follow(leader, "text=chờ tôi duyệt")
    follow(leader, f"a:has-text('{SENT}')")
    leader.click("text=Trả lại để sửa")
    panel_opens(leader, "#viec-reason")
    assert faults(leader) == []
    leader.said.clear()  # the tool that looks for faults sets styles of its own
    leader.fill("#viec-reason", "Sai họ của mẹ")
    press_on(leader, "Control+Enter")
    leader.wait_for_selector("text=Đã trả lại cho công chức xử lý.")

    officer.goto("/?cua=ca-co-quan&nhom=tra-lai")
    follow(officer, f"a:has-text('{SENT}')")
    reads(officer, ".timeline", "Lý do: Sai họ của mẹ")
    officer.keyboard.press("e")
    panel_opens(officer, FORM)
    press_on(officer, "Control+Enter")
    officer.wait_for_selector("text=Đã trình lãnh đạo.")

    leader.goto("/?nhom=cho-duyet")
    leader.check(f"input[aria-label='Chọn hồ sơ {SENT}']")
    follow(leader, ".bulkbar button")
    leader.wait_for_selector("text=1 hồ sơ đã ghi")
    check(leader)
