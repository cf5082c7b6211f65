"""The line is cut in the middle of intake: nothing is lost, nothing doubled, nothing readable."""

import base64
import json
import re

import pytest
from offline_counter import (
    ALL_STORED,
    CACHED,
    PAGE,
    Profile,
    accept_without_line,
    arrived,
    intakes,
    ready,
    sign_in,
    type_person,
    type_procedure,
    until,
    waiting,
)
from page_check import SIZES, faults, has_focus, press_on, reads, width_of
from playwright.sync_api import expect
from prepare_office import SPECIALIST

pytestmark = pytest.mark.browser

PEOPLE = [
    ("038189001111", "Nguyễn Thị Kín"),
    ("038191005678", "Trần Thị Hư Cấu"),
    ("038192009012", "Lê Thị Thử Việc"),
]
NUMBER = re.compile(r"T-[2-9A-HJKMNP-Z]{4}-\d{6}-(\d{2})")


@pytest.fixture
def profile(served, browser, tmp_path):
    one = Profile(browser, served, tmp_path / "profile")
    yield one
    one.close()


def take_three(profile, page):
    """The line goes after the first procedure was chosen; the numbers on the slips."""
    numbers = []
    for place, (number, name) in enumerate(PEOPLE):
        type_procedure(page)
        if place == 0:
            profile.cut()
        type_person(page, number, name)
        numbers.append(accept_without_line(page))
        page.keyboard.press("n")
    return numbers


def test_three_taken_without_a_line_arrive_once_in_order_after_the_browser_was_closed(
    profile, served_home
):
    page = profile.open()
    sign_in(page)
    ready(page)
    before = len(intakes(served_home))
    numbers = take_three(profile, page)
    assert [NUMBER.fullmatch(one)[1] for one in numbers] == ["01", "02", "03"]
    waiting(page, 3)
    assert len(intakes(served_home)) == before
    profile.close()

    page = profile.open(offline=True)
    page.goto(PAGE)  # opens without a line, and shows nothing of what it holds
    page.wait_for_selector("#can-dang-nhap:not([hidden])")
    page.wait_for_selector("text=Máy này đang giữ 3 hồ sơ chưa gửi, đã khóa")
    expect(page.locator("#to-tiep-nhan")).to_be_hidden()
    assert not [name for _, name in PEOPLE if name in page.content()]

    profile.mend()
    sign_in(page)

    written = arrived(page, served_home, before, 3)
    assert [row[0] for row in written] == numbers
    serials = [int(row[1].rsplit("-", 1)[1]) for row in written]
    assert serials == list(range(serials[0], serials[0] + 3))
    assert all(happened < recorded for _, _, happened, recorded in written)
    assert page.said == []


def test_nobody_reads_the_store_without_the_key_and_the_key_is_not_in_it(profile):
    page = profile.open()
    sign_in(page)
    with page.expect_response("**/khoa-may/") as given:
        ready(page)
    key = given.value.json()["key"]
    type_procedure(page)
    profile.cut()
    type_person(page, *PEOPLE[0])
    page.click("details:has(#filer) > summary")
    page.fill("#filer", "Trần Văn Nộp")
    accept_without_line(page)
    signed = page.text_content("#giay-cua-to .provisional-sign")
    assert ("Trần Văn Nộp" in signed, PEOPLE[0][1] in signed) == (True, False)
    page.keyboard.press("n")
    page.fill("#applicant", "Người Đang Gõ Dở")
    page.wait_for_selector("#to-tiep-nhan[data-draft=kept]")

    stored = page.evaluate(ALL_STORED)
    kinds = {name: len(rows) for name, rows in json.loads(stored).items()}
    assert kinds["motcua/sheets"] == 1
    assert kinds["motcua/notes"] >= 2  # the kit and the draft
    raw = base64.b64decode(key)
    for secret in (*PEOPLE[0], "Người Đang Gõ Dở", key, raw.hex(), "CRYPTO-KEY", "khai sinh"):
        assert secret not in stored, secret


def test_only_files_of_the_page_are_cached_and_no_page_of_a_person(profile):
    page = profile.open()
    sign_in(page)
    ready(page)
    type_procedure(page)
    type_person(page, "038193000001", "Người Có Mạng")
    page.check("#nhan-du")
    with page.expect_navigation(url=f"**{PAGE}xong/**"):
        page.keyboard.press("Control+Enter")
    page.goto("/ho-so/")

    kept = page.evaluate(CACHED)
    pages = [one for one in kept if not one.startswith("/static/")]
    assert len(pages) == 2
    assert pages[0].startswith(f"{PAGE}danh-muc/")
    assert pages[1] == f"{PAGE}khong-mang/"
    shell = page.request.get(pages[1]).text()
    assert "Trần Thị Tiếp" not in shell
    assert "csrfmiddlewaretoken" not in shell


