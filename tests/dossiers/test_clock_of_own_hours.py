"""A dossier's own clock in its agency's own hours, against a count half hour by half hour.

The count is that of tests/kernel: it knows the wall clock and the days off, nothing of the program.
Weeks are random; each runs beside the usual one. 2020-2026, with stops, half days, swapped days.
"""

import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.dossiers.own_clock import clock_of, standing_of, week_said
from motcua.kernel.case_json import case_from_json, case_to_json
from motcua.kernel.cases import Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.due_explained import NamedDays, explain_due
from motcua.kernel.intake_rules import CutOffHour, CutOffKind
from motcua.kernel.lifecycle import Event, replay

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kernel"))
from kernel_calendar import DAYS_OFF, EXTRA_DAYS
from test_clock_with_stops import GAPS, HALF_HOUR, MOMENTS, by_hand, is_working, run_on

# Public holidays that fell on a weekend: they matter to an agency that works then.
ON_WEEKENDS = frozenset(
    map(
        date.fromisoformat,
        [
            "2020-01-25",
            "2020-01-26",
            "2021-02-13",
            "2021-02-14",
            "2021-05-01",
            "2022-01-01",
            "2022-04-10",
            "2022-04-30",
            "2022-05-01",
            "2023-01-01",
            "2023-01-21",
            "2023-01-22",
            "2023-04-29",
            "2023-04-30",
            "2023-09-02",
            "2024-02-10",
            "2024-02-11",
            "2025-02-01",
            "2026-04-26",
        ],
    )
)
THREE = CutOffHour(CutOffKind.HOUR, time(15, 0))
NAMES = NamedDays({}, 2030)
SLOTS = st.lists(st.integers(12, 40), min_size=0, max_size=4, unique=True).map(sorted)
DAY = SLOTS.map(
    lambda ends: tuple((a * 30, b * 30) for a, b in zip(ends[::2], ends[1::2], strict=False))
)
WEEKS = st.tuples(*[DAY] * 7).filter(lambda week: any(week[:5]))


def works_in(week):
    """Whether the half hour that begins at a moment is worked."""
    swapped = next(day for day in week if day)  # a day worked instead is as the week's first

    def works(moment):
        day, minute = moment.date(), moment.hour * 60 + moment.minute
        if day in DAYS_OFF | ON_WEEKENDS:
            return False
        sessions = swapped if day in EXTRA_DAYS else week[day.weekday()]
        return any(begin <= minute < end for begin, end in sessions)

    return works


def accepted_with(week, moment, appointment):
    said = {
        "code": "HS-1",
        "field_key": "ho-tich",
        "procedure_code": "1.001193",
        "procedure_name": "Đăng ký khai sinh",
        "channel": "counter",
        "source_system": "tinh",
        "appointment_at": appointment.isoformat(),
    }
    return Event(Verb.ACCEPT, moment, said | week_said(week))


@settings(max_examples=120, deadline=None)
@given(week=WEEKS, start=MOMENTS, hours=st.integers(1, 60), gaps=GAPS)
def test_a_limit_in_hours_and_its_stops_run_as_a_hand_counts_in_the_agencys_hours(
    week, start, hours, gaps
):
    works = works_in(week)
    explained = explain_due(start, Decimal(hours), "hour", clock(week), THREE, NAMES)
    appointment = run_on(start, hours * 2, works)
    assert explained.due_at == appointment

    events, stops, moment = [accepted_with(week, start, appointment)], [], start
    for before, length, _ in gaps:
        since = moment + before * HALF_HOUR
        moment = since + length * HALF_HOUR
        stops.append((since, moment, False))
        events += [Event(Verb.PAUSE, since), Event(Verb.RESUME, moment)]
    case = case_from_json(case_to_json(replay(events)))

    due = standing_of(case).due_at

    assert due == by_hand(start, appointment, stops, works)
    assert works(due - HALF_HOUR), due


@settings(max_examples=120, deadline=None)
@given(week=WEEKS, start=MOMENTS, days=st.integers(1, 40))
def test_a_limit_in_days_ends_with_the_agencys_last_session_and_names_its_days(week, start, days):
    works, day, counted = works_in(week), start.date(), []
    while len(counted) < days:
        day += timedelta(days=1)
        if is_working(day, works):
            counted.append(day)

    found = explain_due(start, Decimal(days), "working_day", clock(week), THREE, NAMES)

    assert found.counted == tuple(counted)
    assert found.due_at.date() == day
    assert works(found.due_at - HALF_HOUR) and not works(found.due_at)
    assert f"Hẹn trả: {found.due_at:%H:%M}" in found.steps[-1]


def clock(week):
    """The calendar as a dossier accepted in those hours gets it."""
    start = datetime.combine(date(2024, 3, 4), time(8), VIETNAM)
    return clock_of(replay([accepted_with(week, start, start + timedelta(days=1))]))
