"""Two agencies of different hours at work on one dossier, against a count of half hours by hand.

The count is that of `test_clock_with_stops`: it knows the wall clock and the days off, and
nothing of the kernel. 2020-2026, with half days, holidays, swapped Saturdays and stops.
"""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from kernel_calendar import OFFICE, OWN_HOURS
from test_clock_with_stops import HALF_HOUR, MOMENTS, by_hand, is_working, last_hour, run_on
from test_working_time import office_works, own_hours_work

from motcua.kernel.cases import Leg, Stop
from motcua.kernel.dates import VIETNAM
from motcua.kernel.intake_rules import CutOffHour, CutOffKind
from motcua.kernel.legs import begins_at, leg_due, leg_standing

THREE = CutOffHour(CutOffKind.HOUR, time(15, 0))
OFFICES = ((OFFICE, office_works), (OWN_HOURS, own_hours_work))


def first_half_hour(day, works):
    midnight = datetime.combine(day, time(), VIETNAM)
    return min(midnight + i * HALF_HOUR for i in range(48) if works(midnight + i * HALF_HOUR))


def begins_by_hand(moment, works):
    """At once until 15:00 of a working day, else with the next working day's first half hour."""
    day: date = moment.date()
    if is_working(day, works) and moment.time() <= time(15):
        return max(moment, first_half_hour(day, works))
    day += timedelta(days=1)
    while not is_working(day, works):
        day += timedelta(days=1)
    return first_half_hour(day, works)


@settings(max_examples=120, deadline=None)
@given(
    forwarded=MOMENTS,
    hours=st.tuples(st.integers(1, 40), st.integers(1, 40)),
    gap=st.integers(0, 48 * 3),
    length=st.integers(1, 48 * 9),
)
def test_both_legs_start_run_stop_and_end_as_a_hand_counts_each_in_its_own_hours(
    forwarded, hours, gap, length
):
    since = forwarded + gap * HALF_HOUR
    stop = Stop(since, since + length * HALF_HOUR, "supplement")
    for number, ((calendar, works), given_hours) in enumerate(zip(OFFICES, hours, strict=True)):
        begins = begins_at(forwarded, THREE, calendar)
        due = leg_due(begins, given_hours, calendar)
        leg = Leg(number, number, f"Cơ quan {number}", "Xác minh", forwarded, begins, due)

        stands = leg_standing(leg, [stop], calendar)

        assert begins == begins_by_hand(forwarded, works)
        # Not in closed hours, but for the noon of the day on which it was forwarded.
        assert works(begins) or begins == forwarded
        assert due == run_on(begins, given_hours * 2, works)
        assert works(due - HALF_HOUR) and due <= last_hour(due.date(), works)
        # Of the stop a leg feels what comes after its clock began.
        felt = (max(stop.since, begins), stop.until, False)
        seen = [felt] if stop.until > begins else []
        assert stands.due_at == by_hand(begins, due, seen, works)
        assert stands.stopped_at is None
