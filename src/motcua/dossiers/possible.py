"""What an officer may do to a dossier now: what its state allows, and of that what the role does.

Also how far back it may be dated on the desk; imports bring their own days and are not asked.
"""

from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.dossiers.data import DossierRow, LegView
from motcua.dossiers.elsewhere import ALSO_HERE, is_elsewhere, require_worked_here
from motcua.dossiers.errors import MomentInFuture, MomentTooOld
from motcua.dossiers.permissions import Parts, action_of, is_receiver_only, require_verb, where
from motcua.kernel.actors import Actor
from motcua.kernel.cases import State, Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.legs import LegState
from motcua.kernel.transitions import TransitionRefused, allowed
from motcua.rulebook import load as rulebook


def possible_verbs(row: DossierRow, *, actor: Actor, now: datetime) -> tuple[Verb, ...]:
    """The verbs that state and role allow, in the order of `Verb`; () for a mere reader."""
    today = now.astimezone(VIETNAM).date()
    parts = _parts(row)
    held: dict[tuple[str, int], bool] = {}

    def may(verb: Verb) -> bool:
        for agency_id in where(verb, row.agency_id, parts):
            key = (action_of(verb), agency_id)
            if key not in held:
                held[key] = agencies.may(actor, *key, today)
            if held[key]:
                return True
        return False

    out = _out_of_reach(row, actor, now) | _not_of_its_legs(row)
    return tuple(verb for verb in allowed(row.state) if verb not in out and may(verb))


def legs_to_act_on(row: DossierRow, verb: Verb, *, actor: Actor, on: date) -> tuple[LegView, ...]:
    """The open legs that the actor may receive, answer or recall on a day."""
    wanted = LegState.FORWARDED if verb is Verb.RECEIVE_LEG else LegState.RECEIVED
    return tuple(
        one
        for one in row.legs
        if one.is_open
        and (verb is Verb.RECALL_LEG or one.standing.state is wanted)
        and any(
            agencies.may(actor, action_of(verb), agency_id, on)
            for agency_id in where(verb, row.agency_id, Parts((one.leg,)))
        )
    )


def is_outside(row: DossierRow, *, actor: Actor, now: datetime) -> bool:
    """Whether the actor reads the dossier only because it was received there for the agency."""
    return is_receiver_only(actor, row.agency_id, _parts(row), now)


def _parts(row: DossierRow) -> Parts:
    return Parts(tuple(one.leg for one in row.legs), row.receiver_id)


def _not_of_its_legs(row: DossierRow) -> frozenset[Verb]:
    """What its legs do not allow: nothing out to receive, to answer or to recall, or all back."""
    states = {one.standing.state for one in row.legs if one.is_open}
    out = set() if LegState.FORWARDED in states else {Verb.RECEIVE_LEG}
    out |= set() if LegState.RECEIVED in states else {Verb.RETURN_LEG}
    return frozenset(out | ({Verb.FINISH} if states else {Verb.RECALL_LEG}))


def _out_of_reach(row: DossierRow, actor: Actor, now: datetime) -> frozenset[Verb]:
    """What the state allows and yet makes no sense for this person."""
    out = {Verb.STRIKE_SCAN}  # done where the scans are shown
    out |= {Verb.TAKE} if row.officer and row.officer == actor.name else set()
    if actor.user_id is not None and is_elsewhere(row.source_system):
        out |= set(Verb) - ALSO_HERE
    asked = row.reviewer_id if row.state is State.SUBMITTED else None
    if asked is not None and actor.user_id not in (asked, None):
        signs_for = {one.leader_id for one in agencies.signs_for(actor, now)}
        out |= set() if asked in signs_for else {Verb.APPROVE, Verb.SEND_BACK}
    return frozenset(out)


def require_possible(row: DossierRow, verb: Verb, *, actor: Actor, now: datetime) -> None:
    """Raise NotAllowed for the wrong role, TransitionRefused where the state does not allow it."""
    require_verb(actor, verb, row.code, row.agency_id, now, _parts(row))
    require_worked_here(row.code, row.source_system, verb, actor)
    if verb not in allowed(row.state):
        raise TransitionRefused(row.state, verb, allowed(row.state))


def check_occurred(at: datetime, *, now: datetime) -> None:
    """Raise MomentInFuture, or MomentTooOld when it lies before the first day allowed."""
    if at > now:
        raise MomentInFuture(at, now)
    today = now.astimezone(VIETNAM).date()
    days = rulebook.queue(today).occurred_within_days
    earliest = rulebook.calendar().add_working_days(today, -days)
    if at.astimezone(VIETNAM).date() < earliest:
        raise MomentTooOld(at, earliest, days)
