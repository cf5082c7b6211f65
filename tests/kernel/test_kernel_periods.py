"""Codes of periods, resolved by the cut-offs of a regime."""

import calendar
import doctest
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel import periods
from motcua.kernel.periods import (
    CutOff,
    Period,
    PeriodCodeInvalid,
    PeriodKind,
    PeriodReversed,
    Regime,
    codes,
    name_of,
    previous,
    previous_code,
    resolve,
)

MONTHS = {
    PeriodKind.YEAR: 12,
    PeriodKind.HALF: 6,
    PeriodKind.QUARTER: 3,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.MONTH: 1,
}
# NĐ 09/2019/NĐ-CP, điều 12: from the 15th of the month before to the 14th of the last month.
ND09 = Regime(
    "nd09", "NĐ 09/2019", tuple(CutOff(kind, 0, 15, last, 14) for kind, last in MONTHS.items())
)
# Seed 003: quarters I and III to the 10th, the first half and the year to the 14th.
CCHC = Regime(
    "cchc",
    "công văn 1263/UBND",
    (
        CutOff(PeriodKind.QUARTER, 0, 15, 3, 10, only=(1, 3)),
        CutOff(PeriodKind.HALF, 0, 15, 6, 14, only=(1,)),
        CutOff(PeriodKind.YEAR, 0, 15, 12, 14),
    ),
)
CALENDAR = Regime(
    "calendar", "tháng dương lịch", tuple(CutOff(k, 1, 1, last, 31) for k, last in MONTHS.items())
)


def test_doctests_hold() -> None:
    assert doctest.testmod(periods).failed == 0


@pytest.mark.parametrize(
    ("code", "from_on", "to_on"),
    [
        ("2024", "2023-12-15", "2024-12-14"),
        ("2024-H1", "2023-12-15", "2024-06-14"),
        ("2024-H2", "2024-06-15", "2024-12-14"),
        ("2024-Q1", "2023-12-15", "2024-03-14"),
        ("2024-Q2", "2024-03-15", "2024-06-14"),
        ("2024-Q3", "2024-06-15", "2024-09-14"),
        ("2024-Q4", "2024-09-15", "2024-12-14"),
        ("2024-9M", "2023-12-15", "2024-09-14"),
        ("2024-01", "2023-12-15", "2024-01-14"),
        ("2024-03", "2024-02-15", "2024-03-14"),
        ("2024-12", "2024-11-15", "2024-12-14"),
    ],
)
def test_the_decree_counts_from_the_15th_to_the_14th(code: str, from_on: str, to_on: str) -> None:
    expected = Period(date.fromisoformat(from_on), date.fromisoformat(to_on), code)
    assert resolve(code, ND09) == expected


@pytest.mark.parametrize(
    ("code", "from_on", "to_on"),
    [
        ("2021-Q1", "2020-12-15", "2021-03-10"),
        ("2021-Q3", "2021-06-15", "2021-09-10"),
        ("2021-H1", "2020-12-15", "2021-06-14"),
        ("2021", "2020-12-15", "2021-12-14"),
    ],
)
def test_the_reform_report_of_seed_003_ends_its_quarters_on_the_10th(
    code: str, from_on: str, to_on: str
) -> None:
    expected = Period(date.fromisoformat(from_on), date.fromisoformat(to_on), code)
    assert resolve(code, CCHC) == expected


@pytest.mark.parametrize("code", ["2021-Q2", "2021-Q4", "2021-H2", "2021-9M", "2021-03"])
def test_a_period_the_regime_does_not_have_is_refused_with_those_it_has(code: str) -> None:
    with pytest.raises(PeriodCodeInvalid) as refusal:
        resolve(code, CCHC)
    message = str(refusal.value)
    assert code in message and "công văn 1263/UBND" in message
    assert message.endswith("các kỳ có: 2021, 2021-H1, 2021-Q1, 2021-Q3.")


