"""Plans that simplify procedures: linked to the procedure, its list and the decision; figures."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from counting import figure

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed
from motcua.kernel.publications import Act, DecisionHead, Line
from motcua.kernel.register_cuts import cuts_of
from motcua.procedures import api as procedures
from motcua.registers import api
from motcua.rulebook import load

KEY, CODE = "simplifications", "1.001653"
NOW = datetime(2026, 6, 20, 9, 0, tzinfo=VIETNAM)
FIRST, LAST = date(2026, 1, 1), date(2026, 6, 14)
PLAN = {
    "procedure": CODE,
    "main_kind": "time",
    "content": "Giảm thời hạn từ 05 xuống 03 ngày làm việc",
    "plan_document": "93/KH-UBND",
    "proposed_on": "05/02/2026",
    "time_before": "40",
    "time_after": "24",
    "cost_before": "3000000",
    "cost_after": "2000000",
}
APPROVAL = {"decision": "700/QĐ-UBND", "decided_on": "10/03/2026"}


@pytest.fixture
def ward(units):
    """Phường Quang Trung."""
    return agencies.resolve("14818", LAST)


@pytest.fixture
def listed(ward):
    """The procedure is on the ward's own list."""
    said = {"name": "Giấy xác nhận khuyết tật", "tier": "commune", "in_force_on": "01/07/2025"}
    return api.record("offerings", ward, said, actor=SYSTEM, now=NOW, code=CODE)


def plan(ward, actor=SYSTEM, state=None, **said):
    return api.record(KEY, ward, PLAN | said, actor=actor, now=NOW, state=state)


def do(entry, verb, **said):
    return api.apply(KEY, entry.id, verb, said, actor=SYSTEM, now=NOW)


def fault(call, *args, **more):
    with pytest.raises(api.EntryRefused) as refused:
        call(*args, **more)
    return [(one.field, one.expected) for one in refused.value.faults]


def offering(ward):
    return api.entry_by_code("offerings", CODE, agency_id=ward.id, actor=SYSTEM, now=NOW)


def publish(ward, act=Act.AMEND):
    head = DecisionHead("1436/QĐ-UBND", "Chủ tịch UBND tỉnh", date(2026, 5, 5), date(2026, 5, 15))
    values = {"limit": "3 working_day"} if act is Act.AMEND else {}
    procedures.publish(
        ward.id,
        head,
        [Line(CODE, act, values)],
        actor=SYSTEM,
        now=NOW,
        source_name="cong-bo.xlsx",
        source_digest="0" * 64,
    )


def test_the_catalogue_says_name_and_field(ward):
    entry = plan(ward)

    assert entry.values["name"] == "Đổi, cấp lại Giấy xác nhận khuyết tật"
    assert entry.values["field"] == "Bảo trợ xã hội"
    assert entry.code == "DGH-2026-001"


def test_a_cut_keeps_both_parts_and_is_rounded_once(ward):
    definition = load.register(KEY)
    time, cost = cuts_of(definition, plan(ward).values)

    # 40 - 24 = 16 of 40 hours; 1 of 3 million.
    assert (time.before, time.after, time.cut, time.share) == (40, 24, 16, Decimal("40.0"))
    assert (cost.cut, cost.share) == (1_000_000, Decimal("33.3"))


def test_a_figure_that_was_not_said_is_no_cut(ward):
    definition = load.register(KEY)
    entry = plan(ward, main_kind="other", time_before="", time_after="", cost_before="0",
                 cost_after="0")  # fmt: skip

    assert [(one.label, one.share) for one in cuts_of(definition, entry.values)] == [
        ("Chi phí tuân thủ", None)
    ]


def test_a_plan_of_time_needs_both_times_and_never_a_longer_one(ward):
    assert fault(plan, ward, time_after="") == [
        ("time_after", "phương án cắt giảm thời gian phải ghi thời gian trước và sau")
    ]
    assert fault(plan, ward, time_after="41")[0][0] == "time_after"


def test_an_unknown_procedure_and_a_second_plan_of_one_are_refused(ward):
    assert fault(plan, ward, procedure="9.999999", name="Lạ") == [
        ("procedure", "mã một thủ tục có trong danh mục")
    ]
    first = plan(ward)
    assert fault(plan, ward) == [
        (
            "procedure",
            f"thủ tục chưa có phương án đang đề xuất; đã có {first.code}, sửa phương án ấy",
        )
    ]


def test_approval_needs_the_procedure_on_the_own_list_and_marks_it_there(ward):
    entry = plan(ward)
    assert fault(do, entry, "approve", **APPROVAL)[0][0] == "procedure"

    said = {"name": "Giấy xác nhận khuyết tật", "tier": "commune", "in_force_on": "01/07/2025"}
    api.record("offerings", ward, said, actor=SYSTEM, now=NOW, code=CODE)
    do(entry, "approve", **APPROVAL)
    assert offering(ward).values["simplified_on"] == date(2026, 3, 10)
    assert figure(ward.id, "offering.simplified", FIRST, LAST) == 1


def test_a_first_day_of_simplification_stays(ward, listed):
    first = plan(ward)
    do(first, "approve", **APPROVAL)
    second = plan(ward, proposed_on="01/04/2026")
    do(second, "approve", decision="900/QĐ-UBND", decided_on="01/06/2026")

    assert offering(ward).values["simplified_on"] == date(2026, 3, 10)


def test_it_is_carried_out_by_a_decision_that_changes_this_very_procedure(ward, listed):
    entry = plan(ward)
    do(entry, "approve", **APPROVAL)
    unknown = fault(do, entry, "carry_out", publication="1436/QĐ-UBND")
    assert "publication" in [field for field, _ in unknown]

    publish(ward)
    done = do(entry, "carry_out", publication="1436/qđ-ubnd")
    assert (done.state, done.values["carried_on"]) == ("carried_out", date(2026, 5, 15))


def test_the_figures_of_a_period_keep_both_parts_of_the_shares(ward, listed):
    do(plan(ward), "approve", **APPROVAL)
    figures = {
        "simplification.proposed": 1,
        "simplification.approved": 1,
        "simplification.approved_time": 1,
        "simplification.carried_out": 0,
        "simplification.open": 1,
        "simplification.hours_before": 40,
        "simplification.hours_cut": 16,
        "simplification.cost_before": 3_000_000,
        "simplification.cost_cut": 1_000_000,
    }

    assert {key: figure(ward.id, key, FIRST, LAST) for key in figures} == figures
    earlier = {key: figure(ward.id, key, FIRST, date(2026, 3, 9)) for key in figures}
    assert earlier["simplification.approved"] == earlier["simplification.hours_cut"] == 0
    assert earlier["simplification.proposed"] == earlier["simplification.open"] == 1


def test_a_dropped_plan_counts_as_proposed_only(ward, listed):
    entry = plan(ward)
    do(entry, "approve", **APPROVAL)
    do(entry, "drop", dropped_on="01/04/2026", drop_reason="Luật mới quy định khác")

    assert figure(ward.id, "simplification.proposed", FIRST, LAST) == 1
    assert figure(ward.id, "simplification.approved", FIRST, LAST) == 0
    assert figure(ward.id, "simplification.open", FIRST, LAST) == 0


def test_a_counter_officer_writes_no_plan(ward):
    actor = Actor(user_id=7, name="Người thử", role="counter", agency_id=ward.id)

    with pytest.raises(NotAllowed):
        plan(ward, actor=actor)