def test_an_answer_lost_on_the_way_makes_no_second_dossier_and_both_numbers_find_it(
    profile, served_home
):
    page = profile.open()
    sign_in(page)
    ready(page)
    type_procedure(page)
    type_person(page, "038194000002", "Người Mất Trả Lời")

    def lose(route):
        route.fetch()  # the server takes it in, and nobody hears
        route.abort()

    profile.context.route("**/gui/", lose)
    number = accept_without_line(page)
    lookup = page.inner_text("#giay-cua-to [data-said=lookup]")
    waiting(page, 1)
    profile.context.unroute("**/gui/")
    waiting(page, 0)

    page.fill("#tim", number)
    press_on(page, "Enter")
    page.wait_for_selector("h1:has-text('Hồ sơ')")
    expect(page.locator("[data-row-link]")).to_have_count(1)
    code = page.inner_text("[data-row-link]")
    page.fill("#tim", "nguoi mat tra loi")
    press_on(page, "Enter")
    page.wait_for_selector("text=1 hồ sơ")
    page.goto(f"/tra-cuu/?ma={number}")
    page.fill("#ma-tra-cuu", lookup)
    press_on(page, "Enter")
    page.wait_for_selector(f"h2:has-text('{code}')")


def test_a_refused_one_stops_the_line_shows_its_fault_and_goes_on_when_put_right(
    profile, served_home
):
    page = profile.open()
    sign_in(page)
    ready(page)
    before = len(intakes(served_home))
    type_procedure(page)
    profile.cut()
    type_person(page, "038195000003", "Người Sai Năm")
    page.fill("#birth_on", "31/02/1990")  # no such day: only the server looks so close
    first = accept_without_line(page)
    page.keyboard.press("n")
    type_procedure(page)
    type_person(page, "038196000004", "Người Đến Sau")
    second = accept_without_line(page)
    profile.mend()
    page.wait_for_selector(".unsent-badge.refused")
    assert len(intakes(served_home)) == before

    page.goto(f"{PAGE}chua-gui/")
    row = page.locator("tr", has_text=first)
    row.get_by_text("viết sai hoặc không có trong lịch").wait_for()
    page.locator("tr", has_text=second).get_by_text("Chờ gửi").wait_for()
    assert faults(page) == []
    with page.expect_navigation():
        row.get_by_text("Sửa tờ này").click()
    expect(page.locator("#birth_on")).to_have_value("31/02/1990")
    page.fill("#birth_on", "28/02/1990")
    page.wait_for_selector(".paper [data-paper]:checked")
    with page.expect_navigation(url=f"**{PAGE}xong/**"):
        page.keyboard.press("Control+Enter")
    page.goto("/")

    assert [row[0] for row in arrived(page, served_home, before, 2)] == [first, second]


def test_signing_out_with_unsent_dossiers_asks_first_and_another_officer_reads_nothing(profile):
    page = profile.open()
    sign_in(page)
    ready(page)
    type_procedure(page)
    profile.cut()
    type_person(page, "038197000005", "Người Chưa Gửi")
    accept_without_line(page)
    page.route("**/gui/", lambda route: route.abort())
    profile.mend()
    page.goto("/")
    waiting(page, 1)
    page.click(".person summary")
    page.click("text=Đăng xuất")
    page.wait_for_selector("#con-chua-gui[open]")
    reads(page, "#con-chua-gui", "1 hồ sơ chưa gửi")
    assert faults(page) == []
    with page.expect_navigation():
        page.click("text=Vẫn đăng xuất")
    page.wait_for_selector("#id_login")

    sign_in(page, SPECIALIST)
    page.goto(f"{PAGE}chua-gui/")
    page.wait_for_selector("text=Máy này còn 1 hồ sơ của người khác")
    assert "Người Chưa Gửi" not in page.content()


@pytest.mark.parametrize("size", SIZES)
def test_the_page_without_a_line_is_accessible_and_fits(served, browser, tmp_path, size):
    one = Profile(browser, served, tmp_path / "profile", SIZES[size])
    try:
        page = one.open()
        sign_in(page)
        ready(page)
        one.cut()
        page.goto(PAGE)
        page.wait_for_selector("#mat-mang:not([hidden])")
        type_procedure(page)
        assert faults(page) == []
        assert width_of(page) <= SIZES[size]["width"]
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#loi-tai-cho:not([hidden])")
        reads(page, "#loi-tai-cho", "Chưa ghi họ tên người nộp")
        has_focus(page, "#loi-tai-cho")
        assert faults(page) == []
        page.focus("#the")
        type_person(page, "038198000006", f"Người {size}")
        accept_without_line(page)
        reads(page, "#da-ghi-tam", "chưa có mã hồ sơ chính thức")
        page.keyboard.press("Enter")
        until(page, "window.printed")
        assert faults(page) == []
        assert width_of(page) <= SIZES[size]["width"]
        assert page.said == []
    finally:
        one.close()
