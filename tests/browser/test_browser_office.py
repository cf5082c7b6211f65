"""The agency's own pages in a browser: somebody is engaged by keyboard, then signs in."""

import pytest
from browser_sign_in import PASSWORD, sign_in
from page_check import faults, follow, picture, press_on, width_of
from prepare_admin import ADMIN

pytestmark = pytest.mark.browser

OTHER = "mat-khau-rieng-2026"


@pytest.fixture(params=["office", "phone"])
def page(request, prepare, page_of):
    """A page of one size without anybody signed in."""
    prepare("prepare_admin")
    return page_of(None, request.param)


def looked_at(page, name):
    picture(page, f"{name}-{page.size}")
    assert faults(page) == []
    assert width_of(page) <= page.viewport_size["width"]


def test_an_administrator_engages_somebody_who_then_works(page):
    name = f"quay.{page.size}"
    sign_in(page, ADMIN)
    page.goto("/don-vi/")
    looked_at(page, "office")
    page.focus("#cb-full_name")
    page.keyboard.insert_text("Lê Thị Mẫu")
    page.select_option("#cb-role", "counter")
    page.fill("#cb-username", name)
    page.fill("#cb-password", "1")
    press_on(page, "Control+Enter")
    page.wait_for_selector("#cb-password-loi")
    looked_at(page, "office-refused")
    page.fill("#cb-password", PASSWORD)
    press_on(page, "Control+Enter")
    page.wait_for_selector(f"text=Đã tạo tài khoản “{name}”")
    page.click(".folded:has-text('Thay đổi') >> nth=0 >> summary")
    looked_at(page, "office-change")

    page.goto("/don-vi/quyet-dinh/")
    looked_at(page, "decisions")
    page.click("section:has(#qd-bank_account) summary")
    page.fill("#qd-bank_account-bank", "97")
    page.fill("#qd-bank_account-act", "15/QĐ-UBND ngày 05/01/2026")
    follow(page, "section:has(#qd-bank_account) button[type=submit]")
    page.wait_for_selector("text=6 chữ số")
    looked_at(page, "decisions-refused")

    page.context.clear_cookies()
    sign_in(page, name)
    looked_at(page, "own-password")
    page.fill("#mk-old", PASSWORD)
    page.fill("#mk-new", OTHER)
    page.fill("#mk-again", OTHER)
    press_on(page, "Enter")
    page.wait_for_selector("h1:has-text('Hôm nay')")
