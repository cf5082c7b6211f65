"""Who may do what where: the rulebook's table of roles, read against the units.

A permission reaches the agency of the role or, with reach `subtree`, all below it. An agency that
took over another whole, or its main part, stands where the other stood: its people keep the old
unit's dossiers and reports. Whoever got only a part of it does not see the rest.
"""

from datetime import date

from django.db.models import F, Q

from motcua.agencies.among import among
from motcua.agencies.models import Agency, ParentLink, Succession
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.roles import Reach, Role
from motcua.rulebook import load

INHERITING_PARTS = ("whole", "main")


def may(actor: Actor, action: str, agency_id: int, on: date) -> bool:
    """Whether the actor may do `action` at the agency. `on`: the day it is done."""
    if actor.role == SYSTEM.role:
        return True
    reach = _reach_of(actor, action)
    if reach is None:
        return False
    # At one's own desk, as nearly always, no unit above or after it matters.
    return actor.agency_id == agency_id or actor.agency_id in _answering_for(agency_id, reach, on)


def require(actor: Actor, action: str, agency_id: int, on: date) -> None:
    """Raise NotFound when the actor may know nothing of the agency, NotAllowed when it may read
    there but not do `action`."""
    if may(actor, action, agency_id, on):
        return
    if _may_know(actor, agency_id, on):
        raise NotAllowed(action)
    code = Agency.objects.filter(pk=agency_id).values_list("code", flat=True).first()
    raise NotFound("đơn vị", code or str(agency_id))


def visible_agency_ids(actor: Actor, action: str, on: date) -> frozenset[int] | None:
    """All agencies at which the actor may do `action`; None: everywhere.

    The other direction of `may`, for lists: the agency, with reach `subtree` all below it, and
    every unit that any of these took over.
    """
    if actor.role == SYSTEM.role:
        return None
    reach = _reach_of(actor, action)
    if reach is None or actor.agency_id is None:
        return frozenset()
    found: set[int] = set()
    level = {actor.agency_id}
    while level:
        found |= level
        level = _next_down(level, reach, on) - found
    return frozenset(found)


def reaches_all_below(actor: Actor, action: str, agency_id: int) -> bool:
    """Whether the agency is the actor's own and `action` reaches every unit below it."""
    return actor.agency_id == agency_id and _reach_of(actor, action) is Reach.SUBTREE


def _role_of(actor: Actor) -> Role | None:
    return load.roles().get(actor.role)


def _reach_of(actor: Actor, action: str) -> Reach | None:
    role = _role_of(actor)
    return role.reach_of(action) if role else None


def _may_know(actor: Actor, agency_id: int, on: date) -> bool:
    role = _role_of(actor)
    if role is None:
        return False
    reaches = {grant.reach for grant in role.grants}
    return any(actor.agency_id in _answering_for(agency_id, reach, on) for reach in reaches)


def _answering_for(agency_id: int, reach: Reach, on: date) -> set[int]:
    """The agency, those that took it over and, with reach `subtree`, all above any of them."""
    found: set[int] = set()
    level = {agency_id}
    while level:
        found |= level
        level = _next_up(level, reach, on) - found
    return found


def _holds(on: date) -> Q:
    """Links in force on `on`; of a unit that is gone its last one, of a coming one its first."""
    begun = Q(valid_from__lte=on) | Q(valid_from=F("child__valid_from"))
    unended = Q(valid_to=None) | Q(valid_to__gte=on) | Q(valid_to=F("child__valid_to"))
    return begun & unended


def _next_up(ids: set[int], reach: Reach, on: date) -> set[int]:
    heirs = Succession.objects.filter(old_id__in=ids, part__in=INHERITING_PARTS)
    above = set(heirs.values_list("new_id", flat=True))
    if reach is Reach.SUBTREE:
        links = ParentLink.objects.filter(_holds(on), child_id__in=ids)
        above |= set(links.values_list("parent_id", flat=True))
    return above


def _next_down(ids: set[int], reach: Reach, on: date) -> set[int]:
    taken = Succession.objects.filter(among("new_id", ids), part__in=INHERITING_PARTS)
    below = set(taken.values_list("old_id", flat=True))
    if reach is Reach.SUBTREE:
        links = ParentLink.objects.filter(_holds(on), among("parent_id", ids))
        below |= set(links.values_list("child_id", flat=True))
    return below
