"""Histories of dossiers for the tests of the kernel."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from kernel_calendar import at

from motcua.kernel.cases import Case, Verb
from motcua.kernel.lifecycle import Event, apply, state_of
from motcua.kernel.transitions import allowed

IDENTITY: dict[str, Any] = {
    "code": "H56.37.12-240305-0001",
    "field_key": "ho-tich",
    "procedure_code": "1.001193",
    "procedure_name": "Thủ tục đăng ký khai sinh",
    "channel": "online",
    "source_system": "tinh",
    "officer": "Lê Thị B",
}


def event(verb: Verb, when: str | datetime, **payload: Any) -> Event:
    """An event at "2024-03-05 08:30"."""
    return Event(verb, at(when) if isinstance(when, str) else when, payload)


def accepted(when: str = "2024-03-05 08:30", appointment: str | None = "2024-03-12 17:00") -> Event:
    """The acceptance; appointment None: the procedure has no limit."""
    appointment_at = at(appointment).isoformat() if appointment else None
    return event(Verb.ACCEPT, when, **IDENTITY, appointment_at=appointment_at)


def life(*events: Event) -> Case:
    """The case after the events."""
    case: Case | None = None
    for one in events:
        case = apply(case, one)
    assert case is not None
    return case


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """An acceptance and what a clerk may do after it, at half hours, over some weeks."""
    moment = at("2024-04-01 00:00") + timedelta(minutes=30 * draw(st.integers(0, 48 * 30)))
    limit = draw(st.none() | st.integers(0, 48 * 12))
    appointment = None if limit is None else moment + timedelta(minutes=30 * limit)
    events = [
        event(
            Verb.ACCEPT,
            moment,
            **IDENTITY,
            appointment_at=None if appointment is None else appointment.isoformat(),
        )
    ]
    case = life(*events)
    for gap in draw(st.lists(st.integers(0, 48 * 6), max_size=7)):
        out = [leg for leg in case.legs if leg.end is None]
        # A leg is received, then answered.
        no_leg = {Verb.RECALL_LEG} if not out else set()
        no_leg |= set() if out and out[-1].received_at is None else {Verb.RECEIVE_LEG}
        no_leg |= set() if out and out[-1].received_at else {Verb.RETURN_LEG}
        unwanted = {Verb.CORRECT, *no_leg}
        verbs = [verb for verb in allowed(state_of(case)) if verb not in unwanted]
        if not verbs:
            break
        verb = draw(st.sampled_from(verbs))
        moment += timedelta(minutes=30 * gap)
        resumes = verb in (Verb.RECEIVE_SUPPLEMENT, Verb.RESUME)
        payload = {"restarts": draw(st.booleans())} if resumes else {}
        if verb is Verb.EXTEND:
            payload = {"new_appointment_at": (moment + timedelta(days=3)).isoformat()}
        if verb is Verb.FORWARD:
            payload = {
                "agency_name": f"Cơ quan {len(case.legs)}",
                "task": "Xác minh",
                "begins_at": moment.isoformat(),
                "leg_due_at": (moment + timedelta(days=2)).isoformat(),
            }
        if verb in (Verb.RECEIVE_LEG, Verb.RETURN_LEG, Verb.RECALL_LEG):
            payload = {"leg": out[-1].number}
        if verb is Verb.SUBMIT and draw(st.booleans()):
            payload = {"leader": "Bùi Thị C", "leader_id": 5}
        events.append(event(verb, moment, **payload))
        case = apply(case, events[-1])
    return events
