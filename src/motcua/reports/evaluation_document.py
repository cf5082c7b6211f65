"""The evaluation on paper: the printed table, how each score came about, the live index."""

from decimal import Decimal

from motcua.papers.data import (
    Align,
    Block,
    CellKind,
    Document,
    HeadCell,
    Heading,
    Note,
    Paragraph,
    Section,
    Table,
    TableCell,
    TableRow,
)
from motcua.reports.ballots import working
from motcua.reports.evaluation import Evaluation, IndexWorking, self_column
from motcua.reports.evaluation_words import (
    NO_FIGURE,
    ballots_text,
    criterion_text,
    percent_text,
    points_text,
    realtime_text,
    share_text,
    term_text,
    threshold_text,
)
from motcua.reports.form_document import form_section
from motcua.reports.letterhead import committee

INDEX_HEADINGS = ("Chỉ số", "Tên chỉ số", "Cách tính từ phiếu", "Điểm", "Theo ngưỡng từ hồ sơ")
INDEX_WIDTHS = (12, 46, 48, 14, 50)
LIVE_HEADINGS = ("Mã", "Tiêu chí", "Cách tính", "Tỷ lệ", "Chỉ tiêu", "Điểm")
LIVE_WIDTHS = (12, 44, 62, 18, 18, 22)


def evaluation_document(evaluation: Evaluation) -> Document:
    """The table as printed, then an annex with the working of every score."""
    sheet = evaluation.sheet
    title = " ".join(sheet.form.title)
    return Document(
        title=title,
        sections=(
            form_section(sheet),
            Section(_working(evaluation), restart_numbering=True, sheet_name="Cách tính"),
        ),
        created_at=sheet.as_of,
        author=committee(sheet.agency),
    )


def _working(evaluation: Evaluation) -> tuple[Block, ...]:
    column = self_column(evaluation)
    rows = [_index_row(index, column) for index in evaluation.indices]
    blocks: list[Block] = [
        Heading(4, "Cách tính điểm chín chỉ số"),
        Paragraph.of(_ballots_line(evaluation)),
        _table("Cách tính điểm chín chỉ số", INDEX_HEADINGS, INDEX_WIDTHS, rows),
        Note(
            "Điểm là trung bình của các phiếu có trả lời, làm tròn hai chữ số. Ngưỡng in bên cạnh "
            "để tham khảo."
        ),
    ]
    if evaluation.realtime is not None:
        blocks += [
            Heading(4, evaluation.realtime.index.label),
            Paragraph.of(realtime_text(evaluation.realtime)),
            _table(evaluation.realtime.index.label, LIVE_HEADINGS, LIVE_WIDTHS, _live(evaluation)),
            Note(
                "Tính trên sổ của đơn vị; số chính thức do Cổng Dịch vụ công quốc gia công bố. Chỗ "
                "ghi “chưa có số liệu” không phải là số 0."
            ),
        ]
    return tuple(blocks)


def _ballots_line(evaluation: Evaluation) -> str:
    ballots = evaluation.ballots
    if not ballots.ballots:
        return "Trong kỳ chưa có phiếu trong sổ khảo sát; điểm do công chức nhập, nếu có."
    return ballots_text(ballots.ballots, ballots.satisfaction)


def _index_row(index: IndexWorking, column: str) -> TableRow:
    value = index.row.cells[column].value
    score = points_text(value) if isinstance(value, Decimal) else NO_FIGURE
    tally = "Không có phiếu" if index.tally is None else working(index.tally)
    texts = (index.row.number, index.row.label, tally, score, _threshold(index))
    return _row(texts, index.row.key, centered=(0, 3))


def _threshold(index: IndexWorking) -> str:
    if index.threshold is None:
        return NO_FIGURE
    shares = "; ".join(
        f"{figure.share.label}: {share_text(figure)}"
        for figure in index.threshold.shares
        if not figure.missing
    )
    decided = threshold_text(index.threshold)
    return f"{decided}. {shares}" if shares else decided


def _live(evaluation: Evaluation) -> list[TableRow]:
    rows: list[TableRow] = []
    if evaluation.realtime is None:
        return rows
    for group in evaluation.realtime.groups:
        points = f"{points_text(group.points)}/{points_text(group.group.most)}"
        texts = (group.group.number, group.group.label, "", "", "", points)
        rows.append(_row(texts, group.group.number, centered=(0, 5), bold=True))
        for one in group.criteria:
            terms = (*one.figure.part, *one.figure.whole)
            target = percent_text(one.criterion.target)
            texts = (
                one.criterion.code,
                one.criterion.share.label,
                "; ".join(dict.fromkeys(map(term_text, terms))),
                percent_text(one.percent),
                target,
                criterion_text(one),
            )
            rows.append(_row(texts, one.criterion.code, centered=(0, 3, 4, 5)))
    return rows


def _table(
    name: str, headings: tuple[str, ...], widths: tuple[int, ...], rows: list[TableRow]
) -> Table:
    return Table(head=HeadCell.row_of(headings), rows=tuple(rows), widths_mm=widths, name=name)


def _row(
    texts: tuple[str, ...], key: str, *, centered: tuple[int, ...], bold: bool = False
) -> TableRow:
    cells = tuple(
        TableCell(text, CellKind.TEXT, bold, Align.CENTER if place in centered else None)
        for place, text in enumerate(texts)
    )
    return TableRow(cells, key=key)
