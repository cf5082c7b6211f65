"""Charts: bars are the figures of the reports, each with its records, alike in page and paper."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from office_at_work import LATER

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
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


def test_a_picture_links_to_our_records_only(office):
    work(office)
    view = chart("dossiers-in-and-out", office)
    addresses = {figure: "/ho-so/" for figure in view.figures if figure.opens}

    drawn = reports.chart_svg(view, addresses)

    # Bars of nothing open nothing: neither our pages nor the drawing program's.
    assert set(re.findall(r'href="([^"]*)"', drawn)) == {"/ho-so/"}
    assert "href" not in reports.chart_svg(view)


def test_a_period_without_a_figure_keeps_its_place_in_the_picture(office):
    work(office)

    drawn = reports.chart_svg(chart("dossiers-online", office))

    assert all(f">{name}<" in drawn for name in ("Q4/2022", "Q3/2023", "Q1/2024"))
    assert drawn.count(">-<") == 4


def test_charts_stand_in_the_section_that_the_outline_names_and_open_to_rows(office):
    work(office)
    report = reports.compute_report("kstthc", office.agency, QUARTER, actor=SYSTEM, now=LATER)

    # No task and no ballot: their pictures would be empty, and the phrases of the form stay.
    assert [one.definition.key for one in report.section("I.6").charts] == ["dossiers-in-time"]
    assert report.section("I.7.a").charts == ()
    assert report.section("I.7.a").phrase == "Không có nội dung báo cáo"
    (in_time,) = report.charts
    assert in_time.lines == chart("dossiers-in-time", office).lines
    document = reports.report_document(report)
    pictures = [block.svg for block in document.sections[0].blocks if hasattr(block, "svg")]
    assert pictures == [reports.chart_svg(in_time)]


def test_a_report_of_an_earlier_moment_draws_what_was_recorded_then(office):
    office.accepts("A", "2024-01-08", due="2024-01-19")
    office.does("finish", "A", "2024-01-10")
    office.accepts("C", "2024-02-05", due="2024-02-09")
    office.does("finish", "C", "2024-02-08")
    then = datetime(2024, 1, 20, tzinfo=VIETNAM)

    report = reports.compute_report(
        "kstthc", office.agency, QUARTER, as_of=then, actor=SYSTEM, now=LATER
    )

    # By then only A had a result; today C has one as well.
    assert report.charts[0].figures[-1].text == "100,0% (1/1)"
    assert chart("dossiers-in-time", office).figures[-1].text == "100,0% (2/2)"


def test_a_trend_reaches_back_before_the_form_and_says_no_figure(office):
    early = Period(date(2020, 12, 15), date(2021, 3, 14), "2021-Q1")

    view = chart("dossiers-in-and-out", office, period=early)

    assert [one.text for one in view.figures][:2] == ["-", "-"]
    assert len(view.lines) == 6
