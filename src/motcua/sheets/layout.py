"""Where in a file the records stand: sheet, header row, and the column of each heading."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from motcua.sheets.errors import (
    FileEmpty,
    HeadingAmbiguous,
    HeadingMissing,
    MappingInvalid,
)
from motcua.sheets.headings import (
    HEADER_WITHIN,
    Candidate,
    Headings,
    headings_digest,
    likeness,
)
from motcua.sheets.table import Table, column_letter

Mapped = Mapping[int, str]
"""Column (from 0) -> key of a heading."""


@dataclass(frozen=True, slots=True)
class Layout:
    """columns: heading key -> column from 0. texts: of the header. other_sheets: sheets that
    have a header too and are not read."""

    sheet: str
    header_row: int
    texts: tuple[str, ...]
    columns: Mapping[str, int]
    other_sheets: tuple[str, ...] = ()


def nearest(table: Table, name: str, headings: Headings) -> tuple[str, Candidate, tuple[str, ...]]:
    """The sheet and row that are, or most look like, the header; other sheets with a header.

    Raises FileEmpty when no sheet has a filled cell.
    """
    found: list[tuple[str, Candidate]] = []
    for sheet in table.sheets:
        candidate = headings.find_header(islice(table.rows(sheet), HEADER_WITHIN))
        if candidate is not None:
            found.append((sheet, candidate))
    if not found:
        raise FileEmpty(name)
    complete = [sheet for sheet, candidate in found if not candidate.missing]
    if complete:
        sheet = complete[0]
        return sheet, dict(found)[sheet], tuple(complete[1:])
    sheet, candidate = max(found, key=lambda item: likeness(item[1]))
    return sheet, candidate, ()


def layout_of(
    table: Table,
    name: str,
    headings: Headings,
    *,
    mapping: Mapped | None = None,
    remembered: Callable[[str], Mapped | None] = lambda digest: None,
) -> Layout:
    """The layout by an officer's mapping, a remembered one, or the headings themselves.

    remembered: gets the digest of the headings. Raises FileEmpty, HeadingMissing,
    HeadingAmbiguous or MappingInvalid.
    """
    sheet, candidate, others = nearest(table, name, headings)
    mapping = mapping or remembered(headings_digest(candidate.texts))
    if mapping:
        columns = columns_of(mapping, candidate.texts, headings)
    else:
        columns = dict(candidate.columns)
        _refuse_rivals(name, sheet, candidate, headings)
    missing = headings.missing_labels(columns)
    if missing:
        found = tuple(text for text in candidate.texts if text)
        row = candidate.row if columns else 0
        raise HeadingMissing(name, sheet, row, missing, found)
    return Layout(sheet, candidate.row, candidate.texts, columns, others)


def layouts_of(table: Table, name: str, headings: Headings) -> tuple[Layout, ...]:
    """The layout of every sheet that has a whole header, in the file's order.

    Raises as `layout_of`, when no sheet has one.
    """
    found: list[Layout] = []
    for sheet in table.sheets:
        candidate = headings.find_header(islice(table.rows(sheet), HEADER_WITHIN))
        if candidate is not None and not candidate.missing:
            _refuse_rivals(name, sheet, candidate, headings)
            found.append(Layout(sheet, candidate.row, candidate.texts, candidate.columns))
    return tuple(found) or (layout_of(table, name, headings),)


def columns_of(mapping: Mapped, texts: tuple[str, ...], headings: Headings) -> dict[str, int]:
    """The mapping the other way round. Raises MappingInvalid."""
    columns: dict[str, int] = {}
    for column, key in mapping.items():
        if key not in headings.by_key:
            raise MappingInvalid(f"không có đề mục “{key}”.")
        label = headings.by_key[key].label
        if not 0 <= column < len(texts):
            raise MappingInvalid(f"tệp không có cột thứ {column + 1} cho “{label}”.")
        if key in columns:
            raise MappingInvalid(f"hai cột cùng được ghép với “{label}”.")
        columns[key] = column
    return columns


def _refuse_rivals(name: str, sheet: str, candidate: Candidate, headings: Headings) -> None:
    for key, rivals in candidate.rivals.items():
        raise HeadingAmbiguous(
            name,
            sheet,
            candidate.row,
            headings.by_key[key].label,
            [f"cột {column_letter(c + 1)} “{candidate.texts[c]}”" for c in rivals],
        )
