"""The internal workflow on the screen: of a procedure, and of one dossier with its own times."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from motcua.dossiers.data import DossierView, TimelineEntry
from motcua.kernel.cases import Verb
from motcua.kernel.deadlines import HOURS_A_WORKING_DAY, MINUTES_AN_HOUR
from motcua.kernel.numbers import format_decimal
from motcua.kernel.transitions import VERB_WORDS
from motcua.kernel.workflow_times import Receipt, TimedStep, timed_steps
from motcua.kernel.workflows import END, HandOver, Step, Workflow, minutes_of, straight_way
from motcua.procedures.data import ProcedureView
from motcua.rulebook import load

TO_END = "kết thúc"
AWAY_WORDS = {
    "province": "UBND cấp tỉnh",
    "district": "UBND cấp huyện",
    "commune": "UBND cấp xã khác",
}
_HOURS_OF = {"hour": 1, "working_day": HOURS_A_WORKING_DAY}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a procedure. hours: of its limit; "" when the limit is not in working time.

    away: the agency that does it instead, "": it is done here; task: what it is asked to do.
    is_beside: only some dossiers go there.
    """

    label: str
    role: str
    hours: str
    exits: tuple[str, ...]
    away: str = ""
    task: str = ""
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class StageLine:
    """A step of a dossier and who does it. away: see `StepLine`."""

    timed: TimedStep
    role: str
    away: str


def step_lines(workflow: Workflow, procedure: ProcedureView) -> tuple[StepLine, ...]:
    """The steps of a procedure with the hours its published limit gives each."""
    minutes = minutes_of(workflow, _limit_minutes(procedure))
    straight = straight_way(workflow)
    labels = {step.key: step.label for step in workflow.steps} | {END: TO_END}
    return tuple(
        StepLine(
            label=step.label,
            role=_role(step),
            hours=_hours_of(step, minutes[step.key]),
            exits=tuple(f"{VERB_WORDS[verb]} → {labels[to]}" for verb, to in step.exits.items()),
            away=_away(step),
            task=step.hand_over.task if step.hand_over else "",
            is_beside=step not in straight,
        )
        for step in workflow.steps
    )


def away_name(part: HandOver) -> str:
    """The agency that does a part, as a workflow can say before there is a dossier."""
    return part.name or AWAY_WORDS[part.tier]


def stage_lines(
    dossier: DossierView, entries: Iterable[TimelineEntry], now: datetime
) -> tuple[StageLine, ...]:
    """The way of a dossier through the workflow of its acceptance day; () when not accepted."""
    if dossier.accepted_at is None:
        return ()
    workflow = workflow_of(dossier)
    if workflow is None:
        return ()
    events = told_in_order(entries)
    receipt = Receipt(dossier.accepted_at, dossier.appointment_at, dossier.stops)
    return tuple(
        StageLine(timed, _role(timed.step), _away(timed.step))
        for timed in timed_steps(workflow, events, receipt, now, load.calendar_of(dossier.week))
    )


def workflow_of(dossier: DossierView) -> Workflow | None:
    """The workflow of the day of acceptance; None: not accepted, or none was in force."""
    if dossier.accepted_at is None:
        return None
    return load.workflow_of(dossier.procedure_code, dossier.field_key, dossier.accepted_at.date())


def told_in_order(entries: Iterable[TimelineEntry]) -> list[tuple[Verb, datetime]]:
    """Verbs by when they happened; the log is in order of writing."""
    return sorted(((Verb(one.verb), one.occurred_at) for one in entries), key=lambda one: one[1])


def _away(step: Step) -> str:
    return away_name(step.hand_over) if step.hand_over else ""


def _role(step: Step) -> str:
    return load.roles()[step.role].label


def _limit_minutes(procedure: ProcedureView) -> int:
    """Working minutes of the published limit; 0 when it is unknown, or in days and months."""
    hours = _HOURS_OF.get(procedure.limit_unit)
    if procedure.limit_value is None or hours is None:
        return 0
    return int(procedure.limit_value * hours * MINUTES_AN_HOUR)


def _hours_of(step: Step, minutes: int) -> str:
    """A part of another agency has its hours whatever the limit is counted in."""
    return _hours(step.hand_over.hours * MINUTES_AN_HOUR if step.hand_over else minutes)


def _hours(minutes: int) -> str:
    if not minutes:
        return ""
    hours = Decimal(minutes) / MINUTES_AN_HOUR
    return f"{format_decimal(hours, 0 if hours == hours.to_integral_value() else 1)} giờ"
