"""Working time against a count half hour by half hour, over the real days off of 2020-2026."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel_calendar import AFTERNOON, DAYS_OFF, EXTRA_DAYS, MORNING, OFFICE, OWN_HOURS, at

from motcua.kernel.dates import VIETNAM
from motcua.kernel.working_time import DayOutOfCalendar, SessionsInvalid, WorkCalendar

HALF_HOUR = timedelta(minutes=30)
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
MOMENTS = st.builds(
    lambda day, slot: datetime.combine(day, time(slot // 2, slot % 2 * 30), VIETNAM),
    DAYS,
    st.integers(0, 47),
)
MINUTES = st.builds(
    lambda day, minute: datetime.combine(day, time(minute // 60, minute % 60), VIETNAM),
    DAYS,
    st.integers(0, 1439),
)


def office_works(moment: datetime) -> bool:
    """Whether the half hour that begins here is worked, read from the wall clock."""
    day, clock = moment.date(), moment.time()
    weekday = day.weekday() < 5 or day.isoformat() in (
        "2024-05-04",
        "2025-04-26",
        "2026-01-10",
        "2026-08-22",
    )
    in_session = time(7, 30) <= clock < time(11, 30) or time(13, 30) <= clock < time(17, 0)
    return weekday and in_session and day not in DAYS_OFF


def own_hours_work(moment: datetime) -> bool:
    """The same for the office with hours of its own."""
    clock, name = moment.time(), moment.strftime("%a")
    morning = time(7, 30) <= clock < time(11, 30)
    afternoon = time(13, 30) <= clock < time(17, 0)
    friday = time(8, 0) <= clock < time(12, 0) or time(13, 0) <= clock < time(17, 30)
    hours = {"Sun": False, "Sat": morning, "Fri": friday, "Wed": morning}
    return hours.get(name, morning or afternoon) and moment.date() not in DAYS_OFF


CALENDARS = st.sampled_from([(OFFICE, office_works), (OWN_HOURS, own_hours_work)])


@given(CALENDARS, MOMENTS, st.integers(0, 48 * 40))
def test_working_minutes_are_the_worked_half_hours_in_between(
    pair: tuple, start: datetime, slots: int
) -> None:
    calendar, works = pair
    worked = sum(works(start + i * HALF_HOUR) for i in range(slots))
    end = start + slots * HALF_HOUR
    assert calendar.working_minutes(start, end) == 30 * worked
    assert calendar.working_minutes(end, start) == -30 * worked


@given(CALENDARS, MOMENTS, st.integers(0, 200))
def test_working_minutes_are_added_half_hour_by_half_hour(
    pair: tuple, start: datetime, half_hours: int
) -> None:
    calendar, works = pair
    moment, left = start, half_hours
    while left:
        left -= works(moment)
        moment += HALF_HOUR
    assert calendar.add_working_minutes(start, 30 * half_hours) == moment


@given(CALENDARS, DAYS, st.integers(-60, 120))
def test_working_days_are_counted_one_by_one(pair: tuple, day: date, count: int) -> None:
    calendar, works = pair
    step = timedelta(days=1 if count >= 0 else -1)
    expected, left = day, abs(count)
    if count == 0:
        while not _works_on(expected, works):
            expected += step
    while left:
        expected += step
        left -= _works_on(expected, works)
    assert calendar.add_working_days(day, count) == expected


def _works_on(day: date, works) -> bool:
    midnight = datetime.combine(day, time(), VIETNAM)
    return any(works(midnight + i * HALF_HOUR) for i in range(48))


@given(CALENDARS, MINUTES, MINUTES, MINUTES)
def test_working_time_adds_up_over_any_moment_in_between(
    pair: tuple, a: datetime, b: datetime, c: datetime
) -> None:
    calendar, _ = pair
    whole = calendar.working_minutes(a, c)
    assert whole == calendar.working_minutes(a, b) + calendar.working_minutes(b, c)


@given(CALENDARS, MINUTES, st.integers(1, 100_000))
def test_adding_minutes_reaches_the_first_moment_by_which_they_have_passed(
    pair: tuple, start: datetime, minutes: int
) -> None:
    calendar, _ = pair
    end = calendar.add_working_minutes(start, minutes)
    assert calendar.working_minutes(start, end) == minutes
    assert calendar.working_minutes(start, end - timedelta(minutes=1)) == minutes - 1


@given(DAYS, DAYS)
def test_working_days_between_are_those_after_the_first_day(first: date, second: date) -> None:
    after, to = min(first, second), max(first, second)
    days = [after + timedelta(days=i + 1) for i in range((to - after).days)]
    assert OFFICE.working_days_between(after, to) == sum(_works_on(d, office_works) for d in days)
    assert OFFICE.working_days_between(to, after) == -OFFICE.working_days_between(after, to)


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2024-03-05 07:30", 60, "2024-03-05 08:30"),
        ("2024-03-05 11:00", 60, "2024-03-05 14:00"),
        ("2024-03-05 11:00", 30, "2024-03-05 11:30"),  # the end of a session, not the next begin
        ("2024-03-05 16:30", 60, "2024-03-06 08:00"),
        ("2024-03-05 19:00", 60, "2024-03-06 08:30"),
        ("2024-03-05 08:15", 450, "2024-03-06 08:15"),
        ("2024-02-07 17:00", 1, "2024-02-15 07:31"),  # over Tết
        ("2024-05-03 17:00", 60, "2024-05-04 08:30"),  # a worked Saturday
        ("2024-03-09 10:00", 0, "2024-03-09 10:00"),  # nothing to add, on a Saturday
    ],
)
def test_minutes_run_only_in_sessions(start: str, minutes: int, end: str) -> None:
    assert OFFICE.add_working_minutes(at(start), minutes) == at(end)


def test_seconds_are_cut_off_and_any_zone_is_read_in_vietnam() -> None:
    morning = datetime(2024, 3, 5, 0, 30, 59, tzinfo=UTC)  # 07:30:59 in Vietnam
    assert OFFICE.working_minutes(morning, at("2024-03-05 08:00")) == 30
    assert OFFICE.add_working_minutes(morning, 30) == at("2024-03-05 08:00")


def test_a_day_off_and_a_half_day() -> None:
    assert not OFFICE.is_working_day(date(2024, 3, 9))
    assert not OFFICE.is_working_day(date(2024, 2, 9))
    assert OFFICE.is_working_day(date(2024, 5, 4))
    assert OWN_HOURS.is_working_day(date(2024, 3, 9))
    assert OWN_HOURS.end_of_working_day(date(2024, 3, 6)) == at("2024-03-06 11:30")


def test_a_working_day_begins_and_ends_with_its_sessions() -> None:
    assert OFFICE.start_of_working_day(date(2024, 3, 5)) == at("2024-03-05 07:30")
    assert OFFICE.end_of_working_day(date(2024, 3, 5)) == at("2024-03-05 17:00")
    # An appointment on a Sunday keeps its day.
    assert OFFICE.start_of_working_day(date(2024, 3, 10)) == at("2024-03-10 00:00")
    assert OFFICE.end_of_working_day(date(2024, 3, 10)) == at("2024-03-10 17:00")


def test_a_worked_saturday_has_the_sessions_given_for_it_or_those_of_monday() -> None:
    saturday = date(2024, 5, 4)
    assert OFFICE.sessions_of(saturday) == (MORNING, AFTERNOON)
    short = WorkCalendar(OFFICE.sessions, DAYS_OFF, EXTRA_DAYS, extra_sessions=(MORNING,))
    assert short.sessions_of(saturday) == (MORNING,)
    closed = WorkCalendar(OFFICE.sessions, frozenset({saturday}), EXTRA_DAYS)
    assert closed.sessions_of(saturday) == ()


@pytest.mark.parametrize(
    "sessions",
    [
        {1: ((690, 450),)},
        {1: ((450, 690), (600, 1020))},
        {1: ((810, 1020), (450, 690))},
        {1: ((450, 1441),)},
        {1: ((-1, 600),)},
        {8: (MORNING,)},
        {1: ()},
        {},
    ],
)
def test_sessions_that_cannot_be_are_refused(sessions: dict) -> None:
    assert WorkCalendar({1: (MORNING, AFTERNOON)}).is_working_day(date(2024, 3, 4))
    with pytest.raises(SessionsInvalid, match="Giờ làm việc"):
        WorkCalendar(sessions)


def test_a_session_until_midnight_ends_on_its_day() -> None:
    night = WorkCalendar({1: ((1200, 1440),)})
    assert night.end_of_working_day(date(2024, 3, 4)).date() == date(2024, 3, 4)
    assert night.add_working_minutes(at("2024-03-04 20:00"), 60) == at("2024-03-04 21:00")


@pytest.mark.parametrize("text", ["1969-12-31 08:00", "2100-01-01 08:00", "9999-12-31 17:00"])
def test_a_day_without_a_calendar_is_refused_by_name(text: str) -> None:
    with pytest.raises(DayOutOfCalendar, match=at(text).strftime("%d/%m/%Y")):
        OFFICE.working_minutes(at("2024-03-05 08:00"), at(text))
    with pytest.raises(DayOutOfCalendar):
        OFFICE.add_working_days(date(2099, 12, 31), 1)
    with pytest.raises(DayOutOfCalendar):
        OFFICE.add_working_minutes(at("2099-12-31 17:00"), 1)


def test_minutes_are_not_added_backwards() -> None:
    with pytest.raises(ValueError, match="-1"):
        OFFICE.add_working_minutes(at("2024-03-05 08:00"), -1)
