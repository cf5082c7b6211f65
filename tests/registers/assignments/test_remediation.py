"""Inspections, what they found, and the tasks that put it right."""

import pytest
from task_office import FINDINGS, TASKS, at, day

from motcua.registers import api
from motcua.registers.data import EntryFilter

pytestmark = pytest.mark.django_db(transaction=True)
ASSIGN = {"assigned_on": "2021-05-10", "due_on": "2021-06-10", "request": "Niêm yết đủ"}
PROOF = {"evidence_document": "88/BC-UBND", "result": "Đã niêm yết đủ", "done_on": "2021-06-01"}


@pytest.fixture
def inspected(office):
    """KT-2021-001: inspected on 05/05/2021, not concluded."""
    visit = office.visit(on="2021-01-22")
    return office.does("inspect", visit, on="2021-05-06", inspected_on="2021-05-05")


def refusal(action, *args, **kwargs):
    with pytest.raises(api.EntryRefused) as refused:
        action(*args, **kwargs)
    return str(refused.value)


def test_an_inspection_goes_from_its_plan_to_its_conclusion(office, inspected):
    assert (inspected.code, inspected.state) == ("KT-2021-001", "inspected")

    concluded = office.does(
        "conclude", inspected, on="2021-05-20", concluded_on="2021-05-20", conclusion="31/KL-UBND"
    )

    assert (concluded.state, concluded.is_open) == ("concluded", False)


def test_a_unit_of_the_plan_that_is_gone_is_dropped_with_a_reason(office):
    visit = office.visit(on="2021-01-22", unit="Xã Hương Phong")
    assert "cần có lý do không kiểm tra" in refusal(
        office.does, "drop", visit, on="2021-07-05", dropped_on="2021-07-05"
    )

    dropped = office.does(
        "drop", visit, on="2021-07-05", dropped_on="2021-07-05", drop_reason="Đã nhập vào thành phố"
    )

    assert (dropped.state, dropped.is_open) == ("dropped", False)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"inspection": "KT-2021-009"}, "cần mã một cuộc kiểm tra trong sổ Kiểm tra"),
        ({"on": "2021-05-04"}, "cần ngày phát hiện không trước ngày kiểm tra (05/05/2021)"),
    ],
)
def test_a_finding_belongs_to_an_inspection_that_was_held(office, inspected, values, sentence):
    given = {"inspection": inspected.code, "on": "2021-05-07", **values}

    assert sentence in refusal(office.finding, **given)


def test_a_finding_of_an_inspection_not_held_yet_is_refused(office):
    visit = office.visit(on="2021-01-22")

    assert "chưa ghi ngày kiểm tra" in refusal(office.finding, visit.code, on="2021-02-01")


def test_given_to_a_ward_it_is_a_task_there_and_settled_when_that_is_done_with_proof(
    office, ward_office, inspected
):
    finding = office.finding(inspected.code, on="2021-05-07")
    office.does("assign", finding, on="2021-05-10", **ASSIGN, remedy_agency="19996")

    task = ward_office.finds(TASKS, f"KP.480.{finding.code}", on="2021-05-11")
    assert (task.values["kind"], task.due_on) == ("remediation", day("2021-06-10"))
    assert task.title == "Khắc phục: Chưa niêm yết đủ thủ tục hành chính\nNiêm yết đủ"
    assert office.sees(finding, on="2021-05-11").state == "assigned"

    ward_office.does("finish", task, on="2021-06-02", **PROOF)

    settled = office.sees(finding, on="2021-06-02")
    assert (settled.state, settled.ended_on) == ("settled", day("2021-06-01"))
    assert settled.values["proof"] == "88/BC-UBND"


def test_done_without_a_proof_settles_nothing_until_the_proof_is_named(office, inspected):
    finding = office.finding(inspected.code, on="2021-05-07")
    office.does("assign", finding, on="2021-05-10", **ASSIGN)
    task = office.finds(TASKS, f"KP.480.{finding.code}", on="2021-05-10")
    task = office.does("finish", task, on="2021-06-02", done_on="2021-06-01", result="Đã xong")
    assert office.sees(finding, on="2021-06-02").state == "assigned"
    said = refusal(office.does, "settle", finding, on="2021-06-02")
    assert "cần nhiệm vụ khắc phục đã hoàn thành và có văn bản, sản phẩm minh chứng" in said

    office.corrects(task, on="2021-06-03", evidence_document="88/BC-UBND")

    assert office.sees(finding, on="2021-06-03").state == "settled"


def test_a_task_sent_back_opens_its_finding_again(office, inspected):
    finding = office.finding(inspected.code, on="2021-05-07")
    office.does("assign", finding, on="2021-05-10", **ASSIGN)
    task = office.finds(TASKS, f"KP.480.{finding.code}", on="2021-05-10")
    task = office.does("finish", task, on="2021-06-02", **PROOF)

    office.does("reopen", task, on="2021-06-05", return_reason="Ảnh chụp không rõ")

    opened = office.sees(finding, on="2021-06-05")
    assert (opened.state, opened.ended_on) == ("assigned", None)
    assert opened.values["return_reason"] == "Ảnh chụp không rõ" and "proof" not in opened.values


def test_a_withdrawn_finding_takes_its_open_task_back_and_not_the_other_way(office, inspected):
    finding = office.finding(inspected.code, on="2021-05-07")
    office.does("assign", finding, on="2021-05-10", **ASSIGN)
    task = office.finds(TASKS, f"KP.480.{finding.code}", on="2021-05-10")
    taken_back = {"cancelled_on": "2021-05-12", "cancel_reason": "Giao nhầm"}
    assert "rút vấn đề trong sổ kiểm tra trước" in refusal(
        office.does, "cancel", task, on="2021-05-12", **taken_back
    )

    reason = {"withdrawn_on": "2021-05-12", "withdraw_reason": "Không phải lỗi của đơn vị"}
    office.does("withdraw", finding, on="2021-05-12", **reason)

    task = office.sees(task, on="2021-05-12")
    assert (task.state, task.values["cancel_reason"]) == ("cancelled", "Không phải lỗi của đơn vị")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"due_on": "2021-05-09"}, "cần hạn khắc phục không trước ngày giao"),
        ({"due_on": ""}, "cần có hạn khắc phục"),
        ({"remedy_agency": "22354"}, "cần mã cơ quan mình hoặc đơn vị trực thuộc"),
        ({"assigned_on": "2021-05-06"}, "cần ngày giao khắc phục không trước ngày phát hiện"),
    ],
)
def test_a_remedy_that_cannot_be_given_writes_nothing_anywhere(office, inspected, values, sentence):
    finding = office.finding(inspected.code, on="2021-05-07")

    assert sentence in refusal(office.does, "assign", finding, on="2021-05-10", **ASSIGN | values)

    assert office.sees(finding, on="2021-05-10").state == "found"
    now = at("2021-05-10")
    assert api.entries(TASKS, EntryFilter(), actor=office.actor, now=now).total == 0
    assert api.entries(FINDINGS, EntryFilter(), actor=office.actor, now=now).total == 1
