"""Values of this room that travel: a filled form, its cells, what does not add up."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from motcua.agencies.data import AgencyView
from motcua.kernel.cases import State
from motcua.kernel.forms import FormColumn, FormDefinition, Severity
from motcua.kernel.periods import Period

CellValue = int | Decimal | str | None

TOTAL = "total"  # key of the total row
HEAD = "head"  # row key of the figures in a form's head ("Số phiếu đánh giá")
LEVELS = "levels"  # row key of a form's second table
GRADE = "grade"  # column key of the grade in the total row


class CellStatus(StrEnum):
    """Where a figure comes from."""

    AUTO = "auto"  # computed from records, or printed by the form itself
    ENTERED = "entered"  # typed by an officer, with its source
    WAIVED = "waived"
    MISSING = "missing"  # nobody supplied it: no figure, never zero
    OTHER = "other"  # an indicator that another agency answers
    HEADING = "heading"  # a row of an indicator form that asks for nothing


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a form. value None: no figure. source, by, at: of an entered one."""

    value: CellValue
    status: CellStatus
    source: str = ""
    by: str = ""
    at: datetime | None = None


MISSING_CELL = Cell(None, CellStatus.MISSING)


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """What an officer types for an indicator, as typed; all empty takes the figure back.

    value: of every kind but ratio, whose numerator and denominator are typed. waived: there will
    be no figure, and `source` says why; otherwise `source` says where the figure is from.
    """

    value: str = ""
    numerator: str = ""
    denominator: str = ""
    waived: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a form. cells: by column key, the columns that an accounting keeps apart too.

    number: as printed in the first column. listed: whether it is in the agency's own list;
    False: added because records are in it.
    """

    key: str
    number: str
    label: str
    cells: dict[str, Cell]
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not add up, or should be known. cells: (row key, column key) concerned."""

    code: str
    severity: Severity
    message: str  # Vietnamese
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form of an agency for a period, filled.

    as_of: aware; only what was recorded by then counts. overlay: the accounting of final states
    that held. total: {} where the form has none. head, levels: figures beside the table.
    grade: None where the form has none, or a figure for it is missing.
    """

    form: FormDefinition
    agency: AgencyView
    period: Period
    as_of: datetime
    rulebook_version: str
    overlay: str
    rows: tuple[SheetRow, ...]
    total: dict[str, Cell]
    findings: tuple[Finding, ...] = ()
    head: dict[str, Cell] = field(default_factory=dict)
    levels: dict[str, Cell] = field(default_factory=dict)
    grade: str | None = None

    @property
    def apart(self) -> tuple[FormColumn, ...]:
        """Columns beside the table, of final states that the accounting keeps apart."""
        return self.form.apart.get(self.overlay, ())

    def row(self, key: str) -> SheetRow | None:
        """The row of that key; None: the sheet has no such row (the total is not one)."""
        return next((row for row in self.rows if row.key == key), None)

    def cell(self, row_key: str, column_key: str) -> Cell | None:
        """Any figure by its keys: a row, "total", "head", "levels"; total's "grade" as well.

        None: the form has no such cell.
        """
        if (row_key, column_key) == (TOTAL, GRADE):
            return Cell(self.grade, CellStatus.AUTO) if self.grade else MISSING_CELL
        beside = {TOTAL: self.total, HEAD: self.head, LEVELS: self.levels}
        if row_key in beside:
            return beside[row_key].get(column_key)
        row = self.row(row_key)
        return row.cells.get(column_key) if row else None


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record behind a cell, as the version that was counted says it: a dossier, or an entry of
    a register.

    register: "dossiers", or the key of the register. record_id: of the dossier or the entry.
    field_label: of a dossier its field, of an entry its register. procedure_name: of an entry its
    title. accepted_on: of an entry the day it began. finished_on: None while open; it may lie
    after the period, then the cell counts it as open. state: of a dossier, at the end of the
    period and not today; None for an entry, whose state_label is that of today. late: it was open
    then, its due day past. amount: what it adds to a figure that is a sum; None: the figure counts
    records.
    """

    code: str
    field_key: str
    field_label: str
    procedure_name: str
    accepted_on: date
    due_on: date | None
    finished_on: date | None
    state: State | None
    late: bool = False
    register: str = "dossiers"
    record_id: int = 0
    state_label: str = ""
    amount: int | None = None
