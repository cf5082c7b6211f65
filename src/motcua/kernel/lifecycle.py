"""The life of a dossier: a case after an event, and what follows from a case.

Payload of an event by verb (moments in ISO; what is not named is left alone):

- register, decline (as a first event), accept: code (first event only), field_key,
  procedure_code, procedure_name, channel, source_system, officer; accept also appointment_at
  (None: no limit), ecopies (how many electronic copies are certified), week (the agency's own
  hours on that day, by which its clock runs to the end; left out: the usual ones) and receiver_id
  (the agency that received it for the one that resolves it; left out: nobody else);
- receive_supplement, resume: restarts (true: the whole limit runs again);
- pause: ground ("payment": the clock waits for a fee);
- register, ask_supplement, pause, receive_supplement, resume: assumed (true: nobody said when;
  the day of the event was only taken for it and gives way to an earlier fact);
- route, take: officer;
- submit: leader, leader_id (who is asked; none: whoever may approve);
- forward: agency_id, agency_name, task, begins_at, leg_due_at, week (the agency's own hours;
  left out: the usual ones);
- receive_leg: leg, officer; return_leg: leg, declined; recall_leg: leg;
- extend: new_appointment_at (what the apology promises; the due date of reports stays);
- correct: changes {attribute of Case: [old, new]} and reason; moments in ISO, stops as the
  list of `case_json`, all others as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, ClassVar

from motcua.kernel import legs
from motcua.kernel.case_json import (
    case_from_json,
    case_to_json,
    moment_from_json,
    value_from_json,
)
from motcua.kernel.cases import (
    Case,
    Extension,
    Leg,
    Outcome,
    Review,
    ReviewStep,
    Standing,
    State,
    Stop,
    Verb,
)
from motcua.kernel.consistency import check
from motcua.kernel.dates import format_day, local
from motcua.kernel.deadlines import moved_due
from motcua.kernel.errors import MotcuaError
from motcua.kernel.leg_json import week_from_json
from motcua.kernel.stops import closed, said_days
from motcua.kernel.transitions import VERB_WORDS, TransitionRefused, step
from motcua.kernel.working_time import WorkCalendar

__all__ = [
    "CorrectionRefused",
    "Event",
    "EventOutOfOrder",
    "TransitionRefused",
    "apply",
    "case_from_json",
    "case_to_json",
    "replay",
    "standing",
    "state_of",
    "without_later_registration",
]

_IDENTITY = (
    "field_key",
    "procedure_code",
    "procedure_name",
    "channel",
    "source_system",
    "officer",
)
_OUTCOME_OF = {
    Verb.FINISH: Outcome.RESULT,
    Verb.REFUSE: Outcome.REFUSED,
    Verb.CLOSE: Outcome.REFUSED,  # no form of a report knows it apart
    Verb.WITHDRAW: Outcome.WITHDRAWN,
    Verb.CANCEL: Outcome.CANCELLED,
}
_STATE_OF = {
    Outcome.REFUSED: State.REFUSED,
    Outcome.WITHDRAWN: State.WITHDRAWN,
    Outcome.CANCELLED: State.CANCELLED,
}
_STEP_OF = {
    Verb.SUBMIT: ReviewStep.SUBMITTED,
    Verb.APPROVE: ReviewStep.APPROVED,
    Verb.SEND_BACK: ReviewStep.RETURNED,
}
_REVIEWED = {
    ReviewStep.SUBMITTED: State.SUBMITTED,
    ReviewStep.APPROVED: State.APPROVED,
    ReviewStep.RETURNED: State.RETURNED,
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a dossier, at an aware moment."""

    verb: Verb
    occurred_at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(eq=False)
class EventOutOfOrder(MotcuaError):
    """An event is dated before a day the dossier already knows.

    `on`: the day of the event; `after`: the day it may not be before.
    """

    code: ClassVar[str] = "dossier.event_out_of_order"
    verb: Verb
    on: date
    after: date

    def __str__(self) -> str:
        return (
            f"“{VERB_WORDS[self.verb]}” ghi ngày {format_day(self.on)}, trước ngày "
            f"{format_day(self.after)} là ngày hồ sơ đã có việc sau đó; cần ngày từ "
            f"{format_day(self.after)} trở đi."
        )


@dataclass(eq=False)
class CorrectionRefused(MotcuaError):
    """A correction does not fit the dossier. `attribute`: of Case, or "reason".

    `found` and `expected` in Vietnamese.
    """

    code: ClassVar[str] = "dossier.correction_refused"
    attribute: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"Không đính chính được “{self.attribute}”: {self.found}; cần {self.expected}."


