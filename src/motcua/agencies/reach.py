"""Which units a list is about: those that were asked for, as far as the actor's role reaches."""

from collections.abc import Collection
from datetime import date

from motcua.agencies.permissions import (
    INHERITING_PARTS,
    reaches_all_below,
    require,
    visible_agency_ids,
)
from motcua.agencies.queries import get, predecessors, subtree_ids
from motcua.kernel.actors import Actor


def listed_agency_ids(
    actor: Actor, action: str, agency_id: int | None, on: date, *, with_subtree: bool = True
) -> Collection[int] | None:
    """Whose rows a list shows; None: those of all agencies there are.

    agency_id: asked for; None: wherever the actor may do `action`. with_subtree: also the units
    below it, and those it took over whole or for the main part. Raises NotFound or NotAllowed
    when the actor may not do `action` at the agency asked for.
    """
    if agency_id is None:
        return visible_agency_ids(actor, action, on)
    require(actor, action, agency_id, on)
    if not with_subtree:
        return {agency_id}
    reached = subtree_ids(agency_id, on) | taken_over_ids(agency_id)
    if reaches_all_below(actor, action, agency_id) and get(agency_id).stands_on(on):
        return reached  # to look for the thousand units it may see would leave out none of these
    visible = visible_agency_ids(actor, action, on)
    return reached if visible is None else reached & visible


def taken_over_ids(agency_id: int) -> frozenset[int]:
    """The units that the agency took over whole or for the main part; their records are its own."""
    return frozenset(
        succession.agency.id
        for succession in predecessors(agency_id)
        if succession.part in INHERITING_PARTS
    )
