"""Two sources of the same dossiers, compared by code: pure, one look at each row.

A source is a mapping code -> row; a row says each field twice: as it compares (folded, a day as
ISO text, a state by its key) and as it stands in the source, which is what people are shown.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Where a dossier was found."""

    LEFT = "left"  # only in the first source
    RIGHT = "right"  # only in the second
    DIFFERENT = "different"  # in both, and they say different things


class FieldKind(StrEnum):
    """How a field compares."""

    TEXT = "text"  # without accents, case and spaces
    CODE = "code"  # in capitals
    DAY = "day"  # the day, whatever the hour
    STATE = "state"  # by what it means, not by its words
    CHANNEL = "channel"  # online or not


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field that both sources may have. key: heading of the import of dossiers.

    unless: this field is compared only where that one cannot be (a procedure by its name only
    where one source has no codes).
    """

    key: str
    label: str
    kind: FieldKind
    unless: str = ""


@dataclass(frozen=True, slots=True)
class SourceKind:
    """A system that dossiers are exported from. held: the records kept here, no file."""

    key: str
    label: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class VerdictKind:
    """What an officer may decide of a difference. asks_reason: it needs words of its own."""

    key: str
    label: str
    asks_reason: bool = True


@dataclass(frozen=True, slots=True)
class ReconcilingRules:
    """What is reconciled and how. same_states: state -> the one that it is like."""

    sources: tuple[SourceKind, ...]
    fields: tuple[ComparedField, ...]
    verdicts: tuple[VerdictKind, ...]
    same_states: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A dossier in one source. number: its row in a file, 0 where there is none.

    compared, shown: by field key; a field that the source has no column for is absent.
    """

    number: int
    compared: Mapping[str, str]
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """What the two sources say of one field; "" where one says nothing."""

    key: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Found:
    """A dossier that is not the same in both. fields: of DIFFERENT those that differ, else all.

    difference: digest that names this very difference; the same files give the same one, and so
    do later files that still differ in the same way.
    """

    code: str
    side: Side
    fields: tuple[FieldDifference, ...]
    difference: str
    left_row: int
    right_row: int


def comparable(
    fields: Sequence[ComparedField], left: frozenset[str], right: frozenset[str]
) -> tuple[ComparedField, ...]:
    """The fields that both sources have a column for, in the rulebook's order."""
    both = left & right
    return tuple(f for f in fields if f.key in both and not (f.unless and f.unless in both))


def compare(
    left: Mapping[str, SourceRow],
    right: Mapping[str, SourceRow],
    fields: Sequence[ComparedField],
) -> Iterator[Found]:
    """What is not the same, by code: first source's order, then what only the second has.

    A dossier that is not yielded is the same in both. O(rows).
    """
    for code, row in left.items():
        other = right.get(code)
        if other is None:
            yield _only(code, Side.LEFT, row)
        elif found := _different(code, row, other, fields):
            yield found
    for code, row in right.items():
        if code not in left:
            yield _only(code, Side.RIGHT, row)


def _only(code: str, side: Side, row: SourceRow) -> Found:
    here = side is Side.LEFT
    fields = tuple(
        FieldDifference(key, text if here else "", "" if here else text)
        for key, text in row.shown.items()
        if text
    )
    # What else the one source says of it may change from export to export; that it is alone not.
    digest = _digest((side.value,))
    return Found(code, side, fields, digest, row.number if here else 0, 0 if here else row.number)


def _different(
    code: str, left: SourceRow, right: SourceRow, fields: Sequence[ComparedField]
) -> Found | None:
    keys = [f.key for f in fields if left.compared.get(f.key, "") != right.compared.get(f.key, "")]
    if not keys:
        return None
    parts = [
        part
        for key in keys
        for part in (key, left.compared.get(key, ""), right.compared.get(key, ""))
    ]
    return Found(
        code,
        Side.DIFFERENT,
        tuple(FieldDifference(k, left.shown.get(k, ""), right.shown.get(k, "")) for k in keys),
        _digest((Side.DIFFERENT.value, *parts)),
        left.number,
        right.number,
    )


def _digest(parts: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        digest.update(b"%d:" % len(encoded) + encoded)
    return digest.hexdigest()[:32]
