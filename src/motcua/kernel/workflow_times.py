"""A dossier's way through its workflow with the time each step has, by the working calendar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.cases import Stop, Verb
from motcua.kernel.deadlines import moved_due
from motcua.kernel.workflows import Stage, Step, Workflow, ahead, minutes_of, stages
from motcua.kernel.working_time import WorkCalendar


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step of one dossier. since None: still ahead; until None: it is there now.

    due_at: when the step should be over; None: no limit, no share of it, still ahead, or done
    by another agency, whose part has a clock of its own.
    """

    step: Step
    since: datetime | None
    until: datetime | None
    due_at: datetime | None
    is_late: bool

    @property
    def is_current(self) -> bool:
        """Whether the dossier is there now."""
        return self.since is not None and self.until is None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a dossier's receipt promised, and its stops: what the times of the steps rest on."""

    accepted_at: datetime
    appointment_at: datetime | None
    stops: Sequence[Stop]


def timed_steps(
    workflow: Workflow,
    events: Iterable[tuple[Verb, datetime]],
    receipt: Receipt,
    now: datetime,
    calendar: WorkCalendar,
) -> tuple[TimedStep, ...]:
    """The steps gone through, the present one, and those ahead on the straight way.

    A step gets its share of the working time between acceptance and appointment, from the moment
    it begins; stops within it move its due time as they move the dossier's.
    """
    gone = stages(workflow, events)
    minutes = {}
    if receipt.appointment_at is not None:
        whole = calendar.working_minutes(receipt.accepted_at, receipt.appointment_at)
        minutes = minutes_of(workflow, max(whole, 0))
    timed = [
        _timed(stage, minutes.get(stage.step.key, 0), receipt, now, calendar) for stage in gone
    ]
    if gone and gone[-1].until is None:
        timed += [
            TimedStep(step, None, None, None, False) for step in ahead(workflow, gone[-1].step)
        ]
    return tuple(timed)


def _timed(
    stage: Stage, minutes: int, receipt: Receipt, now: datetime, calendar: WorkCalendar
) -> TimedStep:
    if not minutes or stage.step.hand_over:
        return TimedStep(stage.step, stage.since, stage.until, None, False)
    within = [stop for stop in receipt.stops if stop.since >= stage.since]
    first = calendar.add_working_minutes(stage.since, minutes)
    due_at, stopped_at = moved_due(first, within, stage.until, calendar)
    late = stopped_at is None and due_at is not None and (stage.until or now) > due_at
    return TimedStep(stage.step, stage.since, stage.until, due_at, late)
