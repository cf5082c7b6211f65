"""Pages of a dossier with a part at another agency, at both sizes: axe, width, console."""

import pytest
from page_check import SIZES, check, choose_agency, follow, picture, reads
from prepare_day import COUNTER, PARTNER, SPECIALIST
from ward_day import act, take_in

pytestmark = pytest.mark.browser

OTHER_WARD = "Phường Hạc Thành"
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


@pytest.fixture
def sent(kept, prepare, page_of):
    """The code of a dossier with one leg received and one answered."""
    if "sent" in kept:
        return kept["sent"]
    prepare("prepare_day")
    specialist, partner = page_of(SPECIALIST), page_of(PARTNER)
    code = take_in(page_of(COUNTER), "1.001653", "Người có hai chặng (hư cấu)", {})
    outside = {"agency_name": "Công an phường Hàm Rồng", "task": "Xác minh cư trú", "hours": "4"}
    act(specialist, "chuyen-lien-thong", code, **outside)
    act(specialist, "nhan-lien-thong", code)
    act(specialist, "tra-lien-thong", code, leg_result="Có cư trú", leg_reference="12/XM")
    specialist.goto(f"/ho-so/viec/chuyen-lien-thong/{code}/")
    choose_agency(specialist, "#viec-to", "hac thanh")
    specialist.fill("#viec-task", "Xác nhận mức độ khuyết tật đã xác định trước đây")
    specialist.fill("#viec-hours", "8")
    follow(specialist, ".action-form [type=submit]")
    reads(specialist, ".legs", OTHER_WARD)
    act(partner, "nhan-lien-thong", code)
    kept["sent"] = code
    return code


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_fits_and_runs_clean(sent, page_of, name, size):
    who, address = PAGES[name]
    page = page_of(who, size)
    assert page.goto(address.format(code=sent)).status == 200
    picture(page, f"{name.replace(' ', '-')}-{size}")
    check(page)