def apply(case: Case | None, event: Event) -> Case:
    """The case after the event; `case` None for a dossier not known yet.

    Raises TransitionRefused, EventOutOfOrder (days compared), CaseInconsistent (an appointment
    before acceptance, a correction that contradicts itself), CorrectionRefused.
    """
    if event.verb is Verb.CORRECT and case is not None:
        return _corrected(case, event)
    step(None if case is None else state_of(case), event.verb)
    at = local(event.occurred_at)
    if case is None:
        case = _first(event)
    else:
        _check_order(case, event.verb, at)
    return _after(case, event, at)


def replay(events: list[Event]) -> Case:
    """The case after all events, in the order given. Raises as `apply`; ValueError for none."""
    case: Case | None = None
    for event in events:
        case = apply(case, event)
    if case is None:
        raise ValueError("a dossier has at least one event")
    return case


def state_of(case: Case) -> State:
    """Where the dossier stands."""
    if case.outcome in _STATE_OF:
        is_closed = case.closed and case.outcome is Outcome.REFUSED
        return State.CLOSED if is_closed else _STATE_OF[case.outcome]
    if case.outcome is Outcome.RESULT:
        return State.DELIVERED if case.delivered_at else State.FINISHED
    if case.accepted_at is None:
        return State.DECLINED if case.declined_at else State.REGISTERED
    return _open_state_of(case)


def _open_state_of(case: Case) -> State:
    if case.stops and case.stops[-1].until is None:
        return State.WAITING if case.stops[-1].reason == "supplement" else State.PAUSED
    return State.PENDING if case.review is None else _REVIEWED[case.review.step]


def standing(case: Case, calendar: WorkCalendar) -> Standing:
    """State, due moment and standstill that follow from the case. Raises DayOutOfCalendar.

    calendar: of the hours in case.week.
    """
    due_at, stopped_at = moved_due(
        case.appointment_at,
        case.stops,
        case.ended_at,
        calendar,
        accepted_at=case.accepted_at,
    )
    return Standing(state=state_of(case), due_at=due_at, stopped_at=stopped_at)


def _first(event: Event) -> Case:
    """What the first event says, before its own effect."""
    said = event.payload
    return Case(
        code=said["code"],
        field_key=said["field_key"],
        procedure_code=said.get("procedure_code"),
        procedure_name=said["procedure_name"],
        channel=said["channel"],
        source_system=said["source_system"],
        officer=said.get("officer", ""),
    )


def _after(case: Case, event: Event, at: datetime) -> Case:
    """The effect of a verb that the state allows."""
    match event.verb:
        case Verb.REGISTER:
            return replace(case, registered_at=at, registered_assumed=_is_assumed(event))
        case Verb.DECLINE:
            return replace(without_later_registration(case, at), declined_at=at)
        case Verb.ACCEPT:
            return _accepted(without_later_registration(case, at), event, at)
        case Verb.ASK_SUPPLEMENT | Verb.PAUSE:
            stop = Stop(at, None, _why_stopped(event), since_assumed=_is_assumed(event))
            # What comes after the stop is drafted and submitted anew.
            return replace(case, stops=(*case.stops, stop), review=None)
        case Verb.RECEIVE_SUPPLEMENT | Verb.RESUME:
            return _resumed(case, event, at)
        case _:
            return _going_on(case, event, at)


def _why_stopped(event: Event) -> str:
    if event.verb is Verb.ASK_SUPPLEMENT:
        return "supplement"
    return str(event.payload.get("ground", "pause"))


def _resumed(case: Case, event: Event, at: datetime) -> Case:
    stops = closed(case.stops, at, restarts=bool(event.payload.get("restarts", False)))
    if stops and _is_assumed(event):
        stops = (*stops[:-1], replace(stops[-1], until_assumed=True))
    return replace(case, stops=stops)


def _going_on(case: Case, event: Event, at: datetime) -> Case:
    match event.verb:
        case Verb.ROUTE | Verb.TAKE:
            return replace(case, officer=event.payload.get("officer", case.officer))
        case Verb.SUBMIT | Verb.APPROVE | Verb.SEND_BACK:
            return replace(case, review=_review(case, event, at))
        case Verb.EXTEND:
            promised = local(datetime.fromisoformat(event.payload["new_appointment_at"]))
            return replace(case, extensions=(*case.extensions, Extension(at, promised)))
        case Verb.FORWARD | Verb.RECEIVE_LEG | Verb.RETURN_LEG | Verb.RECALL_LEG:
            return replace(case, legs=_legs(case, event, at))
        case Verb.NOTIFY:
            return replace(case, notified_at=at)
        case Verb.DELIVER:
            return replace(case, delivered_at=at)
        case Verb.COMMENT | Verb.DRAFT | Verb.SERVE | Verb.STRIKE_SCAN:
            return case
        case _:
            return _ended(case, event, at)


