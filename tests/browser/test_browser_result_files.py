"""Drafts and results as files, ratings and the log of reads in a browser, at both sizes."""

import io
import zipfile
from pathlib import Path

import pytest
from page_check import check, follow, panel_opens, picture, press_on
from playwright.sync_api import expect
from prepare_results import AUDITOR, LEADER, RESULTS, SPECIALIST

pytestmark = pytest.mark.browser

CODES = dict(zip(("office", "phone"), RESULTS, strict=True))
SEND = "form.action-form button[type=submit]"
# Written by hand by the standard (ISO 32000-1, 7.5): one empty page.
PDF = (
    b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n"
    b"trailer\n<</Root 1 0 R/Size 4>>\n%%EOF\n"
)


def word():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", "<w:document/>")
    return {
        "name": "du-thao.docx",
        "mimeType": "application/octet-stream",
        "buffer": out.getvalue(),
    }


def sent(content, name="ket-qua.pdf"):
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def seen(page, name):
    picture(page, f"{name}-{page.size}")
    check(page, name)


@pytest.fixture(params=["office", "phone"])
def size(request, prepare):
    prepare("prepare_results")
    return request.param


def test_a_draft_goes_to_the_leader_and_the_signed_result_comes_back_as_files(page_of, size):
    code = CODES[size]
    officer, leader = page_of(SPECIALIST, size), page_of(LEADER, size)
    officer.goto(f"/ho-so/xem/{code}/")
    officer.click("summary:has-text('Việc khác')")
    officer.click(".menu-item:has-text('Ghi dự thảo kết quả')")
    panel_opens(officer, "#viec-draft_file")
    officer.set_input_files("#viec-draft_file", sent(b"khong phai pdf", "du-thao.pdf"))
    officer.fill("#viec-draft", "Trích lục khai sinh")
    officer.click(SEND)
    officer.wait_for_selector("#viec-draft_file-loi")
    assert officer.input_value("#viec-draft") == "Trích lục khai sinh"
    seen(officer, "draft-refused")
    officer.set_input_files("#viec-draft_file", word())
    follow(officer, SEND)
    officer.wait_for_selector("text=Đã ghi dự thảo kết quả.")
    seen(officer, "draft-there")
    officer.goto(f"/ho-so/viec/trinh-lanh-dao/{code}/")
    follow(officer, SEND)
    officer.wait_for_selector("text=Đã trình lãnh đạo.")

    leader.goto(f"/ho-so/viec/duyet/{code}/")
    with leader.expect_download() as waited:
        leader.click("text=Mở tệp dự thảo")
    assert waited.value.suggested_filename.startswith("du-thao-KQ-261101-")
    leader.fill("#viec-result_no", "07/TLKS")
    leader.fill("#viec-result_code", "KQ.000.07.2026")
    leader.set_input_files("#viec-result_file", sent(PDF))
    seen(leader, "approve-with-result")
    follow(leader, SEND)
    leader.wait_for_selector("text=Đã duyệt")

    officer.goto(f"/ho-so/viec/co-ket-qua/{code}/")
    seen(officer, "finish")
    follow(officer, SEND)
    officer.wait_for_selector("text=Đã ghi hồ sơ có kết quả.")
    expect(officer.locator("dl.facts")).to_contain_text("Mã số kết quả điện tử KQ.000.07.2026")
    seen(officer, "result-there")
    with officer.expect_download() as waited:
        officer.click("text=Tải kết quả điện tử")
    assert Path(waited.value.path()).read_bytes() == PDF


def test_the_officers_sheet_shows_ratings_and_each_number_opens_its_ballots(page_of, size):
    page = page_of(LEADER, size)
    page.goto("/lanh-dao/can-bo/")
    row = page.locator("tr:has(th:has-text('Trần Thị Tiếp'))")
    # Satisfied is 4, dissatisfied 2.
    expect(row).to_contain_text("3,00 = 6/2")
    seen(page, "officer-sheet")
    row.locator("a").first.focus()
    press_on(page, "Enter")
    page.wait_for_selector("h1:has-text('Phiếu chọn mức hài lòng: 2 phiếu')")
    seen(page, "ratings")


def test_the_administrator_looks_up_who_read_a_dossier(page_of, size):
    page, code = page_of(AUDITOR, size), CODES[size]
    page_of(SPECIALIST, size).goto(f"/ho-so/xem/{code}/")
    page.goto("/don-vi/")
    follow(page, "text=Nhật ký đọc")
    seen(page, "reads")
    page.fill("input[name=ma]", code.lower())
    press_on(page, "Enter")
    expect(page.locator("table.reads")).to_contain_text("Nguyễn Văn Lâm (hư cấu)")
    seen(page, "reads-of-one")
    page.select_option("select[name=loai]", "so")
    follow(page, "text=Xem nhật ký")
    page.wait_for_selector("text=không ai của đơn vị mở mục nào của sổ")
    expect(page.locator("label:has([name=ma])")).to_contain_text("Mã mục")
    seen(page, "reads-of-registers")
    page.fill("input[name=tu]", "31/02/2026")
    press_on(page, "Enter")
    page.wait_for_selector("#nhat-ky-loi")
    seen(page, "reads-refused")


def test_decisions_stand_in_groups_and_the_list_leads_to_each(page_of, size):
    page = page_of(AUDITOR, size)
    page.goto("/don-vi/quyet-dinh/")
    seen(page, "decisions")
    page.click(".jump a:has-text('Kỳ báo cáo riêng')")
    expect(page.locator("#qd-period")).to_be_in_viewport()
