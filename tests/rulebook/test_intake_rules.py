"""Rules of intake by the day of acceptance; expected values from domain.md's tables, by hand."""

from datetime import date, datetime, time

import pytest

from motcua.kernel.dates import VIETNAM
from motcua.kernel.deadlines import due_from_limit
from motcua.kernel.intake_rules import CutOffHour, CutOffKind
from motcua.rulebook import load

LAST_DAY_OF_ND61 = date(2025, 6, 30)
FIRST_DAY_OF_ND118 = date(2025, 7, 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def test_the_decree_changes_on_the_first_of_july_2025() -> None:
    before, after = load.intake_rules(LAST_DAY_OF_ND61), load.intake_rules(FIRST_DAY_OF_ND118)

    assert (before.decree, after.decree) == ("61/2018/NĐ-CP", "118/2025/NĐ-CP")
    assert (before.supplement_close_days, after.supplement_close_days) == (None, 15)


def test_an_appointment_is_put_off_at_most_once_and_one_day_before() -> None:
    rules = load.intake_rules(FIRST_DAY_OF_ND118)

    assert (rules.most_extensions, rules.apology_before_days) == (1, 1)


def test_before_the_decree_there_are_no_rules() -> None:
    with pytest.raises(load.NotInForce, match="20/06/2018"):
        load.intake_rules(date(2018, 6, 20))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-19 15:00", "2026-11-19"),  # Thursday, on the hour: the same day
        ("2026-11-19 15:01", "2026-11-20"),
        ("2026-11-20 15:30", "2026-11-23"),  # Friday: Monday
    ],
)
def test_certified_copies_are_due_the_same_day_until_15_00(received: str, due: str) -> None:
    rules = load.intake_rules(at(received).date())
    limit = rules.limit_of("2.000815", "chung-thuc")
    cut_off = rules.cut_off_of("2.000815", "chung-thuc")
    assert limit is not None
    assert cut_off.at is not None

    ends = due_from_limit(
        at(received), limit.value, limit.unit, load.calendar(), same_day_until=cut_off.at
    )

    assert ends.date() == date.fromisoformat(due)


def test_a_field_without_a_rule_of_its_own_has_the_general_hour_and_no_limit() -> None:
    rules = load.intake_rules(FIRST_DAY_OF_ND118)

    assert rules.limit_of("1.001193", "ho-tich") is None
    assert rules.cut_off_of("1.001193", "ho-tich").latest(at("2026-11-20 17:00")) == at(
        "2026-11-20 15:00"
    )


def test_a_cut_off_may_be_the_last_hour_of_office_time_or_none() -> None:
    end = at("2026-11-20 17:00")

    assert CutOffHour(CutOffKind.LAST_MINUTES, minutes=60).latest(end) == at("2026-11-20 16:00")
    assert CutOffHour(CutOffKind.NONE).latest(end) == end
    assert CutOffHour(CutOffKind.HOUR, at=time(15)).latest(end) == at("2026-11-20 15:00")


def test_a_dossier_code_is_prefix_day_and_serial_of_the_day() -> None:
    code = load.intake_rules(date(2024, 3, 14)).code

    assert code.write("H56.37.12", date(2024, 3, 14), 1) == "H56.37.12-240314-0001"
    assert code.write("14818", date(2026, 11, 21), 10_000) == "14818-261121-10000"


@pytest.mark.parametrize("prefix", ["", "h56", "H56-37", "H56.37.", "Phú Sơn"])
def test_a_prefix_that_is_no_identity_code_is_refused(prefix: str) -> None:
    pattern = load.intake_rules(date(2024, 3, 14)).code

    assert not pattern.allows_prefix(prefix)
    with pytest.raises(ValueError, match="no dossier code"):
        pattern.write(prefix, date(2024, 3, 14), 1)


def test_every_list_of_reasons_ends_with_one_in_the_officers_own_words() -> None:
    reasons = load.intake_rules(FIRST_DAY_OF_ND118).reasons

    assert {name: (r[-1].key, r[-1].needs_text) for name, r in reasons.items()} == dict.fromkeys(
        reasons, ("other", True)
    )
    assert len(reasons) == 12
