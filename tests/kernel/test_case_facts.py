"""Facts of the final case answer every earlier cut-off as a reader of that day would have."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from kernel_calendar import DAYS_OFF, EXTRA_DAYS, OFFICE, at
from kernel_cases import IDENTITY, accepted, event, histories, life

from motcua.kernel.case_facts import FactValues, fact_values
from motcua.kernel.cases import Verb
from motcua.kernel.dates import day_number
from motcua.kernel.lifecycle import Event, replay, standing

HALF_HOUR, DAY = timedelta(minutes=30), timedelta(days=1)
ENDS = (Verb.FINISH, Verb.REFUSE, Verb.CLOSE, Verb.WITHDRAW, Verb.CANCEL)


def facts_of(*events: Event) -> FactValues | None:
    case = life(*events)
    return fact_values(case, standing(case, OFFICE), online=True)


# The reading of one day, without any of the code under test.


def is_worked(day: date) -> bool:
    return day not in DAYS_OFF and (day.weekday() < 5 or day in EXTRA_DAYS)


def half_hour_is_worked(moment: datetime) -> bool:
    minute = moment.hour * 60 + moment.minute
    return is_worked(moment.date()) and (450 <= minute < 690 or 810 <= minute < 1020)


def half_hours(start: datetime, end: datetime) -> int:
    moment, worked = start, 0
    while moment < end:
        worked += half_hour_is_worked(moment)
        moment += HALF_HOUR
    return worked


def run(start: datetime, left: int) -> datetime:
    while left:
        left -= half_hour_is_worked(start)
        start += HALF_HOUR
    return start


def with_nothing_left(resumed: datetime) -> datetime:
    """When the session at hand ends, else the next one; from a day off the whole next day."""
    minute, is_off = resumed.hour * 60 + resumed.minute, not is_worked(resumed.date())
    day = resumed.date() + (DAY if minute > 1020 and not is_off else timedelta())
    while not is_worked(day):
        day += DAY
    ends = 1020 if is_off or 690 < minute <= 1020 else 690
    midnight = datetime.combine(day, datetime.min.time(), resumed.tzinfo)
    return midnight + timedelta(minutes=ends)


def moved(due: datetime, full: datetime, accepted_at: datetime, stop: tuple) -> datetime:
    """The due moment after a stop that began in time."""
    since, resumed, restarts = stop
    if restarts:
        days, day = 0, accepted_at.date()
        while day < full.date():
            day += DAY
            days += is_worked(day)
        if not days:
            left = half_hours(accepted_at, full)
            return max(due, run(resumed, left) if left else with_nothing_left(resumed))
        day = resumed.date()
        while days:
            day += DAY
            days -= is_worked(day)
        return max(due, full.replace(year=day.year, month=day.month, day=day.day))
    left = half_hours(since, due)
    if left:
        return max(due, run(resumed, left))
    if since.date() == resumed.date() and not half_hours(since, resumed):
        return due
    return max(due, with_nothing_left(resumed))


def read_on(day: date, events: list[Event]) -> tuple[bool, bool]:
    """Columns (11) and (13) by design.md, from what had happened by the end of `day`."""
    known = [one for one in events if one.occurred_at.date() <= day]
    if not known or any(one.verb in ENDS for one in known):
        return False, False
    accepted_at, appointment = known[0].occurred_at, known[0].payload["appointment_at"]
    if appointment is None:
        return True, False
    due = full = datetime.fromisoformat(appointment).astimezone(accepted_at.tzinfo)
    since = None
    for one in known[1:]:
        if one.verb in (Verb.ASK_SUPPLEMENT, Verb.PAUSE):
            since = one.occurred_at
        if one.verb in (Verb.RECEIVE_SUPPLEMENT, Verb.RESUME):
            if since.date() <= due.date():
                stop = (since, one.occurred_at, one.payload["restarts"])
                due = moved(due, full, accepted_at, stop)
            since = None
    stands_still = since is not None and since.date() <= due.date()
    return True, due.date() < day and not stands_still


# Stopped after hours of the due day, and taken up again on a Saturday.
SATURDAY = [
    accepted("2024-04-01 08:00", "2024-04-05 17:00"),
    event(Verb.PAUSE, "2024-04-05 18:00"),
    event(Verb.RESUME, "2024-04-13 09:00", restarts=False),
]


@settings(max_examples=150)
@given(histories())
@example(SATURDAY)
def test_the_facts_of_the_final_case_answer_every_cut_off(events: list[Event]) -> None:
    # Cancelled after its end: such an entry counts nowhere, whatever its days.
    ends = [one.verb for one in events if one.verb in ENDS]
    if len(ends) > 1:
        return
    facts = facts_of(*events)
    assert facts is not None
    first, last = events[0].occurred_at.date(), events[-1].occurred_at.date()
    day = first - 2 * DAY
    while day <= last + 25 * DAY:
        found = (facts.is_pending(day_number(day)), facts.is_pending_late(day_number(day)))
        assert found == read_on(day, events), (day, facts)
        day += DAY


def test_facts_are_the_days_of_the_case() -> None:
    facts = facts_of(accepted("2024-03-05 08:30"), event(Verb.FINISH, "2024-03-11 10:00"))
    assert facts == FactValues(
        online=1,
        accepted_day=day_number(date(2024, 3, 5)),
        due_day=day_number(date(2024, 3, 12)),
        stopped_day=None,
        ended_day=day_number(date(2024, 3, 11)),
        outcome="result",
    )


def test_a_moment_counts_on_its_day_in_vietnam() -> None:
    utc = at("2024-03-06 01:00").astimezone(datetime.fromisoformat("2024-01-01T00:00Z").tzinfo)
    facts = facts_of(event(Verb.ACCEPT, utc, **IDENTITY, appointment_at=None))
    assert facts is not None and facts.accepted_day == day_number(date(2024, 3, 6))
    assert (facts.due_day, facts.ended_day, facts.outcome) == (None, None, "open")


def test_only_an_open_stop_begun_in_time_is_told() -> None:
    in_time = facts_of(accepted(), event(Verb.PAUSE, "2024-03-12 18:00"))
    too_late = facts_of(accepted(), event(Verb.PAUSE, "2024-03-13 08:00"))
    assert in_time is not None and in_time.stopped_day == day_number(date(2024, 3, 12))
    assert too_late is not None and too_late.stopped_day is None
    cut_off = day_number(date(2024, 3, 14))
    assert (in_time.is_pending_late(cut_off), too_late.is_pending_late(cut_off)) == (False, True)


@pytest.mark.parametrize("verb", [Verb.DECLINE, Verb.WITHDRAW, Verb.CANCEL])
def test_a_dossier_never_accepted_has_no_facts(verb: Verb) -> None:
    registered = event(Verb.REGISTER, "2024-03-04 20:00", **IDENTITY)
    assert facts_of(registered) is None
    assert facts_of(registered, event(verb, "2024-03-05 08:00")) is None
    assert facts_of(registered, accepted()) is not None


def test_a_cancelled_entry_keeps_its_facts_and_says_so() -> None:
    facts = facts_of(accepted(), event(Verb.CANCEL, "2024-03-06 08:00"))
    assert facts is not None and facts.outcome == "cancelled"
    assert replay([accepted()]).outcome.value == "open"
