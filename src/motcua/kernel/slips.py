"""Slips of the one-stop shop as data: what each form prints, in its order, and what it needs.

A slip is chosen by the day its dossier was accepted. Its texts have places ("{applicant}") that
the values of one dossier fill; a place without a value prints dots, for a pen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.kernel.forms import Source

BLANK = "…………"
"""Printed where a place has no value."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value goes."""

    key: str


Parts = tuple[str | Place, ...]


@dataclass(frozen=True, slots=True)
class SlipField:
    """A value the slip prints. required: a slip without it may not be issued."""

    key: str
    label: str
    required: bool


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A paragraph. bold_values: the values stand out from the form's own words."""

    parts: Parts
    centered: bool = False
    bold_values: bool = False


@dataclass(frozen=True, slots=True)
class SlipColumn:
    """A column of a table. path: headings from the top level down; number: counts the rows."""

    key: str
    path: tuple[str, ...]
    width_mm: int
    centered: bool = False
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class SlipTable:
    """A table of rows. least_rows: blank rows are printed up to so many."""

    key: str
    label: str
    columns: tuple[SlipColumn, ...]
    least_rows: int = 0


@dataclass(frozen=True, slots=True)
class SlipCode:
    """The square code that the citizen's telephone reads, and the lines beside it."""

    key: str
    lines: tuple[Parts, ...]


@dataclass(frozen=True, slots=True)
class SlipSigner:
    """Who signs: bold titles, a hint in italics, the name. place_date: "" or above the titles."""

    titles: tuple[Parts, ...]
    hint: str
    name: Parts


SlipBlock = SlipLine | SlipTable | SlipCode


@dataclass(frozen=True, slots=True)
class SlipDefinition:
    """A slip as valid in a time.

    key: receipt | supplement | decline | apology | stop | control | register. set_key: the set of
    slips it belongs to ("tt01-2018", "tt03-2025"). number: "Mẫu số 01". selectable_from: from
    this day an agency may have chosen it already, before valid_from. superior, agency, number_line
    and place_date: the head by NĐ 30/2020; number_line (): none. left: who signs at the left.
    """

    key: str
    label: str
    set_key: str
    number: str
    valid_from: date
    valid_to: date | None
    selectable_from: date | None
    source: Source
    title: tuple[str, ...]
    landscape: bool
    superior: tuple[Parts, ...]
    agency: tuple[Parts, ...]
    number_line: Parts
    place_date: Parts
    fields: tuple[SlipField, ...]
    body: tuple[SlipBlock, ...]
    left: SlipSigner | None
    right: SlipSigner

    @property
    def tables(self) -> tuple[SlipTable, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.body if isinstance(block, SlipTable))

    def missing(self, values: Mapping[str, str]) -> tuple[SlipField, ...]:
        """Required values that are not there, in the order of the form."""
        return tuple(f for f in self.fields if f.required and not values.get(f.key, "").strip())


def places_of(definition: SlipDefinition) -> frozenset[str]:
    """Keys of all values that the slip prints outside its tables."""
    texts: list[Parts] = [*definition.superior, *definition.agency]
    texts += [definition.number_line, definition.place_date]
    for signer in (definition.left, definition.right):
        if signer is not None:
            texts += [*signer.titles, signer.name]
    keys: set[str] = set()
    for block in definition.body:
        if isinstance(block, SlipLine):
            texts.append(block.parts)
        elif isinstance(block, SlipCode):
            texts += block.lines
            keys.add(block.key)
    return frozenset(keys | {part.key for text in texts for part in _places(text)})


def filled(parts: Parts, values: Mapping[str, str]) -> str:
    """The text with its values; a place without one prints BLANK."""
    return "".join(
        part if isinstance(part, str) else (values.get(part.key, "").strip() or BLANK)
        for part in parts
    )


def _places(parts: Iterable[str | Place]) -> Iterable[Place]:
    return (part for part in parts if isinstance(part, Place))
