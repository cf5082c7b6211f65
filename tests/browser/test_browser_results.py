"""Results of surveys, late ballots and the charts of a report in a browser, at both sizes."""

import re

import pytest
from prepare_office import LEADER, PASSWORD
from test_browser_access import SIZES, faults, width_of
from test_browser_surveys import type_ballot

pytestmark = pytest.mark.browser

RESULTS = "/khao-sat/ket-qua/?tu=01/01/2024&den=14/03/2024"
CLOSING = "/bao-cao/chot/lap/nine-indices/?ky=2024-Q1"


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
def leader(desk, browser, sized):
    """The leader of the ward of today, signed in on a screen of the same size."""
    context = browser.new_context(
        base_url=desk.address, viewport=sized.viewport_size, locale="vi-VN"
    )
    page = context.new_page()
    page.goto("/dang-nhap/")
    page.fill("#id_login", LEADER)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Hôm nay")
    yield page
    context.close()


def check(page) -> None:
    page.wait_for_load_state("networkidle")
    assert faults(page) == []
    assert width_of(page) <= page.viewport_size["width"]


def test_results_by_question_open_to_their_ballots_by_keyboard(sized):
    type_ballot(sized, "2222222225")
    sized.goto(RESULTS)
    sized.wait_for_selector("h2:has-text('1. Kết quả được trả khi nào')")
    check(sized)
    assert sized.locator(".answersof .drawing svg").count() == 10

    number = sized.locator(".answersof table a").first
    said = number.inner_text().partition(" ")[0]
    number.focus()
    sized.keyboard.press("Enter")
    sized.wait_for_selector(f"h1:has-text('{said} phiếu: Phiếu cho chỉ số 1 2 điểm')")
    check(sized)
    assert sized.locator("tbody tr").count() == int(said)


def test_a_questionnaire_nobody_answered_says_how_to_begin(sized):
    sized.goto(f"{RESULTS}&loai=satisfaction")
    sized.wait_for_selector("text=Kỳ này chưa có phiếu nào của loại này")
    check(sized)
    sized.click(".empty >> text=Nhập phiếu giấy")
    sized.wait_for_selector("[aria-current]:has-text('Khảo sát sự hài lòng')")


def test_a_late_ballot_is_told_on_the_closed_page_and_marked_in_the_register(sized, leader):
    sized.goto(CLOSING)
    agency = re.search(r"don-vi=(\d+)", sized.get_attribute("main form", "action"))[1]
    leader.goto(f"{CLOSING}&don-vi={agency}")
    check(leader)
    leader.fill("#ly-do", f"Chốt bảng đánh giá, màn hình {sized.viewport_size['width']}")
    leader.click("button[value=chot]")
    leader.wait_for_selector("h1 >> text=Đã chốt")

    type_ballot(sized, "1222222223", day="06/03/2024")
    leader.reload()
    leader.wait_for_selector("h2:has-text('1 mục trong sổ ghi muộn')")
    check(leader)
    leader.click("section:has(#ghi-muon) a.code")
    leader.wait_for_selector("text=Đánh giá giải quyết TTHC")

    sized.goto("/so/surveys/")
    sized.wait_for_selector("text=ghi muộn, kỳ đã chốt >> nth=0")
    check(sized)


def test_the_report_shows_its_charts_on_the_paper_and_leads_to_their_rows(sized):
    sized.goto("/bao-cao/kstthc/?tu=01/01/2024&den=14/03/2024")
    check(sized)
    paper = sized.frame_locator("#paper")
    paper.locator("text=Tỷ lệ giải quyết trước hạn và đúng hạn thay đổi thế nào?").first.wait_for()
    assert paper.locator("svg").count() >= 1

    sized.click(".checks >> text=Tỷ lệ giải quyết trước hạn và đúng hạn thay đổi thế nào?")
    sized.wait_for_selector("h2 >> text=Bảng số")
    check(sized)
    sized.locator("table a").last.click()
    sized.wait_for_selector("h1 >> text=bản ghi")
    check(sized)
