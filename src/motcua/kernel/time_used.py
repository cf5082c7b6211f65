"""How much of its time a dossier has used: the share, and the traffic light of a queue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from motcua.kernel.cases import Stop
from motcua.kernel.working_time import WorkCalendar


class Light(StrEnum):
    """Where an open dossier stands, for one look."""

    NONE = "none"  # no limit, or the clock stands still
    GREEN = "green"
    AMBER = "amber"
    RED = "red"  # the due time has passed


@dataclass(frozen=True, slots=True)
class QueueRules:
    """What the rulebook says of a queue.

    amber_from: share of the time used, 0..1. occurred_within_days: working days. bulk_limit:
    dossiers a click. figures_as: key of the form whose accounting the office's figures follow.
    """

    amber_from: Decimal
    occurred_within_days: int
    bulk_limit: int
    figures_as: str


def time_used(
    accepted_at: datetime,
    due_at: datetime,
    stops: Iterable[Stop],
    now: datetime,
    calendar: WorkCalendar,
) -> Decimal:
    """The share of the working time from acceptance to the due time that is gone; over 1: late.

    due_at is the moved one, so stopped time counts neither as used nor as given; a stop that
    lasts is taken until `now`. A time of 0 minutes is all used once it is over.
    """
    standing = sum(
        max(calendar.working_minutes(stop.since, min(stop.until or now, now)), 0)
        for stop in stops
        if stop.since < now
    )
    whole = calendar.working_minutes(accepted_at, due_at) - standing
    used = calendar.working_minutes(accepted_at, now) - standing
    if whole <= 0:
        return Decimal(1) if now >= due_at else Decimal(0)
    return Decimal(max(used, 0)) / Decimal(whole)


def light(used: Decimal, rules: QueueRules, *, overdue: bool) -> Light:
    """The colour for a share of time; `overdue` is judged by days, as reports do."""
    if overdue:
        return Light.RED
    return Light.AMBER if used >= rules.amber_from else Light.GREEN
