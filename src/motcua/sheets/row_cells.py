"""One row under its headings while it is read: texts, raw cells, and a place for its faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from motcua.kernel.legacy_text import LegacyEncoding
from motcua.sheets.cells import clean, clean_repeated, text_of
from motcua.sheets.findings import Findings
from motcua.sheets.headings import Headings
from motcua.sheets.table import Cell, Oddities, column_letter

NO_FORMULA = "giá trị, không phải công thức (dán lại dạng giá trị)"
NO_ERROR = "giá trị, không phải lỗi tính của bảng tính"
_MOSTLY_UNIQUE = frozenset({"code", "applicant"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the headings stand in a sheet. places: (heading key, column from 0)."""

    places: tuple[tuple[str, int], ...]
    names: Mapping[str, str]

    @classmethod
    def of(cls, columns: Mapping[str, int], texts: Sequence[str], headings: Headings) -> "Columns":
        """columns: heading key -> column; texts: of the header."""
        names = {
            key: f"{column_letter(columns[key] + 1)} “{texts[columns[key]]}”"
            if key in columns
            else f"“{heading.label}”"
            for key, heading in headings.by_key.items()
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
        """The code in capitals, as codes are issued: "k-1" and "K-1" are one."""
        return self.text("code").upper()

    def hold_plain_values(self, oddities: Oddities) -> bool:
        """Whether no cell that is read is a formula or an error; each that is one is rejected."""
        for key, column in self.columns.places:
            place = (self.number, column + 1)
            formula, cell = oddities.formulas.get(place), self.raw.get(key, "")
            if formula is not None:
                self.reject(key, NO_FORMULA, f"{_cell_name(place)}: {formula}")
            elif place in oddities.errors:
                self.reject(key, NO_ERROR, f"{_cell_name(place)}: {oddities.errors[place]}")
            elif isinstance(cell, str) and cell[:1] == "=":
                self.reject(key, NO_FORMULA, f"{_cell_name(place)}: {cell}")
        return not self.faults

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


def _cell_name(place: tuple[int, int]) -> str:
    row, column = place
    return f"{column_letter(column)}{row}"
