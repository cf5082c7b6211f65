"""The PDF: the same pages, one embedded font, its own page numbers an annex."""

import io

import pdfplumber
import pypdfium2
import pytest
from papers import samples
from papers.readers import pdf_fonts, pdf_tables, pdf_texts

from motcua.papers import layout
from motcua.papers.api import write
from motcua.papers.data import Document, Paragraph, Run, Section
from motcua.papers.errors import FontsMissing
from motcua.papers.pdf import writer

MM = 72 / 25.4


@pytest.fixture(scope="module")
def raw() -> bytes:
    return write(samples.report(), "pdf")


def test_letters_are_tinos_and_no_other_font(raw):
    assert pdf_fonts(raw) == {
        "Tinos-Regular",
        "Tinos-Bold",
        "Tinos-Italic",
        "Tinos-BoldItalic",
    }


def test_every_font_is_embedded(raw):
    pdf = pypdfium2.PdfDocument(raw)
    fonts = {
        obj.get_font().get_base_name(): obj.get_font().is_embedded
        for page in pdf
        for obj in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    }
    assert fonts
    assert all(fonts.values())


def test_pages_are_a4_and_the_form_lies_landscape(raw):
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        sizes = [(round(page.width / MM), round(page.height / MM)) for page in pdf.pages]
    assert sizes == [(210, 297)] * 3 + [(297, 210)] * 3 + [(210, 297)]


def test_text_stays_inside_the_margins_but_for_the_page_number(raw):
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        for page in pdf.pages:
            for char in (c for c in page.chars if c["text"].strip()):
                if char["top"] < layout.MARGIN_TOP_MM * MM - 1:
                    assert char["text"].isdigit()
                    continue
                assert char["x0"] >= layout.MARGIN_LEFT_MM * MM - 1
                assert char["x1"] <= page.width - layout.MARGIN_RIGHT_MM * MM + 1
                assert char["bottom"] <= page.height - layout.MARGIN_BOTTOM_MM * MM + 1


def page_number(page) -> str:
    """What stands in the top margin, when it stands in the middle."""
    chars = [c for c in page.chars if c["bottom"] < layout.MARGIN_TOP_MM * MM]
    if not chars:
        return ""
    middle = (chars[0]["x0"] + chars[-1]["x1"]) / 2
    text_middle = (layout.MARGIN_LEFT_MM * MM + page.width - layout.MARGIN_RIGHT_MM * MM) / 2
    assert abs(middle - text_middle) < 2
    return "".join(c["text"] for c in chars)


def test_each_annex_counts_its_own_pages_and_shows_none_on_its_first(raw):
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        assert [page_number(p) for p in pdf.pages] == ["", "2", "3", "", "2", "3", ""]


def test_every_cell_of_the_form_is_read_back_and_the_heading_stands_on_each_page(raw):
    pages = [table for table in pdf_tables(raw) if len(table[0]) == 13]
    assert len(pages) == 3
    rows = []
    for table in pages:
        assert table[0][1] == "Lĩnh vực, công việc giải quyết theo cấp"
        assert table[3] == list(samples.NUMBERS)
        rows += table[4:]
    assert len(rows) == 53
    assert rows[9] == ["10", "Lĩnh vực Chứng thực", *map(str, samples.CERTIFICATION)]
    assert rows[19] == ["20", "Lĩnh vực Hộ tịch", *map(str, samples.CIVIL_STATUS)]
    assert rows[29][1] == "=HYPERLINK(1)"
    assert rows[39] == ["40", "Lĩnh vực thứ 40 của bảng", *[""] * 11]
    total = ["1.085", "1.084", "0", "1", "1.082", "1.060", "22", "0", "3", "3", "0"]
    assert rows[52] == ["", "Tổng", *total]


def test_open_number_and_day_keep_their_room(raw):
    first = pdf_texts(raw)[0]
    assert "Số: /BC-UBND" in " ".join(first.split())
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        words = {w["text"]: w for w in pdf.pages[0].extract_words(x_tolerance=1)}
    assert words["/BC-UBND"]["x0"] - words["Số:"]["x1"] > 5 * MM


def test_text_is_never_read_as_markup():
    nasty = '#pagebreak() *đậm* _nghiêng_ $x$ \\ "ngoặc" <nhãn> @tham-chiếu // ghi chú `mã`'
    document = Document("Thử", (Section((Paragraph((Run(nasty),)),)),))
    text = " ".join(pdf_texts(write(document, "pdf"))[0].split())
    assert text == nasty


def test_the_same_document_gives_the_same_bytes(raw):
    assert write(samples.report(), "pdf") == raw


def test_the_properties_carry_the_documents_own_date(raw):
    with pdfplumber.open(io.BytesIO(raw)) as pdf:
        assert pdf.metadata["CreationDate"].startswith("D:20240315020000")
        assert pdf.metadata["Title"] == "Báo cáo kiểm soát thủ tục hành chính quý I năm 2024"


def test_without_its_fonts_the_writer_says_what_to_run(tmp_path, monkeypatch):
    monkeypatch.setattr(writer, "FONTS", tmp_path)
    writer._fonts.cache_clear()
    try:
        with pytest.raises(FontsMissing) as refused:
            write(samples.report(), "pdf")
    finally:
        writer._fonts.cache_clear()
    assert "make setup" in str(refused.value)
    assert str(tmp_path) in str(refused.value)
