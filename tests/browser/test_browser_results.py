"""Results of surveys, late ballots and the charts of a report in a browser, at both sizes."""

import re

import pytest
from page_check import faults, follow, press_on, settled, width_of
from playwright.sync_api import expect
from prepare_office import LEADER
from test_browser_surveys import type_ballot

pytestmark = pytest.mark.browser

RESULTS = "/khao-sat/ket-qua/?tu=01/01/2024&den=14/03/2024"
CLOSING = "/bao-cao/chot/lap/nine-indices/?ky=2024-Q1"


@pytest.fixture
def leader(page_of, sized):
    """The leader of the ward of today, on a screen of the same size."""
    return page_of(LEADER, sized.size)


def check(page) -> None:
    assert faults(page) == []
    assert width_of(page) <= page.viewport_size["width"]


def test_results_by_question_open_to_their_ballots_by_keyboard(sized):
    type_ballot(sized, "2222222225")
    sized.goto(RESULTS)
    sized.wait_for_selector("h2:has-text('1. Kết quả được trả khi nào')")
    check(sized)
    expect(sized.locator(".answersof .drawing svg")).to_have_count(10)

    number = sized.locator(".answersof table a").first
    said = number.inner_text().partition(" ")[0]
    number.focus()
    press_on(sized, "Enter")
    sized.wait_for_selector(f"h1:has-text('{said} phiếu: Phiếu cho chỉ số 1 2 điểm')")
    check(sized)
    expect(sized.locator("tbody tr")).to_have_count(int(said))


def test_a_questionnaire_nobody_answered_says_how_to_begin(sized):
    sized.goto(f"{RESULTS}&loai=satisfaction")
    sized.wait_for_selector("text=Kỳ này chưa có phiếu nào của loại này")
    check(sized)
    follow(sized, ".empty >> text=Nhập phiếu giấy")
    sized.wait_for_selector("[aria-current]:has-text('Khảo sát sự hài lòng')")


def test_a_late_ballot_is_told_on_the_closed_page_and_marked_in_the_register(sized, leader):
    sized.goto(CLOSING)
    agency = re.search(r"don-vi=(\d+)", sized.get_attribute("main form", "action"))[1]
    leader.goto(f"{CLOSING}&don-vi={agency}")
    check(leader)
    leader.fill("#ly-do", f"Chốt bảng đánh giá, màn hình {sized.viewport_size['width']}")
    follow(leader, "button[value=chot]")
    leader.wait_for_selector("h1 >> text=Đã chốt")

    type_ballot(sized, "1222222223", day="06/03/2024")
    leader.reload()
    leader.wait_for_selector("h2:has-text('1 mục trong sổ ghi muộn')")
    check(leader)
    follow(leader, "section:has(#ghi-muon) a.code")
    leader.wait_for_selector("text=Đánh giá giải quyết TTHC")

    sized.goto("/so/surveys/")
    sized.wait_for_selector("text=ghi muộn, kỳ đã chốt >> nth=0")
    check(sized)


def test_the_report_shows_its_charts_on_the_paper_and_leads_to_their_rows(sized):
    sized.goto("/bao-cao/kstthc/?tu=01/01/2024&den=14/03/2024")
    check(sized)
    paper = sized.frame_locator("#paper")
    paper.locator("text=Tỷ lệ giải quyết trước hạn và đúng hạn thay đổi thế nào?").first.wait_for()
    settled(sized)
    assert paper.locator("svg").count() >= 1

    follow(sized, ".checks >> text=Tỷ lệ giải quyết trước hạn và đúng hạn thay đổi thế nào?")
    sized.wait_for_selector("h2 >> text=Bảng số")
    check(sized)
    with sized.expect_navigation():
        sized.locator("table a").last.click()
    sized.wait_for_selector("h1 >> text=bản ghi")
    check(sized)
