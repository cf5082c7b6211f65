"""The hand-over that a workflow foresees: proposed in the form, sent or changed. 05/03/2026."""

import re
from datetime import date, datetime, timedelta

import pytest
from screen import hidden_value, text_of
from signing_in import desk_of

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.data import Intake
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM

NOW = datetime(2026, 3, 5, 10, 0, tzinfo=VIETNAM)
CODE = "HS-1"
FORM = f"/ho-so/viec/chuyen-lien-thong/{CODE}/"
VICTIM, MARRIED, BIRTH = "2.001661", "1.004873", "1.001193"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def today(units):
    """Phường Hạc Thành, of two tiers."""
    return agencies.search("phường hạc thành", 1, date(2026, 3, 5))[0]


@pytest.fixture
def officer(today):
    return desk_of(today, "specialist")


def accepted(agency, procedure_code, field_key="ho-tich"):
    said = Intake(CODE, field_key, procedure_code, "Thủ tục mẫu", "counter", "Trần Thị Mẫu")
    api.accept(said, agency_id=agency.id, actor=SYSTEM, now=NOW - timedelta(hours=1))


def act(client, slug, **typed):
    address = f"/ho-so/viec/{slug}/{CODE}/"
    return client.post(address, {"da-xem": hidden_value(client.get(address), "da-xem"), **typed})


def typed_in(page):
    """What stands in the fields of the form, by name."""
    html = page.content.decode()
    boxes = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', html))
    return boxes | dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)<', html))


def test_the_form_comes_filled_with_what_the_workflow_foresees(today, officer):
    accepted(today, VICTIM)
    form = officer.get(FORM)
    filled = typed_in(form)

    assert filled["agency_name"] == "Sở Y tế"
    assert filled["hours"] == "48"
    assert filled["task"] == "Thẩm định hồ sơ, trình Giám đốc Sở quyết định chi hỗ trợ nạn nhân"
    assert "điền sẵn theo quy trình nội bộ của ngày tiếp nhận" in text_of(form)

    said = {name: filled[name] for name in ("agency_name", "task", "hours")}
    assert act(officer, "chuyen-lien-thong", to="", **said).status_code == 302
    page = text_of(officer.get(f"/ho-so/xem/{CODE}/"))
    assert "Sở Y tế thẩm định, quyết định chi hỗ trợ liên thông: Sở Y tế" in page
    assert "còn 48 giờ làm việc" in page
    # Once it is away nothing more is foreseen.
    assert typed_in(officer.get(FORM))["task"] == ""


def test_what_the_officer_writes_instead_is_what_counts(today, officer):
    accepted(today, VICTIM)
    said = {"agency_name": "Chi cục Dân số", "task": "Thẩm định", "hours": "16"}

    assert act(officer, "chuyen-lien-thong", to="", **said).status_code == 302
    page = text_of(officer.get(f"/ho-so/xem/{CODE}/"))
    assert "Chi cục Dân số" in page and "còn 16 giờ làm việc" in page


def test_two_agencies_in_one_form_are_refused_at_the_field(today, officer):
    accepted(today, VICTIM)
    other = agencies.children(agencies.parent(today.id, NOW.date()).id, NOW.date())[0]
    page = act(
        officer, "chuyen-lien-thong", to=other.code, agency_name="Sở Y tế", task="Việc", hours="8"
    )

    assert page.status_code == 422
    assert "Chặng này có hai cơ quan; giữ một ô" in text_of(page)


def test_another_commune_is_named_by_the_officer(today, officer):
    accepted(today, MARRIED)
    form = officer.get(FORM)

    assert (typed_in(form).get("to", ""), typed_in(form)["hours"]) == ("", "24")
    assert "giao bước này cho UBND cấp xã khác; chọn cơ quan" in text_of(form)


def test_a_procedure_without_parts_of_others_leaves_the_form_empty(today, officer):
    accepted(today, BIRTH)
    form = officer.get(FORM)

    assert (typed_in(form)["hours"], typed_in(form)["task"]) == ("", "")
    assert "điền sẵn theo quy trình" not in text_of(form)


def test_the_workflow_of_the_day_of_acceptance_is_asked(today, officer):
    """Accepted on a day before the rules of 1/7/2025: its workflow knew no such part."""
    said = Intake(CODE, "ho-tich", VICTIM, "Thủ tục mẫu", "counter", "Trần Thị Mẫu")
    early = datetime(2025, 6, 30, 9, 0, tzinfo=VIETNAM)
    api.accept(said, agency_id=today.id, actor=SYSTEM, now=NOW, at=early)

    assert typed_in(officer.get(FORM))["hours"] == ""


def test_the_procedure_page_shows_who_does_the_part(officer):
    page = text_of(officer.get(f"/danh-muc/{VICTIM}/"))

    assert "Sở Y tế thẩm định, quyết định chi hỗ trợ Liên thông: Thẩm định hồ sơ" in page
    assert "Công chức chuyên môn theo dõi" in page
    # 9 days of 8 hours: 48 there, 2,4 + 19,2 + 2,4 here.
    for hours in ("48 giờ", "2,4 giờ", "19,2 giờ"):
        assert hours in page
    assert "Liên thông, khi cần: Kiểm tra" in text_of(officer.get(f"/danh-muc/{MARRIED}/"))


def test_the_procedure_page_shows_what_the_province_takes(officer):
    page = text_of(officer.get(f"/danh-muc/{MARRIED}/"))

    assert "Mức thu của tỉnh Lệ phí hộ tịch: 15.000 đồng, theo Quyết định số 4764/2016" in page
    assert "Áp dụng từ 01/01/2017; chưa đối chiếu với văn bản gốc" in page
    before = text_of(officer.get(f"/danh-muc/{MARRIED}/?ngay=31/12/2016"))
    assert "Mức thu của tỉnh" not in before
