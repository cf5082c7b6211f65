"""Every page at both screen sizes: WCAG by axe, nothing wider than the screen, a clean console."""

import pytest
from page_check import SIZES, check, faults, follow, settled, width_of
from prepare_office import PASSWORD, REPORTER

pytestmark = pytest.mark.browser

CASE = "H56.37.12-240106-0001"
FORM = "/bao-cao/bieu/06a-vpcp-kstt/"
PAGES = {
    "today": "/",
    "list": "/ho-so/",
    "list filtered": "/ho-so/?trang-thai=open&linh-vuc=ho-tich",
    "list empty": "/ho-so/?trang-thai=declined",
    "case": f"/ho-so/xem/{CASE}/",
    "uploads": "/nhap-ho-so/",
    "reports": "/bao-cao/",
    "form": f"{FORM}?tu=01/01/2024&den=14/03/2024",
    "form beside the period before": f"{FORM}?ky=2024-Q1&so=1",
    "form with a wrong day": f"{FORM}?tu=31/02/2024&den=14/03/2024",
    "records of a cell": f"{FORM}ho-so/?ky=2024-Q1&dong=ho-tich&cot=3",
    "report": "/bao-cao/kstthc/?ky=2024-Q1",
    "section": "/bao-cao/kstthc/phan/?ky=2024-Q1&phan=I.6",
    "index cells": "/bao-cao/kstthc/bang/nine-indices/?ky=2024-Q1",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_fits_the_screen_and_runs_clean(sized, name):
    assert sized.goto(PAGES[name]).status == 200

    check(sized)


def test_the_side_panel_is_accessible(sized):
    sized.goto(f"{FORM}?ky=2024-Q1")
    sized.click("#o-total-3 a")
    sized.wait_for_selector("#panel .records")

    assert faults(sized) == []
    assert width_of(sized) <= sized.viewport_size["width"]


def test_a_checked_file_with_faults_is_accessible(sized, tmp_path):
    from prepare_office import rows, write

    wrong = [*rows()[0][:4], "31/02/2024", *rows()[0][5:]]
    path = write(tmp_path / "sai.csv", [("H56-LOI-1", *wrong[1:])])
    sized.goto("/nhap-ho-so/")
    sized.set_input_files("#tep", path)
    sized.click("text=Kiểm tra tệp")
    # On a phone the row itself is not shown, only what is wrong with it.
    sized.wait_for_selector(".row-faults")

    assert faults(sized) == []
    assert width_of(sized) <= sized.viewport_size["width"]
    follow(sized, "text=Bỏ tệp này")


@pytest.mark.parametrize("size", SIZES)
def test_sign_in_and_refusals_are_accessible(page_of, size):
    page = page_of(None, size)
    for address in ("/dang-nhap/", "/khong-co/"):
        page.goto(address)
        assert faults(page) == [], address
        assert width_of(page) <= SIZES[size]["width"]
    page.goto("/dang-nhap/")
    page.fill("#id_login", REPORTER)
    page.fill("#id_password", f"{PASSWORD}-sai")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=mật khẩu không đúng")
    assert faults(page) == []


def test_the_office_screen_shows_all_columns_of_the_form_at_once(office_page):
    office_page.goto(f"{FORM}?tu=01/01/2023&den=31/03/2023")
    settled(office_page)  # the letters have their own widths by now

    hidden = office_page.eval_on_selector(".formbox", "box => box.scrollWidth - box.clientWidth")
    assert hidden == 0


def test_on_a_phone_the_name_of_the_row_stays_while_the_form_scrolls(page_of):
    page = page_of(REPORTER, "phone")
    page.goto(f"{FORM}?ky=2024-Q1")
    settled(page)
    name = page.locator("tr:has(#o-ho-tich-3) th.name")
    name.scroll_into_view_if_needed()
    before = name.bounding_box()["x"]

    page.eval_on_selector(".formbox", "box => box.scrollLeft = 300")

    assert page.eval_on_selector(".formbox", "box => box.scrollLeft") == 300
    assert name.bounding_box()["x"] == before
