"""Pages of a dossier with a part at another agency, at both sizes: axe, width, console."""

import os

import pytest
from prepare_day import COUNTER, PARTNER, SPECIALIST
from test_browser_access import SIZES, faults, width_of
from ward_day import act, signed_in, take_in

pytestmark = pytest.mark.browser

OTHER_WARD = "Phường Hạc Thành"
SHOTS = os.environ.get("MOTCUA_SHOTS")  # a folder for pictures to be looked at
PAGES = {
    "dossier": (SPECIALIST, "/ho-so/xem/{code}/"),
    "dossier there": (PARTNER, "/ho-so/xem/{code}/"),
    "queue there": (PARTNER, "/?cua=toi&nhom=lien-thong-den"),
    "away": (SPECIALIST, "/?cua=ca-co-quan&nhom=lien-thong-di"),
    "forwarding": (SPECIALIST, "/ho-so/viec/chuyen-lien-thong/{code}/"),
    "answering": (PARTNER, "/ho-so/viec/tra-lien-thong/{code}/"),
    "recalling": (SPECIALIST, "/ho-so/viec/thu-hoi-lien-thong/{code}/"),
    "service": (COUNTER, "/ho-so/viec/ghi-dich-vu/{code}/"),
    "intake": (COUNTER, "/ho-so/tiep-nhan/"),
}


@pytest.fixture(scope="module")
def sent(wards_of_the_day, browser):
    """Pages by person and size; a dossier with one leg received and one answered."""
    pages = {
        (name, size): signed_in(browser, wards_of_the_day, name, SIZES[size])
        for name in (COUNTER, SPECIALIST, PARTNER)
        for size in SIZES
    }
    specialist, partner = pages[SPECIALIST, "office"], pages[PARTNER, "office"]
    code = take_in(pages[COUNTER, "office"], "1.001653", "Người có hai chặng (hư cấu)", {})
    outside = {"agency_name": "Công an phường Hàm Rồng", "task": "Xác minh cư trú", "hours": "4"}
    act(specialist, "chuyen-lien-thong", code, **outside)
    act(specialist, "nhan-lien-thong", code)
    act(specialist, "tra-lien-thong", code, leg_result="Có cư trú", leg_reference="12/XM")
    specialist.goto(f"/ho-so/viec/chuyen-lien-thong/{code}/")
    specialist.select_option("#viec-to", label=OTHER_WARD)
    specialist.fill("#viec-task", "Xác nhận mức độ khuyết tật đã xác định trước đây")
    specialist.fill("#viec-hours", "8")
    specialist.click(".action-form [type=submit]")
    specialist.wait_for_selector(".legs")
    act(partner, "nhan-lien-thong", code)
    yield pages, code
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_fits_and_runs_clean(sent, name, size):
    pages, code = sent
    who, address = PAGES[name]
    page = pages[who, size]
    page.said.clear()
    assert page.goto(address.format(code=code)).status == 200
    page.wait_for_load_state("networkidle")
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name.replace(' ', '-')}-{size}.png", full_page=True)
    assert page.said == []
    assert width_of(page) <= page.viewport_size["width"]
    assert faults(page) == []
