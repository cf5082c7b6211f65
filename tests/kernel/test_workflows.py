"""Where a dossier is in its workflow, and how long each step may take."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel_calendar import OFFICE, at

from motcua.kernel.cases import Stop, Verb
from motcua.kernel.workflow_times import Receipt, timed_steps
from motcua.kernel.workflows import ahead, away_minutes, chosen, minutes_of, stages
from motcua.rulebook import load

ON = date(2025, 7, 2)
# 16 working hours of 07:30-11:30 and 13:30-17:00: Wednesday 2/7 07:30 to Friday 4/7 08:30.
RECEIPT = Receipt(at("2025-07-02 07:30"), at("2025-07-04 08:30"), ())


@pytest.fixture
def standard():
    return next(each for each in load.workflows(ON) if each.key == "standard")


def course(workflow, *told):
    return [stage.step.key for stage in stages(workflow, [(verb, at(when)) for verb, when in told])]


def test_nothing_happens_before_acceptance(standard):
    assert course(standard, (Verb.REGISTER, "2025-07-01 20:00")) == []


def test_a_dossier_goes_step_by_step_to_the_citizen(standard):
    told = [
        (Verb.ACCEPT, at("2025-07-02 08:00")),
        (Verb.ROUTE, at("2025-07-02 09:00")),
        (Verb.SUBMIT, at("2025-07-03 09:00")),
        (Verb.APPROVE, at("2025-07-03 10:00")),
        (Verb.FINISH, at("2025-07-03 11:00")),
        (Verb.DELIVER, at("2025-07-04 08:00")),
    ]

    gone = stages(standard, told)

    assert [stage.step.key for stage in gone] == [
        "receive",
        "appraise",
        "approve",
        "issue",
        "deliver",
    ]
    assert [stage.since for stage in gone] == [when for _, when in told[:-1]]
    assert [stage.until for stage in gone] == [when for _, when in told[1:]]


def test_what_the_leader_gives_back_is_appraised_once_more(standard):
    assert course(
        standard,
        (Verb.ACCEPT, "2025-07-02 08:00"),
        (Verb.TAKE, "2025-07-02 09:00"),
        (Verb.SUBMIT, "2025-07-02 10:00"),
        (Verb.SEND_BACK, "2025-07-02 11:00"),
        (Verb.TAKE, "2025-07-02 13:30"),
    ) == ["receive", "appraise", "approve", "appraise"]


def test_an_office_that_signs_on_paper_skips_to_the_result(standard):
    assert course(
        standard, (Verb.ACCEPT, "2025-07-02 08:00"), (Verb.FINISH, "2025-07-02 09:00")
    ) == ["receive", "deliver"]


def test_a_withdrawal_ends_the_way_at_any_step(standard):
    gone = stages(
        standard,
        [(Verb.ACCEPT, at("2025-07-02 08:00")), (Verb.WITHDRAW, at("2025-07-02 09:00"))],
    )

    assert [(stage.step.key, stage.until) for stage in gone] == [
        ("receive", at("2025-07-02 09:00"))
    ]


def test_the_steps_ahead_are_those_of_the_straight_way(standard):
    appraise = standard.step("appraise")

    assert [step.key for step in ahead(standard, appraise)] == ["approve", "issue", "deliver"]


@given(st.integers(0, 100_000))
def test_the_minutes_of_the_steps_are_the_whole_limit(whole):
    for workflow in load.workflows(ON):
        minutes = minutes_of(workflow, whole)
        away = min(away_minutes(workflow), whole)
        assert sum(minutes.values()) == whole
        assert all(
            abs(minutes[step.key] - step.share * (whole - away)) < len(workflow.steps)
            for step in workflow.steps
            if not step.hand_over
        )


def test_a_step_has_its_share_of_the_time_on_the_receipt(standard):
    # 450 + 450 + 60 = 960 working minutes; 10 % are 96: from 07:30 to 09:06.
    [first, *rest] = timed_steps(
        standard, [(Verb.ACCEPT, RECEIPT.accepted_at)], RECEIPT, at("2025-07-02 09:00"), OFFICE
    )

    assert (first.due_at, first.is_late, first.is_current) == (at("2025-07-02 09:06"), False, True)
    assert [step.since for step in rest] == [None] * 4


def test_a_step_is_late_after_its_own_time_though_the_dossier_is_not(standard):
    [first, *_] = timed_steps(
        standard, [(Verb.ACCEPT, RECEIPT.accepted_at)], RECEIPT, at("2025-07-02 09:07"), OFFICE
    )

    assert first.is_late


def test_a_stop_within_a_step_moves_its_time(standard):
    stopped = Receipt(
        RECEIPT.accepted_at,
        RECEIPT.appointment_at,
        (Stop(at("2025-07-02 08:30"), at("2025-07-02 10:30"), "supplement"),),
    )

    [first, *_] = timed_steps(
        standard, [(Verb.ACCEPT, RECEIPT.accepted_at)], stopped, at("2025-07-02 11:00"), OFFICE
    )

    assert (first.due_at, first.is_late) == (at("2025-07-02 11:06"), False)


def test_while_the_clock_stands_still_no_step_is_late(standard):
    waiting = Receipt(
        RECEIPT.accepted_at,
        RECEIPT.appointment_at,
        (Stop(at("2025-07-02 08:30"), None, "supplement"),),
    )

    [first, *_] = timed_steps(
        standard, [(Verb.ACCEPT, RECEIPT.accepted_at)], waiting, at("2025-07-10 11:00"), OFFICE
    )

    assert not first.is_late


def test_without_a_limit_no_step_has_one(standard):
    timed = timed_steps(
        standard,
        [(Verb.ACCEPT, RECEIPT.accepted_at)],
        Receipt(RECEIPT.accepted_at, None, ()),
        at("2025-12-02 09:00"),
        OFFICE,
    )

    assert [step.due_at for step in timed] == [None] * 5


def test_a_field_s_own_workflow_stands_before_the_general_one():
    known = load.workflows(ON)

    assert chosen(known, None, "chung-thuc").key == "same-day"
    assert chosen(known, "1.001193", "ho-tich").key == "standard"


def test_every_workflow_in_force_adds_up_and_ends():
    for workflow in load.workflows(ON):
        assert sum(step.share for step in workflow.steps) == Decimal(1)


def test_before_there_were_workflows_there_is_none():
    assert load.workflow_of("1.001193", "ho-tich", date(2017, 1, 3)) is None
