"""A dossier received at one ward for another, by four hands; the pages at both sizes."""

import pytest
from page_check import SIZES, check, choose_agency, follow, picture, reads, settled
from playwright.sync_api import expect
from prepare_receiving import ADMIN, COUNTER, RESOLVER, SPECIALIST
from ward_day import INTAKE, act, fill, take_in

pytestmark = pytest.mark.browser

CARD = "1.001653"  # a card of disability
PAGES = {
    "decisions": (ADMIN, "/don-vi/quyet-dinh/#qd-receiver"),
    "intake": (COUNTER, INTAKE),
    "list": (COUNTER, "/ho-so/?nhan-ho=1"),
    "dossier": (COUNTER, "/ho-so/xem/{code}/"),
    "dossier there": (SPECIALIST, "/ho-so/xem/{code}/"),
    "returning": (COUNTER, "/ho-so/viec/tra-ket-qua/{code}/"),
    "table": (COUNTER, "/ho-so/tiep-nhan-ho/"),
    "records": (COUNTER, "/ho-so/tiep-nhan-ho/ho-so/?so=finished"),
}


def name_receiver(page):
    """The administrator of the resolving ward lets the other one receive, in its own page."""
    page.goto("/don-vi/quyet-dinh/")
    page.click("section[aria-labelledby=qd-receiver] summary")
    choose_agency(page, "#qd-receiver-receiver", "ham rong")
    page.fill("#qd-receiver-act", "12/QĐ-UBND ngày 30/10/2026")
    follow(page, "section[aria-labelledby=qd-receiver] [type=submit]")
    reads(page, "section[aria-labelledby=qd-receiver]", "Phường Hàm Rồng tiếp nhận hộ từ")


@pytest.fixture
def received(kept, prepare, page_of):
    """The code of one that was received, resolved, and waits for the citizen."""
    if "code" in kept:
        return kept["code"]
    prepare("prepare_receiving")
    counter, specialist = page_of(COUNTER), page_of(SPECIALIST)
    counter.goto(INTAKE)
    settled(counter)
    assert counter.locator("#resolved_by").count() == 0
    name_receiver(page_of(ADMIN))
    code = take_in(counter, CARD, "Người nhờ nhận hộ (hư cấu)", {"resolved_by": RESOLVER})
    assert code.startswith(RESOLVER)
    reads(counter, ".taken aside", "Phường Hạc Thành")
    take_in(counter, CARD, "Người khác nhờ nhận hộ (hư cấu)", {"resolved_by": RESOLVER})
    act(specialist, "co-ket-qua", code)
    kept["code"] = code
    return code


def test_the_due_time_is_asked_again_and_what_was_typed_stays(received, page_of):
    page = page_of(COUNTER)
    page.goto(INTAKE)
    page.wait_for_selector("#thu-tuc:focus")
    page.keyboard.type(CARD)
    page.wait_for_selector("#ds-thu-tuc [aria-selected=true]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#the:focus")
    page.wait_for_selector("#payment")
    fill(page, "", {"applicant": "Người đang gõ (hư cấu)"})
    with page.expect_response(lambda one: f"co-quan={RESOLVER}" in one.url):
        page.select_option("#resolved_by", RESOLVER)
    settled(page)
    expect(page.locator("#applicant")).to_have_value("Người đang gõ (hư cấu)")
    expect(page.locator("#resolved_by")).to_have_value(RESOLVER)
    expect(page.locator("#han")).to_contain_text("Hẹn trả")

    page.reload()  # the draft keeps for whom it is
    page.wait_for_selector("#ban-nhap:not([hidden])")
    expect(page.locator("#resolved_by")).to_have_value(RESOLVER)
    page.context.set_offline(True)
    try:
        page.keyboard.press("Control+Enter")
        reads(page, "#loi-tai-cho", "chỉ tiếp nhận được khi có mạng")
    finally:
        page.context.set_offline(False)
    page.click("[data-drop-draft]")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_fits_and_runs_clean(received, page_of, name, size):
    who, address = PAGES[name]
    page = page_of(who, size)
    assert page.goto(address.format(code=received)).status == 200
    picture(page, f"{name.replace(' ', '-')}-{size}")
    check(page)


def test_the_counter_hands_the_result_over_and_the_table_says_so(received, page_of):
    page = page_of(COUNTER)
    page.goto("/ho-so/")
    page.select_option("select[name=nhan-ho]", "1")
    page.wait_for_url("**nhan-ho=1**")
    page.click(f"a[href='/ho-so/xem/{received}/']")
    act(page, "tra-ket-qua", received, means="counter", receiver="Người nhờ nhận hộ (hư cấu)")
    reads(page, ".casehead", "Đã trả")
    page.goto("/ho-so/tiep-nhan-ho/")
    row = page.locator("tbody tr").first
    assert row.inner_text().split("\t")[1:] == ["0", "2", "1", "1", "1"]
    follow(page, "tbody tr:first-child a[href*=delivered]")
    reads(page, "table", received)
