"""Bad input: each gets a message that says what and where, and the database stays as it was."""

import shutil
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
from export_rows import HEADINGS, row
from msoffcrypto.format.ooxml import OOXMLFile

from motcua.agencies.errors import AgencyUnknown
from motcua.sheets.errors import (
    FileEmpty,
    FilePasswordProtected,
    FileUnreadable,
    HeadingAmbiguous,
    HeadingMissing,
    NoRows,
)


@pytest.fixture(autouse=True)
def nothing_is_written(database_text):
    before = database_text()
    yield
    assert database_text() == before


def refused(take_in, path, error, **options):
    with pytest.raises(error) as caught:
        take_in(path, **options)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_a_missing_column_is_named_with_the_columns_found(write_csv, take_in):
    headings = [text for text in HEADINGS if text != "Ngày hẹn trả"]
    cells = [c for text, c in zip(HEADINGS, row(), strict=True) if text != "Ngày hẹn trả"]

    message = refused(take_in, write_csv([cells], headings=headings), HeadingMissing)

    assert "Tệp “hoso.csv”, dòng 1: thiếu cột “Ngày hẹn trả”." in message
    assert "Các cột tìm thấy: “Mã hồ sơ”, “Mã TTHC”, “Tên TTHC”" in message


def test_code_or_name_of_the_procedure_must_be_there(write_csv, take_in):
    headings = ["Số thứ tự" if text in ("Mã TTHC", "Tên TTHC") else text for text in HEADINGS]

    message = refused(take_in, write_csv([row()], headings=headings), HeadingMissing)

    assert "thiếu cột “Mã TTHC” hoặc “Tên TTHC”" in message


def test_a_file_without_any_heading_says_what_is_wanted(write_csv, take_in):
    message = refused(take_in, write_csv([["a", "b"], ["c", "d"]], headings=None), HeadingMissing)

    assert "không tìm thấy dòng tiêu đề trong 30 dòng đầu" in message
    assert "“Mã hồ sơ”" in message
    assert "“Ngày tiếp nhận”" in message


def test_two_columns_of_one_heading_are_named(write_csv, take_in):
    path = write_csv([[*row(), "x"]], headings=[*HEADINGS, "Mã hồ sơ"])

    message = refused(take_in, path, HeadingAmbiguous)

    assert "cột A “Mã hồ sơ” và cột P “Mã hồ sơ” đều được hiểu là “Mã hồ sơ”" in message


def test_an_unknown_agency_is_named(write_csv, take_in):
    message = refused(take_in, write_csv([row()]), AgencyUnknown, agency_code="99999")

    assert "Không có đơn vị nào mang mã “99999”" in message


@pytest.mark.parametrize("name", ["hoso.csv", "hoso.xlsx"])
def test_an_empty_file_is_called_empty(tmp_path: Path, take_in, name):
    path = tmp_path / name
    path.touch()

    assert f"Tệp “{name}” rỗng" in refused(take_in, path, FileEmpty)


def test_a_workbook_without_a_filled_cell_is_called_empty(write_xlsx, take_in):
    assert "Tệp “hoso.xlsx” rỗng" in refused(take_in, write_xlsx([]), FileEmpty)


def test_blank_lines_alone_are_an_empty_file(tmp_path: Path, take_in):
    path = tmp_path / "trong.csv"
    path.write_text("\n,,\n\n", encoding="utf-8")

    assert "Tệp “trong.csv” rỗng" in refused(take_in, path, FileEmpty)


def test_a_header_alone_is_told_with_its_row(write_csv, write_xlsx, take_in):
    message = refused(take_in, write_csv([]), NoRows)
    assert "Tệp “hoso.csv” chỉ có dòng tiêu đề (dòng 1)" in message

    path = write_xlsx([["DANH SÁCH HỒ SƠ"], [], HEADINGS, [], ["Tổng cộng"]])
    message = refused(take_in, path, NoRows)
    assert "Tệp “hoso.xlsx”, trang “Hồ sơ” chỉ có dòng tiêu đề (dòng 3)" in message


def test_a_workbook_with_a_password_is_told_from_a_broken_one(write_xlsx, tmp_path, take_in):
    locked = tmp_path / "khoa.xlsx"
    with write_xlsx([HEADINGS, row()]).open("rb") as plain, locked.open("wb") as out:
        OOXMLFile(plain).encrypt("bi-mat", out)
    with locked.open("rb") as file:
        assert msoffcrypto.OfficeFile(file).is_encrypted()

    message = refused(take_in, locked, FilePasswordProtected)

    assert "Tệp “khoa.xlsx” được bảo vệ bằng mật khẩu" in message


@pytest.mark.parametrize("share", [0.02, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_called_damaged(write_xlsx, tmp_path, take_in, share):
    whole = write_xlsx([HEADINGS, row()]).read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: int(len(whole) * share)])

    assert "bị cắt cụt hoặc hỏng" in refused(take_in, path, FileUnreadable)


