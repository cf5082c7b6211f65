"""Whatever the office saved: encodings, delimiters, old fonts, serial dates, paper around rows."""

import csv
import unicodedata
from datetime import date, datetime

import openpyxl
import pytest
from export_rows import HEADINGS, KEYS, row

from motcua.dossiers.models import Dossier
from motcua.kernel.dates import VIETNAM
from motcua.kernel.legacy_text import TCVN3

TO_TCVN3 = str.maketrans({letter: old for old, letter in TCVN3.items()})
# VNI writes the base letter and then the mark.
VNI_WORDS = {
    "Mã hồ sơ": "Maõ hoà sô",
    "Tên TTHC": "Teân TTHC",
    "Lĩnh vực": "Lónh vöïc",
    "Người nộp": "Ngöôøi noäp",
    "Hình thức nộp": "Hình thöùc noäp",
    "Ngày tiếp nhận": "Ngaøy tieáp nhaän",
    "Ngày hẹn trả": "Ngaøy heïn traû",
}


def at(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def taken(take_in, path, **options):
    report = take_in(path, **options)
    assert report.rejections == ()
    return report


def only_dossier():
    return Dossier.objects.get()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1258"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_any_encoding_and_delimiter(write_csv, take_in, encoding, delimiter):
    rows = [list(map(_as_in(encoding), cells)) for cells in (HEADINGS, row())]
    path = write_csv(rows, headings=None, encoding=encoding, delimiter=delimiter)

    taken(take_in, path)

    stored = only_dossier()
    assert (stored.applicant, stored.officer) == ("Người Mẫu Một", "Cán bộ Mẫu")
    assert stored.procedure_name == "Thủ tục đăng ký khai sinh"


def _as_in(encoding):
    """windows-1258 has vowels with â, ê, ơ, ... and the tone as a mark of its own."""
    if encoding != "windows-1258":
        return str

    def decompose(text):
        return "".join(_with_mark_apart(c) for c in text)

    return decompose


def _with_mark_apart(letter):
    try:
        letter.encode("windows-1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
        return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone
    return letter


def test_text_in_nfd_is_stored_in_nfc(write_csv, take_in):
    cells = [unicodedata.normalize("NFD", str(cell)) for cell in row()]
    headings = [unicodedata.normalize("NFD", text) for text in HEADINGS]

    taken(take_in, write_csv([cells], headings=headings))

    assert only_dossier().applicant == "Người Mẫu Một"
    assert only_dossier().field_key == "ho-tich"


def test_a_workbook_in_tcvn3_is_decoded(write_xlsx, take_in):
    cells = [str(cell).translate(TO_TCVN3) for cell in row(applicant="Trần Thị Hồng Vân")]
    headings = [text.translate(TO_TCVN3) for text in HEADINGS]

    taken(take_in, write_xlsx([headings, cells]))

    stored = only_dossier()
    assert (stored.applicant, stored.channel, stored.field_key) == (
        "Trần Thị Hồng Vân",
        "online",
        "ho-tich",
    )


def test_a_csv_in_tcvn3_is_decoded(write_csv, take_in):
    cells = [str(cell).translate(TO_TCVN3) for cell in row(applicant="Lê Thị Ngọc Hà")]
    headings = [text.translate(TO_TCVN3) for text in HEADINGS]

    taken(take_in, write_csv([headings, cells], headings=None, encoding="windows-1252"))

    assert only_dossier().applicant == "Lê Thị Ngọc Hà"
    assert only_dossier().officer == "Cán bộ Mẫu"


def test_a_workbook_in_vni_is_decoded(write_xlsx, take_in):
    cells = {
        "Mã hồ sơ": "HS-1",
        "Tên TTHC": "Thuû tuïc ñaêng kyù khai sinh",
        "Lĩnh vực": "Hoä tòch",
        "Người nộp": "Traàn Thò Hoàng",
        "Hình thức nộp": "Tröïc tieáp",
        "Ngày tiếp nhận": "05/03/2024",
        "Ngày hẹn trả": "08/03/2024",
    }

    taken(take_in, write_xlsx([list(VNI_WORDS.values()), list(cells.values())]))

    stored = only_dossier()
    assert (stored.applicant, stored.channel, stored.field_key) == (
        "Trần Thị Hồng",
        "counter",
        "ho-tich",
    )


def test_a_quoted_cell_may_run_over_lines_and_rows_are_counted_as_records(write_csv, take_in):
    path = write_csv([row(applicant="Hộ ông\nNgười Mẫu,\nthôn 1"), row(code="HS-2", state="?")])

    report = take_in(path)
    assert [rejection.row for rejection in report.rejections] == [3]

    taken(take_in, write_csv([row(applicant="Hộ ông\nNgười Mẫu,\nthôn 1")]))
    assert only_dossier().applicant == "Hộ ông Người Mẫu, thôn 1"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("05/03/2024", "05/03/2024 00:00"),
        ("5/3/2024 8:05", "05/03/2024 08:05"),
        ("05-03-2024 08:05:30", "05/03/2024 08:05"),
        ("2024-03-05 08:05", "05/03/2024 08:05"),
        ("08:05 05/03/2024", "05/03/2024 08:05"),
        ("45356", "05/03/2024 00:00"),
        ("45356.5", "05/03/2024 12:00"),
        ("11/02/2024", "11/02/2024 00:00"),  # never the second of November
    ],
)
def test_a_date_as_text(write_csv, take_in, cell, expected):
    taken(take_in, write_csv([row(accepted=cell)]))

    stored = only_dossier().accepted_at.astimezone(VIETNAM)
    assert stored.replace(second=0) == at(expected)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (45356, "05/03/2024 00:00"),
        (45356.75, "05/03/2024 18:00"),
        (date(2024, 3, 5), "05/03/2024 00:00"),
        # A cell has no zone.
        (datetime(2024, 3, 5, 10, 29, 59, 999_600), "05/03/2024 10:30"),  # noqa: DTZ001
        ("05/03/2024 10:30", "05/03/2024 10:30"),
    ],
)
def test_a_date_of_a_workbook(write_xlsx, take_in, cell, expected):
    taken(take_in, write_xlsx([HEADINGS, row(accepted=cell)]))

    assert only_dossier().accepted_at == at(expected)


