"""The correction form of a dossier taken in here holds all that the counter wrote down."""

import re
from datetime import datetime

import pytest
from django.urls import reverse
from intake_sent import PAGE, sent, signed_in
from screen import hidden_value, text_of

from motcua.dossiers.models import Dossier
from motcua.kernel.dates import VIETNAM

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=VIETNAM)
PANEL = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def counter(units):
    return signed_in("counter")


@pytest.fixture
def code(counter):
    fee = {"phi.0": "8.000", "phi-ten.0": "Lệ phí", "payment": "cash", "receipt_no": "BL-77"}
    answer = counter.post(PAGE, sent(address="Tổ 3", phone="0944594088", **fee))
    assert answer.status_code == 302, text_of(answer)
    return Dossier.objects.get().code


def form_of(client, code):
    return client.get(reverse("action", args=["dinh-chinh", code]), headers=PANEL)


def put_right(client, code, **typed):
    seen = hidden_value(form_of(client, code), "da-xem")
    said = {"da-xem": seen, "reason": "gõ nhầm", **typed}
    return client.post(reverse("action", args=["dinh-chinh", code]), said, headers=PANEL)


def case_of(client, code):
    return text_of(client.get(reverse("dossier", args=[code])))


def test_the_form_shows_what_stands_folded_by_what_it_is_about(counter, code):
    page = form_of(counter, code).content.decode()
    for heading in (
        "Người nộp",
        "Nộp thay, nộp giúp",
        "Giấy tờ đã nhận",
        "Phí, nhận kết quả",
        "Hình thức, nơi nộp, số tạm",
    ):
        assert f"<summary>{heading}</summary>" in page
    for name, value in {
        "id_number": "038190001234",
        "address": "Tổ 3",
        "phone": "0944594088",
        "fees.0": "8.000",
        "receipt_no": "BL-77",
        "sets": "1",
    }.items():
        assert re.search(rf'name="{re.escape(name)}" value="{re.escape(value)}"', page), name


def test_values_of_the_intake_are_put_right_and_the_receipt_is_its_second(counter, code):
    paper = re.search(r'name="(giay-to\.\w+\.original)"', form_of(counter, code).content.decode())
    answer = put_right(
        counter,
        code,
        id_number="038190001235",
        address="Tổ 4",
        **{"fees.0": "5.000", paper[1]: "1"},
    )
    assert "HX-Redirect" in answer.headers, text_of(answer)

    words = case_of(counter, code)
    assert "Số giấy tờ: giá trị cũ ••••••••1234 → giá trị mới ••••••••1235" in words
    assert "Địa chỉ: giá trị cũ Tổ 3 → giá trị mới Tổ 4" in words
    assert "giá trị mới Lệ phí: 5.000 đồng" in words
    assert "Số giấy tờ ••••••••1235" in words and "(1 bản chính)" in words
    slip = text_of(counter.get(reverse("slip", args=[code, "receipt"])))
    assert "(bản 2)" in slip and "Tổ 4" in slip and "5.000 đồng" in slip


def test_a_wrong_value_opens_its_part_and_is_told_at_its_field(counter, code):
    page = put_right(counter, code, phone="12").content.decode()
    assert 'id="viec-phone-loi"' in page
    assert '<details class="folded" open><summary>Người nộp</summary>' in page
    assert '<details class="folded"><summary>Giấy tờ đã nhận</summary>' in page
    assert "(bản 2)" not in text_of(counter.get(reverse("slip", args=[code, "receipt"])))


def test_what_was_not_sent_stays_as_it_was(counter, code):
    put_right(counter, code, applicant="Nguyễn Thị Mẫn")
    words = case_of(counter, code)
    assert "Nguyễn Thị Mẫn" in words and "Lệ phí: 8.000 đồng" in words and "Tổ 3" in words


def test_where_it_was_filed_is_put_right_and_a_channel_without_its_reason_is_told(counter, code):
    answer = put_right(counter, code, filed_at="14812")
    assert "HX-Redirect" in answer.headers, text_of(answer)
    words = case_of(counter, code)
    assert "Nơi nộp: giá trị cũ" in words and "Phường Bỉm Sơn" in words

    page = put_right(counter, code, filed_at="99999").content.decode()
    assert 'id="viec-filed_at-loi"' in page
    counter.post(PAGE, sent(procedure_code="2.000815", khoa="hai"))
    copy = Dossier.objects.exclude(code=code).get().code
    page = put_right(counter, copy, channel="online").content.decode()
    assert 'id="viec-channel-loi"' in page
    answer = put_right(counter, copy, channel="online", channel_reason="portal", ecopies="3")
    assert "HX-Redirect" in answer.headers, text_of(answer)
    assert "Số bản sao điện tử: giá trị cũ 0 → giá trị mới 3" in case_of(counter, copy)


def test_two_requests_for_a_supplement_are_two_lines_of_slips(counter, code):
    slug = "yeu-cau-bo-sung"
    for papers in ("Tờ khai", "Giấy chứng sinh"):
        address = reverse("action", args=[slug, code])
        seen = hidden_value(counter.get(address, headers=PANEL), "da-xem")
        said = {"da-xem": seen, "missing": papers, "reason": "thiếu"}
        counter.post(address, said, headers=PANEL)
        if papers == "Tờ khai":
            again = reverse("action", args=["nhan-bo-sung", code])
            seen = hidden_value(counter.get(again, headers=PANEL), "da-xem")
            counter.post(again, {"da-xem": seen}, headers=PANEL)
            hand = reverse("action", args=["nhan-xu-ly", code])
            seen = hidden_value(counter.get(hand, headers=PANEL), "da-xem")
            counter.post(hand, {"da-xem": seen}, headers=PANEL)

    words = case_of(counter, code)
    assert "hoàn thiện hồ sơ, lần 1 ngày 23/11/2026" in words
    assert "hoàn thiện hồ sơ, lần 2 ngày 23/11/2026" in words
    second = text_of(counter.get(reverse("slip", args=[code, "supplement-2"])))
    assert "Giấy chứng sinh" in second and "Tờ khai" not in second
    assert counter.get(reverse("slip_file", args=[code, "supplement-1", "docx"])).status_code == 200
