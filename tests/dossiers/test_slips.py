"""Slips say what the events of the dossier say, in the set of its acceptance day."""

from datetime import date

import pytest
from dossier_builders import intake as imported
from intake_builders import COPY, at, form

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.data import FeePaid, ReasonGiven
from motcua.dossiers.intake_data import FeeForm
from motcua.dossiers.models import ReadLog
from motcua.kernel.actors import SYSTEM, Actor

NOW = at("2026-11-23 09:05")
LATER = at("2026-11-25 10:00")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def code(ward, counter):
    said = form(
        fees=(FeeForm("Lệ phí hộ tịch", "8000"),),
        payment="cash",
        receipt_no="0012",
        email="mau@vidu.vn",
        content="Đăng ký khai sinh cho con",
        other_enclosures="Giấy chứng sinh",
    )
    return api.take_in(
        said, agency_id=ward.id, actor=counter, now=NOW, idempotency_key="phieu"
    ).code


def test_the_receipt_carries_every_value_of_the_form(code, ward, counter):
    agencies.adopt(
        ward.id,
        "lookup_address",
        "https://vidu.vn/tra-cuu/",
        "1/QĐ-UBND",
        date(2026, 1, 1),
        actor=SYSTEM,
        now=NOW,
    )
    data = api.slip(code, "receipt", actor=counter, now=NOW)

    assert (data.definition.number, data.definition.set_key) == ("Mẫu số 01", "tt03-2025")
    assert data.definition.missing(data.values) == ()
    secret = api.lookup_code(code)
    expected = {
        "code": "14818-261123-0001",
        "number": "261123-0001",
        "qr": "https://vidu.vn/tra-cuu/?ma=14818-261123-0001",
        "secret": secret,
        "applicant": "Nguyễn Thị Mẫu",
        "address": "Tổ 3, phường Phú Sơn",
        "phone": "0944.594.088",
        "email": "mau@vidu.vn",
        "request": "Đăng ký khai sinh cho con",
        "copies": "01",
        "limit": "1 ngày làm việc",
        "accepted_at": "09 giờ 05 phút, ngày 23 tháng 11 năm 2026",
        "appointment_at": "17 giờ 30 phút, ngày 25 tháng 11 năm 2026",
        "return_place": "Bộ phận Một cửa",
        "fees": "Lệ phí hộ tịch 8.000 đồng (đã nộp tiền mặt, biên lai số 0012)",
        "book_number": "2026",
        "book_order": "261123-0001",
        "officer": "Lê Thị Tiếp",
    }
    assert {key: data.values[key] for key in expected} == expected
    assert data.values["one_stop"].startswith("Trung tâm Phục vụ hành chính công phường ")
    assert data.values["place_date"].endswith(", ngày 23 tháng 11 năm 2026")
    assert data.tables["enclosures"][-1] == {"name": "Giấy chứng sinh"}
    assert ReadLog.objects.filter(page="slip receipt", dossier_codes=code).count() == 1


def test_a_supplement_request_names_what_is_missing_and_why(code, counter):
    with pytest.raises(api.SlipNotDue):
        api.slip(code, "supplement", actor=counter, now=NOW)

    api.ask_supplement(code, ["Giấy chứng sinh", "Tờ khai"], "Tờ khai mờ", actor=counter, now=NOW)
    data = api.slip(code, "supplement", actor=counter, now=NOW)

    assert data.definition.missing(data.values) == ()
    assert [row["name"] for row in data.tables["enclosures"]] == ["Giấy chứng sinh", "Tờ khai"]
    assert (data.values["reason"], data.values["officer"]) == ("Tờ khai mờ", "Lê Thị Tiếp")


def test_a_refusal_a_withdrawal_and_their_slips(code, ward, counter):
    other = api.take_in(
        form(procedure_code=COPY), agency_id=ward.id, actor=counter, now=NOW, idempotency_key="hai"
    ).code
    api.refuse(code, "Không đủ điều kiện", actor=SYSTEM, now=LATER)
    api.withdraw(other, "Không còn nhu cầu", actor=counter, now=LATER)

    decline = api.slip(code, "decline", actor=counter, now=LATER)
    stop = api.slip(other, "stop", actor=counter, now=LATER)

    assert decline.values["reason"] == "Không đủ điều kiện"
    assert decline.values["place_date"].endswith("ngày 25 tháng 11 năm 2026")
    assert (stop.values["stop_request"], stop.values["obligations"]) == (
        "Không còn nhu cầu",
        "Không",
    )
    for data in (decline, stop):
        assert data.definition.missing(data.values) == ()


