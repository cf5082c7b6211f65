"""What a file says of a dossier's service, as part of the events that the import writes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from motcua.dossiers.changes import NewEvent
from motcua.kernel.cases import Case, Outcome, Verb
from motcua.kernel.service import (
    NO_SERVICE,
    SERVICE,
    Service,
    gained_and_changed,
    service_from_json,
    service_to_json,
)

BEFORE = "service_before"
_AT_THE_END = ("result_digital", "returned_by")


def is_news(stored: Service, said: Mapping[str, object], case: Case | None) -> bool:
    """Whether the file says anything else than is stored; of a dossier never accepted, nothing."""
    if not said or case is None or case.accepted_at is None:
        return False
    return gained_and_changed(stored, service_from_json(said)) != (NO_SERVICE, NO_SERVICE)


def with_service_of_new(
    events: Sequence[NewEvent], said: Mapping[str, object]
) -> tuple[NewEvent, ...]:
    """The events of a new dossier: what concerns its result is said with the end, the rest with
    the first event."""
    if not said:
        return tuple(events)
    last = max((n for n, event in enumerate(events) if event.verb is Verb.FINISH), default=0)
    at_end = {key: value for key, value in said.items() if key in _AT_THE_END and last}
    first = {key: value for key, value in said.items() if key not in at_end}
    said_at = {0: first, last: at_end} if last else {0: first}
    return tuple(
        _saying(event, said_at[n]) if said_at.get(n) else event for n, event in enumerate(events)
    )


def with_service_of_known(
    events: Sequence[NewEvent],
    stored: Service,
    said: Mapping[str, object],
    case: Case,
    *,
    now: datetime,
    reason: str,
) -> tuple[tuple[NewEvent, ...], dict[str, list[object]]]:
    """The events and one more for what was gained; what changed is said by the correction.

    Also the changes, by name: old and new value.
    """
    if not is_news(stored, said, case):
        return tuple(events), {}
    gained, changed = gained_and_changed(stored, service_from_json(said))
    written = list(events)
    if case.outcome is Outcome.CANCELLED:  # nothing but a correction is said of a struck entry
        gained, changed = NO_SERVICE, service_from_json(said)
    if gained != NO_SERVICE:
        written.append(NewEvent(Verb.SERVE, now, {SERVICE: service_to_json(gained)}))
    if changed == NO_SERVICE:
        return tuple(written), {}
    new = service_to_json(changed)
    old = {key: value for key, value in service_to_json(stored).items() if key in new}
    if not (written and written[-1].verb is Verb.CORRECT):
        written.append(NewEvent(Verb.CORRECT, now, {"changes": {}, "reason": reason}))
    payload = {**written[-1].payload, SERVICE: new, BEFORE: old}
    written[-1] = replace(written[-1], payload=payload)
    return tuple(written), {key: [old.get(key), value] for key, value in new.items()}


def _saying(event: NewEvent, said: Mapping[str, object]) -> NewEvent:
    return replace(event, payload={**event.payload, SERVICE: dict(said)})
