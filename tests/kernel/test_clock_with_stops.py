"""The clock with stops against a count half hour by half hour, 2020-2026, two offices in parallel.

The count knows the wall clock and the days off of `kernel_calendar`, and nothing of the kernel.
"""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_calendar import OFFICE, OWN_HOURS
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
GAPS = st.lists(st.tuples(st.integers(0, 48 * 5), st.integers(0, 48 * 9)), max_size=3)
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


def by_hand(appointment, stops, works):
    """The appointment put off by the working time that each stop left over."""
    due = appointment
    for since, until in stops:
        if since.date() > due.date():
            continue
        left = worked(since, due, works) if since < due else 0
        if left == 0 and not is_working(until.date(), works):
            day = until.date()
            while not is_working(day, works):
                day += timedelta(days=1)
            due = max(due, last_hour(day, works))
        else:
            due = max(due, run_on(until, left, works))
    return due


@settings(max_examples=120, deadline=None)
@given(start=MOMENTS, limit=st.integers(1, 60), gaps=GAPS)
def test_stopped_time_moves_the_due_time_as_a_hand_counts_in_two_offices_at_once(
    start, limit, gaps
):
    for calendar, works in OFFICES:
        appointment = run_on(start, limit, works)
        moment, stops = start, []
        for before, length in gaps:
            since = moment + before * HALF_HOUR
            moment = since + length * HALF_HOUR
            stops.append((since, moment))

        due, stands_still = moved_due(
            appointment, [Stop(a, b, "pause") for a, b in stops], None, calendar
        )

        assert due == by_hand(appointment, stops, works)
        assert stands_still is None
        # No due time in closed hours: the half hour before it is worked. Where nothing was left
        # when it stopped, it is due the moment it goes on.
        assert works(due - HALF_HOUR) or due in [until for _, until in stops], due