def _legs(case: Case, event: Event, at: datetime) -> legs.Legs:
    said = event.payload
    match event.verb:
        case Verb.FORWARD:
            return legs.forwarded(case.legs, _leg(len(case.legs) + 1, said, at))
        case Verb.RECEIVE_LEG:
            return legs.received(case.legs, said["leg"], at, said.get("officer", ""))
        case Verb.RETURN_LEG:
            declined = bool(said.get("declined", False))
            return legs.answered(case.legs, said["leg"], at, declined=declined)
        case _:
            return legs.recalled(case.legs, said["leg"], at)


def _leg(number: int, said: Mapping[str, Any], at: datetime) -> Leg:
    """A leg as the event says it: its clock was counted when it was forwarded."""
    return Leg(
        number=number,
        agency_id=said.get("agency_id"),
        agency_name=said["agency_name"],
        task=said["task"],
        forwarded_at=at,
        begins_at=local(datetime.fromisoformat(said["begins_at"])),
        due_at=local(datetime.fromisoformat(said["leg_due_at"])),
        week=week_from_json(said.get("week")),
    )


def _review(case: Case, event: Event, at: datetime) -> Review:
    """Whom it was submitted to stays known, whoever approves it."""
    asked = case.review
    if event.verb is not Verb.SUBMIT and asked is not None:
        return replace(asked, step=_STEP_OF[event.verb], at=at)
    said = event.payload
    return Review(_STEP_OF[event.verb], at, said.get("leader", ""), said.get("leader_id"))


def _ended(case: Case, event: Event, at: datetime) -> Case:
    return replace(
        without_later_registration(case, at),
        outcome=_OUTCOME_OF[event.verb],
        ended_at=at,
        stops=closed(case.stops, at),
        review=None,
        legs=legs.ended_with(case.legs, at),
        closed=event.verb is Verb.CLOSE,
    )


def _accepted(case: Case, event: Event, at: datetime) -> Case:
    """The channel is the one of acceptance, whatever was registered."""
    said = {name: event.payload[name] for name in _IDENTITY if name in event.payload}
    appointment_at = moment_from_json(event.payload.get("appointment_at"))
    ecopies = int(event.payload.get("ecopies", 0))
    accepted = replace(
        case,
        **said,
        accepted_at=at,
        appointment_at=appointment_at,
        ecopies=ecopies,
        week=week_from_json(event.payload.get("week")),
        receiver_id=event.payload.get("receiver_id"),
    )
    check(accepted)
    return accepted


def without_later_registration(case: Case, at: datetime) -> Case:
    """The case without a day of registration that was only assumed and is after the day of `at`."""
    filed = case.registered_at
    if filed is None or not case.registered_assumed:
        return case
    if local(filed).date() <= local(at).date():
        return case
    return replace(case, registered_at=None, registered_assumed=False)


def _is_assumed(event: Event) -> bool:
    return bool(event.payload.get("assumed", False))


def _check_order(case: Case, verb: Verb, at: datetime) -> None:
    """Only days that somebody said are in the way, except of another stop."""
    known = [None if case.registered_assumed else case.registered_at]
    known += [case.accepted_at, case.ended_at]
    if verb in (Verb.ASK_SUPPLEMENT, Verb.PAUSE):
        known += [moment for stop in case.stops[-1:] for moment in (stop.since, stop.until)]
    else:
        known += [moment for stop in case.stops for moment in said_days(stop)]
    latest = max((local(moment).date() for moment in known if moment), default=at.date())
    if at.date() < latest:
        raise EventOutOfOrder(verb, at.date(), latest)


def _corrected(case: Case, event: Event) -> Case:
    if not str(event.payload.get("reason") or "").strip():
        raise CorrectionRefused("reason", "chưa nêu lý do", "lý do đính chính")
    changed: dict[str, Any] = {}
    for name, (old, new) in event.payload.get("changes", {}).items():
        if name == "code":
            raise CorrectionRefused(name, "mã hồ sơ không đổi được", "hủy rồi nhập lại hồ sơ")
        before, after = _read(name, old), _read(name, new)
        if before != getattr(case, name):
            raise CorrectionRefused(
                name, f"giá trị cũ “{old}” không còn đúng", "giá trị hiện có của hồ sơ"
            )
        changed[name] = after
    if "registered_at" in changed:
        changed["registered_assumed"] = False
    corrected = replace(case, **changed)
    if corrected.ended_at is not None:
        corrected = replace(corrected, stops=closed(corrected.stops, corrected.ended_at))
    check(corrected)
    return corrected


def _read(name: str, stored: Any) -> Any:
    try:
        return value_from_json(name, stored)
    except KeyError:
        raise CorrectionRefused(name, "hồ sơ không có mục này", "một mục của hồ sơ") from None
    except (TypeError, ValueError):
        raise CorrectionRefused(
            name, f"giá trị “{stored}” không đọc được", "giá trị đúng kiểu của mục"
        ) from None
