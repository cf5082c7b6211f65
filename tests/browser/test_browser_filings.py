"""An online filing at the desk, at both sizes: looked at, accepted, put right, declined."""

import pytest
from page_check import SIZES, check, follow, has_focus, panel_opens, picture, reads, settled
from playwright.sync_api import expect
from prepare_filings import TO_ACCEPT, TO_ACCEPT_BY_PHONE, TO_DECLINE, TO_LOOK_AT
from prepare_office import COUNTER

pytestmark = pytest.mark.browser

ACCEPTED = {"office": TO_ACCEPT, "phone": TO_ACCEPT_BY_PHONE}
NUMBERS = {"office": ("038190001111", "172340001"), "phone": ("038190002222", "172340002")}


@pytest.fixture(params=SIZES)
def desk(request, prepare, page_of):
    """The counter's page at one of the sizes; the filings are there."""
    prepare("prepare_filings")
    return page_of(COUNTER, request.param)


def case_of(page, code):
    page.goto(f"/ho-so/xem/{code}/")


def test_the_page_of_an_answer_is_accessible_fits_and_names_what_is_wrong(desk):
    page = desk
    case_of(page, TO_LOOK_AT)
    picture(page, f"filing-case-{page.size}")
    follow(page, "a:text-is('Tiếp nhận hồ sơ trực tuyến')")
    picture(page, f"filing-{page.size}")
    check(page, "asked")

    page.fill("#id_number", "12")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    has_focus(page, "#cac-loi")
    reads(page, "#cac-loi", "Số giấy tờ")
    assert page.input_value("#id_number") == "12"
    picture(page, f"filing-wrong-{page.size}")
    check(page, "wrong")


def test_a_filing_is_accepted_and_its_receipt_is_there(desk):
    page, code = desk, ACCEPTED[desk.size]
    page.goto(f"/ho-so/viec/tiep-nhan/{code}/")
    new, old = NUMBERS[page.size]
    page.fill("#id_number", new)
    page.fill("#old_id_number", old)
    page.fill("#phone", "0944594088")
    page.check("#nhan-du")
    # What was filed online is a file.
    boxes = page.locator(".counts:not([hidden]) input[name$='.electronic']")
    assert boxes.count() and boxes.first.input_value() == "1"
    assert page.locator(".counts:not([hidden]) input[name$='.original']").first.input_value() == ""
    page.fill("[id='fees.0']", "8.000")
    page.select_option("#payment", "portal")
    page.press("#phone", "Enter")  # sends nothing
    expect(page.locator("#to-tra-loi")).to_be_visible()
    settled(page)
    follow(page, "#to-tra-loi [type=submit]")

    reads(page, ".casehead", "Đang xử lý")
    reads(page, ".case", "Đã nộp trực tuyến tại cổng của tỉnh")
    reads(page, ".slip-links", "Giấy tờ số hóa")
    expect(
        page.locator("a[aria-label='xem và in Giấy tiếp nhận hồ sơ và hẹn trả kết quả']")
    ).to_be_visible()
    picture(page, f"filing-accepted-{page.size}")
    check(page, "accepted")


def test_an_accepted_filing_is_put_right_in_the_panel(desk):
    page, code = desk, ACCEPTED[desk.size]
    case_of(page, code)
    page.click("summary:text-is('Việc khác')")
    page.click(".menu-item:text-is('Đính chính')")
    panel_opens(page, "[name=reason]")
    picture(page, f"correction-{page.size}")
    check(page, "folded")
    page.click("summary:text-is('Người nộp')")
    page.fill("#viec-phone", "12")
    page.click("summary:text-is('Giấy tờ đã nhận')")
    page.fill("#viec-reason", "gõ nhầm số điện thoại")
    picture(page, f"correction-open-{page.size}")
    check(page, "open")
    page.click("#panel [type=submit]")
    has_focus(page, "#viec-phone")
    reads(page, "#viec-phone-loi", "10 chữ số")
    page.fill("#viec-phone", "0944594099")
    follow(page, "#panel [type=submit]")
    reads(page, ".timeline", "0944594099")


def test_a_filing_is_declined_from_its_case(desk):
    page = desk
    case_of(page, TO_DECLINE)
    if page.locator("a:text-is('Không tiếp nhận')").count() == 0:  # the other size was first
        reads(page, ".casehead", "Không tiếp nhận")
        check(page, "declined")
        return
    page.click("a:text-is('Không tiếp nhận')")
    panel_opens(page, "[name=reason]")
    picture(page, f"declining-{page.size}")
    check(page, "declining")
    page.select_option("#viec-reason", "not-competent")
    follow(page, "#panel [type=submit]")
    reads(page, ".timeline", "Không thuộc thẩm quyền")
    picture(page, f"declined-{page.size}")
