"""The workbook: real numbers, neutral text, headings frozen and repeated in print."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from papers import samples
from papers.readers import xlsx_rows

from motcua.papers.api import write
from motcua.papers.data import Document, HeadCell, Section, Table, TableCell, TableRow


@pytest.fixture(scope="module")
def raw() -> bytes:
    return write(samples.report(), "xlsx")


@pytest.fixture(scope="module")
def page(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))["Biểu 06a"]


def test_a_sheet_a_section(raw):
    names = openpyxl.load_workbook(io.BytesIO(raw)).sheetnames
    assert names == ["Báo cáo", "Biểu 06a", "Chín chỉ số"]


def test_every_cell_of_the_form_is_a_real_number(raw):
    rows = {row[1]: row for row in xlsx_rows(raw, "Biểu 06a") if row[0] is not None or row[1]}
    assert rows["Lĩnh vực Chứng thực"] == ["10", "Lĩnh vực Chứng thực", *samples.CERTIFICATION]
    assert rows["Lĩnh vực Hộ tịch"] == ["20", "Lĩnh vực Hộ tịch", *samples.CIVIL_STATUS]
    assert rows["Tổng"] == [None, "Tổng", *samples.TOTAL]
    zeros = [row for label, row in rows.items() if str(label).startswith("Lĩnh vực thứ")]
    assert len(zeros) == 49
    assert all(row[2:] in ([0] * 11, [None] * 11) for row in zeros)


def test_a_figure_nobody_supplied_is_an_empty_cell_not_zero(raw):
    row = next(r for r in xlsx_rows(raw, "Biểu 06a") if r[1] == "Lĩnh vực thứ 40 của bảng")
    assert row[2:] == [None] * 11


def test_decimals_are_numbers_with_their_places(raw):
    rows = xlsx_rows(raw, "Chín chỉ số")
    assert Decimal("1.8") in next(row for row in rows if row[0] == "1")
    total = next(row for row in rows if row[0] == "Tổng cộng")
    assert total[2:4] == [18, Decimal("17.4")]


def test_headings_are_frozen_and_repeated_on_every_printed_page(page):
    head = next(cell.row for cell in page["A"] if cell.value == "STT")
    numbers = next(cell.row for cell in page["A"] if cell.value == "(1)")
    assert numbers == head + 3
    assert page.freeze_panes == f"C{numbers + 1}"
    assert page.print_title_rows == f"${head}:${numbers}"


def test_print_is_a4_landscape_fitted_to_one_page_wide(page):
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert page.sheet_properties.pageSetUpPr.fitToPage
    # A width that is not said is 1; a height of 0 is "as many as it takes".
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    margins = page.page_margins
    inches = (margins.top, margins.bottom, margins.left, margins.right)
    assert [round(inch * 25.4) for inch in inches] == [20, 20, 30, 20]


def test_every_written_cell_is_times_new_roman(page):
    assert {c.font.name for row in page.iter_rows() for c in row if c.value is not None} == {
        "Times New Roman"
    }


@pytest.mark.parametrize("text", ["=1+1", "+84912", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_text_that_looks_like_a_formula_stays_text(text):
    table = Table(((HeadCell("Tên"),),), (TableRow((TableCell(text),)),), (30,))
    raw = write(Document("Thử", (Section((table,), sheet_name="Thử"),)), "xlsx")
    cell = openpyxl.load_workbook(io.BytesIO(raw))["Thử"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")


def test_two_sections_of_one_name_get_two_sheets():
    one = samples.form_section(1)
    raw = write(Document("Thử", (one, one)), "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(raw)).sheetnames == ["Biểu 06a", "Biểu 06a 2"]


def test_the_same_document_gives_the_same_bytes(raw):
    assert write(samples.report(), "xlsx") == raw
