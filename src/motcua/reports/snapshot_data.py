"""Values of closed periods that travel: a frozen sheet, a snapshot, its difference to today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from motcua.kernel.forms import FormColumn
from motcua.kernel.periods import Period
from motcua.papers.data import Document
from motcua.reports.data import HEAD, LEVELS, TOTAL, Cell, Finding


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A row as it was closed. cells: by column key."""

    key: str
    number: str
    label: str
    cells: Mapping[str, Cell]
    listed: bool = True


@dataclass(frozen=True, slots=True)
class FrozenSheet:
    """A form as it was closed, read from its snapshot alone; nothing of the rulebook is asked.

    columns: the printed ones, then those kept apart. total, head, levels: {} where there are none.
    """

    form: str
    name: str
    columns: tuple[FormColumn, ...]
    head_columns: tuple[FormColumn, ...]
    level_columns: tuple[FormColumn, ...]
    row_header: tuple[str, str]
    total_label: str
    rows: tuple[FrozenRow, ...]
    total: Mapping[str, Cell]
    head: Mapping[str, Cell]
    levels: Mapping[str, Cell]
    grade: str | None
    findings: tuple[Finding, ...]

    def row(self, key: str) -> FrozenRow | None:
        """The row of that key; None: the sheet had no such row (the total is not one)."""
        return next((row for row in self.rows if row.key == key), None)

    def cells_of(self, row_key: str) -> Mapping[str, Cell]:
        """The cells of a row, of "total", "head" or "levels"; {} for a row that was not there."""
        beside = {TOTAL: self.total, HEAD: self.head, LEVELS: self.levels}
        if row_key in beside:
            return beside[row_key]
        row = self.row(row_key)
        return row.cells if row else {}


@dataclass(frozen=True, slots=True)
class FrozenSection:
    """A section of a closed report: what its sentences and its officer's text said."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """A snapshot in a list. hash: of its link; revision 1: the first closing of these days.

    reason: "" where none was needed. name: of the form or report.
    """

    id: int
    agency_id: int
    seq: int
    kind: str
    key: str
    name: str
    period: Period
    revision: int
    reason: str
    hash: str
    closed_at: datetime
    closed_by: str

    @property
    def short_hash(self) -> str:
        """As printed in a foot: twelve digits in three groups."""
        return " ".join(self.hash[at : at + 4] for at in (0, 4, 8))


@dataclass(frozen=True, slots=True)
class SnapshotView:
    """A snapshot, opened. document: the paper as it prints. rulebook_version: in force then."""

    line: SnapshotLine
    agency_code: str
    agency_name: str
    rulebook_version: str
    sheets: tuple[FrozenSheet, ...]
    sections: tuple[FrozenSection, ...]
    document: Document
    proposed_by: str = ""
    proposed_at: datetime | None = None

    def sheet(self, form: str) -> FrozenSheet | None:
        """The closed form of that key; None: it is not in this snapshot."""
        return next((sheet for sheet in self.sheets if sheet.form == form), None)


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record that a cell counts now and did not when it was closed, or the other way round.

    is_new: nothing of it was recorded when the period was closed; else it was changed since.
    late: something that happened inside the closed period was recorded after it was closed.
    recorded_at: of the first command since the closing; None: no command of its own.
    row_key: the row that it counts in now, or counted in. register: "dossiers", or the key of the
    register that keeps it.
    """

    register: str
    record_id: int
    code: str
    title: str
    row_key: str
    is_new: bool
    late: bool
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell whose figure, or whose records, are others today.

    gained, lost: records that it counts now and did not, counted and does not now. altered: of
    a mean, those that it counts with another answer. explained: they account for the whole
    difference; False: the rulebook or a decision changed as well.
    """

    form: str
    row_key: str
    row_label: str
    column_key: str
    column_label: str
    closed: Cell
    today: Cell
    gained: tuple[ChangedRecord, ...] = ()
    lost: tuple[ChangedRecord, ...] = ()
    explained: bool = True
    altered: tuple[ChangedRecord, ...] = ()

    @property
    def difference(self) -> int | None:
        """Today's count less the closed one; None where either is no count."""
        closed, today = self.closed.value, self.today.value
        if isinstance(closed, int) and isinstance(today, int):
            return today - closed
        return None


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of a report that says something else today."""

    key: str
    title: str
    closed: str
    today: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A snapshot against the records of `as_of`. late: records with an entry of after the closing.

    rulebook_changed: today's figures are computed by another rulebook than the closed ones.
    """

    as_of: datetime
    cells: tuple[CellChange, ...] = ()
    sections: tuple[SectionChange, ...] = ()
    late: tuple[ChangedRecord, ...] = ()
    rulebook_changed: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether today's records say what was closed."""
        return not (self.cells or self.sections or self.late)


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What a reporter laid before the leader. closed: it has been closed since."""

    agency_id: int
    key: str
    name: str
    period: Period
    note: str
    proposed_at: datetime
    proposed_by: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found in an exported snapshot. faults: Vietnamese; empty: all holds."""

    agency: str
    name: str
    period: Period
    closed_at: datetime
    closed_by: str
    hash: str
    links: int
    faults: tuple[str, ...] = field(default=())
