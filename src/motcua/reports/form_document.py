"""A filled form as a block tree: the circular's headings, its figures, its foot."""

from collections.abc import Mapping
from decimal import Decimal

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.dates import format_day
from motcua.kernel.forms import FormColumn
from motcua.kernel.numbers import format_int
from motcua.kernel.periods import name_of
from motcua.papers.data import (
    Align,
    AnnexHead,
    Block,
    CellKind,
    Document,
    FormHead,
    HeadCell,
    Heading,
    Letterhead,
    Note,
    Orientation,
    Paragraph,
    Section,
    Signature,
    Signer,
    Table,
    TableCell,
    TableRow,
)
from motcua.reports.appendix_document import appendix_section, appendix_title
from motcua.reports.data import TOTAL, Cell, FormSheet
from motcua.reports.letterhead import committee, dated, place_name
from motcua.reports.table_heading import heading_rows

KINDS = {"count": CellKind.INT, "decimal": CellKind.DECIMAL, "text": CellKind.TEXT}
SHEET_NAME_MAX = 31


def form_document(sheet: FormSheet) -> Document:
    """The form alone, as one section with its own page numbers."""
    title = " ".join(appendix_title(sheet) if sheet.form.appendix else sheet.form.title)
    return Document(
        title=f"{sheet.form.code}: {title}" if sheet.form.code else title,
        sections=(form_section(sheet),),
        created_at=sheet.as_of,
        author=committee(sheet.agency),
    )


def form_section(sheet: FormSheet, reference: str = "") -> Section:
    """The form as an annex: pages counted from 1, lying as the circular prints it.

    reference: "Ban hành kèm theo Báo cáo số …" under the title of a form without a printed code.
    """
    if sheet.form.appendix:
        return appendix_section(sheet, reference)
    blocks = _counted_blocks(sheet) if sheet.form.fact else _typed_blocks(sheet, reference)
    name = sheet.form.code.partition("/")[0] or sheet.form.key
    return Section(
        blocks=blocks,
        orientation=Orientation.LANDSCAPE if sheet.form.landscape else Orientation.PORTRAIT,
        restart_numbering=True,
        sheet_name=name[:SHEET_NAME_MAX],
    )


def _counted_blocks(sheet: FormSheet) -> tuple[Block, ...]:
    form, period = sheet.form, sheet.period
    days = f"(Từ ngày {format_day(period.from_on)} đến ngày {format_day(period.to_on)})"
    return (
        FormHead(
            left=(form.code, form.issued_by),
            title=form.title,
            subtitle=(days,),
            right=(committee(sheet.agency).upper(),),
        ),
        Note(form.unit_line, align=Align.RIGHT),
        _table(sheet, numbered=True),
        *_apart_notes(sheet),
        _signature(sheet),
    )


def _apart_notes(sheet: FormSheet) -> tuple[Block, ...]:
    """What the agency's accounting keeps out of the table, in one line under it."""
    if not sheet.apart:
        return ()
    counts = "; ".join(
        f"{column.label.lower()}: {_plain(sheet.total.get(column.key))}" for column in sheet.apart
    )
    return (Note(f"{sheet.form.overlay_labels[sheet.overlay]}. Nêu riêng: {counts}."),)


def _typed_blocks(sheet: FormSheet, reference: str) -> tuple[Block, ...]:
    form = sheet.form
    body = committee(sheet.agency)
    blocks: list[Block] = [
        Letterhead(agency=(body.upper(),)),
        AnnexHead(title=" ".join(form.title), reference=reference),
        Paragraph.of(f"Cơ quan/đơn vị: {body}"),
        Paragraph.of(f"Thời điểm đánh giá: {_time_of(sheet)}"),
        *(
            Paragraph.of(f"{column.label}: {_plain(sheet.head.get(column.key))}")
            for column in form.head_fields
        ),
    ]
    if form.table_title:
        blocks.append(Heading(4, form.table_title))
    blocks.append(_table(sheet, numbered=False))
    if form.levels:
        caption = (HeadCell(form.levels.caption, colspan=len(form.levels.columns)),)
        cells = tuple(_cell(column, sheet.levels) for column in form.levels.columns)
        blocks += [
            Heading(4, form.levels.title),
            Table(
                head=(caption, *heading_rows([column.path for column in form.levels.columns])),
                rows=(TableRow(cells, key="levels"),),
                widths_mm=tuple(column.width_mm for column in form.levels.columns),
                name=form.levels.caption,
                row_heads=0,
            ),
        ]
    return (*blocks, _signature(sheet))


