"""Officers' texts: versioned, kept as written, and nobody overwrites what they did not see."""

from datetime import date, datetime

import pytest
from office_at_work import LATER
from papers.readers import docx_text, pdf_texts

from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.reports import api as reports
from motcua.reports.narrative_errors import SectionJustWritten, SectionTooLong, SectionUnknown

PERIOD = Period(date(2023, 12, 15), date(2024, 3, 14), "2024-Q1")
WRITTEN = datetime(2024, 3, 14, 9, 0, tzinfo=VIETNAM)


def write(office, text: str, section: str = "I.3", *, actor=SYSTEM, now=WRITTEN, **more):
    return reports.write_section(
        "kstthc", office.agency, PERIOD, section, text, actor=actor, now=now, **more
    )


def report_of(office, **more):
    return reports.compute_report("kstthc", office.agency, PERIOD, actor=SYSTEM, now=LATER, **more)


def test_the_text_is_printed_line_by_line_as_it_was_written(office):
    write(office, "- Đã công khai 219 TTHC.\r\n\r\n- =SUM(A1) & <b>không đậm</b> #set *sao*\n")
    document = reports.report_document(report_of(office))
    text = docx_text(papers.write(document, "docx"))
    place = text.index("- Đã công khai 219 TTHC.")
    assert text[place + 1] == "- =SUM(A1) & <b>không đậm</b> #set *sao*"
    pdf = " ".join(" ".join(pdf_texts(papers.write(document, "pdf"))).split())
    assert "- =SUM(A1) & <b>không đậm</b> #set *sao*" in pdf
    assert "&lt;b&gt;không đậm&lt;/b&gt;" in papers.html_fragment(document)


def test_a_new_text_is_a_new_version_and_the_same_text_is_none(office):
    assert write(office, "Một").version == 1
    assert write(office, "Hai").version == 2
    assert write(office, "Hai").version == 2
    versions = reports.section_versions(
        "kstthc", office.agency, PERIOD, "I.3", actor=SYSTEM, now=LATER
    )
    assert [(one.version, one.text) for one in versions] == [(2, "Hai"), (1, "Một")]


def test_a_text_taken_back_leaves_the_official_phrase(office):
    write(office, "Một")
    write(office, "")
    assert report_of(office).section("I.3").phrase == "Không có nội dung báo cáo"


def test_a_report_as_of_an_earlier_moment_has_the_text_of_then(office):
    write(office, "Một", now=datetime(2024, 3, 13, tzinfo=VIETNAM))
    write(office, "Hai", now=datetime(2024, 3, 15, tzinfo=VIETNAM))
    then = report_of(office, as_of=datetime(2024, 3, 14, tzinfo=VIETNAM))
    assert then.section("I.3").written == "Một"
    assert report_of(office).section("I.3").written == "Hai"


def test_another_period_has_its_own_text(office):
    write(office, "Một")
    other = Period(date(2024, 1, 1), date(2024, 3, 14), "2024-Q1")
    view = reports.compute_report("kstthc", office.agency, other, actor=SYSTEM, now=LATER)
    assert view.section("I.3").written == ""


def test_who_did_not_see_the_last_version_does_not_overwrite_it(office):
    write(office, "Một", actor=Actor(None, "Lê Thị Mẫu", "system", None), seen_version=0)
    with pytest.raises(SectionJustWritten) as refused:
        write(office, "Hai", seen_version=0)
    assert str(refused.value) == (
        "Mục I.3 vừa được Lê Thị Mẫu ghi; hãy mở lại, xem nội dung mới rồi ghi tiếp."
    )
    assert report_of(office).section("I.3").written == "Một"
    assert write(office, "Hai", seen_version=1).version == 2


@pytest.mark.parametrize("section", ["I.99", "I", ""])
def test_a_section_that_holds_no_text_is_refused_with_those_that_do(office, section):
    with pytest.raises(SectionUnknown) as refused:
        write(office, "Một", section)
    assert f"“{section}”" in str(refused.value)
    assert "I.1, I.2, I.3" in str(refused.value)


def test_a_text_beyond_all_measure_is_refused(office):
    with pytest.raises(SectionTooLong) as refused:
        write(office, "x" * 50_001)
    assert str(refused.value) == "“Mục I.3” dài 50.001 ký tự, nhiều nhất 50.000; hãy viết gọn lại."


def test_a_leader_reads_the_report_but_does_not_write_it(office):
    leader = Actor(1, "Lãnh đạo Mẫu", "leader", office.agency.id)
    with pytest.raises(NotAllowed):
        write(office, "Một", actor=leader)
    reporter = Actor(2, "Tổng hợp Mẫu", "reporter", office.agency.id)
    assert write(office, "Một", actor=reporter).written_by == "Tổng hợp Mẫu"
    view = reports.compute_report("kstthc", office.agency, PERIOD, actor=leader, now=LATER)
    assert view.section("I.3").written == "Một"


def test_another_ward_does_not_find_the_report(office, other_office):
    stranger = Actor(3, "Người Khác", "reporter", other_office.agency.id)
    with pytest.raises(NotFound):
        reports.compute_report("kstthc", office.agency, PERIOD, actor=stranger, now=LATER)
    with pytest.raises(NotFound):
        write(office, "Một", actor=stranger)
