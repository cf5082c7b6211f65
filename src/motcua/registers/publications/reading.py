"""Rows of a decision's list as what they say of procedures.

Lists are printed in several ways: one table with a column for what is done, a sheet for each
kind, or headings between the rows ("I. Lĩnh vực Hộ tịch", "B. Danh mục TTHC bị bãi bỏ").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from motcua.kernel.publications import ACT, CODE, Act, PublicationWords, word_of
from motcua.kernel.text import fold, legacy_encoding, word_key
from motcua.kernel.vocabulary import ServiceWord
from motcua.registers.publications.cells import CellUnreadable, code_of, codes_of, value_of
from motcua.rulebook import load as rulebook
from motcua.sheets.around import is_total
from motcua.sheets.cells import clean, has_control, text_of
from motcua.sheets.findings import Findings
from motcua.sheets.headings import Headings
from motcua.sheets.layout import Layout, layouts_of
from motcua.sheets.opening import open_table
from motcua.sheets.rejections import Rejections
from motcua.sheets.row_cells import Columns, RowCells
from motcua.sheets.table import Cell, Table

REPLACES, FIELD = "replaces", "field"
MOST_OF_A_HEADING = 2  # filled cells of a row that is a heading between rows: number and words
_FIELD_MARK = "linh vuc"


@dataclass(frozen=True, slots=True)
class Said:
    """A row that is right in itself. replaces: codes of the procedures it takes the place of."""

    cells: RowCells
    code: str
    act: Act
    values: Mapping[str, str]
    replaces: tuple[str, ...]


@dataclass(slots=True)
class DecisionFile:
    """A list, read. above: lines over the tables. rows_read: records; those not in `said` are in
    the findings, of which there is one a sheet."""

    above: list[str] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    findings: list[Findings] = field(default_factory=list)
    rows_read: int = 0


def read_decision(path: Path, name: str, kept: Rejections) -> DecisionFile:
    """Every sheet that has the list's headings.

    Raises FileUnreadable, FilePasswordProtected, FileEmpty, HeadingMissing, HeadingAmbiguous.
    """
    words = rulebook.publication_words()
    headings = Headings(words.headings)
    table = open_table(path, name, headings.looks_like_export)
    file = DecisionFile()
    for layout in layouts_of(table, name, headings):
        findings = Findings(name, layout.sheet, kept)
        file.findings.append(findings)
        _SheetReader(table, layout, headings, words, findings, file).read()
    return file


class _SheetReader:
    """One pass over a sheet. act, field_name: of the headings between the rows."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        headings: Headings,
        words: PublicationWords,
        findings: Findings,
        file: DecisionFile,
    ) -> None:
        self.table, self.layout, self.words = table, layout, words
        self.findings, self.file = findings, file
        self.columns = Columns.of(layout.columns, layout.texts, headings)
        self.act: Act | None = None
        self.field_name = ""

    def read(self) -> None:
        """Add what the sheet says to the file."""
        rows = list(self.table.rows(self.layout.sheet))
        texts = (cell for _, cells in rows for cell in cells if isinstance(cell, str))
        encoding = legacy_encoding(texts)
        oddities = self.table.oddities(self.layout.sheet)
        above = [_joined(cells) for number, cells in rows if number < self.layout.header_row]
        self.file.above += above
        self.act = self._act_in([self.layout.sheet, *above])
        for number, cells in rows:
            if number <= self.layout.header_row:
                continue
            raw = {key: cells[at] for key, at in self.columns.places if at < len(cells)}
            row = RowCells(number, raw, self.columns, self.findings, encoding)
            if self._is_around(row, cells):
                continue
            self.file.rows_read += 1
            if row.hold_plain_values(oddities):
                self._take(row)

    def _is_around(self, row: RowCells, cells: Sequence[Cell]) -> bool:
        """Whether the row is empty, a total, numbers of columns or a heading between rows."""
        filled = [text for cell in cells if (text := clean(text_of(cell), row.encoding))]
        if not filled or is_total(cells):
            return True
        if all(text.strip("()").isdigit() for text in filled):
            return True
        if row.text(CODE) and row.text(CODE) == self.layout.texts[self.layout.columns[CODE]]:
            return True  # the header printed again on the next page
        if len(filled) > MOST_OF_A_HEADING or _is_code(row.text(CODE)):
            return False
        return self._take_heading(filled[-1])

    def _take_heading(self, text: str) -> bool:
        act = self._act_in([text])
        mark = fold(text).find(_FIELD_MARK)
        if mark >= 0:
            # fold keeps one letter a letter, so that places are the same in both.
            after = text[mark + len(_FIELD_MARK) :]
            self.field_name = after.partition("(")[0].strip(" :.-")
        self.act = act or self.act
        return act is not None or mark >= 0

    def _act_in(self, texts: Sequence[str]) -> Act | None:
        """The act that titles name, when it is one only: a title of the whole list names all."""
        found = {act for text in texts for act in _acts_named(word_key(text), self.words.acts)}
        return found.pop() if len(found) == 1 else None

    def _take(self, row: RowCells) -> None:
        code = self._code(row)
        act = self._act(row)
        values = dict(self._values(row))
        if self.field_name and act is Act.NEW and not row.text(FIELD):
            values |= self._value(row, FIELD, self.field_name)
        replaces = self._replaces(row)
        if not row.faults and act is not None:
            self.file.said.append(Said(row, code, act, values, replaces))

    def _code(self, row: RowCells) -> str:
        try:
            return code_of(row.text(CODE))
        except CellUnreadable as fault:
            row.reject(CODE, str(fault))
            return ""

    def _act(self, row: RowCells) -> Act | None:
        text = row.text(ACT)
        word = word_of(self.words.acts, text) if text else None
        if word is not None:
            return Act(word.key)
        if text or self.act is None:
            labels = ", ".join(f"“{one.label}”" for one in self.words.acts)
            row.reject(ACT, f"một trong {labels}")
            return None
        return self.act

    def _values(self, row: RowCells) -> Iterator[tuple[str, str]]:
        for heading in self.words.headings:
            text = row.text(heading.key)
            if not text or heading.key in (CODE, ACT, REPLACES):
                continue
            yield from self._value(row, heading.key, text).items()

    def _value(self, row: RowCells, key: str, text: str) -> dict[str, str]:
        """The value under its key; {}: it cannot be read, and was rejected."""
        if has_control(text):
            row.reject(key, "chữ và số, không có ký tự điều khiển", text)
            return {}
        try:
            return {key: value_of(key, text, self.words)}
        except CellUnreadable as fault:
            row.reject(key, str(fault), text)
            return {}

    def _replaces(self, row: RowCells) -> tuple[str, ...]:
        try:
            return codes_of(row.text(REPLACES))
        except CellUnreadable as fault:
            row.reject(REPLACES, str(fault))
            return ()


def _joined(cells: Sequence[Cell]) -> str:
    return " ".join(text for cell in cells if (text := clean(text_of(cell), None)))


def _is_code(text: str) -> bool:
    try:
        code_of(text)
    except CellUnreadable:
        return False
    return True


def _acts_named(folded: str, acts: Sequence[ServiceWord]) -> set[Act]:
    """Acts whose words a title has; only words that are long enough to mean them."""
    return {
        Act(word.key)
        for word in acts
        for name in (word.label, *word.synonyms)
        if " " in name and word_key(name) in folded
    }
