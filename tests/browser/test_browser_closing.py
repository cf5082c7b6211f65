"""Closing a period, reconciling and charts in a browser: both sizes, axe, the clerk's way."""

import re
from pathlib import Path

import pytest
from page_check import SIZES, faults, follow, reads, width_of
from playwright.sync_api import Page, expect
from prepare_office import LEADER, REPORTER

pytestmark = pytest.mark.browser
FORM = "/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1"


def sound(page: Page) -> None:
    """Nothing for axe to say, nothing wider than the screen."""
    assert faults(page) == []
    assert width_of(page) <= page.viewport_size["width"]


@pytest.mark.parametrize("size", SIZES)
def test_a_reporter_proposes_a_leader_closes_and_both_read_it(page_of, size):
    page = page_of(REPORTER, size)
    page.goto(FORM)
    page.wait_for_selector(".closingmark")
    sound(page)
    page.goto("/bao-cao/chot/lap/06a-vpcp-kstt/?ky=2024-Q1")
    sound(page)
    page.fill("#ly-do", "Đã rà soát từng ô")
    follow(page, "text=Trình lãnh đạo chốt >> visible=true")
    page.wait_for_selector("text=Đã trình lãnh đạo chốt")
    agency = re.search(r"don-vi=(\d+)", page.url)[1]
    page.goto("/bao-cao/chot/")
    sound(page)

    leader = page_of(LEADER, size)
    leader.goto(f"/bao-cao/chot/lap/06a-vpcp-kstt/?don-vi={agency}&ky=2024-Q1")
    sound(leader)
    leader.fill("#ly-do", f"Chốt ở màn hình {size}")
    follow(leader, "button[value=chot]")
    leader.wait_for_selector("h1 >> text=Đã chốt")
    sound(leader)

    page.goto(FORM)
    page.wait_for_selector("text=Số đã chốt và phần khác hôm nay")
    follow(page, "text=Số đã chốt và phần khác hôm nay")
    page.wait_for_selector("text=Hồ sơ hôm nay vẫn cho đúng số đã chốt")
    sound(page)
    assert "Đã rà soát" not in page.inner_text("main")


def export(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(["Mã hồ sơ,Ngày tiếp nhận,Trạng thái", *rows]), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", SIZES)
def test_two_files_are_compared_and_each_difference_gets_a_word(page_of, size, tmp_path):
    page = page_of(REPORTER, size)
    page.goto("/doi-soat/")
    sound(page)
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
    follow(page, "text=So hai nguồn >> visible=true")
    page.wait_for_selector("text=chưa có ý kiến")
    sound(page)

    page.check("[name=dong] >> nth=0")
    page.select_option("[name=y-kien]", "both-right")
    follow(page, "text=Ghi ý kiến >> visible=true")
    page.wait_for_selector("text=Đã ghi ý kiến cho 1 dòng")
    reads(page, "table", "Cả hai đúng, xuất ở hai lúc khác nhau")
    sound(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_chart_has_its_table_and_each_number_opens_its_records(page_of, size):
    page = page_of(REPORTER, size)
    page.goto("/bao-cao/bieu-do/")
    sound(page)
    follow(page, "text=Hồ sơ vào và ra có cân nhau không")
    page.wait_for_selector("h2 >> text=Bảng số")
    sound(page)  # of the last quarter, in which nothing was recorded
    page.goto("/bao-cao/bieu-do/dossiers-in-and-out/?ky=2024-Q1")
    page.wait_for_selector(".drawing svg")
    sound(page)
    link = page.locator("table a").last
    count = link.inner_text()
    link.click()
    page.wait_for_selector(f"h1 >> text={count} bản ghi")
    sound(page)
    expect(page.locator(".records li")).to_have_count(int(count))
