"""What an officer may do to a dossier now: what its state allows, and of that what the role does.

Also how far back it may be dated on the desk; imports bring their own days and are not asked.
"""

from datetime import datetime

from motcua.agencies import api as agencies
from motcua.dossiers.data import DossierRow
from motcua.dossiers.errors import MomentInFuture, MomentTooOld
from motcua.dossiers.permissions import action_of, require_verb
from motcua.kernel.actors import Actor
from motcua.kernel.cases import State, Verb
from motcua.kernel.dates import VIETNAM
from motcua.kernel.transitions import TransitionRefused, allowed
from motcua.rulebook import load as rulebook


def possible_verbs(row: DossierRow, *, actor: Actor, now: datetime) -> tuple[Verb, ...]:
    """The verbs that state and role allow, in the order of `Verb`; () for a mere reader."""
    today = now.astimezone(VIETNAM).date()
    verbs = allowed(row.state)
    may = {
        action: agencies.may(actor, action, row.agency_id, today)
        for action in {action_of(verb) for verb in verbs}
    }
    out = _out_of_reach(row, actor, now)
    return tuple(verb for verb in verbs if may[action_of(verb)] and verb not in out)


def _out_of_reach(row: DossierRow, actor: Actor, now: datetime) -> frozenset[Verb]:
    """What the state allows and yet makes no sense for this person."""
    out = {Verb.TAKE} if row.officer and row.officer == actor.name else set()
    asked = row.reviewer_id if row.state is State.SUBMITTED else None
    if asked is not None and actor.user_id not in (asked, None):
        signs_for = {one.leader_id for one in agencies.signs_for(actor, now)}
        out |= set() if asked in signs_for else {Verb.APPROVE, Verb.SEND_BACK}
    return frozenset(out)


def require_possible(row: DossierRow, verb: Verb, *, actor: Actor, now: datetime) -> None:
    """Raise NotAllowed for the wrong role, TransitionRefused where the state does not allow it."""
    require_verb(actor, verb, row.code, row.agency_id, now)
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
