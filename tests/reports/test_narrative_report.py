"""The KSTTHC report of an office at work: text and annexes are one set of figures."""

from datetime import date, datetime

import pytest
from office_at_work import LATER, OfficeAtWork
from papers.readers import docx_figures, docx_tables, docx_text, pdf_tables, pdf_texts, xlsx_rows

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.reports import api as reports

PERIOD = Period(date(2023, 12, 15), date(2024, 3, 14), "2024-Q1")


def work(office: OfficeAtWork) -> None:
    """Hộ tịch: 1 carried over, 2 online, 1 at the counter; Chứng thực: 1 online.

    Finished: 2 early (B, E), 1 on its day (A), 1 late (C). Open: D.
    """
    office.accepts("A", "2023-12-11", due="2024-01-05 17:00")
    office.accepts("B", "2024-01-08", due="2024-01-19 17:00", channel="online")
    office.accepts("C", "2024-01-08", due="2024-01-19 17:00", channel="dvcqg")
    office.accepts("D", "2024-03-12", due="2024-03-20 17:00")
    office.accepts("E", "2024-02-06", due="2024-02-20 17:00", channel="vneid", field="chung-thuc")
    office.does("finish", "A", "2024-01-05")
    office.does("finish", "B", "2024-01-15")
    office.does("finish", "C", "2024-01-22")
    office.does("finish", "E", "2024-02-16")


def report_of(office: OfficeAtWork, period: Period = PERIOD, **more):
    return reports.compute_report("kstthc", office.agency, period, actor=SYSTEM, now=LATER, **more)


def sentences(view, section: str) -> dict[str, str]:
    """Sentence key -> text."""
    return {one.key: one.text for one in view.section(section).sentences}


@pytest.fixture
def view(office):
    work(office)
    return report_of(office)


def test_the_figures_of_the_text_are_those_counted_by_hand(view):
    said = sentences(view, "I.6")
    assert said["handled"].endswith(
        "nhận giải quyết 05 hồ sơ tại Bộ phận Tiếp nhận hồ sơ và Trả kết quả, trong đó: tiếp nhận "
        "trực tuyến 03 hồ sơ; tiếp nhận trực tiếp, qua dịch vụ bưu chính 01 hồ sơ; từ kỳ trước "
        "chuyển sang 01 hồ sơ."
    )
    assert said["finished"] == (
        "- Đã giải quyết 04 hồ sơ, trong đó: trước hạn 02 hồ sơ (đạt 50%); đúng hạn 01 hồ sơ "
        "(đạt 25%); quá hạn 01 hồ sơ (chiếm 25%)."
    )
    assert said["pending"] == (
        "- Đang giải quyết 01 hồ sơ, trong đó: trong hạn 01 hồ sơ; quá hạn 0 hồ sơ."
    )
    assert said["by-field"] == (
        "- Số hồ sơ nhận giải quyết theo lĩnh vực: Chứng thực 01 hồ sơ (đã giải quyết 01, đang "
        "giải quyết 0); Hộ tịch 04 hồ sơ (đã giải quyết 03, đang giải quyết 01)."
    )
    assert "Số liệu từ ngày 15/12/2023 đến ngày 14/3/2024" in said["cut-off"]


def test_shares_of_online_dossiers_leave_out_what_was_carried_over(view):
    # 3 of the 4 received in the period; A came before it.
    assert "03 trên tổng số 04 hồ sơ" in sentences(view, "I.8")["online"]
    assert "75%" in sentences(view, "I.8")["online-share"]


def test_a_figure_that_appears_twice_is_the_same_figure_and_equals_the_annex(view):
    said: dict[str, set[str | None]] = {}
    for section in view.sections:
        for sentence in section.sentences:
            for part in sentence.parts:
                if part.measure:
                    said.setdefault(part.measure, set()).add(part.value)
    assert all(len(values) == 1 for values in said.values()), said
    sheet = view.annex("06a-vpcp-kstt")
    totals = {c.measure: str(sheet.total[c.key].value) for c in sheet.form.columns}
    named = {key: values for key, values in said.items() if key in totals}
    assert len(named) >= 9
    assert named == {key: {totals[key]} for key in named}


