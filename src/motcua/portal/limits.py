"""How often somebody may guess or send: counted by address, by dossier, by tablet."""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` of one thing in so many seconds."""

    name: str
    count: int
    seconds: int


BY_ADDRESS = Limit("dia-chi", 20, 15 * 60)
BY_DOSSIER = Limit("ho-so", 5, 15 * 60)
BALLOT_GUESSES = Limit("phieu-sai", 20, 15 * 60)  # addresses of ballots that nobody made
BALLOTS_BY_TABLET = Limit("may", 40, 15 * 60)  # a person needs a quarter of a minute at least


def is_spent(limit: Limit, whose: str) -> bool:
    """Whether no more may be tried for now."""
    return len(cache.get_many(_places(limit, whose))) >= limit.count


def spend(limit: Limit, whose: str) -> None:
    """Count one; it is forgotten when its seconds have passed.

    Each takes a place of its own. `add` takes it once, whichever process asks: a sum that is read
    and written back would lose what two processes count at the same time.
    """
    places = _places(limit, whose)
    taken = cache.get_many(places)
    for place in places:
        if place not in taken and cache.add(place, 1, limit.seconds):
            return


def _places(limit: Limit, whose: str) -> list[str]:
    # A cache key may hold no spaces; what was typed may hold anything, and be of any length.
    key = f"lookup:{limit.name}:{hashlib.sha256(whose.encode()).hexdigest()}"
    return [f"{key}:{number}" for number in range(limit.count)]
