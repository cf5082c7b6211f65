from datetime import date, datetime
from zoneinfo import ZoneInfo

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.reports import api as reports

NOW = datetime(2024, 3, 14, 17, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def adopt_a_quarter(ward):
    """Quý I runs from 01/01 at this ward, and not from 15/12."""
    agencies.adopt(
        ward.id,
        "period.2024-Q1",
        {"from": "2024-01-01", "to": "2024-03-14"},
        "Kế hoạch số 21/KH-UBND",
        date(2024, 1, 1),
        actor=SYSTEM,
        now=NOW,
    )


def test_a_year_lists_its_periods_with_the_days_the_agency_decided(units):
    ward = agencies.resolve("14823", date(2024, 1, 1))
    adopt_a_quarter(ward)

    found = {
        period.code: (period.from_on, period.to_on)
        for period in reports.periods_of_year("06a-vpcp-kstt", ward.id, 2024)
    }

    assert found["2024-Q1"] == (date(2024, 1, 1), date(2024, 3, 14))
    assert found["2024-Q2"] == (date(2024, 3, 15), date(2024, 6, 14))
    assert found["2024"] == (date(2023, 12, 15), date(2024, 12, 14))
    assert len(found) == 1 + 2 + 4 + 1 + 12


def test_another_agencys_decision_changes_nothing_here(units):
    ward = agencies.resolve("14823", date(2024, 1, 1))
    other = agencies.resolve("22354", date(2024, 1, 1))
    adopt_a_quarter(ward)

    first = reports.periods_of_year("06a-vpcp-kstt", other.id, 2024)

    assert date(2023, 12, 15) in {period.from_on for period in first if period.code == "2024-Q1"}
