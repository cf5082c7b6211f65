"""A wrong intake is put right: with its history, its index, and the slip once more."""

from dataclasses import replace

import pytest
from intake_builders import BIRTH, COPY, at, form

from motcua.dossiers import api
from motcua.dossiers.data import FeePaid
from motcua.dossiers.intake_data import EnclosureForm, FeeForm
from motcua.dossiers.models import OPEN_SEQUENCE, Dossier, DossierEvent, DossierFact, DossierIntake

NOW = at("2026-11-23 09:05")
LATER = at("2026-11-25 10:00")
WHY = "Gõ nhầm"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(ward):
    """The first paper of the birth registration's list."""
    return api.procedure_offer(BIRTH, NOW.date(), "counter", ward.id).enclosures[0]


@pytest.fixture
def take(ward, counter):
    def taken(key="mot", **values):
        said = form(**values)
        return api.take_in(
            said, agency_id=ward.id, actor=counter, now=NOW, idempotency_key=key
        ).code

    return taken


@pytest.fixture
def put_right(counter):
    def correct(code, values=None, **typed):
        record = api.intake_record(code, actor=counter, now=LATER)
        said = replace(api.form_of(record), **typed)
        api.correct(code, values or {}, WHY, intake=said, actor=counter, now=LATER)
        return api.intake_record(code, actor=counter, now=LATER)

    return correct


def last_changes(code, counter):
    entry = api.timeline(code, actor=counter, now=LATER)[-1]
    return [(one.label, one.old, one.new) for one in entry.changes], entry.details


def number_on(code, slip, counter):
    return api.slip(code, slip, actor=counter, now=LATER).values["number"]


def test_every_text_about_a_person_is_put_right_and_its_history_stays(take, put_right, counter):
    code = take(email="sai@vidu.vn", filer="Trần Văn Nộp", filer_id_number="038088005678")
    record = put_right(
        code,
        id_number="038190001235",
        old_id_number="172345678",
        birth_on="6/2/1990",
        address="Tổ 4, phường Phú Sơn",
        phone="0944 594 089",
        email="dung@vidu.vn",
        filer="Trần Văn Nạp",
        filer_id_number="038088005679",
        filer_relation="Con",
        content="Khai sinh cho con",
    )
    assert (record.id_number, record.old_id_number, record.birth_on, record.phone) == (
        "038190001235",
        "172345678",
        "06/02/1990",
        "0944594089",
    )
    changes, details = last_changes(code, counter)
    assert ("Số giấy tờ", "••••••••1234", "••••••••1235") in changes
    assert ("Số CMND cũ", "", "•••••5678") in changes
    assert ("Địa chỉ", "Tổ 3, phường Phú Sơn", "Tổ 4, phường Phú Sơn") in changes
    assert ("Họ tên người nộp thay", "Trần Văn Nộp", "Trần Văn Nạp") in changes
    assert details == ("Lý do: Gõ nhầm",)
    stored = DossierEvent.objects.latest("id")
    for hidden in ("038190001235", "172345678", "038088005679"):
        assert hidden not in stored.personal + stored.payload
    assert "Tổ 4" not in stored.payload
    assert api.rebuild(now=LATER).changed == 0


def test_the_person_is_found_by_what_was_put_right_and_no_more_by_the_mistake(
    take, put_right, counter, ward
):
    code = take()
    put_right(code, id_number="038190009999", filed_by_officer=True, behalf_reason="elderly")

    def found(number):
        said = form(id_number=number)
        return [o.code for o in api.duplicates(said, agency_id=ward.id, actor=counter, now=LATER)]

    index = DossierIntake.objects.get()
    assert (found("038190009999"), found("038190001234")) == ([code], [])
    assert (index.id_tail, index.filed_by_officer) == ("9999", True)
    assert api.rebuild(now=LATER).changed == 0


def test_a_name_that_tells_the_person_leads_to_the_dossier_once_it_is_right(
    take, put_right, counter, ward
):
    code = take(id_number="", applicant="Nguyễn Thị Mân")
    put_right(code, {"applicant": "Nguyễn Thị Mẫn"})

    right = form(id_number="", applicant="Nguyễn Thị Mẫn")
    found = api.duplicates(right, agency_id=ward.id, actor=counter, now=LATER)
    assert [one.code for one in found] == [code]
    assert api.rebuild(now=LATER).changed == 0


