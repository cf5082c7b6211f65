"""The definition of a printed form, as the rulebook gives it to the other rooms."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from motcua.kernel.indicators import Appendix


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
    """Where the law says so: act number, article or annex.

    verified: False where the text itself was not seen; `note` then says what it rests on.
    """

    act: str
    place: str = ""
    verified: bool = True
    note: str = ""


class BallotFigure(StrEnum):
    """What a cell takes from the ballots of `FormDefinition.questionnaire`, where there are any."""

    COUNT = "count"  # how many ballots
    MEAN = "mean"  # points a ballot of the index that is the row's key
    LEVEL = "level"  # percentage of the level that is the column's key


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One numbered column. `path` is its headings from the top level to its own label.

    ballots: what it takes from ballots; without one ballot in the period it is typed. right: the
    action of the permission table that typing it needs.
    """

    key: str
    label: str
    path: tuple[str, ...]
    measure: str | None  # None: typed by an officer
    kind: str = "count"  # count | decimal | text
    width_mm: int = 18
    ballots: BallotFigure | None = None
    right: str = "report.write"


@dataclass(frozen=True, slots=True)
class Identity:
    """`left = right` over column keys of one row; operators + only.

    Keys are those of columns and, under an overlay, of its `FormDefinition.apart` columns.
    overlays: accounting overlays it holds for; empty: for every one.
    """

    code: str
    left: str
    right: tuple[str, ...]
    message: str  # Vietnamese, with {row} {left} {right} {difference} and {apart column keys}
    severity: Severity = Severity.ERROR
    overlays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormCheck:
    """A check that is not an identity of one row.

    kind: "continuity" (column `left` is column `right` of the report that ends the day before),
    "total" (the total row is the sum of the rows), "bounds" (column `left` lies between 0 and
    column `right`), "sum" (the levels add to 100).
    message: Vietnamese, with {row} {left} {right} {difference}.
    """

    code: str
    kind: str
    message: str
    severity: Severity
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A fixed row of a form whose rows are not records' keys (the nine indices)."""

    key: str
    number: str
    label: str
    values: tuple[tuple[str, str], ...] = ()  # column key -> printed constant


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade by the total of `FormDefinition.grade_column`: the first whose bound is reached."""

    label: str
    at_least: Decimal  # included


@dataclass(frozen=True, slots=True)
class LevelTable:
    """A second table of one row: shares of the levels of an answer, in percent."""

    title: str
    caption: str
    columns: tuple[FormColumn, ...]


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """A form as valid on a day.

    rows_by: "field" (one row a field of the agency) or None with `rows` given.
    accounting: overlay key -> outcome -> treatment; "default" is always there.
    apart: overlay key -> columns shown beside the table because they are in no column of it.
    head_fields: figures typed in the head of the form ("Số phiếu đánh giá"), row key "head".
    table_title: heading above the table where the form has several; levels: the second table,
        row key "levels". grades: best first, over the total of grade_column.
    signers: (left, right) lines of the foot.
    appendix: the printed table of an indicator form; None: a table of columns.
    questionnaire: key of the one whose ballots fill columns with `ballots`; "": none.
    offered_to: official codes, on `valid_from`, of the units it was issued for with all below
        them; (): for every agency.
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
    total_number: str = ""
    checks: tuple[FormCheck, ...] = ()
    apart: dict[str, tuple[FormColumn, ...]] = field(default_factory=dict)
    overlay_labels: dict[str, str] = field(default_factory=dict)
    head_fields: tuple[FormColumn, ...] = ()
    table_title: str = ""
    levels: LevelTable | None = None
    grades: tuple[Grade, ...] = ()
    grade_column: str = ""
    grade_label: str = ""
    row_header_width_mm: tuple[int, int] = (12, 60)
    signers: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    appendix: Appendix | None = None
    questionnaire: str = ""
    offered_to: tuple[str, ...] = ()

    def identities_for(self, overlay: str) -> tuple[Identity, ...]:
        """The identities that hold under an accounting overlay, in printed order."""
        return tuple(i for i in self.identities if not i.overlays or overlay in i.overlays)

    def grade_of(self, total: Decimal) -> str | None:
        """The grade of a total of points; None where the form has no grades."""
        return next((grade.label for grade in self.grades if total >= grade.at_least), None)
