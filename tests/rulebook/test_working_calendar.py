"""Holidays, swapped days and hours of work, 2020-2026."""

from collections import Counter
from datetime import date, timedelta

import pytest

from motcua.rulebook import load

# Counted from the list of days: holiday, compensation, day off for a swap, day worked for it.
# The Labour Code gives 10 holidays in 2020 and 11 since 2021; 2026 has 24/11 besides.
COUNTS = {
    2020: (10, 2, 0, 0),
    2021: (11, 3, 0, 0),
    2022: (11, 4, 0, 0),
    2023: (11, 6, 0, 0),
    2024: (11, 2, 1, 1),
    2025: (11, 1, 1, 1),
    2026: (12, 1, 2, 2),
}
KINDS = ("holiday", "compensation", "working_swap_off", "working_swap")


@pytest.mark.parametrize("year", sorted(COUNTS))
def test_each_year_has_its_days(year: int) -> None:
    found = Counter(day.kind for day in load.holidays() if day.on.year == year)

    assert tuple(found[kind] for kind in KINDS) == COUNTS[year]


def test_no_year_is_missing() -> None:
    assert load.years_covered() == (2020, 2026)


def test_a_swapped_saturday_is_worked_and_its_monday_is_not() -> None:
    calendar = load.calendar()

    assert calendar.is_working_day(date(2024, 5, 4))  # Saturday, for Monday 29/4
    assert not calendar.is_working_day(date(2024, 4, 29))
    assert not calendar.is_working_day(date(2024, 5, 11))  # any other Saturday
    assert calendar.is_working_day(date(2026, 1, 10))
    assert not calendar.is_working_day(date(2026, 1, 2))


def test_the_first_quarter_of_2024_has_48_working_days_until_the_cut_off() -> None:
    # 01/01-14/3/2024: 74 days, 54 of them Monday to Friday, less 01/01 and 08, 09, 12-14/02.
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(74)]

    assert days[-1] == date(2024, 3, 14)
    assert sum(load.calendar().is_working_day(day) for day in days) == 54 - 6


def test_a_working_day_has_two_sessions_of_four_hours() -> None:
    calendar = load.calendar()

    assert calendar.sessions_of(date(2024, 3, 14)) == ((450, 690), (810, 1050))
    assert calendar.sessions_of(date(2024, 5, 4)) == ((450, 690), (810, 1050))
    assert calendar.sessions_of(date(2024, 3, 16)) == ()


def test_what_nobody_confirmed_is_marked() -> None:
    unverified = [day.on for day in load.holidays() if day.check == "unverified"]
    compared = [day.on for day in load.holidays() if day.check == "compared"]

    assert unverified == [date(2026, 11, 24)]
    assert date(2024, 9, 3) in compared
    assert date(2024, 2, 8) not in compared  # a software list only
    assert [d.source.verified for d in load.holidays() if d.on == date(2026, 11, 24)] == [False]
