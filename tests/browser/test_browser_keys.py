"""The desk by keyboard alone."""

import pytest

pytestmark = pytest.mark.browser

FORM = "/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1"


def focused(page, attribute):
    return page.evaluate(f"document.activeElement.getAttribute('{attribute}')")


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
    assert cell_in_focus(page) == "o-ho-tich-3"
    page.keyboard.press("ArrowRight")
    assert cell_in_focus(page) == "o-ho-tich-4"
    page.keyboard.press("ArrowLeft")
    number = page.evaluate("document.activeElement.textContent")

    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .records")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    assert page.inner_text("#panel h2") == f"{number} hồ sơ"

    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")
    assert cell_in_focus(page) == "o-ho-tich-3"

    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .records")
    code = page.inner_text("#panel [data-row-link] >> nth=0")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-row-link]')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/xem/**")
    assert code in page.inner_text("h1")


def test_a_marked_cell_says_its_sentence_when_it_has_the_focus(office_page):
    page = office_page
    page.goto(FORM)
    page.focus("#o-ho-tich-3 a")

    assert "được nêu riêng: rút 1" in page.inner_text("#tip")
    page.keyboard.press("ArrowDown")
    page.focus(".brand")
    assert page.is_hidden("#tip")


def test_slash_searches_and_escape_leaves_the_field(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.keyboard.press("/")
    assert focused(page, "id") == "tim"
    page.keyboard.type("so 240114")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/?tim=*")
    assert "Nguyễn Thị Số 12 (hư cấu)" in page.inner_text("table")

    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert focused(page, "id") != "tim"


def test_j_and_k_walk_the_rows_and_enter_opens_one(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    second = page.inner_text("[data-row-link] >> nth=1")
    assert page.evaluate("document.activeElement.textContent") == second

    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so/xem/**")
    assert second in page.inner_text("h1")


def test_n_opens_the_import_and_the_question_mark_lists_the_keys(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.keyboard.press("?")
    assert page.is_visible("#keys")
    page.keyboard.press("Escape")
    assert page.is_hidden("#keys")

    page.keyboard.press("n")
    page.wait_for_url("**/nhap-ho-so/")


def test_letters_typed_in_a_field_are_no_commands(office_page):
    page = office_page
    page.goto("/ho-so/")
    page.focus("#tim")
    page.keyboard.type("n?j/")

    assert page.input_value("#tim") == "n?j/"
    assert page.url.endswith("/ho-so/")
    assert page.is_hidden("#keys")


def test_a_key_that_belongs_to_a_composed_letter_does_nothing(office_page):
    page = office_page
    page.goto("/ho-so/")
    compose = """key => document.body.dispatchEvent(new KeyboardEvent('keydown',
        {key, isComposing: true, bubbles: true, cancelable: true}))"""
    for key in ("n", "?", "/", "j"):
        page.evaluate(compose, key)

    assert page.url.endswith("/ho-so/")
    assert page.is_hidden("#keys")
    assert focused(page, "id") != "tim"


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
    page.wait_for_selector("#phan-chu")
    page.fill("#phan-chu", "Niêm yết đủ danh mục.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Đã lưu lúc")