def test_papers_fee_and_return_are_put_right_and_the_receipt_is_its_second(
    take, put_right, paper, counter
):
    code = take(fees=(FeeForm("Lệ phí hộ tịch", "8000"),), payment="cash", receipt_no="12")
    assert number_on(code, "receipt", counter) == "261123-0001"
    record = put_right(
        code,
        enclosures=(EnclosureForm(paper.key, {"original": "1", "copy": "2"}),),
        other_enclosures="Giấy chứng sinh (1 bản chính)",
        fees=(FeeForm("Lệ phí hộ tịch", "5.000"),),
        payment="portal",
        receipt_no="GD-7",
        return_by="post",
        sets="2",
    )
    assert [(one.key, dict(one.counts)) for one in record.enclosures] == [
        (paper.key, {"original": 1, "copy": 2})
    ]
    slip = api.slip(code, "receipt", actor=counter, now=LATER)
    assert slip.values["number"] == "261123-0001 (bản 2)"
    assert slip.values["fees"] == (
        "Lệ phí hộ tịch 5.000 đồng (đã nộp trực tuyến tại cổng của tỉnh, biên lai số GD-7)"
    )
    assert (slip.values["copies"], slip.values["return_place"][:17]) == ("02", "Qua dịch vụ bưu c")
    assert slip.tables["enclosures"] == (
        {"name": paper.name, "original": "01", "copy": "02"},
        {"name": "Giấy chứng sinh", "original": "01"},
    )
    service = Dossier.objects.get(code=code).service
    assert (service["returned_by"], service["paid_through"], service["paid_amount"]) == (
        "post",
        "portal",
        5000,
    )
    changes, _ = last_changes(code, counter)
    assert ("Phí, lệ phí", "Lệ phí hộ tịch: 8.000 đồng", "Lệ phí hộ tịch: 5.000 đồng") in changes
    assert ("Nộp phí", "Đã nộp tiền mặt", "Đã nộp trực tuyến tại cổng của tỉnh") in changes
    assert api.rebuild(now=LATER).changed == 0


def test_a_payment_that_was_never_online_leaves_the_count_of_payments_online(
    take, put_right, counter
):
    code = take(fees=(FeeForm("Lệ phí", "8000"),), payment="portal")
    put_right(code, payment="cash")
    service = Dossier.objects.get(code=code).service
    assert (service["paid_through"], service["paid_amount"]) == ("none", 0)
    assert api.rebuild(now=LATER).changed == 0


def test_only_the_slips_that_print_it_are_issued_again(take, put_right, counter):
    code = take()
    api.ask_supplement(code, ["Tờ khai"], "thiếu", actor=counter, now=NOW)
    put_right(code, return_by="post")
    assert number_on(code, "receipt", counter) == "261123-0001 (bản 2)"
    assert number_on(code, "supplement", counter) == "261123-0001"
    put_right(code, phone="0944594080")
    assert number_on(code, "receipt", counter) == "261123-0001 (bản 3)"
    assert number_on(code, "supplement", counter) == "261123-0001 (bản 2)"


def test_wrong_corrections_are_named_at_their_fields_and_nothing_is_written(
    take, put_right, counter
):
    code = take()
    events = DossierEvent.objects.count()
    with pytest.raises(api.IntakeRefused) as refused:
        put_right(code, phone="12", birth_on="31/02/1990", other_enclosures="x", missing_reason="")
    assert {(one.field, one.code) for one in refused.value.faults} == {
        ("phone", "shape"),
        ("birth_on", "shape"),
        ("missing_reason", "missing"),
    }
    with pytest.raises(api.NothingToCorrect):
        put_right(code, phone="0944.594.088")
    assert DossierEvent.objects.count() == events


def test_what_was_not_touched_is_not_checked_by_the_rules_of_today(take, put_right, counter):
    code = take()
    # The procedure may have left the catalogue's list meanwhile: a telephone is put right still.
    Dossier.objects.filter(code=code).update(procedure_code="9.999999")
    case = Dossier.objects.get(code=code).case
    Dossier.objects.filter(code=code).update(case={**case, "procedure_code": "9.999999"})
    assert put_right(code, phone="0944594087").phone == "0944594087"
    with pytest.raises(api.IntakeRefused, match="không có trong danh mục"):
        put_right(code, return_by="post")


