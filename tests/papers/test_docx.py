"""The Word file: layout of NĐ 30/2020 and every figure where it belongs."""

import time

import pytest
from docx.oxml.ns import qn
from papers import samples
from papers.readers import (
    cell_text,
    docx_figures,
    docx_part,
    docx_sections,
    docx_tables,
    docx_text,
    ruled,
)

from motcua.papers.api import write
from motcua.papers.data import Document, Paragraph, Run, Section


@pytest.fixture(scope="module")
def raw() -> bytes:
    return write(samples.report(), "docx")


def sizes_of(raw: bytes, text: str) -> set[int]:
    """Half-points of the runs that hold `text`."""
    return {
        int(run.find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")))
        for run in docx_part(raw).iter(qn("w:r"))
        if text in cell_text(run)
    }


def test_pages_are_a4_with_margins_20_20_30_20(raw):
    for section in docx_sections(raw):
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
        margins = (section.top_margin, section.bottom_margin)
        assert [round(m.mm) for m in margins] == [20, 20]
        assert [round(section.left_margin.mm), round(section.right_margin.mm)] == [30, 20]


def test_the_form_lies_landscape_and_the_rest_stands(raw):
    widths = [round(section.page_width.mm) for section in docx_sections(raw)]
    assert widths == [210, 297, 210]


def test_an_annex_starts_its_own_page_numbers(raw):
    starts = [s._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for s in docx_sections(raw)]
    assert starts == ["1", "1", "1"]


def test_page_number_is_centred_in_the_top_margin_and_hidden_on_first_pages(raw):
    sections = docx_sections(raw)
    assert all(section.different_first_page_header_footer for section in sections)
    header = sections[0].header._element
    assert [i.text for i in header.iter(qn("w:instrText"))] == ["PAGE"]
    assert header.find(f".//{qn('w:jc')}").get(qn("w:val")) == "center"
    assert all(section.header.is_linked_to_previous for section in sections[1:])
    assert all(section.first_page_header.is_linked_to_previous for section in sections)


def test_every_run_is_times_new_roman_in_every_script(raw):
    for run in docx_part(raw).iter(qn("w:r")):
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        names = {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert names == {"Times New Roman"}, cell_text(run)


def test_the_default_style_is_times_new_roman_14(raw):
    styles = docx_part(raw, "word/styles.xml")
    normal = styles.xpath("//w:style[@w:styleId='Normal']", namespaces=styles.nsmap)[0]
    properties = normal.find(qn("w:rPr"))
    assert properties.find(qn("w:rFonts")).get(qn("w:ascii")) == "Times New Roman"
    assert properties.find(qn("w:sz")).get(qn("w:val")) == "28"


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13),
        ("Độc lập - Tự do - Hạnh phúc", 14),
        ("ỦY BAN NHÂN DÂN", 13),
        ("/BC-UBND", 13),
        ("Phú Sơn, ngày    tháng 3 năm 2024", 14),
        ("BÁO CÁO", 14),
        ("Thường xuyên quán triệt", 14),
        ("Nơi nhận:", 12),
        ("Lưu: VT, VP.", 11),
        ("KT. CHỦ TỊCH", 14),
        ("Lĩnh vực Chứng thực", 11),
    ],
)
def test_sizes_are_those_of_the_decree(raw, text, points):
    text_only = {size for size in sizes_of(raw, text)}
    if text == "/BC-UBND":  # the annex refers to the number in its own size
        text_only -= {28}
    assert text_only == {points * 2}


def test_body_is_justified_with_first_line_indent_and_6_points_between(raw):
    body = [p for p in docx_part(raw).iter(qn("w:p")) if cell_text(p).startswith("Thường xuyên")]
    for one in body:
        properties = one.find(qn("w:pPr"))
        assert properties.find(qn("w:jc")).get(qn("w:val")) == "both"
        assert properties.find(qn("w:ind")).get(qn("w:firstLine")) == "720"  # 1.27 cm
        assert properties.find(qn("w:spacing")).get(qn("w:before")) == "120"


def test_number_and_date_left_open_keep_their_room(raw):
    text = docx_text(raw)
    assert "Số:      /BC-UBND" in text
    assert "Phú Sơn, ngày    tháng 3 năm 2024" in text


