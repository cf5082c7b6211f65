"""The share of its time that a dossier has used. Working hours 07:30-11:30, 13:30-17:00."""

from datetime import datetime
from decimal import Decimal

import pytest
from kernel_calendar import OFFICE

from motcua.kernel.cases import Stop
from motcua.kernel.dates import VIETNAM
from motcua.kernel.time_used import Light, QueueRules, light, time_used

RULES = QueueRules(Decimal("0.75"), 5, 30, "06a-vpcp-kstt")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


MONDAY, DUE = at("2024-03-04 07:30"), at("2024-03-07 17:00")  # 4 working days of 450 minutes


@pytest.mark.parametrize(
    ("now", "used"),
    [
        ("2024-03-04 07:30", Decimal(0)),
        ("2024-03-05 17:00", Decimal("0.5")),
        ("2024-03-06 11:30", Decimal(1140) / Decimal(1800)),  # 450 + 450 + 240
        ("2024-03-06 12:30", Decimal(1140) / Decimal(1800)),  # nobody works at noon
        ("2024-03-07 17:00", Decimal(1)),
        ("2024-03-08 17:00", Decimal("1.25")),
    ],
)
def test_only_working_time_is_used(now, used):
    assert time_used(MONDAY, DUE, (), at(now), OFFICE) == used


def test_stopped_time_is_neither_given_nor_used():
    # Stopped all Tuesday: the due time moved by a day, half of the 4 days are gone on Wednesday.
    stop = Stop(at("2024-03-05 07:30"), at("2024-03-05 17:00"), "pause")
    assert time_used(
        MONDAY, at("2024-03-08 17:00"), (stop,), at("2024-03-06 17:00"), OFFICE
    ) == Decimal("0.5")


def test_a_time_limit_of_nothing_is_used_up_when_it_is_over():
    assert time_used(MONDAY, MONDAY, (), at("2024-03-04 07:29"), OFFICE) == 0
    assert time_used(MONDAY, MONDAY, (), at("2024-03-04 07:30"), OFFICE) == 1


def test_the_light_turns_amber_at_three_quarters_and_red_after_the_due_day():
    assert light(Decimal("0.74"), RULES, overdue=False) is Light.GREEN
    assert light(Decimal("0.75"), RULES, overdue=False) is Light.AMBER
    assert light(Decimal("1.10"), RULES, overdue=False) is Light.AMBER
    assert light(Decimal("1.10"), RULES, overdue=True) is Light.RED