def test_the_control_sheet_is_the_way_through_the_hands(code, counter):
    api.route(code, "Trần Văn Tư Pháp", actor=counter, now=at("2026-11-23 09:30"))
    api.finish(code, actor=SYSTEM, now=LATER)

    data = api.slip(code, "control", actor=counter, now=LATER)

    assert data.definition.missing(data.values) == ()
    hands = [(leg["giver"], leg["receiver"], leg.get("result", "")) for leg in data.tables["legs"]]
    assert hands == [
        ("Lê Thị Tiếp", "Trần Văn Tư Pháp", ""),
        ("Trần Văn Tư Pháp", "Lê Thị Tiếp", "Đúng hạn"),
    ]
    assert data.tables["legs"][0]["handed_at"] == "09 giờ 30 phút, ngày 23 tháng 11 năm 2026"


def test_a_corrected_intake_gives_the_receipt_again_as_the_second(code, counter):
    api.correct(code, {"applicant": "Nguyễn Thị Mẫn"}, "Gõ nhầm tên", actor=counter, now=LATER)

    values = api.slip(code, "receipt", actor=counter, now=LATER).values
    assert (values["applicant"], values["number"]) == ("Nguyễn Thị Mẫn", "261123-0001 (bản 2)")


def test_only_slips_of_what_happened_are_offered(code, ward, counter):
    def offered(of=code):
        return [choice.key for choice in api.slips_of(of, actor=counter, now=LATER)]

    assert offered() == ["receipt", "control"]
    api.ask_supplement(code, ["Tờ khai"], "thiếu", actor=counter, now=NOW)
    assert offered() == ["receipt", "supplement", "control"]

    api.accept(imported("HS-1", appointment_at=None), agency_id=ward.id, actor=SYSTEM, now=NOW)
    assert offered("HS-1") == ["control"]
    with pytest.raises(api.SlipNotDue):
        api.slip("HS-1", "receipt", actor=counter, now=LATER)


def test_a_stranger_prints_nothing(code):
    other = agencies.resolve("14812", date(2026, 11, 23))
    stranger = Actor(user_id=8, name="Cán bộ Khác", role="counter", agency_id=other.id)
    for read in (
        lambda: api.slip(code, "receipt", actor=stranger, now=NOW),
        lambda: api.slips_of(code, actor=stranger, now=NOW),
    ):
        with pytest.raises(api.DossierUnknown):
            read()


def unpaid(ward, counter, key):
    said = form(fees=(FeeForm("Lệ phí hộ tịch", "8000"),), payment="waiting")
    return api.take_in(said, agency_id=ward.id, actor=counter, now=NOW, idempotency_key=key).code


def test_a_fee_paid_later_is_owed_on_no_slip_any_more(ward, counter):
    code = unpaid(ward, counter, "mot")
    before = api.slip(code, "receipt", actor=counter, now=NOW).values["fees"]
    with pytest.raises(api.TextMissing, match="Cách nộp phí"):
        api.resume(code, actor=counter, now=LATER)
    paid = api.resume(code, FeePaid("transfer", "0077"), actor=counter, now=LATER)
    api.withdraw(code, ReasonGiven("no-need"), actor=counter, now=LATER)

    after = api.slip(code, "receipt", actor=counter, now=LATER).values["fees"]
    stop = api.slip(code, "stop", actor=counter, now=LATER).values
    record = api.intake_record(code, actor=counter, now=LATER)
    assert before == "Lệ phí hộ tịch 8.000 đồng (chưa nộp)"
    assert after == "Lệ phí hộ tịch 8.000 đồng (đã nộp chuyển khoản, biên lai số 0077)"
    assert (stop["obligations"], stop["stop_request"]) == ("Không", "Không còn nhu cầu giải quyết")
    assert (record.payment, record.receipt_no, paid.state) == ("transfer", "0077", "pending")


def test_a_fee_never_paid_stays_owed_when_the_work_stops(ward, counter):
    code = unpaid(ward, counter, "hai")
    api.withdraw(code, ReasonGiven("no-need"), actor=counter, now=LATER)
    stop = api.slip(code, "stop", actor=counter, now=LATER).values
    assert stop["obligations"] == "Lệ phí hộ tịch 8.000 đồng (chưa nộp)"