def test_a_workbook_with_a_damaged_sheet_is_called_damaged(write_xlsx, tmp_path, take_in):
    path = write_xlsx([HEADINGS, *[row(code=f"HS-{n}") for n in range(500)]])
    content = bytearray(path.read_bytes())
    start = content.index(b"xl/worksheets/sheet1.xml") + 200
    content[start : start + 50] = bytes(50)
    path.write_bytes(content)

    assert "bị cắt cụt hoặc hỏng" in refused(take_in, path, FileUnreadable)


def test_a_csv_cut_inside_a_quoted_cell_is_refused(write_csv, tmp_path, take_in):
    whole = write_csv([row(), row(code="HS-2", applicant="Người Mẫu, xã Mẫu")]).read_bytes()
    path = tmp_path / "cut.csv"
    path.write_bytes(whole[: whole.rindex(", xã Mẫu".encode()) + 3])

    message = refused(take_in, path, FileUnreadable)

    assert "dấu nháy kép mở mà không đóng, hoặc tệp bị cắt cụt" in message


def test_a_csv_cut_inside_a_letter_is_refused(write_csv, tmp_path, take_in):
    whole = write_csv([row()]).read_bytes()
    path = tmp_path / "cut.csv"
    path.write_bytes(whole[: whole.index("Người Mẫu Một".encode()) + 3])

    assert "sau dòng 1 tệp bị cắt cụt" in refused(take_in, path, FileUnreadable)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7\n1 0 obj", "không phải bảng tính"),
        (b"<html><table><tr><td>M\xc3\xa3", "trang web mang đuôi bảng tính"),
        (bytes(range(256)) * 8, "không phải tệp xlsx hay csv"),
    ],
)
def test_what_is_no_spreadsheet_is_told(tmp_path, take_in, content, says):
    path = tmp_path / "hoso.xls"
    path.write_bytes(content)

    assert says in refused(take_in, path, FileUnreadable)


def test_a_zip_that_is_no_workbook_is_told(tmp_path, take_in):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("a")
    path = Path(shutil.make_archive(str(tmp_path / "hoso"), "zip", tmp_path / "in"))

    assert "không phải sổ làm việc xlsx" in refused(take_in, path, FileUnreadable)


def test_a_file_that_is_not_there_is_told(tmp_path, take_in):
    message = refused(take_in, tmp_path / "khong.csv", FileUnreadable)

    assert "Không đọc được tệp “khong.csv”: không có tệp này" in message


def test_bytes_of_another_encoding_in_the_middle_are_told_with_their_row(write_csv, take_in):
    path = write_csv([row(code=f"HS-{n}") for n in range(3000)])
    with path.open("ab") as file:
        file.write("HS-cuối,,Hộ tịch".encode("utf-16-le"))

    message = refused(take_in, path, FileUnreadable)

    assert "dòng 3002, byte thứ 11 (0xD1, sau “HS-cu”)" in message
    assert "CSV UTF-8" in message


@pytest.mark.parametrize("place", ["head", "far", "tail"])
def test_one_wrong_byte_of_utf8_is_named_with_its_line(write_csv, take_in, place):
    path = write_csv([row(code=f"HS-{n}") for n in range(3000)])
    lines = path.read_bytes().split(b"\r\n")
    number = {"head": 3, "far": 2900, "tail": len(lines)}[place]
    lines[number - 1] = b"Nguy\xff A" + lines[number - 1]
    path.write_bytes(b"\r\n".join(lines))

    message = refused(take_in, path, FileUnreadable)

    assert f"dòng {number}, byte thứ 5 (0xFF, sau “Nguy”)" in message
    assert "lưu lại dạng CSV UTF-8" in message


def test_a_short_file_with_a_wrong_byte_at_its_end_is_told(write_csv, take_in):
    path = write_csv([row()])
    path.write_bytes(path.read_bytes() + b"\xff")

    assert "dòng 3, byte thứ 1 (0xFF)" in refused(take_in, path, FileUnreadable)


def test_a_folder_is_called_a_folder(tmp_path, take_in):
    assert "đây là một thư mục" in refused(take_in, tmp_path, FileUnreadable)


def test_an_uploaded_file_is_called_by_its_own_name(tmp_path, take_in):
    path = tmp_path / "x1f3"
    path.touch()

    message = refused(take_in, path, FileEmpty, original_name="Hồ sơ quý I.xlsx")

    assert "Tệp “Hồ sơ quý I.xlsx” rỗng" in message


def test_a_workbook_that_unpacks_beyond_all_measure_is_not_opened(tmp_path, take_in, monkeypatch):
    from motcua.sheets import opening

    monkeypatch.setattr(opening, "UNPACKED_LIMIT", 1000)
    path = tmp_path / "lon.xlsx"
    openpyxl.Workbook().save(path)

    assert "quá lớn" in refused(take_in, path, FileUnreadable)
