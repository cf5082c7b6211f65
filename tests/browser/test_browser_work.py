"""Work that takes a while, and work that is kept while it is typed."""

import pytest
from prepare_office import DONE, rows, write

pytestmark = pytest.mark.browser


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
    assert page.inner_text("[data-file-name]") == "ca-nam.csv"
    page.click("text=Kiểm tra tệp")
    page.wait_for_selector("#tien-do")
    page.click("text=Ghi 6.000 hồ sơ mới", timeout=60_000)
    page.wait_for_selector("text=Đã ghi xong. 6.000 hồ sơ mới", timeout=60_000)

    page.goto("/ho-so/")
    assert "6.070 hồ sơ" in page.inner_text(".pagehead")


def test_the_next_page_follows_where_this_one_ended_and_back_again(office_page):
    page = office_page
    page.goto("/ho-so/?linh-vuc=ho-tich&trang-thai=finished")
    first = page.locator("[data-row-link]").all_inner_texts()
    if page.locator("text=Trang sau").count():
        page.click("text=Trang sau")
        assert not set(first) & set(page.locator("[data-row-link]").all_inner_texts())
        page.click("text=Trang trước")
    assert page.locator("[data-row-link]").all_inner_texts() == first


def test_what_is_typed_is_kept_without_a_button_and_the_paper_follows(office_page):
    page = office_page
    page.goto("/bao-cao/kstthc/?ky=2024-Q1")
    page.click("text=Rà soát, đơn giản hóa")
    page.wait_for_selector("#phan-chu")
    page.type("#phan-chu", "Đã rà soát 52 thủ tục.")
    page.wait_for_selector("text=Đã lưu lúc")

    page.frame_locator("#paper").locator("text=Đã rà soát 52 thủ tục.").wait_for()


def test_another_year_brings_its_own_days(office_page):
    page = office_page
    page.goto("/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1")
    page.select_option("[name=nam]", "2023")
    page.wait_for_selector("[name=ky] option[value='2023-Q1']", state="attached")
    page.select_option("[name=ky]", "2023-Q1")
    page.click("text=Xem kỳ này")

    page.wait_for_selector("text=quý I năm 2023, từ 15/12/2022 đến 14/03/2023")


def test_a_period_that_was_not_chosen_again_stays_when_only_the_list_of_years_changes(office_page):
    page = office_page
    page.goto("/bao-cao/bieu/06a-vpcp-kstt/?ky=2024-Q1")
    page.select_option("[name=nam]", "2022")
    page.wait_for_selector("[name=ky] option[value='2022-Q1']", state="attached")

    assert "quý I năm 2024" in page.inner_text(".pagehead")
