"""One row under its headings while it is read: texts, raw cells, and a place for its faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from motcua.dossiers.imports.cells import clean, clean_repeated, text_of
from motcua.dossiers.imports.findings import Findings
from motcua.dossiers.imports.headings import headings_by_key
from motcua.dossiers.imports.sources.table import Cell, column_letter
from motcua.kernel.legacy_text import LegacyEncoding

_MOSTLY_UNIQUE = frozenset({"code", "applicant"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the headings stand in a sheet. places: (heading key, column from 0)."""

    places: tuple[tuple[str, int], ...]
    names: Mapping[str, str]

    @classmethod
    def of(cls, columns: Mapping[str, int], texts: Sequence[str]) -> "Columns":
        """columns: heading key -> column; texts: of the header."""
        names = {
            key: f"{column_letter(columns[key] + 1)} “{texts[columns[key]]}”"
            if key in columns
            else f"“{heading.label}”"
            for key, heading in headings_by_key().items()
        }
        return cls(tuple(columns.items()), names)

    def has(self, key: str) -> bool:
        """Whether the file has a column for the heading."""
        return any(key == held for held, _ in self.places)


@dataclass(slots=True)
class RowCells:
    """One row. `faults` counts what was rejected of it."""

    number: int
    raw: Mapping[str, Cell]
    columns: Columns
    findings: Findings
    encoding: LegacyEncoding | None
    faults: int = 0
    _texts: dict[str, str] = field(default_factory=dict)
    _notes: list[tuple[str, str]] = field(default_factory=list)

    def text(self, key: str) -> str:
        """The cleaned text under a heading; "" where it is empty or not in the file."""
        text = self._texts.get(key)
        if text is None:
            read = clean if key in _MOSTLY_UNIQUE else clean_repeated
            text = read(text_of(self.raw.get(key, "")), self.encoding)
            self._texts[key] = text
        return text

    @property
    def code(self) -> str:
        """The dossier's code in capitals, as it is issued: "k-1" and "K-1" are one dossier."""
        return self.text("code").upper()

    def reject(self, key: str, expected: str, value: str | None = None) -> None:
        """Say what the cell under `key` should be. value: where it is not what the cell reads."""
        self.faults += 1
        found = text_of(self.raw.get(key, "")) if value is None else value
        self.findings.reject(self.number, self.columns.names[key], found, expected)

    def note(self, kind: str, message: str) -> None:
        """Something to be listed of the row if it is taken, which `tell` says."""
        self._notes.append((kind, message))

    def tell(self) -> None:
        """The row is taken: its notes are listed."""
        for kind, message in self._notes:
            self.findings.note(self.number, self.code, kind, message)
