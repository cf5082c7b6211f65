"""The results of a survey on paper: the same pictures and tables as on the page."""

from datetime import datetime

from motcua.kernel.dates import format_day
from motcua.kernel.numbers import format_int
from motcua.papers.data import (
    AnnexHead,
    Block,
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
from motcua.reports.chart_document import chart_blocks
from motcua.reports.evaluation_words import ballots_text
from motcua.reports.letterhead import committee
from motcua.reports.survey_results import SurveyResults

WAY_WIDTHS = (90, 40)


def survey_document(results: SurveyResults, *, created_at: datetime) -> Document:
    """How many ballots by which way, how content, then every question. created_at: aware."""
    days = f"{format_day(results.period.from_on)} – {format_day(results.period.to_on)}"
    title = f"Kết quả {results.questionnaire.label[:1].lower()}{results.questionnaire.label[1:]}"
    blocks: list[Block] = [
        AnnexHead(title, reference=f"{results.agency.name}, {days}"),
        Paragraph.of(ballots_line(results)),
    ]
    if results.ballots:
        blocks.append(_ways(results))
    for one in results.questions:
        blocks.append(Heading(4, one.chart.definition.question))
        blocks += chart_blocks(one.chart)
        blocks.append(Note(f"{format_int(one.answered)} phiếu trả lời câu này."))
    section = Section(tuple(blocks), sheet_name="Khảo sát")
    return Document(
        title=title,
        sections=(section,),
        created_at=created_at,
        author=committee(results.agency),
    )


def ballots_line(results: SurveyResults) -> str:
    """How many ballots, and how many of them are content; no share where there is none."""
    if not results.ballots:
        return "Trong kỳ chưa có phiếu nào của loại này; chưa có tỷ lệ hài lòng (không phải 0%)."
    return ballots_text(results.ballots, results.satisfaction)


def _ways(results: SurveyResults) -> Table:
    rows = tuple(
        TableRow((TableCell(way.label), TableCell(format_int(way.count)))) for way in results.ways
    )
    head = HeadCell.row_of(("Hình thức", "Số phiếu"))
    return Table(head, rows, WAY_WIDTHS, name="Số phiếu theo hình thức", row_heads=1)
