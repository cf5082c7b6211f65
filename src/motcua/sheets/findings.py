"""What an import has to say: every rejection; of corrections and notes the first, all counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from motcua.sheets.data import ImportCorrection, ImportNote, ImportReport, Rejection
from motcua.sheets.rejections import Rejections

# A person reads some hundred lines; beyond this the list only costs memory. All are counted.
KEPT = 10_000
_LONGEST_VALUE = 200

T = TypeVar("T")


@dataclass(slots=True)
class Counted(Generic[T]):
    """The first `KEPT` of many."""

    kept: list[T] = field(default_factory=list)
    total: int = 0

    def add(self, item: T) -> None:
        """Count it, and keep it while there is room."""
        self.total += 1
        if len(self.kept) < KEPT:
            self.kept.append(item)


@dataclass(slots=True)
class Findings:
    """Of one file; `file` is what messages call it, `sheet` "" for a csv."""

    file: str
    sheet: str
    rejections: Rejections
    corrections: Counted[ImportCorrection] = field(default_factory=Counted)
    notes: Counted[ImportNote] = field(default_factory=Counted)

    def reject(self, row: int, column: str, value: str, expected: str) -> None:
        """A cell of a row that cannot be taken; the whole file then is not."""
        if len(value) > _LONGEST_VALUE:
            value = f"{value[:_LONGEST_VALUE]}…"
        # Who prints it ends the sentence.
        expected = expected.removesuffix(".")
        self.rejections.add(Rejection(self.file, self.sheet or None, row, column, value, expected))

    def report(
        self, *, dry_run: bool, rows_read: int, new: int, changed: int, unchanged: int
    ) -> ImportReport:
        """What the officer is told; new, changed, unchanged: records."""
        return ImportReport(
            file=self.file,
            dry_run=dry_run,
            rows_read=rows_read,
            new=new,
            changed=changed,
            unchanged=unchanged,
            rejections=self.rejections.first(KEPT),
            corrections=tuple(self.corrections.kept),
            notes=tuple(sorted(self.notes.kept, key=lambda note: note.row)),
            rejections_total=self.rejections.total,
            rejected_rows=self.rejections.rows(),
            corrections_total=self.corrections.total,
            notes_total=self.notes.total,
        )

    def note(self, row: int, code: str, kind: str, message: str) -> None:
        """Something of a row that was taken; row 0: of the whole file."""
        self.notes.add(ImportNote(row, code, kind, message))

    def correct(self, corrections: Iterable[ImportCorrection]) -> None:
        """Values that this file changes."""
        for correction in corrections:
            self.corrections.add(correction)
