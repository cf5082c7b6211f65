"""The thirteen slips, read back from Word and PDF: every field is there, and the code is read."""

import io
import re
import zipfile

import pypdfium2
import pytest
import zxingcpp
from papers.readers import docx_tables, docx_text, pdf_tables, pdf_texts
from papers.slip_samples import ALL, HEAD, PRINTED, TABLE_PRINTED, TABLES, VALUES
from PIL import Image

from motcua.kernel.slips import BLANK, SlipDefinition
from motcua.papers.api import slip_document, write

SLIPS = pytest.mark.parametrize("slip", ALL, ids=lambda slip: f"{slip.set_key}-{slip.key}")
WITH_CODE = [slip for slip in ALL if slip.key in ("receipt", "supplement")]


def run_together(text: str) -> str:
    return re.sub(r"\s+", "", text)


@SLIPS
def test_every_field_of_the_form_is_in_the_word_file(slip: SlipDefinition) -> None:
    paper = run_together("".join(docx_text(write(slip_document(slip, VALUES, TABLES), "docx"))))

    assert [text for text in PRINTED[slip.key] if run_together(text) not in paper] == []


@SLIPS
def test_every_field_of_the_form_is_in_the_pdf(slip: SlipDefinition) -> None:
    raw = write(slip_document(slip, VALUES, TABLES), "pdf")
    paper = run_together(" ".join(pdf_texts(raw)))
    # Two columns side by side are read line by line: their texts are looked for by the word.
    apart = [*HEAD, *(text for text in PRINTED[slip.key] if text.isupper())]

    lost = [text for text in PRINTED[slip.key] if run_together(text) not in paper]
    assert [text for text in lost if text not in apart] == []
    assert [word for text in lost for word in text.split() if word not in paper] == []


@SLIPS
def test_tables_are_read_back_cell_by_cell(slip: SlipDefinition) -> None:
    document = slip_document(slip, VALUES, TABLES)
    expected = [TABLE_PRINTED[slip.key]] if slip.key in TABLE_PRINTED else []

    in_word = docx_tables(write(document, "docx"))
    in_pdf = pdf_tables(write(document, "pdf"))

    assert [table[-len(expected[0]) + 1 :] for table in in_word] == [
        table[1:] for table in expected
    ]
    assert [table[-len(expected[0]) + 1 :] for table in in_pdf] == [table[1:] for table in expected]
    headings = {run_together(cell) for table in in_word for row in table[:2] for cell in row}
    wanted = {run_together(cell) for table in expected for cell in table[0]}
    assert wanted - headings == set()


def code_in(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("slip", WITH_CODE, ids=lambda slip: f"{slip.set_key}-{slip.key}")
def test_a_telephone_reads_the_code_of_the_dossier_from_word_and_pdf(slip: SlipDefinition) -> None:
    document = slip_document(slip, VALUES, TABLES)

    with zipfile.ZipFile(io.BytesIO(write(document, "docx"))) as word:
        picture = Image.open(io.BytesIO(word.read("word/media/image1.png"))).convert("L")
    page = pypdfium2.PdfDocument(write(document, "pdf"))[0].render(scale=3).to_pil()

    assert code_in(picture) == ["14818-260205-0007"]
    assert code_in(page) == ["14818-260205-0007"]


def test_on_a_page_the_code_is_drawn_without_script_or_style() -> None:
    page = write(slip_document(WITH_CODE[0], VALUES, TABLES), "html").decode()
    drawing = page[page.index("<svg") : page.index("</svg>")]

    assert "<title>Mã QR: 14818-260205-0007</title>" in drawing
    assert "style=" not in drawing
    assert "<script" not in page


@SLIPS
def test_the_slip_names_its_number_and_circular(slip: SlipDefinition) -> None:
    text = docx_text(write(slip_document(slip, VALUES, TABLES), "docx"))

    assert f"{slip.number} (Thông tư số {slip.source.act})" in text
    assert slip.source.act == (
        "01/2018/TT-VPCP" if slip.set_key == "tt01-2018" else "03/2025/TT-VPCP"
    )


def test_a_value_that_is_not_there_prints_dots_and_no_name_is_made_up() -> None:
    receipt = ALL[0]
    values = VALUES | {"fees": "", "officer": "", "phone": "  "}

    text = docx_text(write(slip_document(receipt, values, TABLES), "docx"))

    assert f"Phí, lệ phí (nếu có): {BLANK}" in text
    assert f"Số điện thoại: {BLANK}. Email: ngocanh@example.vn" in text
    assert text.count(BLANK) == 0


def test_without_a_code_to_scan_the_supplement_slip_still_has_its_lines() -> None:
    supplement = next(slip for slip in ALL if slip.key == "supplement")
    values = VALUES | {"code": "", "qr": ""}

    raw = write(slip_document(supplement, values, TABLES), "docx")

    assert f"Mã hồ sơ: {BLANK}" in docx_text(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as word:
        assert [name for name in word.namelist() if "media" in name] == []


def test_the_same_slip_is_the_same_bytes() -> None:
    document = slip_document(ALL[0], VALUES, TABLES)

    assert write(document, "docx") == write(document, "docx")
    assert write(document, "pdf") == write(document, "pdf")


def test_the_receipt_of_a_birth_registration_with_all_its_papers_is_one_page() -> None:
    # The two papers asked of everybody, in the catalogue's own words.
    papers = (
        "Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng "
        "xác nhận về việc sinh; nếu không có người làm chứng thì phải…",
        "Tờ khai đăng ký khai sinh theo mẫu (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình "
        "thức trực tiếp hoặc gửi hồ sơ qua hệ thống bưu chính);",
    )
    values = VALUES | {
        "agency": "Ủy ban nhân dân phường Quang Trung",
        "one_stop": "Trung tâm Phục vụ hành chính công phường Quang Trung",
        "accepted_at": "09 giờ 05 phút, ngày 23 tháng 11 năm 2026",
        "appointment_at": "17 giờ 30 phút, ngày 25 tháng 11 năm 2026",
        "return_place": "Qua dịch vụ bưu chính công ích, theo địa chỉ của người nộp",
    }
    rows = {"enclosures": [{"name": name, "original": "01"} for name in papers]}
    for receipt in (slip for slip in ALL if slip.key == "receipt"):
        raw = write(slip_document(receipt, values, rows), "pdf")
        assert len(pypdfium2.PdfDocument(raw)) == 1, receipt.set_key
        assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in pdf_texts(raw)[0]


def test_a_receipt_of_two_papers_is_one_page_and_the_book_lies_on_its_side() -> None:
    receipt, register = ALL[0], ALL[5]

    one = pypdfium2.PdfDocument(write(slip_document(receipt, VALUES, TABLES), "pdf"))
    book = pypdfium2.PdfDocument(write(slip_document(register, VALUES, TABLES), "pdf"))

    assert (len(one), len(book)) == (1, 1)
    assert one[0].get_width() < one[0].get_height()
    assert book[0].get_width() > book[0].get_height()
