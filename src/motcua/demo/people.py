"""Names of people who do not exist, marked so wherever they are shown."""

import random
from functools import cache

from motcua.rulebook import load

MADE_UP = "(hư cấu)"
COMMON = 15  # times seen; rarer parts are often nicknames


def person_name(rng: random.Random) -> str:
    """A full Vietnamese name with its mark, e.g. "Trần Thị Hạnh (hư cấu)"."""
    family = _pick(rng, "ho")
    woman = rng.random() < 0.5
    middle = "Thị" if woman else "Văn"
    return f"{family} {middle} {_pick(rng, 'ten', 'F' if woman else 'M')} {MADE_UP}"


def _pick(rng: random.Random, kind: str, gender: str = "") -> str:
    values, weights = _parts(kind, gender)
    return rng.choices(values, weights)[0]


@cache
def _parts(kind: str, gender: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    found = {
        row["value"]: int(row["count"])
        for row in load.name_parts()
        if row["kind"] == kind
        and row["gender"] in (gender, "")
        and int(row["count"] or 0) >= COMMON
    }
    return tuple(found), tuple(found.values())
