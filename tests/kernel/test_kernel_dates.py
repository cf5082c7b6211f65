"""Dates as offices write them."""

import doctest
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kernel_calendar import at

from motcua.kernel import dates
from motcua.kernel.dates import (
    VIETNAM,
    DateUnreadable,
    day_number,
    day_of,
    format_day,
    format_moment,
    long_day,
    parse_day,
    parse_moment,
)


def test_doctests_hold() -> None:
    assert doctest.testmod(dates).failed == 0


@pytest.mark.parametrize(
    ("value", "moment", "has_time"),
    [
        ("05/03/2024", "2024-03-05 00:00", False),
        ("5/3/2024", "2024-03-05 00:00", False),
        ("5-3-2024", "2024-03-05 00:00", False),
        ("05.03.2024", "2024-03-05 00:00", False),
        ("  05/03/2024  08:30 ", "2024-03-05 08:30", True),
        ("05/03/2024 8:30:15", "2024-03-05 08:30:15", True),
        ("05/03/2024\u00a016h45", "2024-03-05 16:45", True),
        ("08:30 05/03/2024", "2024-03-05 08:30", True),
        ("05/03/2024 00:00:00", "2024-03-05 00:00", False),
        ("2024-03-05", "2024-03-05 00:00", False),
        ("2024-03-05T08:30", "2024-03-05 08:30", True),
        ("2024-03-05 08:30:00", "2024-03-05 08:30", True),
        ("2024-03-05T01:30:00Z", "2024-03-05 08:30", True),
        ("2024-03-05T01:30:00+00:00", "2024-03-05 08:30", True),
        ("2024-03-05T08:30:00.123+0700", "2024-03-05 08:30", True),
        (date(2024, 3, 5), "2024-03-05 00:00", False),
        (datetime(2024, 3, 5, 8, 30), "2024-03-05 08:30", True),  # noqa: DTZ001 - a cell of Excel
        (datetime(2024, 3, 4, 20, 0, tzinfo=UTC), "2024-03-05 03:00", True),
        (45356, "2024-03-05 00:00", False),
        (45356.0, "2024-03-05 00:00", False),
        (45356.5, "2024-03-05 12:00", True),
        ("45356", "2024-03-05 00:00", False),
        ("45356.3541666667", "2024-03-05 08:30", True),
        (1, "1900-01-01 00:00", False),
        (59, "1900-02-28 00:00", False),
        (61, "1900-03-01 00:00", False),
        ("29/02/2024", "2024-02-29 00:00", False),
    ],
)
def test_a_date_is_read_as_written(value: object, moment: str, has_time: bool) -> None:
    read = parse_moment(value)
    assert (read.at, read.has_time) == (at(moment), has_time)
    assert read.at.tzinfo is VIETNAM
    assert read.on == at(moment).date() == parse_day(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("31/02/2024", ["31/02/2024", "tháng 02/2024 không có ngày 31"]),
        ("29/02/2023", ["tháng 02/2023 không có ngày 29"]),
        ("13/25/2024", ["tháng từ 01 đến 12", "ngày/tháng/năm"]),
        ("03/15/2024", ["tháng từ 01 đến 12"]),
        ("05/03/24", ["bốn chữ số", "dd/mm/yyyy"]),
        ("00/03/2024", ["ngày 0"]),
        ("05/03-2024", ["dd/mm/yyyy"]),
        ("hôm qua", ["hôm qua", "dd/mm/yyyy"]),
        ("", ["dd/mm/yyyy"]),
        ("20240305", ["dd/mm/yyyy"]),
        ("05/03/2024 25:00", ["00:00 đến 23:59"]),
        ("05/03/2024 08:61", ["00:00 đến 23:59"]),
        ("2024-3-5", ["dd/mm/yyyy"]),
        ("2024-13-05", ["tháng từ 01 đến 12"]),
        (60, ["60"]),
        (0, ["Excel"]),
        (-1, ["Excel"]),
        (20240305, ["Excel"]),
        (float("nan"), ["Excel"]),
        (float("inf"), ["Excel"]),
        (True, ["dd/mm/yyyy"]),
    ],
)
def test_a_value_that_is_no_date_is_refused_and_says_what_is_expected(
    value: object, words: list[str]
) -> None:
    with pytest.raises(DateUnreadable) as refusal:
        parse_moment(value)
    assert all(word in str(refusal.value) for word in words), str(refusal.value)
    assert isinstance(refusal.value, ValueError)


def test_a_day_without_an_hour_takes_the_end_it_is_given() -> None:
    moment = parse_moment("05/03/2024", end_of_day=time(17, 0))
    assert (moment.at, moment.has_time) == (at("2024-03-05 17:00"), False)
    assert parse_moment("05/03/2024 08:30", end_of_day=time(17, 0)).at == at("2024-03-05 08:30")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from("/-."), st.booleans())
def test_every_day_written_by_day_month_year_is_read_back(
    day: date, mark: str, zeros: bool
) -> None:
    pattern = "{:02d}{m}{:02d}{m}{}" if zeros else "{}{m}{}{m}{}"
    assert parse_day(pattern.format(day.day, day.month, day.year, m=mark)) == day
    assert parse_day(format_day(day)) == parse_day(day.isoformat()) == day


@given(st.datetimes(datetime(1900, 3, 1), datetime(2199, 12, 31)))  # noqa: DTZ001 - naive cells
def test_a_serial_of_excel_is_read_to_the_second(naive: datetime) -> None:
    naive = naive.replace(microsecond=0)
    serial = (naive - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001
    assert parse_moment(serial).at == naive.replace(tzinfo=VIETNAM)


@given(st.integers(0, 60_000))
def test_day_numbers_and_days_are_one_to_one(number: int) -> None:
    assert day_number(day_of(number)) == number


def test_day_numbers_count_from_1970() -> None:
    assert [day_number(date(1970, 1, 1)), day_number(date(2000, 1, 1))] == [0, 10957]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 12, 10), "ngày 10 tháng 12 năm 2024"),
    ],
)
def test_the_day_of_a_document_has_the_zeros_of_nd_30(day: date, words: str) -> None:
    assert long_day(day) == words


def test_a_moment_is_printed_in_vietnam() -> None:
    utc_evening = datetime(2024, 3, 4, 20, 5, tzinfo=timezone(timedelta(0)))
    assert format_moment(utc_evening) == "05/03/2024 03:05"
