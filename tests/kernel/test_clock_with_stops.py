"""The clock with stops against a count half hour by half hour, 2020-2026, two offices in parallel.

The count knows the wall clock and the days off of `kernel_calendar`, and nothing of the kernel.
"""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_calendar import OFFICE, OWN_HOURS, at
from test_working_time import office_works, own_hours_work

from motcua.kernel.cases import Stop
from motcua.kernel.dates import VIETNAM
from motcua.kernel.deadlines import moved_due

HALF_HOUR = timedelta(minutes=30)
MOMENTS = st.builds(
    lambda day, slot: datetime.combine(day, time(slot // 2, slot % 2 * 30), VIETNAM),
    st.dates(date(2020, 1, 2), date(2026, 10, 1)),
    st.integers(0, 47),
)
GAPS = st.lists(
    st.tuples(st.integers(0, 48 * 5), st.integers(0, 48 * 9), st.booleans()), max_size=3
)
OFFICES = ((OFFICE, office_works), (OWN_HOURS, own_hours_work))


def worked(start, end, works):
    """Half hours worked from start to end."""
    moment, count = start, 0
    while moment < end:
        count += works(moment)
        moment += HALF_HOUR
    return count


def run_on(start, half_hours, works):
    """The end of the last of so many worked half hours after start."""
    moment = start
    while half_hours:
        half_hours -= works(moment)
        moment += HALF_HOUR
    return moment


def is_working(day, works):
    midnight = datetime.combine(day, time(), VIETNAM)
    return any(works(midnight + i * HALF_HOUR) for i in range(48))


def last_hour(day, works):
    midnight = datetime.combine(day, time(), VIETNAM)
    return max(midnight + (i + 1) * HALF_HOUR for i in range(48) if works(midnight + i * HALF_HOUR))


def next_close(moment, works):
    """The first moment, not before this one, at which a session ends."""
    while not works(moment - HALF_HOUR) or works(moment):
        moment += HALF_HOUR
    return moment


def with_nothing_left(due, since, until, works):
    """Nobody works out of hours, nor gives a result the minute a dossier comes back."""
    if since.date() == until.date() and not worked(since, until, works):
        return due
    if is_working(until.date(), works):
        return next_close(until, works)
    day = until.date()
    while not is_working(day, works):
        day += timedelta(days=1)
    return last_hour(day, works)


def once_more(accepted, appointment, until, works):
    """The whole limit again: its working days after the day it comes back, else its half hours."""
    days = [accepted.date() + timedelta(days=n + 1) for n in range(400)]
    count = sum(is_working(day, works) for day in days if day <= appointment.date())
    if not count:
        return run_on(until, worked(accepted, appointment, works), works)
    day = until.date()
    while count:
        day += timedelta(days=1)
        count -= is_working(day, works)
    moment = datetime.combine(day, appointment.time(), VIETNAM)
    if works(moment - HALF_HOUR):
        return moment
    return min(next_close(moment, works), last_hour(day, works))


def by_hand(accepted, appointment, stops, works):
    """The appointment put off by the working time that each stop left over, or begun anew."""
    due = appointment
    for since, until, restarts in stops:
        if since.date() > due.date():
            continue
        left = worked(since, due, works) if since < due else 0
        if restarts:
            due = max(due, once_more(accepted, appointment, until, works))
        elif left:
            due = max(due, run_on(until, left, works))
        else:
            due = max(due, with_nothing_left(due, since, until, works))
    return due


@settings(max_examples=120, deadline=None)
@given(start=MOMENTS, limit=st.integers(1, 60), gaps=GAPS)
def test_stopped_time_moves_the_due_time_as_a_hand_counts_in_two_offices_at_once(
    start, limit, gaps
):
    for calendar, works in OFFICES:
        appointment = run_on(start, limit, works)
        moment, stops = start, []
        for before, length, restarts in gaps:
            since = moment + before * HALF_HOUR
            moment = since + length * HALF_HOUR
            stops.append((since, moment, restarts))

        due, stands_still = moved_due(
            appointment,
            [Stop(a, b, "pause", restarts=again) for a, b, again in stops],
            None,
            calendar,
            accepted_at=start,
        )

        assert due == by_hand(start, appointment, stops, works)
        assert stands_still is None
        # No due time in closed hours: the half hour before it is worked.
        assert works(due - HALF_HOUR), due


def test_with_nothing_left_it_is_due_when_the_next_session_ends():
    # Due Friday 15/03/2024 at 10:00, stopped at 10:00: nothing is left.
    due, stopped = at("2024-03-15 10:00"), at("2024-03-15 10:00")

    def moved(until):
        return moved_due(due, [Stop(stopped, at(until), "pause")], None, OFFICE)[0]

    assert moved("2024-03-18 09:00") == at("2024-03-18 11:30")  # in the morning's session
    assert moved("2024-03-18 12:00") == at("2024-03-18 17:00")  # at noon: the afternoon's
    assert moved("2024-03-18 20:00") == at("2024-03-19 11:30")  # at night: next morning's
    assert moved("2024-03-16 09:00") == at("2024-03-18 17:00")  # on a Saturday
    assert moved("2024-03-15 10:00") == due  # no time was lost


def test_a_limit_begun_anew_ends_in_the_hours_of_its_own_day():
    # Own hours: Friday until 17:30; one working day from Thursday to Friday 22/03/2024 17:30.
    accepted, due = at("2024-03-21 09:00"), at("2024-03-22 17:30")
    stop = Stop(at("2024-03-21 10:00"), at("2024-03-26 09:00"), "supplement", restarts=True)
    # Begun anew on Tuesday 26/03: Wednesday 27/03 is worked in the morning only.
    assert moved_due(due, [stop], None, OWN_HOURS, accepted_at=accepted)[0] == at(
        "2024-03-27 11:30"
    )
