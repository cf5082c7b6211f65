"""Documents in a browser: a number by keyboard, issued, its book; every page at both sizes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from page_check import SIZES, check
from prepare_documents import CLERK

pytestmark = pytest.mark.browser

PROGRAM = Path(__file__).resolve().parent / "prepare_documents.py"
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
SHOTS = os.environ.get("MOTCUA_SHOTS")  # a folder for pictures to be looked at


@pytest.fixture(scope="module")
def documents(served, served_home):
    """Documents of the clerk's ward are in the home of the server."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    environment["MOTCUA_HOME"] = str(served_home)
    subprocess.run([sys.executable, PROGRAM], env=environment, check=True)


@pytest.fixture(params=SIZES)
def page(request, documents, page_of):
    """A page of the clerk, of one size."""
    page = page_of(CLERK, request.param)
    page.size = request.param
    return page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_read_by_everyone_at_both_sizes(page, name):
    page.goto(PAGES[name])

    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name.replace(' ', '-')}-{page.size}.png", full_page=True)
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
    page.keyboard.press("Control+Enter")
    number = page.inner_text(".document-number")
    assert number.endswith("/TB-UBND")
    check(page)
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/given-{page.size}.png", full_page=True)

    page.click("text=Mở để phát hành")
    page.click("text=Phát hành văn bản")
    page.wait_for_selector("#muc-issued_on")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/issue-{page.size}.png", full_page=True)
    check(page)
    assert page.input_value("#muc-issued_on") == _today(page)  # the day it usually is
    page.select_option("#muc-form", "electronic")
    page.select_option("#muc-signed_agency", "co")
    page.select_option("#muc-signed_person", "co")
    page.click("form[action*='viec/issue'] button[type=submit]")
    page.wait_for_selector("text=Đã phát hành")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/entry-{page.size}.png", full_page=True)
    check(page)

    page.goto("/so/outgoing/in-so/xem/?loai=thong_bao")
    paper = page.inner_text("body")
    assert number in paper
    assert subject in paper


def _today(page) -> str:
    return page.evaluate("new Intl.DateTimeFormat('en-GB').format(new Date())")