def test_an_appointment_without_an_hour_is_the_end_of_that_working_day(write_csv, take_in):
    taken(take_in, write_csv([row(appointment="08/03/2024")]))

    appointment = only_dossier().appointment_at.astimezone(VIETNAM)
    assert appointment.date() == date(2024, 3, 8)
    assert appointment.hour >= 16


def test_a_code_that_the_spreadsheet_took_for_a_number(write_xlsx, take_in):
    # 1.004200 stands in the sheet as the number 1.0042.
    taken(take_in, write_xlsx([HEADINGS, row(code=20240001.0, procedure_code=1.0042)]))

    stored = only_dossier()
    assert (stored.code, stored.procedure_code) == ("20240001", "1.004200")


def test_headings_in_any_order_case_and_dress(write_csv, take_in):
    dressed = {
        "Mã hồ sơ": "MÃ HỒ SƠ (*)",
        "Ngày tiếp nhận": "ngay tiep nhan\n(dd/mm/yyyy)",
        "Ngày hẹn trả": " Ngày hẹn trả kết quả:",
        "Hình thức nộp": "Kênh tiếp nhận",
        "Người nộp": "Chủ hồ sơ",
    }
    headings = [dressed.get(text, text) for text in HEADINGS][::-1]

    taken(take_in, write_csv([row()[::-1]], headings=headings))

    assert only_dossier().applicant == "Người Mẫu Một"


