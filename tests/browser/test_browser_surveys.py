"""Surveys in a browser: paper ballots by keyboard, a link used once, the tablet, the evaluation."""

import pytest
from test_browser_access import SIZES, faults, width_of

pytestmark = pytest.mark.browser

PERIOD = "tu=01/01/2024&den=14/03/2024"
EVALUATION = f"/bao-cao/danh-gia/?{PERIOD}"


@pytest.fixture(params=SIZES)
def sized(request, desk, browser):
    """A signed-in page of one size."""
    context = browser.new_context(
        base_url=desk.address,
        viewport=SIZES[request.param],
        locale="vi-VN",
        storage_state=desk.session,
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def visitor(desk, browser):
    """`visitor(size)`: a page of somebody who is not signed in."""
    contexts = []

    def opened(size: dict):
        context = browser.new_context(base_url=desk.address, viewport=size, locale="vi-VN")
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def check(page) -> None:
    page.wait_for_load_state("networkidle")
    assert faults(page) == []
    assert width_of(page) <= page.viewport_size["width"]


def type_ballot(page, digits: str, day: str = "05/03/2024") -> None:
    """From the first question on, digits alone fill the slip; Enter on the button writes it."""
    page.goto(f"/khao-sat/nhap/?ngay={day}")
    page.focus("fieldset[data-question] input")
    for digit in digits:
        page.keyboard.press(digit)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Đã ghi phiếu")


def test_a_ballot_is_typed_by_its_digits_alone(office_page):
    office_page.goto("/khao-sat/nhap/?ngay=05/03/2024")
    # The page begins at the first question.
    assert office_page.evaluate("document.activeElement.name") == "c-index_1"

    for digit in "2212221105":
        office_page.keyboard.press(digit)

    assert office_page.evaluate("document.activeElement.type") == "submit"
    chosen = office_page.eval_on_selector_all(
        "[data-ballot] input:checked", "found => found.map(one => one.value)"
    )
    assert chosen == ["p2", "p2", "p1", "p2", "p2", "p2", "p1", "p1", "p0", "very_satisfied"]

    office_page.keyboard.press("Enter")
    office_page.wait_for_selector("text=Đã ghi phiếu")
    assert office_page.input_value("#ngay") == "05/03/2024"
    assert office_page.evaluate("document.activeElement.name") == "c-index_1"


def test_enter_leaves_a_question_out_and_backspace_goes_back(office_page):
    office_page.goto("/khao-sat/nhap/?ngay=05/03/2024")
    office_page.keyboard.press("2")
    office_page.keyboard.press("Enter")
    assert office_page.evaluate("document.activeElement.name") == "c-index_3"

    office_page.keyboard.press("Backspace")
    office_page.keyboard.press("1")

    assert office_page.is_checked("input[name='c-index_2'][value='p1']")


def test_entry_and_links_are_accessible_at_both_sizes(sized):
    sized.goto("/khao-sat/nhap/")
    check(sized)
    sized.click("text=Ghi phiếu này")
    sized.wait_for_selector("[role=alert]")
    check(sized)
    sized.goto("/khao-sat/lien-ket/")
    check(sized)


def test_the_evaluation_is_accessible_and_opens_to_ballots(sized):
    type_ballot(sized, "2222222225")
    sized.goto(EVALUATION)
    check(sized)
    sized.click("section:has(#chin-chi-so) td.working-line a >> nth=0")
    sized.wait_for_selector("h1:has-text('Phiếu cho chỉ số 1')")
    check(sized)


@pytest.mark.parametrize("size", SIZES)
def test_a_link_is_answered_once_and_then_refused(desk, browser, visitor, size):
    context = browser.new_context(base_url=desk.address, locale="vi-VN", storage_state=desk.session)
    office = context.new_page()
    office.goto("/khao-sat/lien-ket/")
    office.click("button:has-text('Tạo liên kết')")
    office.wait_for_selector("main .qr-code")
    address = office.text_content("main").split("http")[1].split("Số LK")[0].strip()
    context.close()

    citizen = visitor(SIZES[size])
    citizen.goto(f"http{address}")
    check(citizen)
    assert "phuson.tonghop" not in citizen.content()
    citizen.check("input[name='c-index_1'][value='p2']")
    citizen.check("input[name='c-level'][value='satisfied']")
    citizen.click("text=Gửi phiếu")
    citizen.wait_for_selector("text=Cảm ơn ông/bà")
    check(citizen)

    citizen.goto(f"http{address}")
    citizen.wait_for_selector("text=mỗi liên kết chỉ dùng được một lần")
    check(citizen)


@pytest.mark.parametrize("size", [*SIZES, "tablet"])
def test_a_tablet_asks_with_big_buttons_and_thanks(desk, browser, visitor, size):
    context = browser.new_context(base_url=desk.address, locale="vi-VN", storage_state=desk.session)
    office = context.new_page()
    office.goto("/khao-sat/lien-ket/")
    office.fill("#ten", f"Quầy {size}")
    office.click("text=Nối máy tính bảng")
    office.wait_for_selector("text=Đã tạo trang")
    address = office.get_attribute(f"li:has-text('Quầy {size}') a.code", "href")
    context.close()

    tablet = visitor({**SIZES, "tablet": {"width": 1024, "height": 768}}[size])
    tablet.goto(address)
    check(tablet)
    heights = tablet.eval_on_selector_all(
        ".choice", "found => found.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 64
    for number in range(1, 10):
        tablet.wait_for_selector(f"text=Câu {number} trong 10")
        tablet.click(".choice >> nth=0")
    tablet.wait_for_selector("text=Câu 10 trong 10")
    check(tablet)
    tablet.click("text=Rất hài lòng")
    tablet.wait_for_selector("text=Người tiếp theo")
    check(tablet)
    tablet.click("text=Người tiếp theo")
    tablet.wait_for_selector("text=Câu 1 trong 10")