def test_parts_with_nothing_print_the_official_phrase(view):
    assert view.section("I.1").phrase == "Không có nội dung báo cáo"
    assert view.section("I.10").phrase == "Không có"
    text = docx_text(papers.write(reports.report_document(view), "docx"))
    assert text.count("Không có nội dung báo cáo") == sum(
        s.phrase == "Không có nội dung báo cáo" for s in view.sections
    )


def test_an_office_without_a_finished_dossier_prints_no_share(office):
    office.accepts("A", "2024-01-08")
    said = sentences(report_of(office), "I.6")
    assert "finished" not in said
    assert "pending" in said


def test_the_letterhead_names_agency_place_and_recipient(view):
    assert view.agency_lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG PHÚ SƠN")
    assert view.number == "Số:      /BC-UBND"
    assert view.place_date == "Phú Sơn, ngày    tháng 3 năm 2024"
    assert view.addressees == ("UBND thị xã Bỉm Sơn",)
    assert view.recipients == ("UBND thị xã Bỉm Sơn (b/c);", "Lưu: VT, VP.")
    assert view.title.endswith("quý I năm 2024")
    assert view.closing.endswith("./.")


def test_number_and_day_once_decided_are_printed_everywhere(office):
    view = report_of(office, number=5, signed_on=date(2024, 3, 15))
    assert view.number == "Số: 05/BC-UBND"
    assert view.place_date == "Phú Sơn, ngày 15 tháng 3 năm 2024"
    assert [annex.reference for annex in view.annexes] == [
        "(Kèm theo Báo cáo số 05/BC-UBND ngày 15/3/2024 của UBND phường Phú Sơn)",
        "(Ban hành kèm theo Báo cáo số 05/BC-UBND ngày 15/3/2024 của UBND phường Phú Sơn)",
    ]