def test_headings_carry_words_own_styles_in_order(raw):
    styles = [s.get(qn("w:val")) for s in docx_part(raw).iter(qn("w:pStyle"))]
    assert [s for s in styles if s.startswith("Heading")] == [
        "Heading1",
        "Heading2",
        "Heading3",
        "Heading4",
    ]


def test_a_figure_in_the_text_is_a_locked_control_tagged_by_its_measure(raw):
    assert docx_figures(raw) == [
        ("dossier.handled", "1.085"),
        ("dossier.early_share", "77,1%"),
        ("dossier.finished_late", "00"),
    ]
    locks = {lock.get(qn("w:val")) for lock in docx_part(raw).iter(qn("w:lock"))}
    assert locks == {"contentLocked"}
    sentence = next(t for t in docx_text(raw) if "1.085" in t)
    assert sentence == (
        "Trong kỳ, UBND phường đã tiếp nhận và giải quyết 1.085 hồ sơ, trong đó 77,1% trước hạn; "
        "quá hạn 00 hồ sơ <kể cả & hồ sơ dừng>."
    )


def test_a_tag_is_never_longer_than_word_takes():
    long = Run("1", measure="dossier.received_online@" + "x" * 80, value="1")
    raw = write(Document("Thử", (Section((Paragraph((long,)),)),)), "docx")
    ((tag, text),) = docx_figures(raw)
    assert (len(tag), text) == (64, "1")


def test_every_cell_of_the_form_is_read_back(raw):
    table = docx_tables(raw)[0]
    assert len(table) == 3 + 1 + 52 + 1
    assert table[3] == list(samples.NUMBERS)
    assert table[4 + 9] == ["10", "Lĩnh vực Chứng thực", *map(str, samples.CERTIFICATION)]
    assert table[4 + 19] == ["20", "Lĩnh vực Hộ tịch", *map(str, samples.CIVIL_STATUS)]
    assert table[4 + 39] == ["40", "Lĩnh vực thứ 40 của bảng", *[""] * 11]
    total = ["1.085", "1.084", "0", "1", "1.082", "1.060", "22", "0", "3", "3", "0"]
    assert table[-1] == ["", "Tổng", *total]


def test_heading_rows_repeat_and_no_row_splits(raw):
    form, indices = ruled(docx_part(raw))
    for table, heads in ((form, 4), (indices, 1)):
        rows = table.findall(qn("w:tr"))
        repeated = [r.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for r in rows]
        assert repeated == [True] * heads + [False] * (len(rows) - heads)
        assert all(r.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in rows)


def test_merged_headings_span_as_the_form_prints_them(raw):
    table = ruled(docx_part(raw))[0]
    spans = [c.get(qn("w:val")) for c in table.iter(qn("w:gridSpan"))]
    assert spans == ["4", "4", "3", "2"]
    merges = [m.get(qn("w:val")) for m in table.iter(qn("w:vMerge"))]
    assert merges.count("restart") == 2 + 9
    assert merges.count("continue") == 2 * 2 + 9


def test_decimals_print_with_a_comma_and_their_places(raw):
    table = docx_tables(raw)[1]
    assert table[1][2:] == ["2", "1,8"]
    assert table[-1] == ["Tổng cộng", "18", "17,4"]


def test_the_same_document_gives_the_same_bytes(raw):
    assert write(samples.report(), "docx") == raw


def test_properties_say_title_agency_and_the_documents_own_date(raw):
    core = docx_part(raw, "docProps/core.xml")
    text = {child.tag.split("}")[1]: child.text for child in core}
    assert text["title"] == "Báo cáo kiểm soát thủ tục hành chính quý I năm 2024"
    assert text["creator"] == "UBND phường Phú Sơn"
    assert text["created"] == text["modified"] == "2024-03-15T02:00:00Z"


@pytest.mark.parametrize("format", ["docx", "pdf", "xlsx", "html"])
def test_a_report_is_written_within_three_seconds(format):
    started = time.perf_counter()
    write(samples.report(), format)
    assert time.perf_counter() - started < 3
