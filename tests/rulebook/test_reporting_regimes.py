"""Cut-offs of the reporting regimes."""

from datetime import date

import pytest

from motcua.kernel.periods import PeriodCodeInvalid, codes, resolve
from motcua.rulebook import load


@pytest.mark.parametrize(
    ("code", "from_on", "to_on"),
    [
        ("2024-Q1", date(2023, 12, 15), date(2024, 3, 14)),
        ("2023-Q3", date(2023, 6, 15), date(2023, 9, 14)),
        ("2023-Q4", date(2023, 9, 15), date(2023, 12, 14)),
        ("2024-H1", date(2023, 12, 15), date(2024, 6, 14)),
        ("2024-H2", date(2024, 6, 15), date(2024, 12, 14)),
        ("2024-9M", date(2023, 12, 15), date(2024, 9, 14)),
        ("2024", date(2023, 12, 15), date(2024, 12, 14)),
        ("2024-03", date(2024, 2, 15), date(2024, 3, 14)),
        ("2024-01", date(2023, 12, 15), date(2024, 1, 14)),
    ],
)
def test_decree_09_closes_on_the_14th(code: str, from_on: date, to_on: date) -> None:
    period = resolve(code, load.regime("nd09-2019"))

    assert (period.from_on, period.to_on) == (from_on, to_on)


def test_khanh_hoa_closes_quarters_on_the_10th_and_half_years_on_the_14th() -> None:
    regime = load.regime("cchc-khanh-hoa-2021")
    periods = {code: resolve(code, regime) for code in codes(regime, 2023)}

    assert {code: (p.from_on, p.to_on) for code, p in periods.items()} == {
        "2023": (date(2022, 12, 15), date(2023, 12, 14)),
        "2023-H1": (date(2022, 12, 15), date(2023, 6, 14)),
        "2023-Q1": (date(2022, 12, 15), date(2023, 3, 10)),
        "2023-Q3": (date(2023, 6, 15), date(2023, 9, 10)),
    }


def test_khanh_hoa_asks_for_no_second_quarter() -> None:
    with pytest.raises(PeriodCodeInvalid) as refused:
        resolve("2023-Q2", load.regime("cchc-khanh-hoa-2021"))

    assert "2023-Q1, 2023-Q3" in str(refused.value)


def test_the_free_regime_has_no_codes() -> None:
    assert codes(load.regime("custom"), 2024) == ()


def test_an_unknown_regime_is_refused_with_those_there_are() -> None:
    with pytest.raises(load.RulebookKeyUnknown) as refused:
        load.regime("nd08")

    assert "cchc-khanh-hoa-2021, custom, kstthc-quarters, nd09-2019" in str(refused.value)
