"""Papers scanned at the desk and with a phone, and the second factor, at both sizes."""

import os
import re
import sys
import time
from pathlib import Path

import pytest
from prepare_office import COUNTER, PASSWORD
from test_browser_access import SIZES, faults, width_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "dossiers"))
from scan_files import pdf, phone_picture, picture

pytestmark = pytest.mark.browser

SHOTS = os.environ.get("MOTCUA_SHOTS")  # a folder for pictures to be looked at
BIRTH = "1.001193"
MINE = "/tai-khoan/ma-xac-nhan/"


def sign_in(page):
    page.goto("/dang-nhap/")
    page.fill("#id_login", COUNTER)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")


@pytest.fixture(params=SIZES)
def page(request, served, browser):
    """A page of one size, signed in at the counter; what its console said is in `said`."""
    context = browser.new_context(base_url=served, viewport=SIZES[request.param], locale="vi-VN")
    page = context.new_page()
    page.size, page.said = request.param, []
    page.on("console", lambda m: m.type in ("error", "warning") and page.said.append(m.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    sign_in(page)
    page.wait_for_selector("h1:has-text('Hôm nay')")
    yield page
    context.close()


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
    page.wait_for_load_state("networkidle")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}-{page.size}.png", full_page=True)
    assert [line for line in page.said if "422" not in line] == []
    assert width_of(page) <= SIZES[page.size]["width"]
    assert faults(page) == []
    page.said.clear()  # axe's own probes, which the content policy rightly blocks


def upload(file):
    """As Playwright wants it."""
    kind = "application/pdf" if file.name.endswith("pdf") else "image/jpeg"
    return {"name": file.name, "mimeType": kind, "buffer": file.content}


def test_a_paper_is_scanned_from_files_and_a_wrong_one_is_told_at_its_field(scanning):
    page = scanning
    look(page, "scans-empty")
    wrong = pdf("don.pdf")
    page.set_input_files("#tep", upload(type(wrong)("don.pdf", picture().content)))
    page.click("text=Ký và lưu bản số hóa")
    page.wait_for_selector("#loi-tep:has-text('bên trong là ảnh JPEG')")
    look(page, "scans-refused")

    page.set_input_files("#tep", [upload(pdf("don.pdf", pages=2)), upload(picture("b.jpg"))])
    page.click("text=Ký và lưu bản số hóa")
    page.wait_for_selector("text=3 trang.")
    assert page.locator(".scanlist li").count() == 1
    assert "đã số hóa đủ" in page.inner_text(".sub")
    look(page, "scans-there")

    file = page.request.get(page.get_attribute(".scanlist a", "href"))
    assert file.body().startswith(b"%PDF")


def test_photos_taken_one_by_one_are_gathered_and_one_can_be_left_out(scanning):
    page = scanning
    for number in range(3):
        page.set_input_files("#anh", upload(phone_picture()))
        page.wait_for_selector(f"[data-shots] li:nth-child({number + 1})")
    page.click("text=Bỏ trang 2")
    assert page.locator("[data-shots] li").count() == 2
    look(page, "scans-shots")

    page.click("text=Ký và lưu bản số hóa")

    page.wait_for_selector("text=2 trang.")


def test_the_pages_of_the_second_factor_can_be_read_by_everyone(page):
    page.goto(MINE)
    look(page, "second-factor")
    page.click("a:has-text('Bật mã xác nhận')")
    page.wait_for_selector("#id_code")
    look(page, "second-factor-on")
    page.fill("#id_code", "000000")
    page.keyboard.press("Enter")
    page.wait_for_selector("#loi-ma:has-text('Mã không đúng')")
    look(page, "second-factor-wrong")
