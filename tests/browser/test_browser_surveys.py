"""Surveys in a browser: paper ballots by keyboard, a link used once, the tablet, the evaluation."""

import pytest
from page_check import SIZES, faults, follow, has_focus, press_on, width_of
from playwright.sync_api import expect
from prepare_office import REPORTER

pytestmark = pytest.mark.browser

PERIOD = "tu=01/01/2024&den=14/03/2024"
EVALUATION = f"/bao-cao/danh-gia/?{PERIOD}"


def check(page) -> None:
    assert faults(page) == []
    assert width_of(page) <= page.viewport_size["width"]


def type_ballot(page, digits: str, day: str = "05/03/2024") -> None:
    """From the first question on, digits alone fill the slip; Enter on the button writes it."""
    page.goto(f"/khao-sat/nhap/?ngay={day}")
    page.focus("fieldset[data-question] input")
    for digit in digits:
        page.keyboard.press(digit)
    press_on(page, "Enter")
    page.wait_for_selector("text=Đã ghi phiếu")


def test_a_ballot_is_typed_by_its_digits_alone(office_page):
    office_page.goto("/khao-sat/nhap/?ngay=05/03/2024")
    # The page begins at the first question.
    has_focus(office_page, "[name=c-index_1]:focus")

    for digit in "2212221105":
        office_page.keyboard.press(digit)

    has_focus(office_page, "[data-ballot] [type=submit]")
    chosen = office_page.eval_on_selector_all(
        "[data-ballot] input:checked", "found => found.map(one => one.value)"
    )
    assert chosen == ["p2", "p2", "p1", "p2", "p2", "p2", "p1", "p1", "p0", "very_satisfied"]

    press_on(office_page, "Enter")
    office_page.wait_for_selector("text=Đã ghi phiếu")
    expect(office_page.locator("#ngay")).to_have_value("05/03/2024")
    has_focus(office_page, "[name=c-index_1]:focus")


def test_enter_leaves_a_question_out_and_backspace_goes_back(office_page):
    office_page.goto("/khao-sat/nhap/?ngay=05/03/2024")
    has_focus(office_page, "[name=c-index_1]:focus")
    office_page.keyboard.press("2")
    office_page.keyboard.press("Enter")
    has_focus(office_page, "[name=c-index_3]:focus")

    office_page.keyboard.press("Backspace")
    office_page.keyboard.press("1")

    expect(office_page.locator("input[name='c-index_2'][value='p1']")).to_be_checked()


def test_entry_and_links_are_accessible_at_both_sizes(sized):
    sized.goto("/khao-sat/nhap/")
    check(sized)
    follow(sized, "text=Ghi phiếu này")
    sized.wait_for_selector("[role=alert]")
    check(sized)
    sized.goto("/khao-sat/lien-ket/")
    check(sized)


def test_the_evaluation_is_accessible_and_opens_to_ballots(sized):
    type_ballot(sized, "2222222225")
    sized.goto(EVALUATION)
    check(sized)
    follow(sized, "section:has(#chin-chi-so) td.working-line a >> nth=0")
    sized.wait_for_selector("h1:has-text('Phiếu cho chỉ số 1')")
    check(sized)


@pytest.mark.parametrize("size", SIZES)
def test_a_link_is_answered_once_and_then_refused(page_of, size):
    office = page_of(REPORTER)
    office.goto("/khao-sat/lien-ket/")
    follow(office, "button:has-text('Tạo liên kết')")
    office.wait_for_selector("main .qr-code")
    address = office.text_content("main").split("http")[1].split("Số LK")[0].strip()

    citizen = page_of(None, size)
    citizen.goto(f"http{address}")
    check(citizen)
    assert "phuson.tonghop" not in citizen.content()
    citizen.check("input[name='c-index_1'][value='p2']")
    citizen.check("input[name='c-level'][value='satisfied']")
    follow(citizen, "text=Gửi phiếu")
    citizen.wait_for_selector("text=Cảm ơn ông/bà")
    check(citizen)

    citizen.goto(f"http{address}")
    citizen.wait_for_selector("text=mỗi liên kết chỉ dùng được một lần")
    check(citizen)


@pytest.mark.parametrize("size", [*SIZES, "tablet"])
def test_a_tablet_asks_with_big_buttons_and_thanks(page_of, size):
    office = page_of(REPORTER)
    office.goto("/khao-sat/lien-ket/")
    office.fill("#ten", f"Quầy {size}")
    follow(office, "text=Nối máy tính bảng")
    office.wait_for_selector("text=Đã tạo trang")
    address = office.get_attribute(f"li:has-text('Quầy {size}') a.code", "href")

    tablet = page_of(None, {"width": 1024, "height": 768} if size == "tablet" else size)
    tablet.goto(address)
    check(tablet)
    heights = tablet.eval_on_selector_all(
        ".choice", "found => found.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 64
    for number in range(1, 10):
        tablet.wait_for_selector(f"text=Câu {number} trong 10")
        follow(tablet, ".choice >> nth=0")
    tablet.wait_for_selector("text=Câu 10 trong 10")
    check(tablet)
    follow(tablet, "text=Rất hài lòng")
    tablet.wait_for_selector("text=Người tiếp theo")
    check(tablet)
    follow(tablet, "text=Người tiếp theo")
    tablet.wait_for_selector("text=Câu 1 trong 10")
