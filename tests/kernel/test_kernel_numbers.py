"""Numbers as reports print them, and early, on the due day, late."""

import doctest
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel import numbers
from motcua.kernel import punctuality as punctuality_room
from motcua.kernel.numbers import (
    format_decimal,
    format_int,
    largest_remainder,
    percent,
    round_half_up,
    two_digits,
)
from motcua.kernel.punctuality import Punctuality, punctuality


def test_doctests_hold() -> None:
    assert doctest.testmod(numbers).failed == 0
    assert doctest.testmod(punctuality_room).failed == 0


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (3956, "3.956"),
        (-1234, "-1.234"),
        (1_000_000, "1.000.000"),
    ],
)
def test_thousands_are_marked_by_dots(number: int, printed: str) -> None:
    assert format_int(number) == printed


@pytest.mark.parametrize(
    ("number", "places", "printed"),
    [
        ("1234.5", 1, "1.234,5"),
        ("58.785", 2, "58,79"),
        ("0.05", 1, "0,1"),
        ("-0.04", 1, "0,0"),
        ("99", 2, "99,00"),
        ("1234567.5", 0, "1.234.568"),
    ],
)
def test_the_decimal_mark_is_a_comma(number: str, places: int, printed: str) -> None:
    assert format_decimal(Decimal(number), places) == printed


@pytest.mark.parametrize(
    ("number", "rounded"), [("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("-2.5", "-3"), ("2.4", "2")]
)
def test_half_goes_up_and_not_to_even(number: str, rounded: str) -> None:
    assert round_half_up(Decimal(number)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("part", "whole", "places", "expected"),
    [
        (2291, 3897, 2, "58.79"),  # seed 001: dossiers digitised
        (446, 447, 1, "99.8"),
        (82, 85, 1, "96.5"),
        (0, 12, 1, "0.0"),
        (12, 12, 1, "100.0"),
    ],
)
def test_a_percentage_is_exact_and_rounded_once(
    part: int, whole: int, places: int, expected: str
) -> None:
    assert str(percent(part, whole, places)) == expected


def test_a_share_of_nothing_is_no_figure() -> None:
    assert percent(0, 0) is None
    assert largest_remainder([0, 0]) is None
    assert largest_remainder([]) is None


def test_percentages_made_to_add_up_give_the_rest_to_the_largest_remainders() -> None:
    # 22 and 81 of 103: 21.359..., 78.640...; cut to 21.3 and 78.6; 0.1 is missing.
    assert largest_remainder([22, 81], 1) == [Decimal("21.4"), Decimal("78.6")]
    assert largest_remainder([1, 1, 1], 0) == [Decimal(34), Decimal(33), Decimal(33)]


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8), st.integers(0, 3))
def test_percentages_made_to_add_up_do_and_stay_next_to_their_share(
    parts: list[int], places: int
) -> None:
    shares = largest_remainder(parts, places)
    if sum(parts) == 0:
        assert shares is None
        return
    assert shares is not None and sum(shares) == 100
    step = Decimal(1).scaleb(-places)
    for part, share in zip(parts, shares, strict=True):
        assert abs(Decimal(part) * 100 / sum(parts) - share) < step


def test_small_counts_have_two_digits() -> None:
    assert [two_digits(n) for n in (0, 1, 9, 10, 1234)] == ["0", "01", "09", "10", "1.234"]


@pytest.mark.parametrize(
    ("finished", "due", "expected"),
    [
        (date(2024, 3, 13), date(2024, 3, 14), Punctuality.EARLY),
        (date(2024, 3, 14), date(2024, 3, 14), Punctuality.ON_DUE_DAY),
        (date(2024, 3, 15), date(2024, 3, 14), Punctuality.LATE),
        (date(2024, 3, 15), None, Punctuality.ON_DUE_DAY),
    ],
)
def test_days_decide_and_no_limit_is_never_late(
    finished: date, due: date | None, expected: Punctuality
) -> None:
    assert punctuality(finished, due) is expected
