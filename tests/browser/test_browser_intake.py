"""A dossier taken in by keyboard alone, from the empty desk to the printed receipt."""

import re
import time

import pytest
from prepare_office import COUNTER, PASSWORD
from test_browser_access import SIZES, faults, width_of

pytestmark = pytest.mark.browser

CARD = "038190001234|172345678|Nguyễn Thị Mẫu|05021990|Nữ|Tổ 3, phường Phú Sơn|15042021"
PAGE = "/ho-so/tiep-nhan/"
MOST_INTERACTIONS, MOST_SECONDS = 12, 60


@pytest.fixture(scope="module")
def counter_session(served, browser, tmp_path_factory):
    """The counter officer of the ward of today has signed in."""
    session = tmp_path_factory.mktemp("counter") / "cookies.json"
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(f"{served}/dang-nhap/")
    page.fill("#id_login", COUNTER)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Hôm nay')")
    context.storage_state(path=session)
    context.close()
    return session


def desk_page(browser, address, session, size):
    context = browser.new_context(
        base_url=address, viewport=SIZES[size], locale="vi-VN", storage_state=session
    )
    # Printing opens a dialogue of the system; what matters is that it was asked for.
    context.add_init_script(
        "window.print = () => { window.top.document.documentElement.dataset.printed = 1; }"
    )
    page = context.new_page()
    page.said = []
    page.on("console", lambda m: m.type in ("error", "warning") and page.said.append(m.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    return page


@pytest.fixture
def counter_page(served, browser, counter_session):
    page = desk_page(browser, served, counter_session, "office")
    yield page
    page.context.close()


@pytest.fixture(params=SIZES)
def sized_counter(request, served, browser, counter_session):
    page = desk_page(browser, served, counter_session, request.param)
    yield page
    page.context.close()


class Hands:
    """An officer's hands: every key, chord, typed word and scan is one interaction."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, key):
        self.count += 1
        self.page.keyboard.press(key)

    def type(self, text):
        self.count += 1
        self.page.keyboard.type(text)

    def scan(self, text):
        """A reader types the code like a keyboard and ends with Enter."""
        self.count += 1
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")


def in_focus(page):
    return page.evaluate("document.activeElement.id")


def choose_birth(page):
    """By keyboard, as far as the card's field."""
    page.keyboard.type("khai sinh")
    page.keyboard.press("Enter")
    page.wait_for_selector("#the:focus")
    page.wait_for_selector("#nhan-du")


def test_a_birth_registration_goes_from_empty_desk_to_printed_receipt_by_keyboard(counter_page):
    page, began = counter_page, time.monotonic()
    page.goto("/")
    hands = Hands(page)

    hands.press("n")
    page.wait_for_url(f"**{PAGE}")
    page.wait_for_selector("#thu-tuc:focus")
    hands.type("khai sinh")
    hands.press("Enter")
    page.wait_for_selector("#the:focus")
    assert page.input_value("#thu-tuc") == "Thủ tục đăng ký khai sinh"
    hands.scan(CARD)
    page.wait_for_selector("#phone:focus")
    assert page.input_value("#applicant") == "Nguyễn Thị Mẫu"
    hands.type("0944594088")
    page.wait_for_selector("#nhan-du")
    hands.press("Tab")
    assert in_focus(page) == "nhan-du"
    hands.press("Space")
    assert "Hẹn trả: 17:30" in page.inner_text("#han")
    hands.press("Control+Enter")
    page.wait_for_url(f"**{PAGE}xong/**")
    page.frame_locator("#giay").locator("text=GIẤY TIẾP NHẬN HỒ SƠ").first.wait_for()
    hands.press("Enter")
    page.wait_for_selector("html[data-printed]")

    assert hands.count <= MOST_INTERACTIONS
    assert time.monotonic() - began <= MOST_SECONDS
    code = page.inner_text("h1 .code")
    assert re.fullmatch(r"14818-\d{6}-\d{4}", code)
    slip = page.frame_locator("#giay").locator("body").inner_text()
    for words in (code, "Nguyễn Thị Mẫu", "0944.594.088", "1 ngày làm việc"):
        assert words in slip
    assert page.evaluate("Object.keys(localStorage)") == []
    page.goto(f"/ho-so/xem/{code}/")
    assert "Đang xử lý" in page.inner_text(".casehead")
    assert page.said == []


def test_the_intake_page_is_accessible_at_every_step(sized_counter):
    page = sized_counter
    page.goto(PAGE)
    page.wait_for_load_state("networkidle")
    assert faults(page) == []

    page.fill("#thu-tuc", "")
    page.keyboard.type("khai sinh")
    page.wait_for_selector("#ds-thu-tuc [aria-selected=true]")
    assert faults(page) == []
    page.keyboard.press("Enter")
    page.wait_for_selector("#nhan-du")
    page.check("#nhan-du")
    assert width_of(page) <= page.viewport_size["width"]
    assert faults(page) == []

    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#cac-loi")
    assert "Chưa ghi họ tên người nộp" in page.inner_text("#cac-loi")
    assert page.evaluate("document.activeElement.id") == "cac-loi"
    assert page.is_checked("[data-required='1'] [data-paper] >> nth=0")
    assert width_of(page) <= page.viewport_size["width"]
    assert faults(page) == []


def test_the_receipt_page_is_accessible_and_fits(sized_counter):
    page = sized_counter
    page.goto(PAGE)
    choose_birth(page)
    page.check("#nhan-du")
    page.fill("#applicant", f"Người {page.viewport_size['width']}")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**{PAGE}xong/**")
    page.wait_for_load_state("networkidle")

    assert page.said == []
    assert width_of(page) <= page.viewport_size["width"]
    assert faults(page) == []


def test_what_was_typed_is_there_after_the_browser_was_closed_and_goes_with_a_new_slip(
    counter_page,
):
    page = counter_page
    page.goto(PAGE)
    choose_birth(page)
    page.fill("#address", "Tổ 9")
    page.check("#nhan-du")
    page.goto("/")
    page.goto(PAGE)
    page.wait_for_selector("#ban-nhap:not([hidden])")
    page.wait_for_selector(".paper [data-paper]:checked")

    assert page.input_value("#address") == "Tổ 9"
    assert page.input_value("#procedure_code") == "1.001193"
    page.click("#ban-nhap button")
    page.wait_for_load_state("networkidle")
    assert page.input_value("#address") == ""
    assert page.is_hidden("#ban-nhap")


def test_enter_while_composing_and_in_a_field_sends_nothing(counter_page):
    page = counter_page
    page.goto(PAGE)
    choose_birth(page)
    page.focus("#applicant")
    page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        "{key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    assert in_focus(page) == "applicant"
    page.keyboard.press("Enter")
    assert in_focus(page) == "id_number"
    assert page.url.endswith(PAGE)


def test_the_first_of_the_list_is_taken_only_for_the_words_that_stand_there(counter_page):
    page = counter_page
    page.goto(PAGE)
    page.keyboard.type("khai sinh")
    page.wait_for_selector("#ds-thu-tuc [aria-selected=true]")
    page.keyboard.press("Control+a")
    page.keyboard.type("khai tu")
    page.keyboard.press("Enter")
    page.wait_for_selector("#the:focus")

    assert "khai tử" in page.input_value("#thu-tuc")
