"""What all verbs share: lock, permission, repeat, transition, one command."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Unpack

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.dossiers.changes import Change, NewEvent
from motcua.dossiers.data import DossierView
from motcua.dossiers.elsewhere import require_worked_here
from motcua.dossiers.errors import (
    DossierChanged,
    DossierCodeTaken,
    DossierUnknown,
    MomentInFuture,
)
from motcua.dossiers.known import Known, known
from motcua.dossiers.log import write_command
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.own_clock import standing_of
from motcua.dossiers.permissions import parts_of_case, require_verb
from motcua.dossiers.services.doing import Doing
from motcua.dossiers.views import view_of
from motcua.dossiers.words import VERB_WORDS
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Case, Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.lifecycle import Event, apply, state_of
from motcua.kernel.transitions import step
from motcua.records.texts import read_payload, read_personal

Payload = Mapping[str, object]
Rule = Callable[[Known, datetime], None]
"""Raises where the law, beyond the table of states, does not allow the act at that moment."""
Then = Callable[[Known], None]
"""What is derived from the events besides; done once they are written."""


@transaction.atomic(durable=True)
def record(
    code: str,
    verb: Verb,
    payload: Payload | Callable[[Known], Payload],
    *,
    personal: Mapping[str, str] | None = None,
    rule: Rule | None = None,
    leg: int | None = None,
    follows: Sequence[NewEvent] = (),
    then: Then | None = None,
    **doing: Unpack[Doing],
) -> DossierView:
    """Append one event to a dossier that is there.

    payload: what is said, or how it follows from the dossier as it is when it is locked. leg:
    number of the leg that the verb is about; the agency that has it does it. follows: what happens
    by itself with it, in the same command. then: see `Then`, in the same transaction. Raises
    DossierChanged when somebody wrote since `expected`. Repeating the last event, word for word,
    changes nothing and is no error.
    """
    actor, now = doing["actor"], doing["now"]
    found = known([code], lock=True).get(code)
    if found is None:
        raise DossierUnknown(code)
    require_verb(actor, verb, code, found.agency_id, now, parts_of_case(found.case), leg)
    require_worked_here(code, found.case.source_system, verb, actor)
    at = (doing.get("at") or now).astimezone(VIETNAM)
    words = dict(payload(found) if callable(payload) else payload)
    event = NewEvent(verb, at, words, dict(personal or {}))
    if not _is_repeat(found.id, event):
        _check_seen(found, doing.get("expected"))
        _check_moment(event, now)
        if rule is not None:
            require_step(found.case, verb)
            rule(found, at)
        _write(found.agency_id, code, found, (event, *follows), actor, now)
        if then is not None:
            then(found)
    return _view(code, now)


def require_step(case: Case, verb: Verb) -> None:
    """Raise TransitionRefused where the state of the dossier does not allow the verb."""
    step(state_of(case), verb)


def record_first(
    code: str,
    verb: Verb,
    agency_id: int,
    payload: Payload,
    personal: Mapping[str, str],
    **doing: Unpack[Doing],
) -> DossierView:
    """Write the first event of a new dossier. DossierCodeTaken when the code is in use."""
    actor, now = doing["actor"], doing["now"]
    at = (doing.get("at") or now).astimezone(VIETNAM)
    event = NewEvent(verb, at, dict(payload), dict(personal))
    try:
        with transaction.atomic(durable=True):
            require_verb(actor, verb, code, agency_id, now)
            found = known([code], lock=True).get(code)
            if found is not None:
                if found.agency_id == agency_id and _is_repeat(found.id, event):
                    return _view(code, now)
                raise DossierCodeTaken(code)
            _check_moment(event, now)
            _write(agency_id, code, None, (event,), actor, now)
            return _view(code, now)
    except IntegrityError:
        # Somebody else may have taken the code since we looked.
        if Dossier.objects.filter(code=code).exists():
            raise DossierCodeTaken(code) from None
        raise


def _write(
    agency_id: int,
    code: str,
    before: Known | None,
    events: tuple[NewEvent, ...],
    actor: Actor,
    now: datetime,
) -> None:
    case = before.case if before else None
    applicant = before.applicant if before else ""
    for event in events:
        case = apply(case, Event(event.verb, event.occurred_at, dict(event.payload)))
        applicant = event.personal.get("applicant", applicant)
    change = Change(
        dossier_id=before.id if before else None,
        code=code,
        case=case,
        standing=standing_of(case),
        events=events,
        applicant=applicant,
    )
    write_command(agencies.get(agency_id), events[0].verb.value, [change], actor=actor, now=now)


def _check_seen(found: Known, expected: int | None) -> None:
    """Nobody's work is written over by a person who did not see it."""
    if expected is None or expected == found.version:
        return
    last = DossierEvent.objects.filter(dossier_id=found.id).select_related("command")
    newest = last.order_by("-id")[0]
    words = VERB_WORDS[Verb(newest.verb)]
    raise DossierChanged(found.case.code, newest.command.actor_name, words, newest.recorded_at)


def _check_moment(event: NewEvent, now: datetime) -> None:
    # That nothing happens before the acceptance is a rule of the kernel, by days.
    if event.occurred_at > now:
        raise MomentInFuture(event.occurred_at, now)


def _is_repeat(dossier_id: int, event: NewEvent) -> bool:
    last = DossierEvent.objects.filter(dossier_id=dossier_id).order_by("-id").first()
    if last is None or last.verb != event.verb or last.occurred_at != event.occurred_at:
        return False
    payload, personal = read_payload(last.payload), read_personal(last.personal)
    return payload == dict(event.payload) and personal == dict(event.personal)


def _view(code: str, now: datetime) -> DossierView:
    return view_of(Dossier.objects.get(code=code), now.astimezone(VIETNAM).date())
