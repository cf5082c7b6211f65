"""Decisions in a browser: the file, what it would change, the list, a procedure; at both sizes."""

import pytest
from page_check import SIZES, check, follow, picture, press_on, reads, settled
from prepare_publications import ABOLISHED, AMENDED, KEEPER, LOCAL, ROWS, workbook

pytestmark = pytest.mark.browser

PAGES = {
    "catalogue": "/danh-muc/?tim=hoa+giai+vien",
    "publications": "/danh-muc/quyet-dinh/",
    "publication": "/danh-muc/quyet-dinh/1/",
    "choose a list": "/danh-muc/quyet-dinh/nhap/",
    "new procedure": f"/danh-muc/{LOCAL}/",
    "amended procedure": f"/danh-muc/{AMENDED}/",
    "amended procedure before": f"/danh-muc/{AMENDED}/?ngay=14/10/2026",
    "abolished procedure": f"/danh-muc/{ABOLISHED}/",
    "plans": "/so/simplifications/",
    "new plan": "/so/simplifications/them/",
    "plans from a file": "/so/simplifications/nhap/",
}


@pytest.fixture(params=SIZES)
def page(request, prepare, page_of):
    """A page of the keeper, of one size; the decision is there."""
    prepare("prepare_publications")
    return page_of(KEEPER, request.param)


def shot(page, name):
    picture(page, f"{name.replace(' ', '-')}-{page.size}")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_read_by_everyone_at_both_sizes(page, name):
    page.goto(PAGES[name])

    shot(page, name)
    check(page, name)


def test_a_plan_shows_what_it_cuts_and_is_led_on(page):
    page.goto("/so/simplifications/")
    page.click("td a[data-row-link]")
    page.wait_for_selector("table.cuts")
    assert "16 (40,0%)" in page.inner_text("table.cuts")
    shot(page, "plan")
    check(page)

    page.click("text=Ghi phê duyệt")
    page.wait_for_selector("#muc-decision")
    shot(page, "plan approved")
    check(page)


def test_a_list_is_checked_put_right_written_and_seen(page, tmp_path):
    number = 3200 + len(page.size)  # another paper at each size
    code = f"3.9{number}"
    limit = "02 ngày làm việc" if page.size == "office" else "01 ngày làm việc"
    amended = ("1", AMENDED, "Sửa đổi, bổ sung", "Thủ tục công nhận hòa giải viên (cấp xã)", "",
               "", limit, "", "", "", "", "")  # fmt: skip
    new = ("2", code, *ROWS[0][2:11], "")
    wrong = ("2", code, *ROWS[0][2:6], "vài hôm", *ROWS[0][7:11], ABOLISHED)
    day = "01/11/2026" if page.size == "office" else "02/11/2026"

    def send(rows, name):
        page.goto("/danh-muc/quyet-dinh/nhap/")
        path = workbook(tmp_path / name, rows, number, "20/10/2026", day)
        page.set_input_files("#tep", path)
        press_on(page, "Control+Enter")
        page.wait_for_selector(".tallies")
        settled(page)

    send((amended, wrong), "sai.xlsx")
    reads(page, "main", "Chỗ sai, chưa ghi gì")
    assert page.query_selector("text=Ghi quyết định này") is None
    shot(page, "list with faults")
    check(page)

    follow(page, "text=Bỏ tệp này")
    send((amended, new), "dung.xlsx")
    assert page.inner_text("main del") in ("3 ngày làm việc", "2 ngày làm việc")
    shot(page, "list that would be written")
    check(page)
    follow(page, "text=Ghi quyết định này")
    page.wait_for_selector("text=Đã ghi xong")
    shot(page, "list written")
    check(page)

    follow(page, "text=Xem các quyết định công bố")
    follow(page, f"text={number}/QĐ-UBND")
    reads(page, "main", code)
    check(page)
