"""A slip of the one-stop shop as a document: its definition, filled with values of a dossier."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from motcua.kernel.slips import (
    BLANK,
    Parts,
    Place,
    SlipCode,
    SlipColumn,
    SlipDefinition,
    SlipLine,
    SlipSigner,
    SlipTable,
    filled,
)
from motcua.papers.data import (
    Align,
    AnnexHead,
    Block,
    Document,
    HeadCell,
    Letterhead,
    Note,
    Orientation,
    Paragraph,
    ParagraphStyle,
    QrCode,
    Run,
    Section,
    Signature,
    Signer,
    Table,
    TableCell,
    TableRow,
)

Rows = Sequence[Mapping[str, str]]
_SHEET_NAME_MAX = 31


def slip_document(
    definition: SlipDefinition,
    values: Mapping[str, str],
    tables: Mapping[str, Rows],
    *,
    created_at: datetime | None = None,
) -> Document:
    """The slip as a block tree. What has no value prints dots, an empty cell nothing.

    values: by the keys of definition.fields; tables: rows by the keys of definition.tables, each
    row by the keys of its columns (a column that counts needs none). created_at: aware.
    """
    blocks: list[Block] = [
        Note(f"{definition.number} (Thông tư số {definition.source.act})", Align.RIGHT),
        Letterhead(
            agency=tuple(filled(parts, values).upper() for parts in definition.agency),
            superior=tuple(filled(parts, values).upper() for parts in definition.superior),
            number=filled(definition.number_line, values) if definition.number_line else None,
            place_date=filled(definition.place_date, values),
        ),
        AnnexHead(" ".join(definition.title)),
    ]
    for part in definition.body:
        blocks += _block(part, values, tables)
    left = _signer(definition.left, values) if definition.left else None
    blocks.append(Signature(_signer(definition.right, values), left))
    side = Orientation.LANDSCAPE if definition.landscape else Orientation.PORTRAIT
    name = definition.label[:_SHEET_NAME_MAX]
    return Document(
        title=definition.label,
        sections=(Section(tuple(blocks), side, sheet_name=name),),
        created_at=created_at,
        author=values.get("agency", ""),
        keywords=(definition.number, values.get("code", "")),
        compact=True,
    )


def _block(
    part: SlipLine | SlipTable | SlipCode, values: Mapping[str, str], tables: Mapping[str, Rows]
) -> list[Block]:
    if isinstance(part, SlipTable):
        return [_table(part, tables.get(part.key, ()))]
    if isinstance(part, SlipLine):
        return [_line(part, values)]
    text, lines = values.get(part.key, "").strip(), [filled(line, values) for line in part.lines]
    if text:
        return [QrCode(text, tuple(lines))]
    return [Paragraph.of(line) for line in lines]


def _line(part: SlipLine, values: Mapping[str, str]) -> Paragraph:
    runs = tuple(_run(piece, part.bold_values, values) for piece in part.parts)
    style = ParagraphStyle.CENTERED if part.centered else ParagraphStyle.BODY
    return Paragraph(runs, style)


def _run(piece: str | Place, bold_values: bool, values: Mapping[str, str]) -> Run:
    if isinstance(piece, str):
        return Run(piece)
    text = filled((piece,), values)
    return Run(text, bold=bold_values and text != BLANK)


def _table(part: SlipTable, rows: Rows) -> Table:
    blank_rows = max(part.least_rows - len(rows), 0)
    padded = [*rows, *({} for _ in range(blank_rows))]
    return Table(
        head=_head([column.path for column in part.columns]),
        rows=tuple(_row(part.columns, row, place) for place, row in enumerate(padded, 1)),
        widths_mm=tuple(column.width_mm for column in part.columns),
        name=part.label,
    )


def _row(columns: Sequence[SlipColumn], row: Mapping[str, str], place: int) -> TableRow:
    return TableRow(
        tuple(
            TableCell(
                str(place) if column.is_number else row.get(column.key, ""),
                align=Align.CENTER if column.centered else None,
            )
            for column in columns
        )
    )


def _head(paths: Sequence[Sequence[str]]) -> tuple[tuple[HeadCell, ...], ...]:
    """Heading rows of the paths: neighbours of one name are one cell, a short path reaches down."""
    depth = max(len(path) for path in paths)
    rows: list[tuple[HeadCell, ...]] = []
    for level in range(depth):
        cells: list[HeadCell] = []
        for _, group in groupby(paths, key=lambda path: tuple(path[: level + 1])):
            members = list(group)
            if len(members[0]) <= level:
                continue
            is_last = len(members[0]) == level + 1
            cells.append(
                HeadCell(
                    members[0][level],
                    colspan=len(members),
                    rowspan=depth - level if is_last else 1,
                )
            )
        rows.append(tuple(cells))
    return tuple(rows)


def _signer(signer: SlipSigner, values: Mapping[str, str]) -> Signer:
    # A value may be two lines: "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH".
    titles = tuple(
        line for parts in signer.titles for line in filled(parts, values).upper().splitlines()
    )
    return Signer(titles, name=_name(signer.name, values), hint=signer.hint)


def _name(parts: Parts, values: Mapping[str, str]) -> str:
    # A name that is not there is written by hand: no dots under the signature.
    text = filled(parts, values)
    return "" if text == BLANK else text
