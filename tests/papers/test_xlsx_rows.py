"""Long lists as workbooks: what is read back is what stood there."""

import io

import openpyxl
import pytest

from motcua.papers import api as papers

HEADINGS = ("Mã", "Họ tên", "Ngày")


def read_back(rows, title="Danh sách hồ sơ"):
    file = io.BytesIO()
    written = papers.write_rows(file, title, HEADINGS, rows)
    book = openpyxl.load_workbook(file)
    return written, book


def test_every_row_is_read_back_as_the_text_it_was():
    rows = [("00123", "Nguyễn Văn Mẫu", "01/02/2024"), ("2", "", "=1+1"), ("3", "-2", "http://x")]
    written, book = read_back(iter(rows))

    assert written == 3
    sheet = book["Danh sách hồ sơ"]
    texts = [tuple(cell.value or "" for cell in row) for row in sheet.iter_rows()]
    assert texts == [HEADINGS, *rows]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert sheet["C3"].data_type != "f"
    assert not sheet["C4"].hyperlink


def test_a_list_without_rows_still_has_its_head_in_sight():
    written, book = read_back([])

    assert written == 0
    assert [cell.value for cell in book.active[1]] == list(HEADINGS)
    assert (book.active.freeze_panes, book.active.auto_filter.ref) == ("A2", "A1:C1")


@pytest.mark.parametrize(
    ("title", "name"), [("Sổ [văn bản] đến/đi", "Sổ  văn bản  đến đi"), ("", "Danh sách")]
)
def test_a_title_that_no_sheet_may_have_is_made_one(title, name):
    _, book = read_back([], title)
    assert book.sheetnames == [name]


def test_rows_beyond_a_sheet_go_on_in_the_next(monkeypatch):
    from motcua.papers.xlsx import rows as room

    monkeypatch.setattr(room, "_MOST_ROWS", 3)
    written, book = read_back([(str(number), "", "") for number in range(5)])

    assert written == 5
    found = [[row[0].value for row in sheet.iter_rows(min_row=2)] for sheet in book]
    assert found == [["0", "1"], ["2", "3"], ["4"]]
