"""Charts: bars are the figures of the reports, each with its records, alike in page and paper."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from office_at_work import LATER

from motcua.kernel.actors import SYSTEM
from motcua.kernel.errors import NotFound
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.reports import api as reports
from motcua.rulebook import load
from motcua.rulebook.load.charts import chart_of, read_chart
from motcua.rulebook.load.errors import RulebookInvalid

ON = date(2024, 3, 14)
QUARTER = Period(date(2023, 12, 15), ON, "2024-Q1")


def chart(key: str, office, actor=SYSTEM, period: Period = QUARTER):
    definition = load.chart(key, ON)
    return reports.compute_chart(definition, office.agency, period, actor=actor, now=LATER)


def lines(view) -> dict[str, list]:
    return {label: [figure.value for figure in line] for label, line in view.lines}


def work(office) -> None:
    """One of the last quarter of 2023, finished in 2024; three of 2024-Q1, one of them late."""
    office.accepts("A", "2023-11-20", due="2024-01-31", channel="online")
    office.accepts("B", "2024-01-08", due="2024-01-19", channel="online")
    office.accepts("C", "2024-02-05", due="2024-02-09")
    office.accepts("D", "2024-03-01", due="2024-03-08", field="chung-thuc")
    office.does("finish", "A", "2024-01-10")
    office.does("finish", "C", "2024-02-08")


def test_a_trend_is_the_figure_of_each_period_oldest_first(office):
    work(office)

    found = lines(chart("dossiers-in-and-out", office))

    assert list(found) == ["Q4/2022", "Q1/2023", "Q2/2023", "Q3/2023", "Q4/2023", "Q1/2024"]
    assert (found["Q4/2023"], found["Q1/2024"]) == ([1, 0], [3, 2])


def test_a_share_keeps_its_parts_and_a_share_of_nothing_is_no_bar(office):
    work(office)

    view = chart("dossiers-online", office)

    assert view.lines[-1][1][0].value == Decimal("33.3")
    assert view.lines[-1][1][0].text == "33,3% (1/3)"
    assert (view.lines[0][1][0].value, view.lines[0][1][0].text) == (None, "-")


def test_rows_come_longest_first_and_rows_of_nothing_not_at_all(office):
    work(office)
    office.accepts("E", "2024-02-26", due="2024-03-04", field="chung-thuc")

    found = lines(chart("dossiers-pending-late", office))

    assert found == {"Chứng thực": [2], "Hộ tịch": [1]}


def test_every_bar_opens_to_as_many_records_as_it_says(office):
    work(office)
    definition = load.chart("dossiers-in-and-out", ON)
    view = chart("dossiers-in-and-out", office)
    for figure in view.figures:
        records = reports.chart_records(
            definition,
            office.agency,
            figure.period,
            figure.measure,
            figure.row_key,
            actor=SYSTEM,
            now=LATER,
        )
        assert len(records) == figure.value
    assert [one.code for one in records] == ["A", "C"]


@pytest.mark.parametrize("key", load.chart_keys())
def test_every_chart_of_the_rulebook_can_be_drawn_of_an_office_without_records(office, key):
    view = chart(key, office)

    assert reports.chart_svg(view) == ""
    assert all(not figure.value for figure in view.figures)


def test_the_paper_has_the_picture_of_the_page(office):
    work(office)
    view = chart("dossiers-in-and-out", office)

    svg = reports.chart_svg(view)
    document = reports.chart_document(view)
    word = ZipFile(BytesIO(papers.write(document, "docx")))
    page = papers.write(document, "html").decode()

    assert document.sections[0].blocks[1].svg == svg
    assert [name for name in word.namelist() if name.endswith(".png")] == ["word/media/image1.png"]
    assert 'role="img" aria-label="Hồ sơ vào và ra có cân nhau không' in page
    assert papers.write(document, "pdf")[:4] == b"%PDF"
    assert papers.write(document, "docx") == papers.write(document, "docx")
    assert papers.from_data(papers.to_data(document)) == document


def test_a_chart_is_added_by_yaml_alone(office, tmp_path):
    work(office)
    path = tmp_path / "own.yaml"
    path.write_text(
        """\
key: own
label: Của tôi
values:
  - valid_from: 2020-01-01
    valid_to: null
    source: {act: Quy ước của đơn vị}
    question: Còn bao nhiêu hồ sơ?
    counted_as: 06a-vpcp-kstt
    bars:
      - {figure: dossier.pending, label: Đang giải quyết}
      - {figure: dossier.finished, label: Đã giải quyết}
""",
        encoding="utf-8",
    )
    definition = chart_of(read_chart(path), ON)

    view = reports.compute_chart(definition, office.agency, QUARTER, actor=SYSTEM, now=LATER)

    assert lines(view) == {"Đang giải quyết": [2], "Đã giải quyết": [2]}


def test_a_chart_that_cannot_be_read_is_refused(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(
        """\
key: own
values:
  - valid_from: 2020-01-01
    valid_to: null
    source: {act: Quy ước}
    question: Câu hỏi?
    counted_as: 06a-vpcp-kstt
    periods: 6
    rows: field
    bars: [{figure: dossier.pending, label: Đang giải quyết}]
""",
        encoding="utf-8",
    )
    with pytest.raises(RulebookInvalid, match="một số liệu và một kỳ"):
        read_chart(path)


def test_whoever_may_not_read_the_figures_sees_no_chart(office, other_office, staff):
    with pytest.raises(NotFound):
        chart("dossiers-in-and-out", office, staff("reporter", other_office.agency))
    assert chart("dossiers-in-and-out", office, staff("reporter", office.agency)).is_empty