def _time_of(sheet: FormSheet) -> str:
    if sheet.period.code:
        return name_of(sheet.period.code)
    return f"từ {format_day(sheet.period.from_on)} đến {format_day(sheet.period.to_on)}"


def _plain(cell: Cell | None) -> str:
    value = cell.value if cell else None
    return format_int(value) if isinstance(value, int) else "……"


def _table(sheet: FormSheet, *, numbered: bool) -> Table:
    form = sheet.form
    rows = [
        TableRow(
            (
                TableCell(row.number, align=Align.CENTER),
                TableCell(row.label),
                *(_cell(column, row.cells) for column in form.columns),
            ),
            key=row.key,
        )
        for row in sheet.rows
    ]
    if sheet.total:
        rows.append(_total_row(sheet))
    numbers = ("(1)", "(2)", *(f"({column.key})" for column in form.columns))
    return Table(
        head=heading_rows([column.path for column in form.columns], form.row_header),
        rows=tuple(rows),
        widths_mm=(*form.row_header_width_mm, *(column.width_mm for column in form.columns)),
        number_row=numbers if numbered else (),
        name=" ".join(form.title),
    )


def _total_row(sheet: FormSheet) -> TableRow:
    form = sheet.form
    cells = [_cell(column, sheet.total, bold=True) for column in form.columns]
    texts = [place for place, column in enumerate(form.columns) if column.kind == "text"]
    if sheet.grade and texts:
        grade = f"{form.grade_label} {sheet.grade}".strip()
        cells[texts[-1]] = TableCell(grade, bold=True, align=Align.CENTER)
    label = TableCell(form.total_label, bold=True)
    return TableRow((TableCell(form.total_number, align=Align.CENTER), label, *cells), key=TOTAL)


def _cell(column: FormColumn, cells: Mapping[str, Cell], *, bold: bool = False) -> TableCell:
    cell = cells.get(column.key)
    value = cell.value if cell else None
    return TableCell(
        value,
        KINDS[column.kind],
        bold=bold,
        places=_places(value),
        measure=column.measure,
    )


def _places(value: object) -> int:
    """Decimals as typed: 1.8 has one, 2 none."""
    if not isinstance(value, Decimal):
        return 0
    return max(0, -int(value.normalize().as_tuple().exponent))


def _signature(sheet: FormSheet) -> Signature:
    left, right = sheet.form.signers
    signer = _signer(sheet.agency, sheet)
    titles = right
    if signer.get("authority", "").startswith("KT.") and sheet.form.fact:
        # A deputy signs for the head, and says so.
        titles = (f"KT. {right[0]}", signer["title"])
    preparer = Signer(
        tuple(line for line in left if not line.startswith("(")),
        name=signer.get("preparer", ""),
        hint=" ".join(line for line in left if line.startswith("(")),
    )
    head = Signer(
        titles,
        name=signer.get("name", "") if left else signer.get("preparer", ""),
        place_date=f"{_place(sheet)}, {dated(None, sheet.period)}",
    )
    return Signature(right=head, left=preparer if left else None)


def _place(sheet: FormSheet) -> str:
    decided = agencies.decision(sheet.agency.id, "place", sheet.period.to_on)
    return place_name(sheet.agency, decided)


def _signer(agency: AgencyView, sheet: FormSheet) -> dict[str, str]:
    """Who signs, by the agency's dated decision "signer"; {} leaves the names for the pen."""
    value = agencies.decision(agency.id, "signer", sheet.period.to_on)
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}
