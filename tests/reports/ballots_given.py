"""Ballots of a ward for tests of the figures that come from them."""

from datetime import date, datetime

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.data import Ballot


def given(agency, on: str, level: str, points: str = "", recorded: datetime | None = None, **more):
    """One ballot of the evaluation. points: "212222222", "-" is no answer; "" none at all."""
    day = date.fromisoformat(on)
    answers = {
        f"index_{number}": f"p{mark}" for number, mark in enumerate(points, 1) if mark != "-"
    }
    ballot = Ballot("evaluation", day, "paper", answers | {"level": level}, **more)
    moment = recorded or datetime(day.year, day.month, day.day, 12, 0, tzinfo=VIETNAM)
    return surveys.record_ballot(agency, ballot, actor=SYSTEM, now=moment)


def ward_of_seed(agency) -> list:
    """The 103 ballots of phường Phú Sơn, quý I/2024: 22 content and 81 very content; of the
    indices 1, 2 and 7 each was given 1 point by 21 people and 2 by 82."""
    made = []
    for number in range(103):
        level = "satisfied" if number < 22 else "very_satisfied"
        points = "112222122" if number < 21 else "222222222"
        made.append(given(agency, f"2024-03-{1 + number % 14:02d}", level, points))
    return made
