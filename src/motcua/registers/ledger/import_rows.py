"""Rows of a file as what they say of an entry."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from motcua.kernel.legacy_text import LegacyEncoding
from motcua.kernel.register_values import read_values
from motcua.kernel.registers import RegisterDefinition, RegisterField, Value, ValueKind
from motcua.kernel.text import legacy_encoding, word_key
from motcua.registers.ledger.import_headings import CODE, STATE
from motcua.sheets.around import Surroundings, is_blank, is_total
from motcua.sheets.cells import clean, text_of
from motcua.sheets.findings import Findings
from motcua.sheets.layout import Layout
from motcua.sheets.row_cells import Columns, RowCells
from motcua.sheets.table import NumberedRow, Oddities, Table

CodeFrom = Callable[[Mapping[str, Value]], str]

_SAMPLE = 200  # rows that tell the encoding of the whole file
_TEXTS = frozenset({ValueKind.TEXT, ValueKind.CHOICE, ValueKind.AGENCY, ValueKind.AGENCIES})


@dataclass(frozen=True, slots=True)
class Said:
    """A row that can be read. values: without what is empty. state: None where it says none."""

    row: int
    code: str
    values: Mapping[str, Value]
    state: str | None


@dataclass(slots=True)
class RegisterRows:
    """One pass over the rows under the header."""

    definition: RegisterDefinition
    table: Table
    layout: Layout
    columns: Columns
    findings: Findings
    around: Surroundings
    code_from: CodeFrom | None = None  # see `rules.Rules`
    rows_read: int = 0

    def read(self) -> Iterator[Said]:
        """The rows that are right in themselves; the others are in the findings."""
        oddities = self.table.oddities(self.layout.sheet)
        rows = islice(self.table.rows(self.layout.sheet), self.layout.header_row, None)
        first = list(islice(rows, _SAMPLE))
        texts = (cell for _, cells in first for cell in cells if isinstance(cell, str))
        encoding = legacy_encoding(texts)
        for numbered in first:
            yield from self._read(numbered, encoding, oddities)
        for numbered in rows:
            yield from self._read(numbered, encoding, oddities)

    def _read(
        self, numbered: NumberedRow, encoding: LegacyEncoding | None, oddities: Oddities
    ) -> Iterator[Said]:
        number, cells = numbered
        raw = {key: cells[place] for key, place in self.columns.places if place < len(cells)}
        row = RowCells(number, raw, self.columns, self.findings, encoding)
        if is_blank(row) or self._is_around(row, numbered):
            return
        self.rows_read += 1
        if row.hold_plain_values(oddities):
            said = self._said(row)
            if not row.faults:
                yield said

    def _is_around(self, row: RowCells, numbered: NumberedRow) -> bool:
        """Whether the row is a header printed again, column numbers, a total or what follows."""
        of_code = self.layout.columns.get(CODE)
        if of_code is not None and row.text(CODE) == self.layout.texts[of_code]:
            self.around.repeated_headers += 1
            return True
        filled = [row.text(key) for key, _ in self.columns.places if row.text(key)]
        if row.number == self.layout.header_row + 1 and all(
            text.strip("()").isdigit() for text in filled
        ):
            return True
        required = [f.key for f in self.definition.fields if f.required]
        if any(row.text(key) for key in required[1:]):
            return False
        if is_total(numbered[1]):
            self.around.total_rows.append(row.number)
            return True
        if self.around.total_rows:
            self.around.rows_after_total += 1
            return True
        return False

    def _said(self, row: RowCells) -> Said:
        raw = {
            field.key: _plain(row, field)
            for field in self.definition.fields
            if field.key in row.raw
        }
        values, faults = read_values(self.definition.fields, raw)
        for fault in faults:
            row.reject(fault.field, fault.expected)
        known = {key: value for key, value in values.items() if value is not None}
        code = row.text(CODE)
        if not code and self.code_from is not None:
            code = self.code_from(known)
        elif not code:
            row.reject(CODE, f"có {self.definition.code.label.lower()}")
        return Said(row.number, code, known, self._state(row))

    def _state(self, row: RowCells) -> str | None:
        text = row.text(STATE)
        if not text:
            return None
        for state in self.definition.states:
            if word_key(text) in map(word_key, (state.key, state.label, *state.synonyms)):
                return state.key
        labels = ", ".join(f"“{state.label}”" for state in self.definition.states)
        row.reject(STATE, f"một trong các trạng thái: {labels}")
        return None


def _plain(row: RowCells, field: RegisterField) -> object:
    """A cell of text cleaned (spaces, old encodings); a day or number of a workbook as it is."""
    cell = row.raw[field.key]
    if field.kind is ValueKind.LONG:
        return "\n".join(clean(line, row.encoding) for line in text_of(cell).splitlines())
    if isinstance(cell, str) or field.kind in _TEXTS:
        return row.text(field.key)
    return cell
