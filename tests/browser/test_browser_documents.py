"""Documents in a browser: a number by keyboard, issued, its book; every page at both sizes."""

import pytest
from page_check import SIZES, check, follow, panel_opens, picture, press_on, reads
from playwright.sync_api import expect
from prepare_documents import CLERK

pytestmark = pytest.mark.browser

PAGES = {
    "registers": "/so/",
    "outgoing": "/so/outgoing/",
    "incoming": "/so/incoming/",
    "certificates": "/so/certificates/",
    "mailboxes": "/so/mailboxes/",
    "number": "/so/outgoing/lay-so/",
    "arrival number": "/so/incoming/lay-so/",
    "to be handled": "/so/incoming/can-xu-ly/",
    "to be issued": "/so/outgoing/can-xu-ly/",
    "book": "/so/outgoing/in-so/",
    "handling book": "/so/incoming/in-so/?mau=handling",
    "book with a wrong day": "/so/outgoing/in-so/?tu=31/02/2026",
    "book on paper": "/so/outgoing/in-so/xem/",
    "new certificate": "/so/certificates/them/",
    "import": "/so/outgoing/nhap/",
}


@pytest.fixture(params=SIZES)
def page(request, prepare, page_of):
    """A page of the clerk, of one size."""
    prepare("prepare_documents")
    return page_of(CLERK, request.param)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_read_by_everyone_at_both_sizes(page, name):
    page.goto(PAGES[name])

    picture(page, f"{name.replace(' ', '-')}-{page.size}")
    check(page)


def test_a_number_is_taken_by_keyboard_then_issued_and_stands_in_the_book(page):
    subject = f"Báo cáo thử ở màn hình {page.size}"
    page.goto("/so/outgoing/lay-so/")
    page.focus("#muc-kind")
    page.keyboard.type("th")  # the first that begins so; letters with marks a select cannot take
    while page.input_value("#muc-kind") != "thong_bao":
        page.keyboard.press("ArrowDown")
    page.focus("#muc-excerpt")
    page.keyboard.insert_text(subject)
    press_on(page, "Control+Enter")
    number = page.inner_text(".document-number")
    assert number.endswith("/TB-UBND")
    check(page)
    picture(page, f"given-{page.size}")

    follow(page, "text=Mở để phát hành")
    page.click("text=Phát hành văn bản")
    panel_opens(page, "#muc-issued_on")
    picture(page, f"issue-{page.size}")
    check(page)
    expect(page.locator("#muc-issued_on")).to_have_value(_today(page))  # the day it usually is
    page.select_option("#muc-form", "electronic")
    page.select_option("#muc-signed_agency", "co")
    page.select_option("#muc-signed_person", "co")
    follow(page, "form[action*='viec/issue'] button[type=submit]")
    reads(page, ".pagehead", "Đã phát hành")
    picture(page, f"entry-{page.size}")
    check(page)

    page.goto("/so/outgoing/in-so/xem/?loai=thong_bao")
    paper = page.inner_text("body")
    assert number in paper
    assert subject in paper


def _today(page) -> str:
    return page.evaluate("new Intl.DateTimeFormat('en-GB').format(new Date())")
