"""The way to the leader in a browser: the forms, the queue of approval, delegation, the book."""

import pytest
from prepare_office import LEADER, SPECIALIST, rows
from test_browser_access import SIZES, faults, width_of
from test_browser_working import check, opened, sessions

__all__ = ["opened", "sessions"]

pytestmark = pytest.mark.browser

OPEN = [row[0] for row in rows() if not row[6]]
SHOWN, SENT = OPEN[0], OPEN[5]  # the last was withdrawn; others are worked in other tests
PANEL = "#panel form.action-form"
PAGES = {
    "delegation": (LEADER, "/uy-quyen/"),
    "register book": (SPECIALIST, "/ho-so/so-theo-doi/?tu=01/01/2026&den=21/11/2026"),
    "register book, wrong days": (SPECIALIST, "/ho-so/so-theo-doi/?tu=02/01/2026&den=01/01/2026"),
    "for approval": (LEADER, "/?nhom=cho-duyet"),
    "sent back": (SPECIALIST, "/?cua=ca-co-quan&nhom=tra-lai"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_fits_and_runs_clean(opened, name, size):
    user, address = PAGES[name]
    page = opened(user, size)
    answer = page.goto(address)
    assert answer.status == (422 if "wrong" in name else 200)
    page.wait_for_load_state("networkidle")
    if "wrong" in name:  # the browser notes that the page itself was answered with 422
        page.said.clear()
    check(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slug", ["trinh-lanh-dao", "du-thao", "xin-loi-hen-lai", "bao-cong-dan"])
def test_a_form_is_accessible_as_a_page_with_its_faults(opened, slug, size):
    page = opened(SPECIALIST, size)
    page.goto(f"/ho-so/viec/{slug}/{SHOWN}/")
    check(page)
    assert width_of(page) <= page.viewport_size["width"]


def test_drafted_and_submitted_by_keyboard_sent_back_and_approved(opened):
    officer, leader = opened(SPECIALIST), opened(LEADER)
    officer.goto(f"/ho-so/viec/du-thao/{SENT}/")
    officer.fill("#viec-draft", "Trích lục khai sinh số 7")
    officer.keyboard.press("Control+Enter")
    officer.wait_for_selector("text=Đã ghi dự thảo kết quả.")
    officer.click("text=Trình lãnh đạo")
    officer.wait_for_selector(PANEL)
    assert "Trích lục khai sinh số 7" in officer.inner_text("#panel")
    officer.keyboard.press("Control+Enter")
    officer.wait_for_selector("text=Đã trình lãnh đạo.")
    assert officer.inner_text(".casehead .state") == "Chờ lãnh đạo duyệt"

    leader.goto("/")
    leader.click("text=chờ tôi duyệt")
    leader.click(f"a:has-text('{SENT}')")
    leader.click("text=Trả lại để sửa")
    leader.wait_for_selector("#viec-reason")
    assert faults(leader) == []
    leader.said.clear()  # the tool that looks for faults sets styles of its own
    leader.fill("#viec-reason", "Sai họ của mẹ")
    leader.keyboard.press("Control+Enter")
    leader.wait_for_selector("text=Đã trả lại cho công chức xử lý.")

    officer.goto("/?cua=ca-co-quan&nhom=tra-lai")
    officer.click(f"a:has-text('{SENT}')")
    assert "Lý do: Sai họ của mẹ" in officer.inner_text(".timeline")
    officer.keyboard.press("e")
    officer.wait_for_selector(PANEL)
    officer.keyboard.press("Control+Enter")
    officer.wait_for_selector("text=Đã trình lãnh đạo.")

    leader.goto("/?nhom=cho-duyet")
    leader.check(f"input[aria-label='Chọn hồ sơ {SENT}']")
    leader.click(".bulkbar button")
    leader.wait_for_selector("text=1 hồ sơ đã ghi")
    check(leader)
