"""Values of this room that travel."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from motcua.kernel.periods import Period
from motcua.kernel.reconciling import FieldDifference, Side


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One side. kind: key of the rulebook's sources. path None: the records held here."""

    kind: str
    path: Path | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell or row that could not be read as it should; it was compared as it stands.

    side: which source. row: as the spreadsheet numbers it. column: its heading, "" a whole row.
    """

    side: Side
    row: int
    column: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class ReconciliationView:
    """A reconciliation. same, left_only, right_only, different: dossiers. open: not decided yet.

    left_rows, right_rows: dossiers in each source. fields: labels of what was compared.
    """

    id: int
    agency_id: int
    left_label: str
    right_label: str
    left_name: str
    right_name: str
    period: Period | None
    left_rows: int
    right_rows: int
    same: int
    left_only: int
    right_only: int
    different: int
    open: int
    fields: tuple[str, ...]
    faults: tuple[Fault, ...]
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a difference. label: of the verdict."""

    verdict: str
    label: str
    reason: str
    decided_at: datetime
    decided_by: str


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier that is not the same in both. fields: (label, what each source says)."""

    id: int
    code: str
    side: Side
    fields: tuple[tuple[str, FieldDifference], ...]
    left_row: int
    right_row: int
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class LinePage:
    """Some lines, in the order found. next_after: None where nothing follows."""

    lines: tuple[Line, ...]
    total: int
    next_after: int | None
