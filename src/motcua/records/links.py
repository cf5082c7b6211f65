"""A link of an agency's chain, made and checked by the same function."""

from datetime import datetime
from typing import TypeVar

from motcua.agencies.data import AgencyView
from motcua.kernel import chain
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.records.models import Link

LinkT = TypeVar("LinkT", bound=Link)


def next_link(
    model: type[LinkT],
    agency: AgencyView,
    last: tuple[int, str],
    *,
    kind: str,
    actor: Actor,
    now: datetime,
    events: tuple[int, str],
    source: tuple[str, str] = ("", ""),
    id: int | None = None,
) -> LinkT:
    """The link after `last` (its number and hash, the head locked), not yet stored.

    events: how many, and their digest. source: name and digest of the file of an import.
    """
    link = model(
        id=id,
        agency_id=agency.id,
        seq=last[0] + 1,
        kind=kind,
        recorded_at=now,
        actor_name=actor.name,
        actor_id=actor.user_id,
        source_name=source[0],
        source_digest=source[1],
        event_count=events[0],
        events_digest=events[1],
        previous_hash=last[1],
    )
    link.hash = link_hash(link, agency.code)
    return link


def link_hash(link: Link, agency_code: str) -> str:
    """The hash over everything the link says of itself, and over the link before it."""
    return chain.link_hash(
        link.previous_hash,
        agency_code,
        link.seq,
        link.kind,
        local(link.recorded_at).isoformat(),
        link.actor_name,
        link.events_digest,
        link.event_count,
        f"{link.source_digest} {link.source_name}",
    )
