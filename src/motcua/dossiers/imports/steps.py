"""From a stored case to the case it should be: ordinary events as far as they go, then one
correction for what only a correction can change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.dossiers.changes import NewEvent
from motcua.dossiers.own_clock import week_said
from motcua.kernel.case_json import MOMENTS, TEXTS, moment_to_json, value_to_json
from motcua.kernel.cases import Case, Outcome, Stop, Verb
from motcua.kernel.consistency import check
from motcua.kernel.lifecycle import Event, EventOutOfOrder, TransitionRefused, apply, state_of
from motcua.kernel.transitions import OPEN

_ATTRIBUTES = (*TEXTS, *MOMENTS, "stops", "outcome")
_END_VERBS = {
    Outcome.RESULT: Verb.FINISH,
    Outcome.REFUSED: Verb.REFUSE,
    Outcome.WITHDRAWN: Verb.WITHDRAW,
    Outcome.CANCELLED: Verb.CANCEL,
}
_REASON = "Theo tệp nhập"


@dataclass(frozen=True, slots=True)
class Steps:
    """events lead from the stored case to `case`. changes: of the correction among them, by
    attribute: old and new value as JSON keeps them."""

    case: Case
    events: tuple[NewEvent, ...]
    changes: dict[str, list[object]]


@dataclass(frozen=True, slots=True)
class ApplicantChange:
    """The person, who is outside the case. new: "" where the file does not say."""

    old: str
    new: str

    @property
    def is_one(self) -> bool:
        """Whether another name was said."""
        return bool(self.new) and self.new != self.old


def steps_to(
    wanted: Case, stored: Case | None, applicant: ApplicantChange, *, now: datetime, reason: str
) -> Steps:
    """The events that make `wanted` of `stored` (None: of nothing).

    Raises CaseInconsistent, TransitionRefused or EventOutOfOrder when no events do.
    """
    case, events = _follow(wanted, stored, list(_ordinary(stored, wanted, now)))
    if stored is None and applicant.new:
        events[0] = replace(events[0], personal={"applicant": applicant.new})
    changes = _differences(case, wanted)
    is_renamed = stored is not None and applicant.is_one
    if changes or is_renamed:
        payload = {"changes": changes, "reason": reason}
        personal = (
            {"applicant": applicant.new, "applicant_before": applicant.old} if is_renamed else {}
        )
        case = apply(case, Event(Verb.CORRECT, now, payload))
        events.append(NewEvent(Verb.CORRECT, now, payload, personal))
    return Steps(case, tuple(events), changes)


def _follow(
    wanted: Case, stored: Case | None, events: list[NewEvent]
) -> tuple[Case, list[NewEvent]]:
    """The case after those of the events that its state and its days allow, and these."""
    if stored is None and _has_plain_life(wanted):
        # Acceptance, end and delivery in their order lead to just this case: not replayed, for
        # nearly all rows of a file are such.
        check(wanted)
        return wanted, events
    case, allowed = stored, []
    for event in events:
        try:
            case = apply(case, Event(event.verb, event.occurred_at, event.payload))
        except (TransitionRefused, EventOutOfOrder):
            if case is None:
                raise
            continue  # what this event would have said is said by the correction
        allowed.append(event)
    if case is None:
        raise ValueError("a case has at least one event")
    return case, allowed


def _has_plain_life(case: Case) -> bool:
    return (
        case.accepted_at is not None
        and not case.stops
        and case.registered_at is None
        and case.declined_at is None
        and (case.delivered_at is None or case.outcome is Outcome.RESULT)
    )


def _differences(case: Case, wanted: Case) -> dict[str, list[object]]:
    if case == wanted:
        return {}
    return {
        name: [value_to_json(name, case), value_to_json(name, wanted)]
        for name in _ATTRIBUTES
        if getattr(case, name) != getattr(wanted, name)
    }


def _ordinary(stored: Case | None, wanted: Case, now: datetime) -> Iterator[NewEvent]:
    """What happened since, in order of time: values that were gained, none that were changed."""
    yield from _beginnings(stored, wanted)
    yield from _stops(stored, wanted)
    before = stored.outcome if stored else Outcome.OPEN
    if wanted.ended_at is not None and before is not wanted.outcome:
        yield NewEvent(_END_VERBS[wanted.outcome], wanted.ended_at, _why(wanted.outcome))
    if wanted.delivered_at is not None and (stored is None or stored.delivered_at is None):
        yield NewEvent(Verb.DELIVER, wanted.delivered_at)
    if stored is not None and state_of(wanted) in OPEN and wanted.officer != stored.officer:
        yield NewEvent(Verb.ROUTE, now, {"officer": wanted.officer})


def _beginnings(stored: Case | None, wanted: Case) -> Iterator[NewEvent]:
    said = _identity(wanted) if stored is None else {}
    if wanted.registered_at is not None and stored is None:
        assumed = _assumed(is_so=wanted.registered_assumed)
        yield NewEvent(Verb.REGISTER, wanted.registered_at, {**said, **assumed})
    if wanted.declined_at is not None and (stored is None or stored.declined_at is None):
        yield NewEvent(Verb.DECLINE, wanted.declined_at, said)
    if wanted.accepted_at is not None and (stored is None or stored.accepted_at is None):
        accepted = {
            **_identity(wanted),
            "appointment_at": moment_to_json(wanted.appointment_at),
            **week_said(wanted.week),
        }
        yield NewEvent(Verb.ACCEPT, wanted.accepted_at, accepted)


def _stops(stored: Case | None, wanted: Case) -> Iterator[NewEvent]:
    known = stored.stops if stored else ()
    for index, stop in enumerate(wanted.stops):
        before = known[index] if index < len(known) else None
        if before is None:
            payload = {"reason": _REASON, **_assumed(is_so=stop.since_assumed)}
            yield NewEvent(_stop_verb(stop), stop.since, payload)
        if stop.until is not None and (before is None or before.until is None):
            if stop.until == wanted.ended_at and index == len(wanted.stops) - 1:
                continue  # closed by the end itself
            payload = _assumed(is_so=stop.until_assumed)
            yield NewEvent(_resume_verb(before or stop), stop.until, payload)


def _assumed(*, is_so: bool) -> dict[str, object]:
    """Of a day that the file does not say: an earlier fact may show it wrong."""
    return {"assumed": True} if is_so else {}


def _stop_verb(stop: Stop) -> Verb:
    return Verb.ASK_SUPPLEMENT if stop.reason == "supplement" else Verb.PAUSE


def _resume_verb(stop: Stop) -> Verb:
    return Verb.RECEIVE_SUPPLEMENT if stop.reason == "supplement" else Verb.RESUME


def _why(outcome: Outcome) -> dict[str, object]:
    """A refusal, a withdrawal, a cancellation says why; an export does not tell more."""
    return {} if outcome is Outcome.RESULT else {"reason": _REASON}


def _identity(case: Case) -> dict[str, object]:
    return {name: getattr(case, name) for name in TEXTS}
