"""Many dossiers at once in a browser, at both sizes: approved by the leader, handed to citizens.

Also the log of reads, refused to whoever may not look at it, and the reports of a ward that no
appendix of indicators was issued for.
"""

import pytest
from page_check import SIZES, check, follow, picture, reads
from playwright.sync_api import expect
from prepare_office import COUNTER, LEADER, SPECIALIST, rows
from ward_day import act, take_in

pytestmark = pytest.mark.browser

OPEN = [row[0] for row in rows() if not row[6]][:6]  # the last was withdrawn
CODES = dict(zip(SIZES, (OPEN[:3], OPEN[3:]), strict=True))


def choose(page, codes):
    for code in codes:
        page.check(f"input[aria-label='Chọn hồ sơ {code}']")


def in_sight(page):
    """The bar is on the screen whatever the list's length, above what the phone keeps below."""
    box = page.locator(".bulkbar").bounding_box()
    below = page.evaluate(
        "(at) => document.elementFromPoint(at.x, at.y)?.closest('.bulkbar') !== null",
        {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] - 4},
    )
    return below and box["y"] + box["height"] <= page.viewport_size["height"]


@pytest.mark.parametrize("size", SIZES)
def test_the_leader_approves_several(page_of, size):
    first, second, third = CODES[size]
    officer, leader = page_of(SPECIALIST, size), page_of(LEADER, size)
    for code in CODES[size]:
        act(officer, "trinh-lanh-dao", code)

    leader.goto("/?nhom=cho-duyet")
    expect(leader.locator(".bulkbar")).to_be_hidden()
    choose(leader, (first, second))
    assert in_sight(leader)
    reads(leader, ".bulkbar", "Đã chọn 2 hồ sơ")
    picture(leader, f"bulk-approve-{size}")
    check(leader, "chosen")
    follow(leader, ".bulkbar button")
    reads(leader, "main", "2 hồ sơ đã ghi")
    picture(leader, f"bulk-approved-{size}")
    check(leader, "approved")
    leader.goto("/?nhom=cho-duyet")
    waiting = leader.inner_text(".queue")
    assert (third in waiting, first in waiting, second in waiting) == (True, False, False)


@pytest.mark.parametrize("size", SIZES)
def test_the_counter_returns_several_results(page_of, size):
    counter, officer = page_of(COUNTER, size), page_of(SPECIALIST, size)
    names = (f"Người Nhận Một {size} (hư cấu)", f"Người Nhận Hai {size} (hư cấu)")
    codes = [take_in(counter, "1.001193", name, {}) for name in names]
    for code in codes:
        act(officer, "co-ket-qua", code)

    counter.goto("/?cua=ca-co-quan&nhom=cho-tra")
    choose(counter, codes)
    assert in_sight(counter)
    picture(counter, f"bulk-return-{size}")
    check(counter, "to return")
    counter.select_option(".bulkbar [name=means]", index=1)
    counter.fill(".bulkbar [name=receiver]", "Nguyễn Thị Nhận (hư cấu)")
    follow(counter, ".bulkbar button")
    reads(counter, "main", "2 hồ sơ đã ghi")
    picture(counter, f"bulk-returned-{size}")
    check(counter, "returned")


@pytest.mark.parametrize("size", SIZES)
def test_the_log_of_reads_is_refused_to_whoever_may_not_look_at_it(page_of, size):
    page = page_of(SPECIALIST, size)
    assert page.goto("/don-vi/nhat-ky-doc/").status == 403
    picture(page, f"reads-refused-{size}")
    page.said.clear()  # the browser notes the 403
    check(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_reports_say_why_no_appendix_is_offered(page_of, size):
    page = page_of(LEADER, size)
    page.goto("/bao-cao/")
    reads(page, "section:has(#cac-phu-luc)", "Không có biểu ban hành cho Phường Quang Trung")
    picture(page, f"no-appendix-{size}")
    check(page)
