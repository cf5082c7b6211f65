"""Faulty rows: every one is listed with its place, value and expectation; nothing is written."""

import json

import pytest
from export_rows import HEADINGS, KEYS, row

COLUMNS = {key: f"{chr(65 + n)} “{HEADINGS[n]}”" for n, key in enumerate(KEYS)}


@pytest.fixture(autouse=True)
def nothing_is_written(database_text):
    before = database_text()
    yield
    assert database_text() == before


def one_rejection(report):
    assert len(report.rejections) == 1, report.rejections
    assert report.rejections_total == 1
    return report.rejections[0]


@pytest.mark.parametrize(
    ("cells", "column", "value", "expected"),
    [
        ({"code": ""}, "code", "", "mã gồm chữ, số"),
        ({"code": "HS 1"}, "code", "HS 1", "không có dấu cách"),
        ({"code": "Người lập"}, "code", "Người lập", "ít nhất một chữ số"),
        ({"code": "H" * 80 + "1"}, "code", "H" * 80 + "1", "không quá 80 ký tự"),
        ({"accepted": "31/02/2024"}, "accepted", "31/02/2024", "tháng 02/2024 không có ngày 31"),
        ({"accepted": "02/31/2024"}, "accepted", "02/31/2024", "ngày/tháng/năm"),
        ({"accepted": "5/3/24"}, "accepted", "5/3/24", "năm đủ bốn chữ số"),
        ({"accepted": "hôm qua"}, "accepted", "hôm qua", "dd/mm/yyyy"),
        ({"accepted": "05/03/1924"}, "accepted", "05/03/1924", "năm từ 2000"),
        ({"accepted": ""}, "accepted", "", "Ngày tiếp nhận dạng dd/mm/yyyy"),
        ({"accepted": "15/03/2024"}, "accepted", "15/03/2024", "không sau lúc nhập (14/03/2024"),
        ({"appointment": ""}, "appointment", "", "thủ tục có thời hạn 1 ngày làm việc"),
        (
            {"appointment": "04/03/2024"},
            "appointment",
            "04/03/2024",
            "không trước Ngày tiếp nhận (05/03/2024 08:15)",
        ),
        (
            {"ended": "04/03/2024", "state": "Đã có kết quả"},
            "ended",
            "04/03/2024",
            "không trước Ngày tiếp nhận (05/03/2024 08:15)",
        ),
        (
            {"ended": "05/03/2024 08:00", "state": "Đã có kết quả"},
            "ended",
            "05/03/2024 08:00",
            "không trước Ngày tiếp nhận (05/03/2024 08:15)",
        ),
        (
            {"ended": "08/03/2024", "delivered": "07/03/2024", "state": "Đã trả kết quả"},
            "delivered",
            "07/03/2024",
            "không trước Ngày có kết quả (08/03/2024)",
        ),
        ({"ended": "20/03/2024", "state": "Đã có kết quả"}, "ended", "20/03/2024", "lúc nhập"),
        ({"state": "Đã có kết quả"}, "ended", "", "vì trạng thái là “Đã có kết quả”"),
        ({"state": "Từ chối"}, "ended", "", "vì trạng thái là “Từ chối”"),
        ({"ended": "06/03/2024"}, "ended", "06/03/2024", "để trống khi trạng thái là “Đang xử lý”"),
        (
            {"stopped": "04/03/2024", "state": "Chờ bổ sung"},
            "stopped",
            "04/03/2024",
            "không trước Ngày tiếp nhận",
        ),
        (
            {"stopped": "07/03/2024", "resumed": "06/03/2024"},
            "resumed",
            "06/03/2024",
            "không trước Ngày dừng (07/03/2024)",
        ),
        ({"resumed": "06/03/2024"}, "stopped", "", "vì dòng này có Ngày tiếp tục"),
        (
            {"stopped": "06/03/2024", "resumed": "07/03/2024", "state": "Chờ bổ sung"},
            "resumed",
            "07/03/2024",
            "để trống khi trạng thái là “Chờ bổ sung”",
        ),
        (
            {
                "stopped": "06/03/2024",
                "resumed": "08/03/2024",
                "ended": "07/03/2024",
                "state": "Đã có kết quả",
            },
            "ended",
            "07/03/2024",
            "không trước Ngày tiếp tục (08/03/2024)",
        ),
        ({"channel": "Bồ câu"}, "channel", "Bồ câu", "Trực tuyến, Cổng DVCQG"),
        ({"channel": ""}, "channel", "", "một trong các hình thức"),
        ({"state": "Lơ lửng"}, "state", "Lơ lửng", "Đang xử lý"),
        ({"source": "huyện"}, "source", "huyện", "“tỉnh” hoặc “bộ”"),
        (
            {"procedure_name": "Thủ tục lạ", "field": ""},
            "procedure_name",
            "Thủ tục lạ",
            "thủ tục có trong danh mục, hoặc một Lĩnh vực đã biết",
        ),
        (
            {"procedure_name": "Thủ tục lạ", "field": "Lĩnh vực lạ"},
            "field",
            "Lĩnh vực lạ",
            "lĩnh vực của biểu 06a, vì thủ tục “Thủ tục lạ” không có trong danh mục",
        ),
        ({"applicant": "N" * 251}, "applicant", "N" * 200 + "…", "không quá 250 ký tự"),
        ({"officer": "A\x07B"}, "officer", "A\x07B", "ký tự điều khiển"),
        ({"applicant": "=HYPERLINK(1)"}, "applicant", "E2: =HYPERLINK(1)", "không phải công thức"),
        ({"code": "=1+1"}, "code", "A2: =1+1", "không phải công thức"),
    ],
)  # fmt: skip
def test_a_fault_is_listed_with_its_place(write_csv, take_in, cells, column, value, expected):
    found = one_rejection(take_in(write_csv([row(**cells)])))

    assert (found.file, found.sheet, found.row) == ("hoso.csv", None, 2)
    assert found.column == COLUMNS[column]
    assert found.value == value or found.value == ascii(value)
    assert expected in found.expected


