"""Dated decisions: overlays adopted, periods set."""

from datetime import date, datetime

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.errors import DecisionInvalid
from motcua.agencies.models import Decision
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed

NOW = datetime(2023, 1, 10, 8, 0, tzinfo=VIETNAM)
FORM = "06a-vpcp-kstt"
ACT = "Quyết định số 12/QĐ-UBND ngày 05/01/2023"


def adopt(agency, key, value, valid_from, *, actor=SYSTEM, act=ACT, **more):
    return agencies.adopt(agency.id, key, value, act, valid_from, actor=actor, now=NOW, **more)


def test_no_agency_has_an_overlay_until_it_adopts_one(phu_son):
    assert agencies.accounting_overlay(phu_son.id, FORM, date(2024, 3, 14)) == "default"


def test_an_overlay_holds_from_the_day_of_the_decision(phu_son):
    adopt(phu_son, f"accounting.{FORM}", "kept-apart", date(2023, 6, 13))
    assert agencies.accounting_overlay(phu_son.id, FORM, date(2023, 6, 12)) == "default"
    assert agencies.accounting_overlay(phu_son.id, FORM, date(2023, 6, 13)) == "kept-apart"


def test_an_overlay_is_of_the_agency_that_adopted_it_alone(phu_son):
    district = agencies.resolve("381", date(2023, 6, 13))
    adopt(district, f"accounting.{FORM}", "kept-apart", date(2023, 1, 1))
    assert agencies.accounting_overlay(phu_son.id, FORM, date(2023, 6, 13)) == "default"


def test_a_later_decision_replaces_an_earlier_one_from_its_day(phu_son):
    adopt(phu_son, f"accounting.{FORM}", "kept-apart", date(2023, 1, 1))
    adopt(phu_son, f"accounting.{FORM}", "default", date(2024, 1, 1))
    assert agencies.accounting_overlay(phu_son.id, FORM, date(2023, 12, 31)) == "kept-apart"
    assert agencies.accounting_overlay(phu_son.id, FORM, date(2024, 1, 1)) == "default"


def test_a_decision_ends_with_its_last_day(phu_son):
    adopt(phu_son, "x.y", 1, date(2023, 1, 1), valid_to=date(2023, 12, 31))
    assert agencies.decision(phu_son.id, "x.y", date(2023, 12, 31)) == 1
    assert agencies.decision(phu_son.id, "x.y", date(2024, 1, 1)) is None


def test_the_same_decision_twice_is_one(phu_son):
    for _ in range(2):
        adopt(phu_son, "period.2023-Q3", {"from": "2023-06-13", "to": "2023-09-12"}, NOW.date())
    assert Decision.objects.filter(agency_id=phu_son.id).count() == 1
    assert [d.act for d in agencies.decisions(phu_son.id)] == [ACT]


def test_an_overlay_the_form_does_not_have_is_refused(phu_son):
    with pytest.raises(DecisionInvalid, match="kept-apart"):
        adopt(phu_son, f"accounting.{FORM}", "as-we-like", date(2023, 1, 1))
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"from": "2023-09-12", "to": "2023-06-13"}, "ngày cuối kỳ không trước ngày đầu kỳ"),
        ({"from": "13/06/2023", "to": "12/09/2023"}, "năm-tháng-ngày"),
        ({"from": "2023-06-13"}, "năm-tháng-ngày"),
        ("2023-Q3", "năm-tháng-ngày"),
    ],
)
def test_a_period_that_is_none_is_refused(phu_son, value, expected):
    with pytest.raises(DecisionInvalid, match=expected):
        adopt(phu_son, "period.2023-Q3", value, date(2023, 1, 1))


HOURS = {day: ["07:00-11:30", "13:30-17:00"] for day in "12345"}


def test_own_hours_hold_from_their_day_until_the_next_ones_or_their_last_day(phu_son):
    summer = {**HOURS, "3": ["07:00-11:30"]}
    adopt(phu_son, "working_hours", HOURS, date(2023, 1, 1))
    adopt(phu_son, "working_hours", summer, date(2023, 4, 15), valid_to=date(2023, 10, 14))
    in_time = agencies.working_hours(phu_son.id)

    told = {
        day: agencies.working_week(phu_son.id, date.fromisoformat(day))
        for day in ("2022-12-31", "2023-01-01", "2023-04-14", "2023-04-15", "2023-10-15")
    }

    # What ended is not followed by what it had replaced.
    assert [week is not None for week in told.values()] == [False, True, True, True, False]
    assert told["2023-04-14"][2] == ((420, 690), (810, 1020))
    assert told["2023-04-15"][2] == ((420, 690),)
    assert told == {day: in_time.on(date.fromisoformat(day)) for day in told}


@pytest.mark.parametrize(
    "wrong",
    [{}, {"8": ["07:00-11:30"]}, {"1": ["11:30-07:00"]}, {"1": ["07:00"]}, {"1": []}, "sáng", None],
)
def test_hours_that_are_none_are_refused_with_an_example(phu_son, wrong):
    with pytest.raises(DecisionInvalid, match="07:30-11:30, 13:30-17:00"):
        adopt(phu_son, "working_hours", wrong, date(2023, 1, 1))
    assert not Decision.objects.exists()


def test_a_decision_without_a_paper_is_refused(phu_son):
    with pytest.raises(DecisionInvalid, match="văn bản"):
        adopt(phu_son, "x.y", 1, date(2023, 1, 1), act=" ")


def test_only_an_administrator_decides(phu_son, staff):
    key = f"accounting.{FORM}"
    with pytest.raises(NotAllowed):
        adopt(phu_son, key, "kept-apart", date(2023, 1, 1), actor=staff("counter", phu_son))
    adopt(phu_son, key, "kept-apart", date(2023, 1, 1), actor=staff("admin", phu_son))
    assert agencies.accounting_overlay(phu_son.id, FORM, date(2023, 1, 1)) == "kept-apart"


def test_a_period_is_the_own_one_else_that_of_the_nearest_unit_above(phu_son):
    on = date(2023, 9, 30)
    province, district = agencies.resolve("38", on), agencies.resolve("381", on)
    assert agencies.period_decision(phu_son.id, "2023-Q3", on) is None
    for agency, start, end in (
        (province, "2023-06-15", "2023-09-10"),
        (district, "2023-06-14", "2023-09-11"),
        (phu_son, "2023-06-13", "2023-09-12"),
    ):
        adopt(agency, "period.2023-Q3", {"from": start, "to": end}, date(2023, 1, 1))
        assert agencies.period_decision(phu_son.id, "2023-Q3", on) == (
            date.fromisoformat(start),
            date.fromisoformat(end),
        )


def test_a_set_of_slips_is_one_the_rulebook_has(phu_son):
    adopt(phu_son, "slips", "tt03-2025", date(2025, 7, 1))
    assert agencies.decision(phu_son.id, "slips", date(2025, 8, 1)) == "tt03-2025"
    with pytest.raises(DecisionInvalid, match="tt01-2018, tt03-2025"):
        adopt(phu_son, "slips", "tt09-2099", date(2025, 7, 1))


def test_a_code_prefix_is_an_identity_code(phu_son):
    adopt(phu_son, "code_prefix", "H56.37.12", date(2023, 1, 1))
    assert agencies.decision(phu_son.id, "code_prefix", date(2024, 1, 1)) == "H56.37.12"
    for wrong in ("h56-37", 56, ""):
        with pytest.raises(DecisionInvalid, match="mã định danh của cơ quan"):
            adopt(phu_son, "code_prefix", wrong, date(2023, 1, 1))
