"""On a slow line hands are quicker than answers: nothing typed is lost, nothing is sent twice."""

import re

import pytest
from offline_counter import until
from page_check import has_focus, panel_opens
from playwright.sync_api import expect
from prepare_documents import CLERK
from prepare_office import COUNTER

pytestmark = pytest.mark.browser

INTAKE = "/ho-so/tiep-nhan/"
CARD = "038190005678|172345999|Lê Thị Chờ|05021990|Nữ|Tổ 3, phường Phú Sơn|15042021"
REPORT = "/bao-cao/kstthc/?ky=2024-Q3"


class Held:
    """Requests to an address wait here until the line lets them go."""

    def __init__(self, page, address):
        self.page, self.routes, self.is_open = page, [], False
        page.route(address, self._came)

    def _came(self, route):
        if self.is_open:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self):
        until(self.page, lambda: self.routes)  # the request itself may still be to come
        self.is_open = True
        for route in self.routes:
            route.continue_()


def kept(page):
    page.wait_for_selector("#to-tiep-nhan[data-draft=kept]")


def test_a_draft_that_comes_late_does_not_replace_what_is_being_typed(page_of):
    page = page_of(COUNTER, fresh=True)
    page.goto(INTAKE)
    page.fill("#address", "Tổ 9")
    kept(page)
    held = Held(page, "**/khoa-may/")
    page.goto(INTAKE)
    page.fill("#address", "Tổ 10")

    held.let_go()

    kept(page)
    expect(page.locator("#address")).to_have_value("Tổ 10")
    expect(page.locator("#ban-nhap")).to_be_hidden()
    page.goto("/")
    page.goto(INTAKE)
    expect(page.locator("#address")).to_have_value("Tổ 10")  # it was kept, though the key came late


def test_what_is_typed_while_the_card_is_read_stays_and_the_dossier_waits_for_the_card(page_of):
    page = page_of(COUNTER, fresh=True)
    page.goto(INTAKE)
    has_focus(page, "#thu-tuc")
    page.keyboard.type("khai sinh")
    page.keyboard.press("Enter")
    page.wait_for_selector("#the:focus")
    page.check("#nhan-du")
    kept(page)
    page.focus("#the")
    held = Held(page, f"**{INTAKE}the/")
    page.keyboard.type(CARD)
    page.keyboard.press("Enter")
    page.keyboard.type("0944594088")
    page.fill("#address", "Tổ 7 (chỗ ở mới)")
    page.keyboard.press("Control+Enter")

    with page.expect_navigation(url=f"**{INTAKE}xong/**"):
        held.let_go()

    slip = page.frame_locator("#giay")
    for words in ("Lê Thị Chờ", "0944.594.088", "Tổ 7 (chỗ ở mới)"):
        slip.locator(f"text={words}").first.wait_for()


def test_a_panel_that_comes_late_leaves_the_focus_where_somebody_types(office_page):
    page = office_page
    page.goto("/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1")
    held = Held(page, re.compile(r"/06a-vpcp-kstt/ho-so/\?"))
    page.click("#o-total-3 a")
    page.keyboard.press("/")
    page.keyboard.type("khai ")

    held.let_go()

    page.wait_for_selector("#panel .records")
    page.keyboard.type("sinh")
    expect(page.locator("#tim")).to_have_value("khai sinh")


@pytest.mark.parametrize("leave", ["Escape", "another page"])
def test_what_was_typed_a_moment_ago_is_saved_when_its_panel_or_page_is_left(office_page, leave):
    page = office_page
    page.goto(REPORT)
    page.click("text=Rà soát, đơn giản hóa")
    panel_opens(page, "#phan-chu")
    page.fill("#phan-chu", f"Rời bằng {leave}.")
    if leave == "Escape":
        page.keyboard.press("Escape")
        page.wait_for_selector("#panel", state="hidden")
    else:
        page.goto("/bao-cao/")

    def written():
        page.goto(REPORT)
        page.click("text=Rà soát, đơn giản hóa")
        panel_opens(page, "#phan-chu")
        return page.input_value("#phan-chu")

    until(page, lambda: written() == f"Rời bằng {leave}.")


def test_a_number_pressed_for_twice_is_taken_once(prepare, page_of):
    prepare("prepare_documents")
    page = page_of(CLERK)
    page.goto("/so/outgoing/lay-so/")
    page.select_option("#muc-kind", "thong_bao")
    page.fill("#muc-excerpt", "Thông báo bấm hai lần")
    with page.expect_navigation():
        page.evaluate(
            "() => { for (let time = 0; time < 2; time += 1)"
            " document.querySelector('.document-form').requestSubmit(); }"
        )
    page.wait_for_selector(".document-number")

    page.goto("/so/outgoing/")
    expect(page.locator("tr", has_text="Thông báo bấm hai lần")).to_have_count(1)
