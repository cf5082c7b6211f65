"""What an import of a publication decision says; travels to desk and command line."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.registers.data import ValueChange
from motcua.sheets.data import ImportNote, Rejection


@dataclass(frozen=True, slots=True)
class HeadTyped:
    """What an officer said of the paper; "" is read from the lines above the table of the file."""

    number: str = ""
    signed_on: str = ""
    issuer: str = ""
    in_force_on: str = ""


@dataclass(frozen=True, slots=True)
class LineReport:
    """What a line does. row: of the file, 0: it follows from another line. act: new | amend |
    abolish. changes: what the catalogue says before and after; () for an abolished one."""

    row: int
    code: str
    name: str
    act: str
    changes: tuple[ValueChange, ...]
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class PublicationReport:
    """What the import did, or would do (dry_run). With rejections nothing was written.

    head: number, signed_on, issuer, in_force_on in words, and label. publication: id of the
    decision, None until it is written. is_held: it was written down before, in the same words.
    new, changed, abolished, unchanged: procedures among the right rows. book_*: entries of the
    agency's own list that are begun, put right, ended.
    """

    file: str
    dry_run: bool
    agency: str
    head: Mapping[str, str]
    publication: int | None
    is_held: bool
    rows_read: int
    new: int
    changed: int
    abolished: int
    unchanged: int
    lines: tuple[LineReport, ...]
    book_new: int
    book_changed: int
    book_ended: int
    rejections: tuple[Rejection, ...] = ()
    rejections_total: int = 0
    rejected_rows: int = 0
    notes: tuple[ImportNote, ...] = ()

    @property
    def writes(self) -> int:
        """How many procedures change or begin; 0: nothing is to be written."""
        return 0 if self.is_held else self.new + self.changed + self.abolished + self.unchanged
