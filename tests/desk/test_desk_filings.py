"""An online filing is accepted at the desk on a page that asks what the counter asks."""

import re
from datetime import datetime

import pytest
from screen import hidden_value, text_of

from motcua.dossiers import api
from motcua.dossiers.data import Intake
from motcua.dossiers.models import DossierIntake
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM

NOW = datetime(2024, 3, 14, 10, 0, tzinfo=VIETNAM)  # a Thursday
FILED_AT = datetime(2024, 3, 13, 14, 0, tzinfo=VIETNAM)
CODE = "HS-TT-1"
PAGE = f"/ho-so/viec/tiep-nhan/{CODE}/"
CASE = f"/ho-so/xem/{CODE}/"
PANEL = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def file_online(ward):
    def filed(code=CODE, procedure="1.001193"):
        name = "Thủ tục đăng ký khai sinh"
        said = Intake(code, "ho-tich", procedure, name, "online", "Trần Thị Mẫu")
        api.register(said, agency_id=ward.id, actor=SYSTEM, now=FILED_AT)

    return filed


@pytest.fixture
def filed(file_online):
    """Filed on the portal on Wednesday 13/03/2024 at 14:00; nobody answered yet."""
    file_online()


def electronic(page):
    """Every paper of the list ticked as one file."""
    names = re.findall(r'name="(giay-to\.[0-9a-f]+\.electronic)"', page.content.decode())
    assert names
    return dict.fromkeys(names, "1")


def sent(client, **typed):
    """Open the page, fill it, send it."""
    opened = client.get(PAGE)
    given = {
        "da-xem": hidden_value(opened, "da-xem"),
        "applicant": "Trần Thị Mẫu",
        "id_number": "038190001234",
        "phone": "0944594088",
        "payment": "none",
        "return_by": "online",
        "sets": "1",
        **electronic(opened),
        **typed,
    }
    return client.post(PAGE, {name: text for name, text in given.items() if text is not None})


def test_the_page_is_prefilled_with_the_filing_and_says_until_when_to_answer(counter, filed):
    page = counter.get(PAGE)
    words = text_of(page)
    # Eight working hours from 14:00: 3.5 on that day, 4 next morning, 0.5 after 13:30.
    assert "trả lời công dân trước 14/03/2024 14:00" in words
    assert hidden_value(page, "applicant") == "Trần Thị Mẫu"
    assert "Trực tuyến, lúc 13/03/2024 14:00" in words
    assert "15/03/2024 17:30" in words  # one working day from now
    assert 'name="channel"' not in page.content.decode()


def test_a_filing_accepted_at_the_desk_has_receipt_record_and_index(counter, filed):
    fee = {"phi-ten.0": "Lệ phí", "phi.0": "8.000"}
    answer = sent(counter, payment="portal", receipt_no="GD-9", **fee)

    assert (answer.status_code, answer["Location"]) == (302, CASE)
    words = text_of(counter.get(CASE))
    for said in (
        "Đang xử lý",
        "Tiếp nhận 14/03/2024 10:00",
        "Hẹn trả trên giấy tiếp nhận 15/03/2024 17:30",
        "Số giấy tờ ••••••••1234",
        "Số điện thoại 0944594088",
        "Đã nộp trực tuyến tại cổng của tỉnh, biên lai số GD-9",
        "(1 bản điện tử)",
        "Nhận kết quả Trực tuyến",
    ):
        assert said in words, words
    assert counter.get(f"{CASE}phieu/receipt/pdf/").status_code == 200
    assert DossierIntake.objects.get().id_tail == "1234"


def test_a_fee_that_waits_stops_the_clock_from_the_acceptance(counter, filed):
    sent(counter, payment="waiting", **{"phi-ten.0": "Lệ phí", "phi.0": "8.000"})
    words = text_of(counter.get(CASE))
    assert "14/03/2024 10:00 – chưa tiếp tục (chờ nộp phí)" in words


def test_every_wrong_field_is_told_at_its_place_and_what_was_typed_stays(counter, filed):
    page = sent(
        counter, id_number="12", payment="", appointment="13/03/2024", at="15/03/2024", sets="0"
    )
    assert page.status_code == 422 and 'id="loi-at"' in page.content.decode()

    page = sent(counter, id_number="12", payment="", appointment="13/03/2024", sets="0")
    shown = page.content.decode()
    for name in ("id_number", "payment", "appointment", "sets"):
        assert f'id="loi-{name}"' in shown
    assert 'value="13/03/2024"' in shown and 'value="12"' in shown
    assert "còn 4 chỗ phải sửa" in text_of(page)
    assert not DossierIntake.objects.exists()


def test_a_missing_paper_asks_for_a_reason(counter, filed):
    opened = counter.get(PAGE)
    nothing = dict.fromkeys(electronic(opened))
    page = sent(counter, **nothing)
    assert 'id="loi-missing_reason"' in page.content.decode()
    assert sent(counter, **nothing, missing_reason="in-database").status_code == 302


def test_a_person_with_an_open_dossier_is_shown_and_accepted_on_purpose_only(
    counter, file_online, filed
):
    sent(counter)
    file_online("HS-TT-2")
    second = PAGE.replace(CODE, "HS-TT-2")
    opened = counter.get(second)
    typed = {
        "da-xem": hidden_value(opened, "da-xem"),
        "applicant": "Trần Thị Mẫu",
        "id_number": "038190001234",
        "payment": "none",
        "return_by": "online",
        "sets": "1",
        **electronic(opened),
    }
    page = counter.post(second, typed)
    assert page.status_code == 422
    assert 'name="duplicate_is_meant"' in page.content.decode() and CODE in text_of(page)
    assert counter.post(second, typed | {"duplicate_is_meant": "1"}).status_code == 302


def test_what_changed_meanwhile_is_told_and_nothing_is_overwritten(counter, filed):
    seen = hidden_value(counter.get(PAGE), "da-xem")
    values = {"applicant": "Trần Thị Mậu"}
    api.correct(CODE, values, "gõ nhầm", actor=SYSTEM, now=NOW)

    page = sent(counter, **{"da-xem": seen})
    assert page.status_code == 422 and "đã ghi “Đính chính”" in text_of(page)
    assert sent(counter).status_code == 302


def test_a_procedure_that_no_catalogue_knows_is_put_right_first(counter, file_online):
    file_online(procedure="9.999999")
    page = counter.get(PAGE)
    assert "không có trong danh mục" in text_of(page)
    assert f"/ho-so/viec/dinh-chinh/{CODE}/" in page.content.decode()


def test_the_panel_of_before_leads_to_the_page_and_the_wrong_role_to_nothing(
    counter, leader, stranger, filed
):
    assert counter.get(PAGE, headers=PANEL)["HX-Redirect"] == PAGE
    assert leader.get(PAGE).status_code == 403
    assert leader.post(PAGE, {"applicant": "x"}).status_code == 403
    assert stranger.get(PAGE).status_code == 404
    assert "Đang xử lý" not in text_of(counter.get(CASE))


def test_a_dossier_that_is_accepted_already_is_not_accepted_again(counter, filed):
    sent(counter)
    assert counter.get(PAGE).status_code == 422
