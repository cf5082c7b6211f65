"""Parts that a workflow gives to other agencies and fees of the province: the pages, both sizes."""

import pytest
from page_check import SIZES, check, follow, picture, reads, settled
from prepare_day import COUNTER, SPECIALIST
from ward_day import INTAKE, act, take_in

pytestmark = pytest.mark.browser

VICTIM, MARRIED = "2.001661", "1.004873"
ACT = "Quyết định số 4764/2016/QĐ-UBND của UBND tỉnh Thanh Hóa"
PAGES = {
    "workflow": (SPECIALIST, "/danh-muc/{VICTIM}/"),
    "workflow of a part beside": (SPECIALIST, "/danh-muc/{MARRIED}/"),
    "foreseen form": (SPECIALIST, "/ho-so/viec/chuyen-lien-thong/{code}/"),
    "dossier before": (SPECIALIST, "/ho-so/xem/{code}/"),
    "dossier away": (SPECIALIST, "/ho-so/xem/{away}/"),
    "fee kept": (COUNTER, "/ho-so/xem/{married}/"),
}


@pytest.fixture
def codes(kept, prepare, page_of):
    """Codes of a dossier before its part, of one whose part is away, and of one with a fee."""
    if "married" not in kept:
        prepare("prepare_day")
        counter, specialist = page_of(COUNTER), page_of(SPECIALIST)
        for name in ("code", "away"):
            kept[name] = take_in(counter, VICTIM, f"Người {name} (hư cấu)", {})
        act(specialist, "chuyen-lien-thong", kept["away"])  # as it comes filled
        paid = {"fee": "15.000", "payment": "cash", "receipt_no": "7"}
        kept["married"] = take_in(counter, MARRIED, "Người có lệ phí (hư cấu)", paid)
    return kept


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_fits_and_runs_clean(codes, page_of, name, size):
    who, address = PAGES[name]
    page = page_of(who, size)
    assert page.goto(address.format(VICTIM=VICTIM, MARRIED=MARRIED, **codes)).status == 200
    picture(page, f"{name.replace(' ', '-')}-{size}")
    check(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_intake_shows_the_fee_of_the_province_with_its_act(codes, page_of, size):
    page = page_of(COUNTER, size)
    page.goto(INTAKE)
    page.wait_for_selector("#thu-tuc:focus")
    page.keyboard.type(MARRIED)
    page.wait_for_selector("#ds-thu-tuc [aria-selected=true]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#payment")
    settled(page)

    assert page.input_value("#fees\\.0") == "15.000"
    reads(page, "[data-fee]", f"15.000 đồng, theo {ACT}")
    picture(page, f"intake-fee-of-province-{size}")
    check(page)


def test_the_part_is_sent_as_it_comes_and_the_dossier_says_where_it_is(codes, page_of):
    page = page_of(SPECIALIST)
    # Another browser: the sheet that was begun above waits in the counter's own.
    counter = page_of(COUNTER, fresh=True)
    code = take_in(counter, VICTIM, "Người được chuyển (hư cấu)", {})
    page.goto(f"/ho-so/viec/chuyen-lien-thong/{code}/")
    assert page.input_value("#viec-agency_name") == "Sở Y tế"
    page.fill("#viec-hours", "40")
    follow(page, ".action-form [type=submit]")

    reads(page, ".legs", "Sở Y tế")
    reads(page, ".legs", "còn 40 giờ làm việc")
    reads(page, "[aria-current=step]", "Sở Y tế thẩm định")
