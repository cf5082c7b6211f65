"""How often somebody may guess: counted by address and by dossier, only what was wrong."""

from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` wrong answers in so many seconds."""

    name: str
    count: int
    seconds: int


BY_ADDRESS = Limit("dia-chi", 20, 15 * 60)
BY_DOSSIER = Limit("ho-so", 5, 15 * 60)


def is_spent(limit: Limit, whose: str) -> bool:
    """Whether no more may be tried for now."""
    return int(cache.get(_key(limit, whose), 0)) >= limit.count


def spend(limit: Limit, whose: str) -> None:
    """Count one wrong answer; the time runs from the first."""
    key = _key(limit, whose)
    if not cache.add(key, 1, limit.seconds):
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two
            cache.add(key, 1, limit.seconds)


def _key(limit: Limit, whose: str) -> str:
    # A cache key may hold no spaces; what was typed may hold anything.
    return f"lookup:{limit.name}:{whose.encode().hex()[:200]}"
