"""Books of documents as NĐ 30/2020 prints them, and what waits to be handled."""

from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from document_builders import NOW, incoming, issued, outgoing
from docx import Document as DocxFile
from openpyxl import load_workbook

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.errors import NotFound
from motcua.papers import api as papers
from motcua.registers import api as registers
from motcua.registers.documents import api as documents
from motcua.registers.documents.api import BookChoice

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
OUTGOING_HEADINGS = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
]


@pytest.fixture
def ward(units):
    """Phường Quang Trung, Thanh Hóa: two tiers."""
    return agencies.resolve("14818", date(2026, 11, 23))


def book(ward, key: str, kind: str = "", actor=SYSTEM):
    return documents.book(BookChoice(key, *YEAR, kind), ward.id, actor=actor, now=NOW)


def cancel(entry) -> None:
    said = {"cancelled_on": "23/11/2026", "reason": "Lãnh đạo không ký"}
    registers.apply("outgoing", entry.id, "cancel", said, actor=SYSTEM, now=NOW)


@pytest.fixture
def filled(ward):
    issued(ward, signer="Bùi Duy Hòa", recipients="UBND tỉnh\nLưu: VT", copies=3, kept_by="VT")
    cancel(outgoing(ward, excerpt="Báo cáo thử nghiệm"))
    issued(ward, kind="quyet_dinh", excerpt="Về khen thưởng", urgency="urgent")
    return ward


def test_the_outgoing_book_has_the_decrees_columns_and_every_number_with_its_fate(filled):
    found = book(filled, "outgoing")

    assert [column.heading for column in found.layout.columns] == OUTGOING_HEADINGS
    assert [row["reference"] for row in found.rows] == ["01/BC-UBND", "02/BC-UBND", "01/QĐ-UBND"]
    assert found.rows[0] == {
        "reference": "01/BC-UBND",
        "dated_on": "23/11/2026",
        "kind_and_excerpt": "Báo cáo: Kết quả cải cách hành chính quý IV",
        "signer": "Bùi Duy Hòa",
        "recipients": "UBND tỉnh; Lưu: VT",
        "kept_by": "VT",
        "copies": "3",
        "issued_on": "23/11/2026",
        "remark": "",
    }
    assert found.rows[1]["kind_and_excerpt"] == "Báo cáo thử nghiệm"
    assert found.rows[1]["remark"] == "Đã hủy số ngày 23/11/2026: Lãnh đạo không ký"
    assert found.rows[2]["remark"] == "Khẩn"


def test_a_book_of_one_kind_says_from_which_number_to_which(filled):
    found = book(filled, "outgoing", "bao_cao")

    assert (found.subject, found.first, found.last) == ("Loại văn bản: Báo cáo", "01", "02")
    assert book(filled, "outgoing").first == ""


@pytest.mark.parametrize("format", ["docx", "pdf", "xlsx"])
def test_every_file_of_the_book_carries_cover_headings_and_rows(filled, format):
    document = papers.book_document(book(filled, "outgoing", "bao_cao"), created_at=NOW)

    text = READERS[format](papers.write(document, format))

    expected = (
        "PHƯỜNG QUANG TRUNG",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2026",
        "Từ ngày 01/01/2026 đến ngày 31/12/2026",
        "Từ số 01 đến số 02 (2 văn bản)",
        *OUTGOING_HEADINGS,
        "(10)",
        "02/BC-UBND",
        "Lãnh đạo không ký",
    )
    assert [words for words in expected if words not in text] == []


def _docx(content: bytes) -> str:
    file = DocxFile(BytesIO(content))
    cells = (cell.text for table in file.tables for row in table.rows for cell in row.cells)
    return " ".join((*(paragraph.text for paragraph in file.paragraphs), *cells))


def _pdf(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as file:
        pages = [page.extract_words(use_text_flow=True) for page in file.pages]
    return " ".join(word["text"] for page in pages for word in page)


def _xlsx(content: bytes) -> str:
    sheets = load_workbook(BytesIO(content)).worksheets
    rows = (row for sheet in sheets for row in sheet.iter_rows(values_only=True))
    return " ".join(str(cell) for row in rows for cell in row if cell is not None)


READERS = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}


def test_the_incoming_book_and_the_handling_book_tell_the_same_document(ward):
    entry = incoming(ward, due_on="24/11/2026")
    said = {"handed_on": "23/11/2026", "handler": "Trần Thị B"}
    registers.apply("incoming", entry.id, "assign", said, actor=SYSTEM, now=NOW)
    incoming(ward, reference="07/GM-UBND", kind="giay_moi", excerpt="Giấy mời họp")

    [first, second] = book(ward, "incoming").rows
    [handled, _] = book(ward, "handling").rows

    assert (first["number"], first["issuer"], first["handler"]) == (
        "01",
        "UBND tỉnh Thanh Hóa",
        "Trần Thị B",
    )
    assert first["kind_and_excerpt"] == "Kế hoạch cải cách hành chính năm 2027"
    assert second["kind_and_excerpt"] == "Giấy mời họp"
    assert handled == {
        "number": "01",
        "named": "Kế hoạch số 212/KH-UBND ngày 20/11/2026 của UBND tỉnh Thanh Hóa",
        "handler": "Trần Thị B",
        "due_on": "24/11/2026",
        "progress": "Đang xử lý",
        "answer": "",
        "note": "",
    }


def test_an_empty_book_says_so_on_paper(ward):
    document = papers.book_document(book(ward, "incoming"))

    assert "Không có văn bản nào" in _docx(papers.write(document, "docx"))


def test_a_book_is_not_for_strangers(ward, staff):
    other = agencies.resolve("14812", date(2026, 11, 23))

    with pytest.raises(NotFound):
        book(ward, "outgoing", actor=staff("reporter", other))


def test_what_is_late_comes_first_and_is_counted_by_person(ward):
    def handed(reference: str, due: str, who: str) -> None:
        entry = incoming(ward, reference=reference, dated_on="02/11/2026", arrived_on="03/11/2026")
        said = {"handed_on": "03/11/2026", "handler": who, "due_on": due}
        registers.apply("incoming", entry.id, "assign", said, actor=SYSTEM, now=NOW)

    handed("1/A", "25/11/2026", "Lan")
    handed("2/A", "18/11/2026", "Minh")  # Wednesday: Thu, Fri, Mon are three working days
    handed("3/A", "23/11/2026", "Lan")
    incoming(ward, reference="4/A")

    found = documents.waiting_list("incoming", ward.id, actor=SYSTEM, now=NOW)

    shown = [(one.entry.values["reference"], one.who, one.days) for one in found.shown]
    assert shown == [
        ("2/A", "Minh", -3),
        ("3/A", "Lan", 0),
        ("1/A", "Lan", 1),  # 24/11 is a holiday since 2026
        ("4/A", "Chưa giao", None),
    ]
    assert (found.open, found.late, found.today, found.without_due) == (4, 1, 1, 1)
    assert found.by_person == (("Minh", 1, 1), ("Lan", 2, 0), ("Chưa giao", 1, 0))
    lan = documents.waiting_list("incoming", ward.id, who="Lan", actor=SYSTEM, now=NOW)
    assert (lan.open, lan.late) == (2, 0)
