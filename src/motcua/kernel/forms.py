"""The definition of a printed form, as the rulebook gives it to the other rooms."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """How much a failed check weighs: an error must be fixed before signing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Treatment(StrEnum):
    """How a final state counts in a form (the accounting of final states)."""

    BY_DATE = "by_date"  # finished that day, early/on due day/late by date
    ON_DUE = "on_due"  # finished that day, always "on due day"
    APART = "apart"  # inside what came in, outside finished and pending
    NOWHERE = "nowhere"  # never counted


@dataclass(frozen=True, slots=True)
class Source:
    """Where the law says so: act number, article or annex."""

    act: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One numbered column. `path` is its headings from the top level to its own label."""

    key: str
    label: str
    path: tuple[str, ...]
    measure: str | None  # None: typed by an officer
    kind: str = "count"  # count | decimal | text
    width_mm: int = 18


@dataclass(frozen=True, slots=True)
class Identity:
    """`left = right` over column keys of one row; operators + only."""

    code: str
    left: str
    right: tuple[str, ...]
    message: str  # Vietnamese, with {row} {left} {right} {difference}
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class FormRow:
    """A fixed row of a form whose rows are not records' keys (the nine indices)."""

    key: str
    number: str
    label: str
    values: tuple[tuple[str, str], ...] = ()  # column key -> printed constant


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A form as valid on a day.

    rows_by: "field" (one row a field of the agency) or None with `rows` given.
    accounting: overlay key -> outcome -> treatment; "default" is always there.
    """

    key: str
    code: str  # "Biểu số 06a/VPCP/KSTT"
    issued_by: str  # "Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020"
    title: tuple[str, ...]
    unit_line: str
    fact: str | None
    rows_by: str | None
    row_header: tuple[str, str]  # headings of columns (1) and (2)
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]
    identities: tuple[Identity, ...]
    accounting: dict[str, dict[str, Treatment]]
    landscape: bool
    regime: str  # key of its reporting regime
    valid_from: date
    valid_to: date | None
    source: Source
    total: bool = True
    total_label: str = "Tổng"
