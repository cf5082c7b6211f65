"""Ballots of tests: every date explicit, answers by points."""

from datetime import date, datetime

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.registers.surveys import api as surveys
from motcua.registers.surveys.data import Ballot

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=VIETNAM)


def answers(level: str = "satisfied", points: str = "222222222") -> dict[str, str]:
    """ "212222222" is 1 point for the second index; "-" is no answer."""
    given = {
        f"index_{number}": "" if mark == "-" else f"p{mark}"
        for number, mark in enumerate(points, 1)
    }
    return given | {"level": level}


def give(
    agency,
    on: str = "2024-03-05",
    level: str = "satisfied",
    points: str = "222222222",
    *,
    way: str = "paper",
    actor=SYSTEM,
    now: datetime | None = None,
    **more,
):
    """One ballot of the evaluation, written down at noon of its day."""
    day = date.fromisoformat(on)
    ballot = Ballot("evaluation", day, way, answers(level, points), **more)
    moment = now or datetime(day.year, day.month, day.day, 12, 0, tzinfo=VIETNAM)
    return surveys.record_ballot(agency, ballot, actor=actor, now=moment)
