"""A due time tells how it was counted, and the telling agrees with the time."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.dates import VIETNAM
from motcua.kernel.due_explained import NamedDays, explain_due, limit_words
from motcua.kernel.intake_rules import CutOffHour, CutOffKind
from motcua.kernel.working_time import WorkCalendar

SESSIONS = ((450, 690), (810, 1050))  # 07:30-11:30, 13:30-17:30
HOLIDAY = date(2026, 11, 24)
CALENDAR = WorkCalendar(
    sessions={day: SESSIONS for day in range(1, 6)},
    days_off=frozenset({HOLIDAY}),
    extra_days=frozenset({date(2026, 11, 28)}),  # a Saturday worked
)
NAMED = NamedDays({HOLIDAY: "Ngày Văn hóa Việt Nam"}, 2026)
AT_15 = CutOffHour(CutOffKind.HOUR, time(15))


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def explained(accepted, value, unit):
    return explain_due(at(accepted), Decimal(value), unit, CALENDAR, AT_15, NAMED)


def test_three_working_days_name_the_days_counted_and_the_holiday_passed_over():
    found = explained("2026-11-23 09:00", "3", "working_day")

    assert found.due_at == at("2026-11-27 17:30")
    assert found.counted == (date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27))
    assert found.steps == (
        "Tiếp nhận lúc 09:00 Thứ Hai 23/11/2026.",
        "Ngày tiếp nhận không tính vào thời hạn.",
        "Thời hạn 3 ngày làm việc: Thứ Tư 25/11/2026, Thứ Năm 26/11/2026, Thứ Sáu 27/11/2026.",
        "Không tính ngày nghỉ: Thứ Ba 24/11/2026 (Ngày Văn hóa Việt Nam).",
        "Hẹn trả: 17:30 Thứ Sáu 27/11/2026.",
    )


def test_a_saturday_worked_instead_is_counted():
    assert explained("2026-11-26 09:00", "2", "working_day").counted == (
        date(2026, 11, 27),
        date(2026, 11, 28),
    )


@pytest.mark.parametrize(
    ("accepted", "due", "why"),
    [
        ("2026-11-23 15:00", "2026-11-23 17:30", "tiếp nhận không sau 15:00 nên trả ngay hôm nay"),
        ("2026-11-23 15:01", "2026-11-25 17:30", "tiếp nhận sau 15:00"),
        ("2026-11-22 10:00", "2026-11-23 17:30", "tiếp nhận vào ngày nghỉ"),
    ],
)
def test_a_same_day_procedure_says_on_which_side_of_the_cut_off_it_came(accepted, due, why):
    found = explained(accepted, "0", "working_day")

    assert found.due_at == at(due)
    assert why in found.steps[1]


def test_after_the_cut_off_the_forwarding_moves_and_the_limit_does_not():
    early, late = (
        explained(f"2026-11-23 {hour}", "1", "working_day") for hour in ("14:00", "15:30")
    )

    assert early.due_at == late.due_at == at("2026-11-25 17:30")
    assert not any("chuyển đến người giải quyết" in step for step in early.steps)
    assert any("vào 07:30 Thứ Tư 25/11/2026" in step for step in late.steps)


def test_calendar_days_run_on_days_off_and_only_their_end_moves():
    over_the_weekend = explained("2026-11-18 09:00", "4", "day")  # ends on Sunday the 22nd
    assert over_the_weekend.due_at == at("2026-11-23 17:30")
    assert [day.on for day in over_the_weekend.passed_over] == [date(2026, 11, 22)]

    inside = explained("2026-11-18 09:00", "7", "day")  # Wednesday the 25th, a working day
    assert inside.due_at == at("2026-11-25 17:30")
    assert inside.passed_over == ()


def test_a_year_without_known_holidays_is_said():
    assert any("từ năm 2027" in step for step in explained("2026-12-31 09:00", "1", "month").steps)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("0", "working_day", "trong ngày"),
        ("0.5", "working_day", "0,5 ngày làm việc"),
        ("10", "working_day", "10 ngày làm việc"),
        ("8", "hour", "8 giờ làm việc"),
        ("2", "month", "2 tháng"),
    ],
)
def test_a_limit_in_words(value, unit, words):
    assert limit_words(Decimal(value), unit) == words


MOMENTS = st.integers(0, 364 * 24 * 60).map(
    lambda minutes: at("2026-01-01 00:00") + timedelta(minutes=minutes)
)
LIMITS = st.one_of(
    st.tuples(st.integers(0, 40).map(Decimal), st.sampled_from(["working_day", "day", "hour"])),
    st.tuples(st.integers(1, 3).map(Decimal), st.just("month")),
    st.tuples(st.integers(1, 9).map(lambda n: Decimal(n) / 2), st.just("working_day")),
)


@given(accepted=MOMENTS, limit=LIMITS)
def test_no_due_time_lies_in_closed_hours_and_every_day_on_the_way_is_accounted_for(
    accepted, limit
):
    value, unit = limit
    found = explain_due(accepted, value, unit, CALENDAR, AT_15, NAMED)

    minute = found.due_at.hour * 60 + found.due_at.minute
    assert any(begin < minute <= end for begin, end in CALENDAR.sessions_of(found.due_at.date())), (
        found
    )
    assert found.due_at > accepted or accepted.time() > time(17, 30) or value == 0
    assert found.steps[-1].startswith(f"Hẹn trả: {found.due_at:%H:%M} ")
    if found.counted:
        days = {accepted.date() + timedelta(days=n + 1) for n in range(80)}
        on_the_way = {day for day in days if day <= found.due_at.date()}
        assert len(found.counted) == value
        assert set(found.counted) | {day.on for day in found.passed_over} == on_the_way
        assert found.counted[-1] == found.due_at.date()
        assert all(day.weekday() < 5 or day == date(2026, 11, 28) for day in found.counted)
