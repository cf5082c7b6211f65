"""Words the rulebook knows: fields, channels, states of an import, headings, number formats."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.cases import Outcome, State
from motcua.kernel.forms import Source


@dataclass(frozen=True, slots=True)
class Field:
    """A field of procedures (lĩnh vực).

    key: stable, of ASCII letters and hyphens ("ho-tich").
    name: without the prefix "Lĩnh vực"; printed: exactly as form 06a prints it.
    number: its row in form 06a (1..52); None: a field of the national portal only.
    portal_names: names of the national portal that count under it.
    """

    key: str
    name: str
    printed: str
    number: int | None
    portal_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Channel:
    """How a dossier was filed, as fixed at its acceptance.

    online: column (4) of form 06a, else column (5). valid_from: first day it existed;
    None: always. by_post: the public postal service brought it. ways: the ways of filing of the
    published catalogue ("Trực tuyến") that it counts as.
    """

    key: str
    label: str
    online: bool
    synonyms: tuple[str, ...] = ()
    valid_from: date | None = None
    by_post: bool = False
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StateName:
    """What the heading "Trạng thái" of an export may say, and what it means here.

    national_code: 1..10 of the synchronisation list; None where that list has no such state.
    outcome: how the dossier ended, OPEN while it has not.
    """

    key: str
    label: str
    state: State
    outcome: Outcome
    synonyms: tuple[str, ...] = ()
    national_code: int | None = None


class HeadingKind(StrEnum):
    """What the cells under an import heading hold."""

    TEXT = "text"
    MOMENT = "moment"  # dd/mm/yyyy with an optional HH:MM
    CHANNEL = "channel"
    STATE = "state"
    SOURCE_SYSTEM = "source_system"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an export of dossiers.

    required: the file is refused without it. one_of: at least one heading of this group must be
    there ("procedure": Mã TTHC or Tên TTHC); None: it stands alone.
    """

    key: str
    label: str
    required: bool
    synonyms: tuple[str, ...] = ()
    kind: HeadingKind = HeadingKind.TEXT
    one_of: str | None = None


@dataclass(frozen=True, slots=True)
class SourceSystem:
    """Which system a dossier was worked in: "tinh" (provincial) or "bo" (a ministry's).

    works_itself: officers work its dossiers there, and here they only read them.
    """

    key: str
    label: str
    synonyms: tuple[str, ...] = ()
    works_itself: bool = False


@dataclass(frozen=True, slots=True)
class ServiceWord:
    """A word of an export about the service of a dossier. key: the value it stands for."""

    key: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberFormats:
    """How figures are printed. Places are digits after the decimal mark, rounded half up."""

    thousands_mark: str
    decimal_mark: str
    no_figure: str
    share_places: int
    points_places: int
    min_digits_in_text: int


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field and its one word in code and docs."""

    vi: str
    en: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off, or a Saturday worked instead (`kind` "working_swap").

    kind: holiday | compensation | working_swap_off | working_swap. swap_on: the other day of a
    swap. check: compared (with an announcement) | package (a software list only) | unverified.
    """

    on: date
    kind: str
    name: str
    swap_on: date | None
    check: str
    source: Source