def test_every_fault_of_every_row_is_listed(write_csv, take_in):
    path = write_csv(
        [
            row(code="HS-1", accepted="31/02/2024", channel="?"),
            row(code="HS-2"),
            row(code="HS-3", state="?"),
        ]
    )

    report = take_in(path)

    assert [(r.row, r.column) for r in report.rejections] == [
        (2, COLUMNS["accepted"]),
        (2, COLUMNS["channel"]),
        (4, COLUMNS["state"]),
    ]
    assert report.rows_read == 3


def test_a_code_with_two_contents_names_both_rows(write_csv, take_in):
    path = write_csv([row(), row(code="HS-2"), row(appointment="09/03/2024")])

    found = one_rejection(take_in(path))

    assert (found.row, found.column, found.value) == (4, COLUMNS["code"], row()[0])
    assert "dòng 2 đã ghi mã này với nội dung khác dòng 4" in found.expected


def test_a_formula_in_a_column_that_is_read_is_named_by_its_cell(write_xlsx, take_in):
    path = write_xlsx(
        [
            ["DANH SÁCH HỒ SƠ"],
            [*HEADINGS, "Ghi chú"],
            [*row(code="HS-1"), "=1+1"],
            [*row(code="HS-2", appointment="=G4+3"), ""],
        ]
    )

    found = one_rejection(take_in(path))

    assert (found.sheet, found.row, found.column) == ("Hồ sơ", 4, COLUMNS["appointment"])
    assert found.value == "H4: =G4+3"
    assert "không phải công thức" in found.expected


def test_an_error_value_in_a_column_that_is_read_is_named_by_its_cell(write_xlsx, take_in):
    found = one_rejection(take_in(write_xlsx([HEADINGS, row(ended="#N/A")])))

    assert (found.row, found.value) == (2, "I2: #N/A")
    assert "không phải lỗi tính" in found.expected


def test_a_formula_of_an_old_workbook_is_named_by_its_cell(request, take_in):
    folder = request.path.parent

    found = one_rejection(take_in(folder / "formula.xls"))

    assert (found.sheet, found.row, found.column) == ("Hồ sơ", 2, "F “Ngày hẹn trả”")
    assert found.value == "F2: =…"


def test_a_day_on_which_the_code_was_nobodys_is_rejected(write_csv, take_in):
    # 22354 was phường Phương Sơn, taken as valid until 28/02/2025, and nobody's afterwards.
    found = one_rejection(
        take_in(
            write_csv([row(accepted="03/03/2025", appointment="06/03/2025")]),
            agency_code="22354",
            now=_on(2025, 3, 14),
        )
    )

    assert (found.column, found.value) == (COLUMNS["accepted"], "03/03/2025")
    assert "mã đơn vị 22354" in found.expected
    assert "Phường Phương Sơn (đến 28/02/2025)" in found.expected


def test_an_unknown_code_is_named_by_the_column_that_the_file_has(write_csv, take_in):
    cells = [("code", "Mã hồ sơ"), ("procedure_name", "Mã TTHC"), ("channel", "Hình thức nộp"),
             ("accepted", "Ngày tiếp nhận"), ("appointment", "Ngày hẹn trả")]  # fmt: skip
    whole = dict(zip(KEYS, row(procedure_name=""), strict=True))
    path = write_csv([[whole[key] for key, _ in cells]], headings=[text for _, text in cells])

    assert one_rejection(take_in(path)).column == "B “Mã TTHC”"


def test_no_expectation_ends_with_a_full_stop(write_csv, take_in):
    rows = [row(accepted="03/03/2025", appointment="06/03/2025"), row(code="HS-2", channel="?")]

    report = take_in(write_csv(rows), agency_code="22354", now=_on(2025, 3, 14))

    assert len(report.rejections) == 2
    assert not [r.expected for r in report.rejections if r.expected.endswith(".")]


def test_rows_and_cells_are_counted_apart_and_all_are_written_down(write_csv, take_in, tmp_path):
    path = write_csv([row(code=f"HS-{n}", channel="?", state="??") for n in range(12_000)])
    written = tmp_path / "rejections.jsonl"

    report = take_in(path, rejections_to=written)

    assert (report.rejected_rows, report.rejections_total) == (12_000, 24_000)
    assert len(report.rejections) == 10_000
    lines = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert [line["row"] for line in lines] == [2 + n // 2 for n in range(24_000)]


def test_a_long_list_of_faults_is_cut_but_counted(write_csv, take_in, monkeypatch):
    from motcua.sheets import findings

    monkeypatch.setattr(findings, "KEPT", 5)

    report = take_in(write_csv([row(code=f"HS-{n}", channel="?") for n in range(20)]))

    assert (len(report.rejections), report.rejections_total) == (5, 20)


def _on(year, month, day):
    from datetime import datetime

    from motcua.kernel.dates import VIETNAM

    return datetime(year, month, day, 9, tzinfo=VIETNAM)
