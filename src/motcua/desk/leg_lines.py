"""The legs of a dossier in words: how far each agency has come, by its own clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.desk.words import ENDED_WORDS, MINUTES_AN_HOUR
from motcua.dossiers.data import LegView
from motcua.kernel.dates import local
from motcua.kernel.punctuality import Punctuality
from motcua.kernel.time_used import Light, light, time_used
from motcua.rulebook import load

MARKS = {Light.GREEN: "later", Light.AMBER: "soon", Light.RED: "overdue"}


@dataclass(frozen=True, slots=True)
class LegLine:
    """A leg on the page. later: its clock starts after the hand-over, which is worth saying."""

    view: LegView
    words: str
    mark: str
    later: bool


def leg_lines(legs: Iterable[LegView], now: datetime) -> tuple[LegLine, ...]:
    """Every leg, in the order they were forwarded."""
    return tuple(
        LegLine(
            view=view,
            words=leg_words(view, now),
            mark=_mark(view, now),
            later=local(view.leg.begins_at).date() != local(view.leg.forwarded_at).date(),
        )
        for view in legs
    )


def leg_words(view: LegView, now: datetime) -> str:
    """What is left of an open leg, in the hours of its agency; how a closed one ended."""
    stands = view.standing
    if not view.is_open:
        judged = ENDED_WORDS[stands.punctuality] if stands.punctuality else ""
        return f"{view.label.lower()}, {judged}" if judged else view.label.lower()
    if stands.stopped_at is not None:
        return "đang dừng tính giờ"
    if now > stands.due_at:
        return "quá hạn"
    clock = load.calendar_of(view.leg.week)
    hours, minutes = divmod(clock.working_minutes(now, stands.due_at), MINUTES_AN_HOUR)
    return f"còn {hours} giờ làm việc" if hours else f"còn {minutes} phút làm việc"


def _mark(view: LegView, now: datetime) -> str:
    if view.standing.punctuality is Punctuality.LATE:
        return "overdue"
    if not view.is_open:
        return "later"
    if view.standing.stopped_at is not None:
        return "stopped"
    due_at, clock = view.standing.due_at, load.calendar_of(view.leg.week)
    used = time_used(view.leg.begins_at, due_at, (), now, clock)
    return MARKS[light(used, load.queue(local(now).date()), overdue=now > due_at)]
