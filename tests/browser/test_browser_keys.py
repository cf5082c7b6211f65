"""The desk by keyboard alone."""

import re

import pytest
from page_check import has_focus, panel_opens, reads
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FORM = "/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1"


def cell_in_focus(page):
    return page.evaluate("document.activeElement.closest('td')?.id")


def test_the_form_is_read_down_to_one_dossier_by_keyboard_alone(office_page):
    page = office_page
    page.goto(FORM)
    for _ in range(60):
        page.keyboard.press("Tab")
        if cell_in_focus(page):
            break
    assert cell_in_focus(page) == "o-chung-thuc-3"

    page.keyboard.press("ArrowDown")
    has_focus(page, "#o-ho-tich-3 a")
    page.keyboard.press("ArrowRight")
    has_focus(page, "#o-ho-tich-4 a")
    page.keyboard.press("ArrowLeft")
    has_focus(page, "#o-ho-tich-3 a")
    number = page.evaluate("document.activeElement.textContent")

    page.keyboard.press("Enter")
    panel_opens(page, ".records")
    assert page.inner_text("#panel h2") == f"{number} hồ sơ"

    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")
    has_focus(page, "#o-ho-tich-3 a")

    page.keyboard.press("Enter")
    panel_opens(page, ".records")
    code = page.inner_text("#panel [data-row-link] >> nth=0")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-row-link]')"):
            break
    with page.expect_navigation(url="**/ho-so/xem/**"):
        page.keyboard.press("Enter")
    reads(page, "h1", code)


def test_a_marked_cell_says_its_sentence_when_it_has_the_focus(office_page):
    page = office_page
    page.goto(FORM)
    page.focus("#o-ho-tich-3 a")

    reads(page, "#tip", "được nêu riêng: rút 1")
    page.keyboard.press("ArrowDown")
    page.focus(".brand")
    expect(page.locator("#tip")).to_be_hidden()


def test_slash_searches_and_escape_leaves_the_field(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.keyboard.press("/")
    has_focus(page, "#tim")
    page.keyboard.type("so 240114")
    with page.expect_navigation(url="**/ho-so/?tim=*"):
        page.keyboard.press("Enter")
    reads(page, "table", "Nguyễn Thị Số 12 (hư cấu)")

    page.keyboard.press("/")
    has_focus(page, "#tim")
    page.keyboard.press("Escape")
    expect(page.locator("#tim")).not_to_be_focused()


def test_j_and_k_walk_the_rows_and_enter_opens_one(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    second = page.inner_text("[data-row-link] >> nth=1")
    expect(page.locator(":focus")).to_have_text(second)

    with page.expect_navigation(url="**/ho-so/xem/**"):
        page.keyboard.press("Enter")
    reads(page, "h1", second)


def test_n_opens_the_import_and_the_question_mark_lists_the_keys(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()

    page.keyboard.press("n")
    page.wait_for_url("**/nhap-ho-so/")


def test_letters_typed_in_a_field_are_no_commands(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.focus("#tim")
    page.keyboard.type("n?j/")

    expect(page.locator("#tim")).to_have_value("n?j/")
    expect(page).to_have_url(re.compile("/ho-so/$"))
    expect(page.locator("#keys")).to_be_hidden()


def test_a_key_that_belongs_to_a_composed_letter_does_nothing(office_page):
    page = office_page
    page.goto("/ho-so/")
    compose = """key => document.body.dispatchEvent(new KeyboardEvent('keydown',
        {key, isComposing: true, bubbles: true, cancelable: true}))"""
    for key in ("n", "?", "/", "j"):
        page.evaluate(compose, key)

    expect(page).to_have_url(re.compile("/ho-so/$"))
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator("#tim")).not_to_be_focused()


def test_enter_that_ends_a_composition_submits_nothing(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.focus("#tim")
    prevented = page.evaluate(
        """() => !document.getElementById('tim').dispatchEvent(new KeyboardEvent('keydown',
            {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"""
    )

    assert prevented
    assert page.url.endswith("/ho-so/")


def test_control_enter_is_the_primary_action(office_page):
    page = office_page
    page.goto("/bao-cao/kstthc/?ky=2024-Q2")
    page.click("text=Công bố, công khai")
    panel_opens(page, "#phan-chu")
    page.fill("#phan-chu", "Niêm yết đủ danh mục.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Đã lưu lúc")
