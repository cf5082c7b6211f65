"""What an import says of a file: what was taken, what was not, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a row, or the file, was not taken. row: as the spreadsheet numbers it, from 1.

    value: as it stood in the cell. expected: what should stand there. Both Vietnamese or data.
    """

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class ImportCorrection:
    """A value that a later file changed; written as a correction event."""

    row: int
    code: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ImportNote:
    """A row that was taken, and something the officer should know. kind: stable key."""

    row: int
    code: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do (dry_run). With rejections nothing was written.

    rows_read: records in the file. new, changed, unchanged: records among the right rows. The
    lists hold the first 10.000; the totals count all. rejected_rows: rows with a rejection.
    """

    file: str
    dry_run: bool
    rows_read: int
    new: int
    changed: int
    unchanged: int
    rejections: tuple[Rejection, ...] = ()
    corrections: tuple[ImportCorrection, ...] = ()
    notes: tuple[ImportNote, ...] = ()
    rejections_total: int = 0
    rejected_rows: int = 0
    corrections_total: int = 0
    notes_total: int = 0


@dataclass(frozen=True, slots=True)
class FilePreview:
    """The headings of a file and what each was taken for; for the page where an officer maps them.

    mapping: column index (from 0) -> key of a heading. missing: labels of required headings
    that no column has. sample: the first rows under the headings, as text.
    """

    sheet: str | None
    header_row: int
    headings: tuple[str, ...]
    mapping: Mapping[int, str]
    missing: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class FileExcerpt:
    """Some rows of a file, as text, by the number the spreadsheet gives them.

    columns: heading key -> column from 0.
    """

    sheet: str | None
    headings: tuple[str, ...]
    rows: Mapping[int, tuple[str, ...]]
    columns: Mapping[str, int] = field(default_factory=dict)
