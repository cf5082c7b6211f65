"""One source read: rows by code, each field as it compares and as it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, islice

from motcua.dossiers.api import STATE_WORDS
from motcua.kernel.dates import DateUnreadable, format_day
from motcua.kernel.legacy_text import LegacyEncoding
from motcua.kernel.periods import Period
from motcua.kernel.reconciling import ComparedField, FieldKind, ReconcilingRules, Side, SourceRow
from motcua.kernel.text import fold, legacy_encoding
from motcua.reconciling.data import Fault, SourceFile
from motcua.rulebook import load
from motcua.sheets.around import is_total, only_counts_follow
from motcua.sheets.cells import clean, clean_repeated, moment_of, text_of
from motcua.sheets.headings import Headings
from motcua.sheets.layout import Layout, layout_of
from motcua.sheets.opening import open_table
from motcua.sheets.table import Cell, NumberedRow, Table, column_letter

CODE, ACCEPTED = "code", "accepted_at"
KEPT_FAULTS = 200
_SAMPLE = 200  # rows that tell the encoding of the whole file
_EXPECTED_DAY = "ngày dạng dd/mm/yyyy"


@dataclass(slots=True)
class Source:
    """One side of a reconciliation. columns: keys of the fields it has.

    outside: rows of dossiers accepted outside the days asked for. faults: the first of them.
    """

    side: Side
    rows: dict[str, SourceRow] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()
    outside: int = 0
    faults: list[Fault] = field(default_factory=list)

    def fault(self, row: int, column: str, value: str, expected: str) -> None:
        """Keep it while there is room."""
        if len(self.faults) < KEPT_FAULTS:
            self.faults.append(Fault(self.side, row, column, value, expected))


class RowReader:
    """Turns the texts of a row into what compares and what is shown."""

    def __init__(self, rules: ReconcilingRules, source: Source) -> None:
        """source: gets the faults."""
        self._rules = rules
        self._source = source

    def row(self, number: int, cells: Mapping[str, tuple[Cell, str]]) -> SourceRow:
        """cells: field key -> (as it stands, as clean text)."""
        compared, shown = {}, {}
        for each in self._rules.fields:
            if each.key in cells:
                cell, text = cells[each.key]
                compared[each.key], shown[each.key] = self._value(number, each, cell, text)
        return SourceRow(number, compared, shown)

    def _value(self, number: int, each: ComparedField, cell: Cell, text: str) -> tuple[str, str]:
        if not text:
            return "", ""
        if each.kind is FieldKind.DAY:
            return self._day(number, each, cell, text)
        if each.kind is FieldKind.STATE:
            return _state(text, self._rules), text
        if each.kind is FieldKind.CHANNEL:
            return _channel(text), text
        return (text.upper() if each.kind is FieldKind.CODE else _folded(text)), text

    def _day(self, number: int, each: ComparedField, cell: Cell, text: str) -> tuple[str, str]:
        try:
            day = moment_of(cell).on
        except DateUnreadable:
            self._source.fault(number, each.label, text, _EXPECTED_DAY)
            return f"?{text}", text
        return day.isoformat(), format_day(day)


@cache
def export_headings() -> Headings:
    """Those of an export of dossiers, of which a reconciliation needs the code alone."""
    return Headings(
        replace(heading, required=heading.key == CODE, one_of=None)
        for heading in load.import_headings()
    )


def read_file(
    file: SourceFile, side: Side, rules: ReconcilingRules, period: Period | None
) -> Source:
    """The dossiers of a file. period: only those accepted in it, where the row says when.

    Raises FileUnreadable, FilePasswordProtected, FileEmpty, HeadingMissing, HeadingAmbiguous.
    O(rows); rows of both sources are held in memory.
    """
    if file.path is None:
        raise ValueError(f"{file.kind}: no file")
    name = file.name or file.path.name
    headings = export_headings()
    table = open_table(file.path, name, headings.looks_like_export)
    layout = layout_of(table, name, headings)
    kept = {each.key for each in rules.fields} & layout.columns.keys()
    source = Source(side, columns=frozenset(kept))
    reader = RowReader(rules, source)
    for number, cells, encoding in _rows_of(table, layout):
        code = clean(text_of(_at(cells, layout.columns[CODE])), encoding).upper()
        if not code:
            source.fault(number, _name(layout, CODE), "", "mã hồ sơ; dòng này không đối soát được")
            continue
        row = reader.row(number, _under(cells, layout, kept, encoding))
        _put(source, code, row, period, _name(layout, CODE))
    return source


def add_held(
    source: Source,
    dossiers: Iterator[Mapping[str, str]],
    rules: ReconcilingRules,
) -> None:
    """Dossiers held here: texts by heading key, the code among them."""
    source.columns = frozenset(each.key for each in rules.fields)
    reader = RowReader(rules, source)
    for texts in dossiers:
        cells: dict[str, tuple[Cell, str]] = {key: (text, text) for key, text in texts.items()}
        source.rows.setdefault(texts[CODE].upper(), reader.row(0, cells))


def _put(source: Source, code: str, row: SourceRow, period: Period | None, column: str) -> None:
    if period is not None and _is_outside(row, period):
        source.outside += 1
    elif (before := source.rows.get(code)) is not None:
        expected = f"mỗi mã một dòng; mã này đã có ở dòng {before.number}, dòng đầu được đối soát"
        source.fault(row.number, column, code, expected)
    else:
        source.rows[code] = row


def _is_outside(row: SourceRow, period: Period) -> bool:
    accepted = row.compared.get(ACCEPTED, "")
    first, last = period.from_on.isoformat(), period.to_on.isoformat()
    return bool(accepted) and accepted[:1].isdigit() and not first <= accepted <= last


def _rows_of(
    table: Table, layout: Layout
) -> Iterator[tuple[int, Sequence[Cell], LegacyEncoding | None]]:
    """Rows under the header until a total, without blank ones and headers printed again."""
    rows: Iterator[NumberedRow] = islice(table.rows(layout.sheet), layout.header_row, None)
    sample = list(islice(rows, _SAMPLE))
    encoding = legacy_encoding(text_of(cell) for _, cells in sample for cell in cells)
    for number, cells in chain(sample, rows):
        texts = [text_of(cell) for cell in cells]
        if not any(texts) or _is_header(texts, layout):
            continue
        if is_total(cells) and only_counts_follow(cells):
            return  # what follows is the date, the signature, "người lập biểu"
        yield number, cells, encoding


def _is_header(texts: Sequence[str], layout: Layout) -> bool:
    column = layout.columns[CODE]
    return column < len(texts) and " ".join(texts[column].split()) == layout.texts[column]


def _under(
    cells: Sequence[Cell], layout: Layout, kept: set[str], encoding: LegacyEncoding | None
) -> dict[str, tuple[Cell, str]]:
    found = {}
    for key in kept:
        cell = _at(cells, layout.columns[key])
        read = clean if key == "applicant" else clean_repeated
        found[key] = (cell, read(text_of(cell), encoding))
    return found


def _at(cells: Sequence[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else ""


def _name(layout: Layout, key: str) -> str:
    column = layout.columns[key]
    return f"{column_letter(column + 1)} “{layout.texts[column]}”"


def _state(text: str, rules: ReconcilingRules) -> str:
    known = load.states_by_name(text)
    key = known.state.value if known else _own_states().get(text)
    return f"?{_folded(text)}" if key is None else rules.same_states.get(key, key)


@cache
def _own_states() -> Mapping[str, str]:
    """What the pages here call a state -> the state."""
    return {label: state.value for state, label in STATE_WORDS.items()}


def _channel(text: str) -> str:
    known = load.channel_by_name(text)
    if known is None:
        return f"?{_folded(text)}"
    return "online" if known.online else "direct"


def _folded(text: str) -> str:
    return " ".join(fold(text).split())