def test_the_signer_is_whom_the_agency_decided(office):
    from motcua.agencies import api as agencies

    agencies.adopt(
        office.agency.id,
        "signer",
        {"authority": "KT. CHỦ TỊCH", "title": "PHÓ CHỦ TỊCH", "name": "Bùi Duy Hòa"},
        "Phân công công tác",
        date(2024, 1, 1),
        actor=SYSTEM,
        now=LATER,
    )
    signing = report_of(office).signing
    assert (signing.titles, signing.name) == (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Bùi Duy Hòa")


def test_what_is_kept_apart_is_said_in_the_text(office):
    office.adopts("kept-apart")
    work(office)
    office.accepts("F", "2024-02-01")
    office.does("withdraw", "F", "2024-02-05", "Công dân xin rút")
    said = sentences(report_of(office), "I.6")
    assert said["apart"] == (
        "- Theo dõi riêng 01 hồ sơ, gồm: công dân rút 01 hồ sơ; từ chối giải quyết 0 hồ sơ; "
        "hủy do nhập sai 0 hồ sơ."
    )


def test_an_earlier_moment_knows_only_what_was_recorded_by_then(office):
    office.accepts("A", "2024-01-08")
    office.does("finish", "A", "2024-01-10")
    office.accepts("B", "2024-01-15")
    early = report_of(office, as_of=datetime(2024, 1, 12, tzinfo=VIETNAM))
    assert "nhận giải quyết 01 hồ sơ" in sentences(early, "I.6")["handled"]
    assert "Đã giải quyết 01 hồ sơ" in sentences(early, "I.6")["finished"]
    assert "01 trên tổng số 01" in sentences(early, "I.7.d")["handled"]


def test_docx_pdf_and_xlsx_carry_every_figure_of_the_sheet(view):
    document = reports.report_document(view)
    sheet = view.annex("06a-vpcp-kstt")
    wanted = [
        [row.number, row.label, *(str(row.cells[c.key].value) for c in sheet.form.columns)]
        for row in sheet.rows
    ]
    wanted.append(["", "Tổng", *(str(sheet.total[c.key].value) for c in sheet.form.columns)])
    # Charts have tables too, before those of the annexes.
    docx = docx_tables(papers.write(document, "docx"))[len(view.charts)]
    assert docx[4:] == wanted
    pages = [t for t in pdf_tables(papers.write(document, "pdf")) if len(t[0]) == 13]
    assert [row for page in pages for row in page[4:]] == wanted
    rows = xlsx_rows(papers.write(document, "xlsx"), "Biểu số 06a")
    numbers = {row[0]: row[2:] for row in rows if row[0]}
    for row in wanted[:-1]:
        assert [str(value) for value in numbers[row[0]]] == row[2:], row
    assert [str(v) for v in next(r for r in rows if r[1] == "Tổng")[2:]] == wanted[-1][2:]


def test_every_figure_of_the_text_is_a_locked_control_in_word_and_stands_in_the_pdf(view):
    document = reports.report_document(view)
    parts = [
        (part.measure, part.text)
        for section in view.sections
        for sentence in section.sentences
        for part in sentence.parts
        if part.measure
    ]
    assert docx_figures(papers.write(document, "docx")) == parts
    pdf = " ".join(" ".join(pdf_texts(papers.write(document, "pdf"))).split())
    for sentence in view.section("I.6").sentences:
        assert " ".join(sentence.text.split()) in pdf


def test_sections_are_printed_in_the_order_of_the_outline(view):
    text = docx_text(papers.write(reports.report_document(view), "docx"))
    heads = ["I. TÌNH HÌNH", "1. Đánh giá", "6. Tình hình", "a) Công tác", "đ) Đánh giá", "II. "]
    places = [next(i for i, t in enumerate(text) if t.startswith(head)) for head in heads]
    assert places == sorted(places)
    assert text.index("Nơi nhận:") > places[-1]


def test_the_nine_indices_typed_in_the_annex_are_said_in_the_text(office):
    for number in range(1, 10):
        point = "1,8" if number in (1, 2, 7) else "2"
        for column in ("4", "5"):
            enter(office, str(number), column, point)
    enter(office, "head", "ballots", "103")
    for level, share in (("satisfied", "21,4"), ("very_satisfied", "78,6")):
        enter(office, "levels", level, share)
    view = report_of(office)
    said = sentences(view, "I.7.đ")
    assert "103 phiếu" in said["ballots"]
    assert said["indices"].startswith("- Chỉ số 1: Tổng thời gian giải quyết thủ tục hành chính")
    assert said["indices"].count("/2 điểm") == 9
    # 1,8 × 3 + 2 × 6.
    assert said["grade"].endswith("17,4/18 điểm chuẩn; điểm thẩm định: 17,4; xếp loại: Xuất sắc.")
    assert "hài lòng 21,4%; rất hài lòng 78,6%" in said["satisfaction"]
    table = docx_tables(papers.write(reports.report_document(view), "docx"))[len(view.charts) + 1]
    assert table[1][2:5] == ["2", "1,8", "1,8"]
    assert table[-1][1:5] == ["Tổng cộng", "18", "17,4", "17,4"]


def test_indices_nobody_typed_are_not_zero_but_unsaid(view):
    assert view.section("I.7.đ").sentences == ()
    assert view.section("I.7.đ").phrase == "Không có nội dung báo cáo"


def test_from_july_2025_the_ward_reports_to_the_province(units):
    from motcua.agencies import api as agencies

    old = agencies.resolve("14823", date(2024, 1, 1))
    heir = agencies.successors(old.id)[0].agency
    period = Period(date(2025, 9, 15), date(2025, 12, 14), "2025-Q4")
    view = reports.compute_report("kstthc", heir, period, actor=SYSTEM, now=LATER)
    assert view.addressees == ("UBND tỉnh Thanh Hoá",)
    assert view.recipients == ("UBND tỉnh Thanh Hoá (b/c);", "Lưu: VT, TTPVHCC.")
    assert [annex.sheet.form.key for annex in view.annexes] == ["06a-vpcp-kstt"]
    text = docx_text(papers.write(reports.report_document(view), "docx"))
    assert "Phụ lục" in text
    assert "Phụ lục I" not in text


def enter(office: OfficeAtWork, row: str, column: str, value: str) -> None:
    reports.enter_cell(
        "nine-indices",
        office.agency,
        PERIOD,
        row,
        column,
        value,
        source="Phiếu đánh giá",
        actor=SYSTEM,
        now=datetime(2024, 3, 14, 17, 0, tzinfo=VIETNAM),
    )