def test_waiting_for_a_fee_is_no_slip_of_the_pen(take, put_right, counter):
    code = take(fees=(FeeForm("Lệ phí", "8000"),), payment="waiting")
    with pytest.raises(api.IntakeRefused, match="Tiếp tục giải quyết"):
        put_right(code, payment="cash")

    api.resume(code, FeePaid("cash", "01"), actor=counter, now=LATER)
    record = put_right(code, receipt_no="02")
    assert (record.payment, record.receipt_no) == ("cash", "02")
    with pytest.raises(api.IntakeRefused, match="Tạm dừng"):
        put_right(code, payment="waiting")


def test_the_register_book_prints_what_was_put_right(take, put_right, counter, ward):
    code = take()
    put_right(code, {"applicant": "Nguyễn Thị Mẫn"}, address="Tổ 9", sets="3")
    on = NOW.date()
    row = api.register_book(ward.id, on, on, actor=counter, now=LATER).tables["dossiers"][0]
    assert (row["code"], row["applicant"], row["copies"]) == (code, "Nguyễn Thị Mẫn", "3")
    assert row["contact"] == "Tổ 9, 0944.594.088"


def test_where_it_was_filed_and_why_by_that_channel_are_put_right(take, put_right, counter):
    online = {"procedure_code": COPY, "channel": "online", "channel_reason": "decided"}
    code = take(**online, filed_at="14812")
    before = api.intake_record(code, actor=counter, now=LATER)
    assert (before.filed_at.code, before.channel_reason) == ("14812", "decided")

    record = put_right(code, filed_at="", channel_reason="portal")
    assert (record.filed_at, record.channel_reason) == (record.received_at, "portal")
    changes, _ = last_changes(code, counter)
    assert changes == [
        (
            "Lý do nhận theo hình thức này",
            "Quyết định công bố của tỉnh có cách nộp này",
            "Cổng Dịch vụ công đang nhận thủ tục này theo cách nộp này",
        ),
        ("Nơi nộp", before.filed_at.name, record.received_at.name),
    ]
    for wrong, words in (({"filed_at": "99999"}, "99999"), ({"channel_reason": ""}, "cách này")):
        with pytest.raises(api.IntakeRefused, match=words):
            put_right(code, **wrong)
    assert number_on(code, "receipt", counter) == "261123-0001"
    assert api.rebuild(now=LATER).changed == 0


def test_a_channel_put_right_takes_its_reason_along(take, put_right, counter):
    code = take(procedure_code=COPY)
    with pytest.raises(api.IntakeRefused) as refused:
        put_right(code, {"channel": "online"})
    assert [(one.field, one.code) for one in refused.value.faults] == [("channel", "not_offered")]

    record = put_right(code, {"channel": "online"}, channel_reason="portal")
    assert (record.channel, record.channel_reason) == ("online", "portal")
    record = put_right(code, {"channel": "counter"})
    assert (record.channel, record.channel_reason) == ("counter", "")


def test_copies_put_right_move_the_dossier_between_the_two_counts(take, put_right, counter):
    code = take(procedure_code=COPY, ecopies="9")
    assert DossierFact.objects.count() == 0
    assert put_right(code, ecopies="").ecopies == 0
    assert DossierFact.objects.filter(recorded_to=OPEN_SEQUENCE).count() == 1
    assert last_changes(code, counter)[0] == [("Số bản sao điện tử", "9", "0")]
    assert put_right(code, ecopies="4").ecopies == 4
    assert DossierFact.objects.filter(recorded_to=OPEN_SEQUENCE).count() == 0
    with pytest.raises(api.IntakeRefused, match="thủ tục chứng thực"):
        put_right(code, {"procedure_code": BIRTH})
    assert api.rebuild(now=LATER).changed == 0


def test_a_provisional_number_typed_wrong_is_found_by_the_number_on_the_paper(
    take, put_right, counter, ward
):
    def found(number):
        return api.by_provisional_code(number, agency_id=ward.id, actor=counter, now=LATER)

    wrong, right = "T-7KQ3-261121-04", "T-7KQ3-261121-05"
    code = take(provisional_code=wrong)
    assert put_right(code, provisional_code=right.lower()).provisional_code == right
    assert (found(right), found(wrong)) == ((code,), ())
    assert last_changes(code, counter)[0] == [("Số tạm", wrong, right)]
    # Somebody holds the paper that a device printed: without its number nobody finds the dossier.
    for lost in ("", "17"):
        with pytest.raises(api.IntakeRefused, match="công dân đang giữ"):
            put_right(code, provisional_code=lost)
    assert api.rebuild(now=LATER).changed == 0
