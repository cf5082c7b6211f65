"""Which days a period is: the regime, then a decision, then days given."""

from datetime import UTC, date, datetime

import pytest

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.periods import Period, PeriodCodeInvalid, PeriodReversed
from motcua.reports import api as reports
from motcua.reports.errors import PeriodMissing
from motcua.rulebook.load import RulebookKeyUnknown

FORM = "06a-vpcp-kstt"
NOW = datetime(2024, 3, 1, tzinfo=UTC)
OWN = {"from": "2024-01-01", "to": "2024-03-10"}


def decide(agency_id: int, value: dict[str, str]) -> None:
    agencies.adopt(
        agency_id,
        "period.2024-Q1",
        value,
        "Kế hoạch mẫu",
        date(2024, 1, 1),
        actor=SYSTEM,
        now=NOW,
    )


def test_a_quarter_runs_from_the_15th_to_the_14th(office):
    period = reports.resolve_period(FORM, office.agency.id, "2024-Q1")

    assert period == Period(date(2023, 12, 15), date(2024, 3, 14), "2024-Q1")


def test_a_decision_of_the_agency_overrules_the_regime(office, other_office):
    decide(office.agency.id, OWN)

    mine = reports.resolve_period(FORM, office.agency.id, "2024-Q1")
    theirs = reports.resolve_period(FORM, other_office.agency.id, "2024-Q1")
    by_regime = reports.resolve_period(FORM, None, "2024-Q1")

    assert (mine.from_on, mine.to_on) == (date(2024, 1, 1), date(2024, 3, 10))
    assert theirs.to_on == by_regime.to_on == date(2024, 3, 14)


def test_a_decision_of_the_parent_holds_below(office):
    parent = agencies.parent(office.agency.id, date(2024, 3, 1))
    decide(parent.id, OWN)

    assert reports.resolve_period(FORM, office.agency.id, "2024-Q1").to_on == date(2024, 3, 10)


def test_days_given_overrule_everything(office):
    decide(office.agency.id, OWN)

    period = reports.resolve_period(FORM, office.agency.id, "2024-Q1", to_on=date(2024, 3, 12))

    assert (period.from_on, period.to_on) == (date(2024, 1, 1), date(2024, 3, 12))


def test_free_days_are_a_period_without_a_code():
    period = reports.resolve_period(FORM, None, None, date(2024, 1, 1), date(2024, 1, 1))

    assert period == Period(date(2024, 1, 1), date(2024, 1, 1), None)


def test_one_day_alone_is_no_period():
    with pytest.raises(PeriodMissing, match="2024-Q1"):
        reports.resolve_period(FORM, None, None, from_on=date(2024, 1, 1))


def test_an_end_before_the_start_is_refused():
    with pytest.raises(PeriodReversed, match="01/01/2024"):
        reports.resolve_period(FORM, None, None, date(2024, 3, 14), date(2024, 1, 1))


def test_an_unknown_code_names_the_known_ones():
    with pytest.raises(PeriodCodeInvalid, match="2024-Q1…Q4"):
        reports.resolve_period(FORM, None, "2024-Q5")


def test_an_unknown_form_names_the_known_ones():
    with pytest.raises(RulebookKeyUnknown, match=FORM):
        reports.resolve_period("06z", None, "2024-Q1")


def test_a_form_that_is_no_longer_in_force_still_has_its_periods():
    # The nine indices ended on 30/6/2025; their last quarters can still be asked for.
    period = reports.resolve_period("nine-indices", None, "2025-Q2")

    assert (period.from_on, period.to_on) == (date(2025, 3, 15), date(2025, 6, 14))


def test_a_report_has_periods_as_its_forms_have():
    assert reports.resolve_period("kstthc", None, "2024-Q1").to_on == date(2024, 3, 14)


@pytest.mark.parametrize("code", ["2024-03", "2024-H1", "2024-Q4", "2024-9M"])
def test_a_report_is_refused_for_a_period_it_is_not_made_for(code):
    with pytest.raises(PeriodCodeInvalid, match=r"các kỳ có: 2024, 2024-Q1…Q3\."):
        reports.resolve_period("kstthc", None, code)

    assert reports.resolve_period(FORM, None, code).code == code
    assert reports.resolve_period("kstthc", None, None, date(2024, 2, 15), date(2024, 3, 14))


def test_a_quarter_typed_in_small_letters_is_the_one_the_agency_decided(office):
    decide(office.agency.id, OWN)

    period = reports.resolve_period(FORM, office.agency.id, "2024q1")

    assert period == Period(date(2024, 1, 1), date(2024, 3, 10), "2024-Q1")
