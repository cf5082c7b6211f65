"""Nhắc việc: who is reminded of what on which day. 15/03/2021 is a Monday; no day off around it."""

from datetime import date

import pytest
from task_office import TaskOffice, at

from motcua.kernel.errors import NotFound
from motcua.kernel.reminders import Alarm
from motcua.registers import api

pytestmark = pytest.mark.django_db(transaction=True)
FINISH = {"done_on": "2021-03-14", "result": "Đã xong"}


def heard(keeper, on, officer=""):
    found = api.reminders(keeper.agency.id, actor=keeper.actor, now=at(on), officer=officer)
    return [(row.code, row.alarm.value, row.days) for row in found.rows]


@pytest.mark.parametrize(
    ("due", "kind", "alarm"),
    [
        ("2021-03-23", "directive", None),  # 6 working days left
        ("2021-03-22", "directive", ("soon", 5)),
        ("2021-03-20", "directive", ("soon", 4)),  # a Saturday
        ("2021-03-29", "plan", ("soon", 10)),
        ("2021-03-30", "plan", None),
        ("2021-03-18", "remediation", ("soon", 3)),
        ("2021-03-19", "remediation", None),
        ("2021-03-15", "directive", ("today", 0)),
        ("2021-03-13", "directive", ("leader", -1)),  # the Saturday before
        ("2021-03-12", "directive", ("leader", -1)),
        ("2021-03-09", "directive", ("leader", -4)),
        ("2021-03-08", "directive", ("upper", -5)),
        ("2021-01-04", "directive", ("upper", -45)),
    ],
)
def test_an_alarm_grows_louder_by_working_days(office, due, kind, alarm):
    year = {"plan_year": "2021"} if kind == "plan" else {}
    office.task(on="2021-01-04", code="N", kind=kind, due_on=due, **year)

    assert heard(office, "2021-03-15") == ([("N", *alarm)] if alarm else [])


def test_on_a_day_off_after_the_due_day_it_is_late_and_no_leader_hears_of_it_yet(office):
    office.task(on="2021-01-04", code="N", due_on="2021-03-12")

    assert heard(office, "2021-03-13") == [("N", "late", 0)]


def test_nothing_is_counted_beyond_the_last_day_of_a_dissolved_unit(office):
    # The town ended on Monday 30/06/2025: Tuesday 24 to Friday 27 and the Monday are 5 days.
    office.task(on="2025-06-02", code="N", due_on="2025-06-23")
    found = api.reminders(office.agency.id, actor=office.actor, now=at("2026-11-20"))

    (row,) = found.rows
    assert (row.alarm, row.days, row.gone_on) == (Alarm.UPPER, -5, date(2025, 6, 30))


@pytest.mark.parametrize("due", ["2025-06-30", "2025-07-01"])
def test_what_was_not_late_at_the_end_of_a_unit_is_counted_on(office, due):
    office.task(on="2025-06-02", code="N", due_on=due)
    found = api.reminders(office.agency.id, actor=office.actor, now=at("2025-07-04"))

    assert [row.gone_on for row in found.rows] == [None]
    assert [row.days for row in found.rows] == [-4 if due == "2025-06-30" else -3]


def test_the_loudest_comes_first_and_what_is_over_is_not_heard(office):
    for code, due in (("SOON", "2021-03-18"), ("UPPER", "2021-03-01"), ("TODAY", "2021-03-15")):
        office.task(on="2021-02-01", code=code, due_on=due)
    office.task(on="2021-02-01", code="NO-LIMIT")
    office.does(
        "finish", office.task(on="2021-02-01", due_on="2021-03-01"), on="2021-03-14", **FINISH
    )

    assert [code for code, _, _ in heard(office, "2021-03-15")] == ["UPPER", "TODAY", "SOON"]
    found = api.reminders(office.agency.id, actor=office.actor, now=at("2021-03-15"))
    assert found.counts == {
        Alarm.UPPER: 1,
        Alarm.LEADER: 0,
        Alarm.LATE: 0,
        Alarm.TODAY: 1,
        Alarm.SOON: 1,
    }


def test_an_officer_hears_of_the_own_tasks_only(office):
    office.task(on="2021-02-01", code="MINE", due_on="2021-03-15", officer="Lê Thị Ngọc")
    office.task(on="2021-02-01", code="THEIRS", due_on="2021-03-15", officer="Trần Văn Tám")
    office.task(on="2021-02-01", code="NOBODY", due_on="2021-03-15")

    assert [code for code, _, _ in heard(office, "2021-03-15", "lê thị ngọc")] == ["MINE"]


def test_the_agency_that_gave_it_hears_of_it_only_after_five_working_days(
    office, ward_office, stranger, staff
):
    task = office.task(on="2021-02-01", due_on="2021-03-31")
    down = {"handed_to": "19996", "handed_on": "2021-02-01", "handed_due_on": "2021-03-08"}
    office.does("hand_down", task, on="2021-02-01", **down)
    ward_office.task(on="2021-02-01", code="OWN", kind="leader", due_on="2021-03-01")

    def told(on):
        found = api.late_below(office.agency.id, actor=office.actor, now=at(on))
        return [(row.agency.name, row.code) for row in found.rows]

    assert told("2021-03-12") == []
    assert told("2021-03-15") == [("Phường Tứ Hạ", "480.NV-2021-0001")]
    foreign = TaskOffice(stranger, staff("leader", stranger))
    with pytest.raises(NotFound):
        api.late_below(office.agency.id, actor=foreign.actor, now=at("2021-03-15"))
    with pytest.raises(NotFound):
        heard(TaskOffice(office.agency, foreign.actor), "2021-03-15")
