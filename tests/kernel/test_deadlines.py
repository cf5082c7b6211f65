"""Due dates: from a limit, and moved by stopped time."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from kernel_calendar import OFFICE, OWN_HOURS, at

from motcua.kernel.cases import Stop
from motcua.kernel.deadlines import due_from_limit, moved_due


@pytest.mark.parametrize(
    ("accepted", "value", "unit", "due"),
    [
        # Tuesday 5/3: Wed, Thu, Fri, Mon, Tue.
        ("2024-03-05 10:00", "5", "working_day", "2024-03-12 17:00"),
        ("2024-03-05 16:59", "1", "working_day", "2024-03-06 17:00"),
        ("2024-03-09 10:00", "1", "working_day", "2024-03-11 17:00"),  # taken on a Saturday
        ("2024-02-07 08:00", "1", "working_day", "2024-02-15 17:00"),  # over Tết
        ("2024-04-26 08:00", "3", "working_day", "2024-05-04 17:00"),  # 2/5, 3/5, Saturday 4/5
        ("2024-03-05 10:00", "0.5", "working_day", "2024-03-05 16:00"),  # 1.5 h + 2.5 h
        ("2024-03-05 10:00", "4", "hour", "2024-03-05 16:00"),
        ("2024-03-05 16:00", "8", "hour", "2024-03-06 16:30"),  # 1 h, then 4 + 3 of a 7.5 h day
        ("2024-03-05 10:00", "10", "day", "2024-03-15 17:00"),
        ("2024-03-05 10:00", "4", "day", "2024-03-11 17:00"),  # ends on a Saturday
        ("2024-01-31 10:00", "1", "month", "2024-02-29 17:00"),
        ("2024-03-15 10:00", "6", "month", "2024-09-16 17:00"),  # 15/9 is a Sunday
        ("2024-11-05 10:00", "2", "month", "2025-01-06 17:00"),  # 5/1/2025 is a Sunday
        ("2024-03-05 15:00", "0", "hour", "2024-03-05 17:00"),  # the same day until 15:00
        ("2024-03-05 15:01", "0", "hour", "2024-03-06 17:00"),
        ("2024-03-09 10:00", "0", "working_day", "2024-03-11 17:00"),
    ],
)
def test_a_limit_runs_from_acceptance(accepted: str, value: str, unit: str, due: str) -> None:
    assert due_from_limit(at(accepted), Decimal(value), unit, OFFICE) == at(due)


def test_an_office_with_its_own_hours_has_its_own_due_dates() -> None:
    # Friday 8/3: the next working day is Saturday morning.
    due = due_from_limit(at("2024-03-08 10:00"), Decimal(1), "working_day", OWN_HOURS)
    assert due == at("2024-03-09 11:30")


def test_the_hour_of_the_same_day_rule_is_data() -> None:
    received = at("2024-03-05 15:30")
    until_four = due_from_limit(received, Decimal(0), "hour", OFFICE, same_day_until=time(16))
    assert until_four == at("2024-03-05 17:00")


@pytest.mark.parametrize(
    ("value", "unit"), [("-1", "day"), ("1.5", "day"), ("0.5", "month"), ("1", "week")]
)
def test_a_limit_that_means_nothing_is_refused(value: str, unit: str) -> None:
    with pytest.raises(ValueError, match=r"limit|week"):
        due_from_limit(at("2024-03-05 10:00"), Decimal(value), unit, OFFICE)


DUE = at("2024-03-12 17:00")  # a Tuesday
ACCEPTED = at("2024-03-05 10:00")


def stop(since: str, until: str | None, *, restarts: bool = False) -> Stop:
    return Stop(at(since), at(until) if until else None, "supplement", restarts)


def moved(*stops: Stop, until: datetime | None = None) -> tuple[datetime | None, datetime | None]:
    return moved_due(DUE, stops, until, OFFICE, accepted_at=ACCEPTED)


def test_without_a_stop_the_appointment_is_the_due_date() -> None:
    assert moved() == (DUE, None)


def test_a_closed_stop_moves_the_due_date_by_the_working_time_it_took() -> None:
    # Dates without hours: 6/3, 7/3 and, over the weekend, 8/3 are three working days.
    assert moved(stop("2024-03-06 00:00", "2024-03-11 00:00")) == (at("2024-03-15 17:00"), None)
    # 9:00 of one day to 9:00 of the next but one: two working days.
    assert moved(stop("2024-03-06 09:00", "2024-03-08 09:00")) == (at("2024-03-14 17:00"), None)


def test_the_time_left_runs_on_from_where_it_was_resumed() -> None:
    # On the due day at 15:00 two hours were left; resumed on Friday at 10:00: 1.5 h, then 0.5 h.
    assert moved(stop("2024-03-12 15:00", "2024-03-15 10:00")) == (at("2024-03-15 14:00"), None)


def test_stops_follow_one_another() -> None:
    two = (
        stop("2024-03-06 00:00", "2024-03-07 00:00"),  # one day: due on 13/3
        stop("2024-03-13 00:00", "2024-03-18 00:00"),  # in time now; one day was left
    )
    assert moved(*two) == (at("2024-03-18 17:00"), None)


def test_a_stop_on_the_due_day_after_hours_is_still_in_time() -> None:
    # No time is left; it is due on the day it goes on, when that session ends.
    due, stopped = moved(stop("2024-03-12 18:00", "2024-03-20 09:00"))
    assert (due, stopped) == (at("2024-03-20 11:30"), None)


def test_no_time_left_and_resumed_on_a_day_off_is_due_on_the_next_working_day() -> None:
    due, _ = moved(stop("2024-03-12 18:00", "2024-03-16 09:00"))  # a Saturday
    assert due == at("2024-03-18 17:00")


def test_a_stop_after_the_due_day_moves_nothing_open_or_closed() -> None:
    assert moved(stop("2024-03-13 00:00", "2024-03-20 00:00")) == (DUE, None)
    assert moved(stop("2024-03-13 00:00", None)) == (DUE, None)


def test_an_open_stop_begun_in_time_stands_still() -> None:
    assert moved(stop("2024-03-12 00:00", None)) == (DUE, at("2024-03-12 00:00"))


def test_an_end_closes_an_open_stop() -> None:
    ended = moved(stop("2024-03-12 00:00", None), until=at("2024-03-25 10:00"))
    # One working day was left: from 10:00 on the 25th to 10:00 on the 26th.
    assert ended == (at("2024-03-26 10:00"), None)


def test_a_restart_gives_the_full_limit_again() -> None:
    # Five working days from 5/3 to 12/3; again after 18/3: 19, 20, 21, 22, 25.
    assert moved(stop("2024-03-07 09:00", "2024-03-18 15:00", restarts=True)) == (
        at("2024-03-25 17:00"),
        None,
    )


def test_a_restart_of_one_working_day_gives_the_whole_next_day() -> None:
    due = at("2024-03-06 17:00")
    stops = (stop("2024-03-05 15:00", "2024-03-18 15:00", restarts=True),)
    assert moved_due(due, stops, None, OFFICE, accepted_at=ACCEPTED) == (
        at("2024-03-19 17:00"),
        None,
    )


def test_a_restart_of_a_limit_in_hours_runs_in_hours() -> None:
    due = at("2024-03-05 16:00")  # four working hours after 10:00
    stops = (stop("2024-03-05 11:00", "2024-03-06 15:00", restarts=True),)
    assert moved_due(due, stops, None, OFFICE, accepted_at=ACCEPTED) == (
        at("2024-03-07 09:30"),  # 2 h on the 6th, 2 h on the 7th
        None,
    )


def test_a_restart_after_the_due_day_does_not_make_a_late_dossier_early() -> None:
    assert moved(stop("2024-03-13 09:00", "2024-03-18 15:00", restarts=True)) == (DUE, None)


def test_the_due_date_never_moves_back() -> None:
    monday = at("2024-03-11 07:30")  # in working time the same as Friday 17:00
    stops = (stop("2024-03-07 09:00", "2024-03-07 09:00"),)
    assert moved_due(monday, stops, None, OFFICE) == (monday, None)


def test_without_a_limit_only_the_standstill_is_told() -> None:
    stops = (stop("2024-03-06 00:00", "2024-03-07 00:00"), stop("2024-03-08 00:00", None))
    assert moved_due(None, stops, None, OFFICE) == (None, at("2024-03-08 00:00"))
    assert moved_due(None, stops, at("2024-03-09 00:00"), OFFICE) == (None, None)


def test_a_day_without_an_hour_that_resumes_before_the_hour_it_stopped_moves_nothing() -> None:
    same_day = stop("2024-03-06 09:00", "2024-03-06 00:00")
    assert moved(same_day) == (DUE, None)
    assert DUE.date() == date(2024, 3, 12)
