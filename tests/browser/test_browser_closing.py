"""Closing a period, reconciling and charts in a browser: both sizes, axe, the clerk's way."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from prepare_office import LEADER, PASSWORD
from test_browser_access import SIZES, faults, width_of

pytestmark = pytest.mark.browser
FORM = "/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1"


def opened(desk, browser: Browser, size: str, **more) -> Page:
    context = browser.new_context(
        base_url=desk.address, viewport=SIZES[size], locale="vi-VN", **more
    )
    return context.new_page()


def sound(page: Page, size: str) -> None:
    """Nothing for axe to say, nothing wider than the screen."""
    assert faults(page) == []
    assert width_of(page) <= SIZES[size]["width"]


@pytest.mark.parametrize("size", SIZES)
def test_a_reporter_proposes_a_leader_closes_and_both_read_it(desk, browser, size):
    page = opened(desk, browser, size, storage_state=desk.session)
    page.goto(FORM)
    page.wait_for_selector(".closingmark")
    sound(page, size)
    page.goto("/bao-cao/chot/lap/06a-vpcp-kstt/?ky=2024-Q1")
    sound(page, size)
    page.fill("#ly-do", "Đã rà soát từng ô")
    page.click("text=Trình lãnh đạo chốt >> visible=true")
    page.wait_for_selector("text=Đã trình lãnh đạo chốt")
    agency = re.search(r"don-vi=(\d+)", page.url)[1]
    page.goto("/bao-cao/chot/")
    sound(page, size)

    leader = opened(desk, browser, size)
    leader.goto("/dang-nhap/")
    leader.fill("#id_login", LEADER)
    leader.fill("#id_password", PASSWORD)
    leader.keyboard.press("Enter")
    leader.wait_for_selector("text=Hôm nay")
    leader.goto(f"/bao-cao/chot/lap/06a-vpcp-kstt/?don-vi={agency}&ky=2024-Q1")
    sound(leader, size)
    leader.fill("#ly-do", f"Chốt ở màn hình {size}")
    leader.click("button[value=chot]")
    leader.wait_for_selector("h1 >> text=Đã chốt")
    sound(leader, size)

    page.goto(FORM)
    page.click("text=Số đã chốt và phần khác hôm nay")
    page.wait_for_selector("text=Hồ sơ hôm nay vẫn cho đúng số đã chốt")
    sound(page, size)
    assert "Đã rà soát" not in page.inner_text("main")
    for each in (page, leader):
        each.context.close()


def export(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(["Mã hồ sơ,Ngày tiếp nhận,Trạng thái", *rows]), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", SIZES)
def test_two_files_are_compared_and_each_difference_gets_a_word(desk, browser, size, tmp_path):
    page = opened(desk, browser, size, storage_state=desk.session)
    page.goto("/doi-soat/")
    sound(page, size)
    page.select_option("#nguon-1", "one-stop")
    page.select_option("#nguon-2", "national-portal")
    page.set_input_files(
        "#nguon-1-tep", export(tmp_path / "mot-cua.csv", f"{size}-1,04/03/2024,Đang xử lý")
    )
    page.set_input_files(
        "#nguon-2-tep",
        export(
            tmp_path / "cong.csv",
            f"{size}-1,04/03/2024,Đã có kết quả",
            f"{size}-2,05/03/2024,Đang xử lý",
        ),
    )
    page.click("text=So hai nguồn >> visible=true")
    page.wait_for_selector("text=chưa có ý kiến")
    sound(page, size)

    page.check("[name=dong] >> nth=0")
    page.select_option("[name=y-kien]", "both-right")
    page.click("text=Ghi ý kiến >> visible=true")
    page.wait_for_selector("text=Đã ghi ý kiến cho 1 dòng")
    assert "Cả hai đúng, xuất ở hai lúc khác nhau" in page.inner_text("table")
    sound(page, size)
    page.context.close()


@pytest.mark.parametrize("size", SIZES)
def test_a_chart_has_its_table_and_each_number_opens_its_records(desk, browser, size):
    page = opened(desk, browser, size, storage_state=desk.session)
    page.goto("/bao-cao/bieu-do/")
    sound(page, size)
    page.click("text=Hồ sơ vào và ra có cân nhau không")
    page.wait_for_selector("h2 >> text=Bảng số")
    sound(page, size)  # of the last quarter, in which nothing was recorded
    page.goto("/bao-cao/bieu-do/dossiers-in-and-out/?ky=2024-Q1")
    page.wait_for_selector(".drawing svg")
    sound(page, size)
    link = page.locator("table a").last
    count = link.inner_text()
    link.click()
    page.wait_for_selector(f"h1 >> text={count} bản ghi")
    sound(page, size)
    assert page.locator(".records li").count() == int(count)
    page.context.close()
