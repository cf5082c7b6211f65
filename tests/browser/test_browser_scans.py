"""Papers scanned at the desk and with a phone, and the second factor, at both sizes."""

import re
import sys
import time
from pathlib import Path

import pytest
from browser_sign_in import sign_in
from page_check import SIZES, check, follow, picture, press_on, reads
from playwright.sync_api import expect
from prepare_office import COUNTER, SPECIALIST

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "dossiers"))
from scan_files import pdf, phone_picture
from scan_files import picture as photo

pytestmark = pytest.mark.browser

BIRTH = "1.001193"
MINE = "/tai-khoan/ma-xac-nhan/"


@pytest.fixture(params=SIZES)
def page(request, page_of):
    """A page of one size at the counter."""
    return page_of(COUNTER, request.param, fresh=True)


@pytest.fixture
def scanning(page):
    """The page of scans of a dossier that is taken in now with all its papers."""
    page.goto("/ho-so/tiep-nhan/")
    token = page.get_attribute("[name=csrfmiddlewaretoken]", "value")
    sheet = {
        "csrfmiddlewaretoken": token,
        "khoa": f"scan-{page.size}-{time.monotonic_ns()}",
        "procedure_code": BIRTH,
        "channel": "counter",
        "applicant": f"Nguyễn Thị Quét {page.size} (hư cấu)",
        "payment": "none",
        "return_by": "counter",
        "sets": "1",
        "missing_reason": "in-database",
    }
    found = page.request.get(f"/ho-so/tiep-nhan/giay-to/?thu-tuc={BIRTH}").text()
    paper = re.search(r'name="(giay-to\.[^"]+\.original)"', found)[1]
    answer = page.request.post("/ho-so/tiep-nhan/", form={**sheet, paper: "1"})
    code = re.search(r"/xong/([^/]+)/", answer.url)[1]
    page.goto(f"/ho-so/so-hoa/{code}/")
    return page


def look(page, name):
    """Fits, can be read by everyone, complains of nothing; a picture for whoever looks."""
    picture(page, f"{name}-{page.size}")
    check(page, name)


def upload(file):
    """As Playwright wants it."""
    kind = "application/pdf" if file.name.endswith("pdf") else "image/jpeg"
    return {"name": file.name, "mimeType": kind, "buffer": file.content}


def test_a_paper_is_scanned_from_files_and_a_wrong_one_is_told_at_its_field(scanning):
    page = scanning
    look(page, "scans-empty")
    wrong = pdf("don.pdf")
    page.set_input_files("#tep", upload(type(wrong)("don.pdf", photo().content)))
    follow(page, "text=Ký và lưu bản số hóa")
    page.wait_for_selector("#loi-tep:has-text('bên trong là ảnh JPEG')")
    look(page, "scans-refused")

    page.set_input_files("#tep", [upload(pdf("don.pdf", pages=2)), upload(photo("b.jpg"))])
    follow(page, "text=Ký và lưu bản số hóa")
    page.wait_for_selector("text=3 trang.")
    expect(page.locator(".scanlist li")).to_have_count(1)
    reads(page, ".sub", "đã số hóa đủ")
    look(page, "scans-there")

    file = page.request.get(page.get_attribute(".scanlist a", "href"))
    assert file.body().startswith(b"%PDF")


def test_photos_taken_one_by_one_are_gathered_and_one_can_be_left_out(scanning):
    page = scanning
    for number in range(3):
        page.set_input_files("#anh", upload(phone_picture()))
        page.wait_for_selector(f"[data-shots] li:nth-child({number + 1})")
    page.click("text=Bỏ trang 2")
    expect(page.locator("[data-shots] li")).to_have_count(2)
    look(page, "scans-shots")

    follow(page, "text=Ký và lưu bản số hóa")

    page.wait_for_selector("text=2 trang.")


def test_a_wrong_scan_is_struck_with_a_reason_by_whoever_may(scanning, page_of):
    page = scanning
    page.set_input_files("#tep", upload(photo("the.jpg")))
    follow(page, "text=Ký và lưu bản số hóa")
    page.wait_for_selector("text=1 trang.")
    expect(page.locator("text=Bỏ bản nhầm này")).to_have_count(0)
    expect(page.locator("text=báo công chức chuyên môn hoặc lãnh đạo để bỏ")).to_have_count(1)
    file = page.get_attribute(".scanlist a", "href")

    other = page_of(SPECIALIST, page.size, fresh=True)
    other.goto(page.url)
    other.click("summary:has-text('Bỏ bản nhầm này')")
    look(other, "scans-strike")
    follow(other, "button:has-text('Bỏ bản nhầm và hủy tệp')")
    other.wait_for_selector("text=Chưa ghi “Lý do”")
    look(other, "scans-strike-refused")
    other.fill("#ly-do-1", "Quét nhầm thẻ của người khác")
    press_on(other, "Enter")
    other.wait_for_selector("text=Đã bỏ bản số hóa nhầm")
    look(other, "scans-struck")
    assert other.request.get(file).status == 404


def test_the_pages_of_the_second_factor_can_be_read_by_everyone(page):
    page.context.clear_cookies()
    sign_in(page, COUNTER)  # who changes it has just said the password
    page.goto(MINE)
    look(page, "second-factor")
    follow(page, "a:has-text('Bật mã xác nhận')")
    page.wait_for_selector("#id_code")
    look(page, "second-factor-on")
    page.fill("#id_code", "000000")
    press_on(page, "Enter")
    page.wait_for_selector("#loi-ma:has-text('Mã không đúng')")
    look(page, "second-factor-wrong")