def test_titles_above_numbers_below_headers_between_and_a_total_under(write_xlsx, take_in):
    path = write_xlsx(
        [
            ["UBND PHƯỜNG PHÚ SƠN"],
            ["DANH SÁCH HỒ SƠ TIẾP NHẬN VÀ GIẢI QUYẾT"],
            ["(Từ ngày 01/01/2024 đến ngày 14/03/2024)"],
            [],
            ["STT", *HEADINGS],
            [f"({n})" for n in range(1, len(HEADINGS) + 2)],
            [1, *row(code="HS-1")],
            [2, *row(code="HS-2")],
            ["STT", *HEADINGS],
            [3, *row(code="HS-3")],
            [4],
            ["Tổng cộng", "3 hồ sơ"],
            [],
            ["", "", "", "", "Phú Sơn, ngày 14 tháng 3 năm 2024"],
            ["", "NGƯỜI LẬP BIỂU", "", "", "CHỦ TỊCH"],
        ]
    )
    book = openpyxl.load_workbook(path)
    for number in (1, 2, 3):
        book.active.merge_cells(start_row=number, start_column=1, end_row=number, end_column=16)
    book.save(path)

    report = taken(take_in, path)

    assert (report.rows_read, report.new) == (3, 3)
    assert {(note.row, note.kind, note.message) for note in report.notes} == {
        (0, "repeated_header", "Bỏ qua 1 dòng tiêu đề lặp lại."),
        (0, "total_row", "Dòng tổng không được nhập: dòng 12."),
        (0, "after_total", "Bỏ qua 2 dòng chữ sau dòng tổng."),
    }


@pytest.mark.parametrize(
    "cells",
    [
        {"code": "Tổng cộng", "channel": "1", "accepted": 1},
        {"field": "Tổng cộng", "applicant": "1", "accepted": "1.204"},
        {"code": "Tổng số", "procedure_name": 2},
        {"code": "Cộng", "accepted": "3"},
    ],
)
def test_a_total_with_numbers_under_other_headings_is_no_dossier(write_csv, take_in, cells):
    total = [cells.get(key, "") for key in KEYS]

    report = taken(take_in, write_csv([row(), total]))

    assert (report.rows_read, report.new) == (1, 1)
    assert [note.kind for note in report.notes] == ["total_row"]


@pytest.mark.parametrize("name", ["Công ty Mẫu", "Tổng công ty Mẫu", "Cộng đồng Mẫu"])
def test_a_company_is_no_total(write_csv, take_in, name):
    incomplete = [name if key == "applicant" else "" for key in KEYS]

    report = take_in(write_csv([row(), incomplete]))

    assert report.rows_read == 2
    assert report.rejected_rows == 1


def test_a_header_of_two_merged_rows(write_xlsx, take_in):
    upper = list(HEADINGS)
    lower = [""] * len(HEADINGS)
    for label in ("Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả"):
        lower[HEADINGS.index(label)] = label
        upper[HEADINGS.index(label)] = ""
    upper[HEADINGS.index("Ngày tiếp nhận")] = "Thời gian"

    report = taken(take_in, write_xlsx([["DANH SÁCH"], upper, lower, row()]))

    assert report.new == 1


def test_the_first_sheet_with_a_header_is_read_and_others_are_named(tmp_path, take_in):
    book = openpyxl.Workbook()
    book.active.title = "Hướng dẫn"
    book.active.append(["Xuất từ phần mềm một cửa"])
    for name, code in (("Quý I", "HS-1"), ("Quý II", "HS-2")):
        page = book.create_sheet(name)
        page.append(HEADINGS)
        page.append(row(code=code))
    path = tmp_path / "hoso.xlsx"
    book.save(path)

    report = taken(take_in, path)

    assert [d.code for d in Dossier.objects.all()] == ["HS-1"]
    assert [note.message for note in report.notes] == [
        "Chỉ nhập trang “Quý I”; chưa nhập: “Quý II”."
    ]


def test_a_workbook_is_known_by_its_content_not_its_name(write_xlsx, take_in):
    taken(take_in, write_xlsx([HEADINGS, row()], name="hoso.csv"))

    assert only_dossier().code == row()[0]


def test_an_old_workbook_is_read(request, take_in):
    taken(take_in, request.path.parent / "values.xls")

    stored = only_dossier()
    assert stored.accepted_at == at("05/03/2024 08:15")
    assert stored.appointment_at.astimezone(VIETNAM).date() == date(2024, 3, 8)


def test_blank_rows_are_passed_over(tmp_path, take_in):
    path = tmp_path / "hoso.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([[], HEADINGS, [], row(code="HS-1"), [""] * 5, [" "], row(code="HS-2")])

    assert taken(take_in, path).rows_read == 2