@pytest.mark.parametrize("code", ["2024-Q5", "2024-13", "2024-00", "2024-H3", "202403", "2024-Q1x"])
def test_a_code_that_is_none_is_refused_with_those_of_its_year(code: str) -> None:
    with pytest.raises(PeriodCodeInvalid) as refusal:
        resolve(code, CCHC)
    assert "2024, 2024-H1, 2024-Q1, 2024-Q3" in str(refusal.value)


@pytest.mark.parametrize("typed", ["2024-q1", "2024Q1", "2024q1"])
def test_a_quarter_typed_carelessly_is_the_quarter(typed: str) -> None:
    assert resolve(typed, ND09) == resolve("2024-Q1", ND09)
    assert resolve(typed, ND09).code == "2024-Q1"


def test_the_codes_of_a_refusal_are_few_words() -> None:
    with pytest.raises(PeriodCodeInvalid) as refusal:
        resolve("2024-Q5", ND09)
    assert str(refusal.value).endswith(
        "các kỳ có: 2024, 2024-H1…H2, 2024-Q1…Q4, 2024-9M, 2024-01…12."
    )


@pytest.mark.parametrize("code", ["", "quý I", "24-Q1", "0000", "２０２４"])
def test_a_code_without_a_year_is_refused_with_samples(code: str) -> None:
    with pytest.raises(PeriodCodeInvalid) as refusal:
        resolve(code, ND09)
    assert "2024-Q1" in str(refusal.value)


def test_a_day_beyond_its_month_is_the_last_of_the_month() -> None:
    assert resolve("2024-02", CALENDAR).to_on == date(2024, 2, 29)
    assert resolve("2023-Q4", CALENDAR) == Period(date(2023, 10, 1), date(2023, 12, 31), "2023-Q4")


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    assert Period(date(2024, 3, 14), date(2024, 3, 14)).days == 1
    with pytest.raises(PeriodReversed, match=r"13/03/2024 trước khi bắt đầu ngày 14/03/2024"):
        Period(date(2024, 3, 14), date(2024, 3, 13))


@given(st.sampled_from([ND09, CALENDAR]), st.integers(1990, 2100), st.sampled_from(PeriodKind))
def test_periods_of_one_kind_follow_one_another_without_gap(
    regime: Regime, year: int, kind: PeriodKind
) -> None:
    if kind is PeriodKind.NINE_MONTHS:
        return
    count = 12 // MONTHS[kind]
    both = [code for y in (year, year + 1) for code in codes(regime, y)]
    of_kind = [code for code in both if _kind(code) is kind]
    assert len(of_kind) == 2 * count
    for earlier, later in pairwise(of_kind):
        assert resolve(earlier, regime).to_on == previous(resolve(later, regime))
        assert previous_code(later, regime) == earlier


def _kind(code: str) -> PeriodKind:
    if len(code) == 4:
        return PeriodKind.YEAR
    by_letter = {"H": PeriodKind.HALF, "Q": PeriodKind.QUARTER, "9": PeriodKind.NINE_MONTHS}
    return by_letter.get(code[5], PeriodKind.MONTH)


def test_the_code_before_skips_what_the_regime_does_not_have() -> None:
    assert previous_code("2024-Q3", CCHC) == "2024-Q1"
    assert previous_code("2024-Q1", CCHC) == "2023-Q3"
    assert previous_code("2024-H1", CCHC) == "2023-H1"
    assert previous_code("2024-9M", ND09) == "2023-9M"


def test_day_numbers_of_a_period_are_its_two_ends() -> None:
    period = resolve("2024-Q1", ND09)
    assert date(1970, 1, 1) + timedelta(days=period.from_day) == date(2023, 12, 15)
    assert period.to_day - period.from_day + 1 == period.days == 17 + 31 + 29 + 14
    assert calendar.isleap(2024)


def test_a_period_is_named_as_reports_name_it() -> None:
    named = [name_of(c) for c in ("2024", "2024-H2", "2024-Q4", "2024-9M", "2024-11", "tự chọn")]
    assert named == [
        "năm 2024",
        "6 tháng cuối năm 2024",
        "quý IV năm 2024",
        "9 tháng đầu năm 2024",
        "tháng 11 năm 2024",
        "tự chọn",
    ]
