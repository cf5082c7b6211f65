"""For which agencies another one's counter may receive dossiers (tiếp nhận hộ, phi địa giới).

The agency that resolves them, or a unit above it, names the receiver by a dated decision; the
nearest that said anything decides. Source: 118/2025/NĐ-CP, tiếp nhận không phụ thuộc địa giới.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q

from motcua.agencies import queries
from motcua.agencies.among import among
from motcua.agencies.data import AgencyView
from motcua.agencies.errors import DecisionInvalid
from motcua.agencies.models import Agency, Decision, ParentLink
from motcua.kernel.text import fold

RECEIVER = "receiver."  # and the id of the agency that receives; value: whether it does
EVERY_UNIT = f"{RECEIVER}all"  # all units below the one that decides, for one another and for it


def receives_for(agency_id: int, on: date) -> tuple[AgencyView, ...]:
    """The agencies for which this one may receive dossiers on a day, by name; () for most.

    Where nobody ever decided anything it is one query.
    """
    decided = _decided(agency_id, on)
    level: Collection[int] = set(decided)
    while level:
        standing = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
        links = ParentLink.objects.filter(standing, among("parent_id", level))
        below = {
            child: decided[upper]
            for upper, child in links.values_list("parent_id", "child_id")
            if child not in decided
        }
        decided |= below
        level = below.keys()
    wanted = {unit for unit, receives in decided.items() if receives} - {agency_id}
    found = (one for one in queries.views(wanted).values() if one.stands_on(on)) if wanted else ()
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.code)))


def _decided(agency_id: int, on: date) -> dict[int, bool]:
    """Unit -> whether it lets the agency receive for it and for those below it that say nothing."""
    keys = (f"{RECEIVER}{agency_id}", EVERY_UNIT)
    rows = Decision.objects.filter(key__in=keys, valid_from__lte=on).order_by("valid_from", "pk")
    latest = {(row.key, row.agency_id): row for row in rows}
    in_force = {
        place: bool(row.value)
        for place, row in latest.items()
        if row.valid_to is None or row.valid_to >= on
    }
    named = {unit: value for (key, unit), value in in_force.items() if key != EVERY_UNIT}
    every = {unit: value for (key, unit), value in in_force.items() if key == EVERY_UNIT}
    if every:
        above = {agency_id, *(one.id for one in queries.ancestors(agency_id, on))}
        every = {unit: value for unit, value in every.items() if unit in above}
    return {**every, **named}  # who is named is meant before all the others


def check_receiver(key: str, value: Any, on: date) -> None:
    """Raise DecisionInvalid for a receiver that nobody knows on the day."""
    if not isinstance(value, bool):
        raise DecisionInvalid(key, value, "có hoặc không")
    said = key.removeprefix(RECEIVER)
    if key == EVERY_UNIT:
        return
    found = Agency.objects.filter(pk=said).first() if said.isascii() and said.isdigit() else None
    if found is None or not queries.view_of(found).stands_on(on):
        raise DecisionInvalid(key, said, "một cơ quan còn hoạt động vào ngày có hiệu lực")
