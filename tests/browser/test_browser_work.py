"""Work that takes a while, and work that is kept while it is typed."""

import pytest
from page_check import follow, panel_opens, reads
from playwright.sync_api import expect
from prepare_office import DONE, OPEN, rows, write

pytestmark = pytest.mark.browser
LONG = 300_000  # milliseconds, for a year of dossiers on a busy machine


def test_a_large_file_is_checked_and_written_beside_the_request_with_progress(
    office_page, tmp_path
):
    page = office_page
    content = [
        (f"H56-LON-{number:05d}", *rows()[0][1:4], "02/05/2024", "06/05/2024", "03/05/2024", DONE)
        for number in range(6_000)
    ]
    path = write(tmp_path / "ca-nam.csv", content)
    assert path.stat().st_size > 512 * 1024  # a smaller one is checked within the request

    page.goto("/nhap-ho-so/")
    page.set_input_files("#tep", path)
    expect(page.locator("[data-file-name]")).to_have_text("ca-nam.csv")
    page.click("text=Kiểm tra tệp")
    page.wait_for_selector("#tien-do")
    page.click("text=Ghi 6.000 hồ sơ mới", timeout=LONG)
    page.wait_for_selector("text=Đã ghi xong. 6.000 hồ sơ mới", timeout=LONG)

    page.goto("/ho-so/")
    reads(page, ".pagehead", "hơn 1.000 hồ sơ")


def test_the_next_page_follows_where_this_one_ended_and_back_again(office_page, tmp_path):
    page = office_page
    more = [
        (f"H56-MO-{number:02d}", *rows()[0][1:4], "02/05/2024", "06/05/2024", "", OPEN)
        for number in range(60)
    ]
    page.goto("/nhap-ho-so/")
    page.set_input_files("#tep", write(tmp_path / "chua-xong.csv", more))
    page.click("text=Kiểm tra tệp")
    page.click("text=Ghi 60 hồ sơ mới")
    page.wait_for_selector("text=Đã ghi xong. 60 hồ sơ mới")

    def codes():
        return page.locator("[data-row-link]").all_inner_texts()

    page.goto("/ho-so/?trang-thai=open")
    first = codes()
    follow(page, "text=Trang sau")
    second = codes()
    assert len(first) == 50
    assert len(set(first + second)) == len(first) + len(second)
    assert {row[0] for row in more} <= set(first + second)
    reads(page, ".pagehead", f"{len(first) + len(second)} hồ sơ")
    expect(page.locator("text=Trang sau")).to_have_count(0)
    follow(page, "text=Trang trước")
    assert codes() == first


def test_what_is_typed_is_kept_without_a_button_and_the_paper_follows(office_page):
    page = office_page
    page.goto("/bao-cao/kstthc/?ky=2024-Q1")
    page.click("text=Rà soát, đơn giản hóa")
    panel_opens(page, "#phan-chu")
    page.type("#phan-chu", "Đã rà soát 52 thủ tục.")
    page.wait_for_selector("text=Đã lưu lúc")

    page.frame_locator("#paper").locator("text=Đã rà soát 52 thủ tục.").wait_for()


def test_another_year_brings_its_own_days(office_page):
    page = office_page
    page.goto("/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1")
    page.select_option("[name=nam]", "2023")
    page.wait_for_selector("[name=ky] option[value='2023-Q1']", state="attached")
    page.select_option("[name=ky]", "2023-Q1")
    follow(page, "text=Xem kỳ này")

    page.wait_for_selector("text=quý I năm 2023, từ 15/12/2022 đến 14/03/2023")


def test_a_period_that_was_not_chosen_again_stays_when_only_the_list_of_years_changes(office_page):
    page = office_page
    page.goto("/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1")
    page.select_option("[name=nam]", "2022")
    page.wait_for_selector("[name=ky] option[value='2022-Q1']", state="attached")

    reads(page, ".pagehead", "quý I năm 2024")
