"""Assignments, inspections and findings through their pages, by a ward and the province above."""

from datetime import date, timedelta

import pytest
from page_check import SIZES, check, faults, follow, panel_opens, press_on, reads
from prepare_tasks import KEEPER, UPPER

pytestmark = pytest.mark.browser

TODAY = f"{date.today():%d/%m/%Y}"  # noqa: TID251, DTZ011  (the server runs on the real day)
NEXT_MONTH = f"{date.today() + timedelta(days=30):%d/%m/%Y}"  # noqa: TID251, DTZ011
PAGES = {
    "today": "/",
    "reminders": "/nhac-viec/",
    "reminders of a group": "/nhac-viec/?cua=ca-co-quan&nhom=sap-den-han",
    "reminders, none": "/nhac-viec/?nhom=hom-nay",
    "tree": "/nhiem-vu/cay-giao-viec/?xong=1",
    "sheet": "/nhiem-vu/tinh-hinh/",
    "sheet with a wrong day": "/nhiem-vu/tinh-hinh/?tu=31/02/2026",
    "records": "/nhiem-vu/tinh-hinh/danh-sach/?so=assignment.handled",
    "register": "/so/assignments/",
    "new task": "/so/assignments/them/",
    "register of inspections, empty": "/so/inspections/",
    "register of findings, empty": "/so/findings/",
    "import": "/so/assignments/nhap/",
}


@pytest.fixture
def opened(prepare, page_of):
    """`opened(KEEPER)`: a page of that person, of the size asked for."""
    prepare("prepare_tasks")
    return page_of


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", [KEEPER, UPPER])
def test_each_page_is_accessible_fits_the_screen_and_runs_clean(opened, who, size):
    page = opened(who, size)
    for name, address in PAGES.items():
        assert page.goto(address).status == 200, name
        check(page, name)


def test_a_late_task_is_found_from_today_reported_done_and_no_longer_reminded_of(opened):
    page = opened(KEEPER)
    page.goto("/")
    follow(page, "#nhac-viec a")
    follow(page, "text=NV-01")
    page.wait_for_selector("h1:has-text('Rà soát thủ tục hành chính nội bộ')")
    page.click("text=Báo cáo hoàn thành")
    panel_opens(page, "[name=done_on]")
    page.fill("#panel [name=done_on]", "31/02/2026")
    page.click("#panel button[type=submit]")
    panel_opens(page, ".fielderror")
    reads(page, "#panel", "tháng 02/2026 không có ngày 31")
    page.fill("#panel [name=done_on]", TODAY)
    page.fill("#panel [name=result]", "Đã báo cáo UBND tỉnh")
    page.fill("#panel [name=evidence_document]", "120/BC-UBND")
    follow(page, "#panel button[type=submit]")
    page.wait_for_selector("text=Đã ghi “Báo cáo hoàn thành”.")
    reads(page, ".pagehead", "Đã hoàn thành")
    assert faults(page) == []

    page.goto("/nhac-viec/")
    assert "NV-01" not in page.inner_text("main")


def test_a_task_handed_down_shows_in_the_tree_of_the_province(opened):
    page = opened(UPPER)
    page.goto("/so/assignments/them/")
    page.fill("[name=ma]", "CT-2")
    page.fill("[name=task]", "Báo cáo tình hình tiếp công dân")
    page.select_option("[name=kind]", "issued")
    page.fill("[name=source_document]", "130/TB-UBND")
    page.fill("[name=issued_on]", TODAY)
    page.fill("[name=due_on]", NEXT_MONTH)
    press_on(page, "Control+Enter")
    page.wait_for_selector("text=Đã ghi vào sổ với mã CT-2.")
    page.locator("a:has-text('Giao xuống cấp dưới')").first.click()
    panel_opens(page, "#muc-handed_to")
    page.fill("#muc-handed_to", "14818, 22354")
    page.fill("#panel [name=handed_on]", TODAY)
    page.click("#panel button[type=submit]")
    panel_opens(page, ".fielderror")
    reads(page, "#panel", "cần mã đơn vị trực thuộc cơ quan mình")
    page.click("#panel .chosen-units button >> nth=1")
    reads(page, "#panel .chosen-units", "14818")
    follow(page, "#panel button[type=submit]")
    page.wait_for_selector("text=Đã ghi “Giao xuống cấp dưới”.")

    page.goto("/nhiem-vu/cay-giao-viec/")
    reads(page, "main", "Báo cáo tình hình tiếp công dân")
    page.wait_for_selector("text=38.CT-2")
    below = opened(KEEPER)
    below.goto("/so/assignments/")
    reads(below, "main", "38.CT-2")


def test_a_finding_is_given_as_a_task_and_settled_by_its_proof(opened):
    page = opened(KEEPER)
    page.goto("/so/inspections/them/")
    for name, value in (("ma", "KT-01"), ("unit", "Bộ phận một cửa"), ("plan_on", TODAY),
                        ("plan_document", "759/KH-UBND")):  # fmt: skip
        page.fill(f"[name={name}]", value)
    for name, value in (("unit_kind", "department"), ("topic", "reform"), ("form", "own")):
        page.select_option(f"[name={name}]", value)
    press_on(page, "Control+Enter")
    page.wait_for_selector("text=Đã ghi vào sổ với mã KT-01.")
    page.click("text=Ghi đã kiểm tra")
    panel_opens(page, "[name=inspected_on]")
    page.fill("#panel [name=inspected_on]", TODAY)
    follow(page, "#panel button[type=submit]")
    page.wait_for_selector("text=Đã ghi “Ghi đã kiểm tra”.")

    page.goto("/so/findings/them/")
    page.fill("[name=ma]", "VD-01")
    page.fill("[name=problem]", "Bảng niêm yết thiếu 4 thủ tục")
    page.fill("[name=inspection]", "KT-09")
    page.fill("[name=found_on]", TODAY)
    press_on(page, "Control+Enter")
    page.wait_for_selector(".fielderror")
    reads(page, "main", "cần mã một cuộc kiểm tra trong sổ Kiểm tra")
    page.fill("[name=inspection]", "KT-01")
    press_on(page, "Control+Enter")
    page.wait_for_selector("text=Đã ghi vào sổ với mã VD-01.")
    page.click("a:has-text('Giao khắc phục')")
    panel_opens(page, "[name=assigned_on]")
    page.fill("#panel [name=assigned_on]", TODAY)
    page.fill("#panel [name=due_on]", NEXT_MONTH)
    follow(page, "#panel button[type=submit]")
    page.wait_for_selector("text=Đã ghi “Giao khắc phục”.")
    reads(page, "main", "KP.14818.VD-01")
    finding = page.url

    page.goto("/so/assignments/")
    follow(page, "tr:has-text('KP.14818.VD-01') a")
    page.click("text=Báo cáo hoàn thành")
    panel_opens(page, "[name=done_on]")
    page.fill("#panel [name=done_on]", TODAY)
    page.fill("#panel [name=result]", "Đã niêm yết đủ")
    page.fill("#panel [name=evidence_document]", "88/BC-UBND")
    follow(page, "#panel button[type=submit]")
    page.wait_for_selector("text=Đã ghi “Báo cáo hoàn thành”.")
    page.goto(finding)
    reads(page, ".pagehead", "Đã xử lý xong")
    reads(page, "main", "88/BC-UBND")
    assert faults(page) == []
