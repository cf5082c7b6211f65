"""A file into a register: all of it or nothing, and a second time nothing."""

import json
from datetime import date

import openpyxl
import pytest
from feedback_rows import HEADINGS, NOW, row

from motcua.kernel.errors import NotFound
from motcua.registers import api
from motcua.registers.data import EntryFilter
from motcua.registers.ledger.models import RegisterCommand, RegisterEntry, RegisterEvent
from motcua.sheets.errors import HeadingMissing, NoRows


@pytest.fixture
def take_in(office, clerk):
    """Import a file into the feedback of the office."""

    def take(path, **options):
        said = {"agency_code": "14823@2024-03-14", "actor": clerk, "now": NOW, "dry_run": False}
        return api.import_file("feedback", path, **(said | options))

    return take


def outcome(report):
    return (report.rows_read, report.new, report.changed, report.unchanged, report.rejected_rows)


def test_a_file_is_taken_in_as_one_command_and_a_second_time_changes_nothing(write_csv, take_in):
    path = write_csv([HEADINGS, row(), row("PA-2", answered="05/03/2024", state="Đã giải quyết")])

    assert outcome(take_in(path)) == (2, 2, 0, 0, 0)
    assert outcome(take_in(path)) == (2, 0, 0, 2, 0)

    command = RegisterCommand.objects.get()
    assert (command.kind, command.source_name, command.event_count) == ("import", path.name, 3)
    first, second = RegisterEntry.objects.order_by("code")
    assert (first.state, second.state) == ("received", "answered")
    verbs = RegisterEvent.objects.filter(entry=second).order_by("id")
    assert [(e.verb, e.occurred_at.date().isoformat()) for e in verbs] == [
        ("record", "2024-02-29"),  # midnight in Vietnam is 17:00 of the day before, UTC
        ("answer", "2024-03-04"),
    ]


def test_a_dry_run_writes_nothing(write_csv, take_in):
    report = take_in(write_csv([HEADINGS, row()]), dry_run=True)

    assert (report.dry_run, outcome(report)) == (True, (1, 1, 0, 0, 0))
    assert not RegisterEntry.objects.exists()
    assert not RegisterCommand.objects.exists()


def test_one_faulty_row_keeps_the_whole_file_out_and_is_named_cell_by_cell(
    write_csv, take_in, tmp_path
):
    path = write_csv(
        [
            HEADINGS,
            row(),
            row("PA-2", received="31/02/2024", channel="chim bồ câu", phone="=1+1"),
            row("PA-3", due="28/02/2024"),
            row("", subject="Không có mã"),
        ]
    )
    written = tmp_path / "rejected.jsonl"

    report = take_in(path, rejections_to=written)

    assert outcome(report)[:2] == (4, 1)
    assert not RegisterEntry.objects.exists()
    found = [(r.row, r.column, r.value, r.expected) for r in report.rejections]
    assert found[0] == (3, "H “Điện thoại”", "H3: =1+1", found[0][3])
    assert found[1][:3] == (4, "F “Hạn trả lời”", "28/02/2024")
    assert found[1][3] == "hạn trả lời không trước ngày tiếp nhận"
    assert found[2][:3] == (5, "A “Mã phản ánh”", "")
    lines = written.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["row"] for line in lines] == [3, 4, 5]


def test_cells_that_cannot_be_read_say_what_they_should_be(write_csv, take_in):
    report = take_in(
        write_csv([HEADINGS, row(received="31/02/2024", channel="chim bồ câu", state="lạ")])
    )

    found = {r.column: (r.value, r.expected) for r in report.rejections}
    assert found["E “Ngày tiếp nhận”"][0] == "31/02/2024"
    assert "tháng 02/2024 không có ngày 31" in found["E “Ngày tiếp nhận”"][1]
    assert found["D “Kênh tiếp nhận”"][0] == "chim bồ câu"
    assert "“Đường dây nóng”" in found["D “Kênh tiếp nhận”"][1]
    assert found["K “Trạng thái”"] == (
        "lạ",
        "một trong các trạng thái: “Mới tiếp nhận”, “Đang xử lý”, “Đã trả lời”, "
        "“Đã chuyển cơ quan có thẩm quyền”, “Không tiếp nhận”",
    )


def test_a_state_that_went_on_is_a_verb_and_another_value_a_correction(write_csv, take_in, clerk):
    take_in(write_csv([HEADINGS, row(), row("PA-2")]))

    report = take_in(
        write_csv(
            [
                HEADINGS,
                row(state="Đang xử lý", handler="Địa chính"),
                row("PA-2", due="15/03/2024", person="Trần Đức"),
            ]
        )
    )

    assert outcome(report) == (2, 0, 2, 0, 0)
    assert [(c.code, c.label, c.old, c.new) for c in report.corrections] == [
        ("PA-2", "Hạn trả lời", "08/03/2024", "15/03/2024"),
        ("PA-2", "Người phản ánh", "N••• T••• Á••• (••• c•••", "T••• Đ•••"),
    ]
    went_on, corrected = RegisterEntry.objects.order_by("code")
    assert went_on.state == "handling"
    last = api.history("feedback", went_on.pk, actor=clerk, now=NOW)[-1]
    assert (last.verb, last.is_correction) == ("assign", False)
    last = api.history("feedback", corrected.pk, actor=clerk, now=NOW)[-1]
    assert (last.is_correction, last.reason) == (True, "Theo tệp phan-anh.csv")


def test_a_state_that_no_verb_leads_back_to_is_a_correction(write_csv, take_in, clerk):
    take_in(write_csv([HEADINGS, row(answered="05/03/2024", state="Đã trả lời")]))

    back = [HEADINGS, row(state="Mới tiếp nhận")]
    report = take_in(write_csv(back))
    # The answer's day stands there still, and an empty cell takes nothing away.
    assert "để trống ngày trả lời khi chưa trả lời" in report.rejections[0].expected
    assert RegisterEntry.objects.get().state == "answered"

    other = write_csv(
        [[*HEADINGS, "Lý do"], [*row(answered="05/03/2024", state="Không tiếp nhận"), "Trùng"]]
    )
    report = take_in(other)
    assert [(c.label, c.old, c.new) for c in report.corrections] == [
        ("Lý do, nơi chuyển", "", "Trùng"),
        ("Trạng thái", "Đã trả lời", "Không tiếp nhận"),
    ]


def test_a_code_twice_in_a_file_counts_once_or_is_refused(write_csv, take_in):
    same = take_in(write_csv([HEADINGS, row(), row()]))
    assert (same.new, same.notes[0].kind) == (1, "twin")

    other = take_in(write_csv([HEADINGS, row("PA-9"), row("PA-9", due="")]))
    assert "mỗi mã một nội dung; dòng 2" in other.rejections[0].expected
    assert RegisterEntry.objects.count() == 1


def test_totals_repeated_headers_and_column_numbers_are_no_entries(write_csv, take_in):
    numbers = [f"({n})" for n in range(1, len(HEADINGS) + 1)]
    blank = [""] * len(HEADINGS)
    path = write_csv(
        [
            ["SỔ PHẢN ÁNH, KIẾN NGHỊ"],
            HEADINGS,
            numbers,
            row(),
            HEADINGS,
            row("PA-2"),
            ["Tổng cộng: 2", *blank[1:]],
            ["Người lập biểu", *blank[1:]],
        ]
    )

    report = take_in(path)

    assert outcome(report)[:2] == (2, 2)
    assert [note.kind for note in report.notes] == ["repeated_header", "total_row", "after_total"]


def test_a_workbook_with_real_days_and_numbers_is_read(tmp_path, office):
    from motcua.kernel.actors import SYSTEM

    book = openpyxl.Workbook()
    book.active.append(["Mã tin", "Tiêu đề", "Loại", "Kênh", "Chủ đề", "Ngày đăng", "Lượt xem"])
    book.active.append(
        [7, "Nộp hồ sơ trực tuyến", "Tin bài", "Website", "CCHC", date(2024, 3, 5), 1234]
    )
    path = tmp_path / "tin-bai.xlsx"
    book.save(path)

    api.import_file(
        "outreach", path, agency_code="14823@2024-03-14", actor=SYSTEM, now=NOW, dry_run=False
    )

    entry = RegisterEntry.objects.get()
    assert (entry.code, entry.data["held_on"], entry.data["reach"]) == ("7", "2024-03-05", 1234)


def test_an_export_is_read_back_and_changes_nothing(write_csv, take_in, clerk):
    take_in(write_csv([HEADINGS, row(), row("PA-2", answered="05/03/2024", state="Đã trả lời")]))

    exported = api.export_rows("feedback", EntryFilter(), actor=clerk, now=NOW)
    back = write_csv([list(exported.headings), *map(list, exported.rows)], name="tai-ve.csv")

    assert outcome(take_in(back)) == (2, 0, 0, 2, 0)


def test_files_that_cannot_be_read_are_refused_whole(write_csv, take_in, stranger):
    with pytest.raises(HeadingMissing, match="“Tóm tắt nội dung”"):
        take_in(write_csv([[h for h in HEADINGS if h != "Tóm tắt nội dung"], row()]))
    with pytest.raises(NoRows):
        take_in(write_csv([HEADINGS]))
    with pytest.raises(NotFound):
        take_in(write_csv([HEADINGS, row()]), actor=stranger)
    with pytest.raises(NotFound, match="sổ"):
        api.import_file(
            "khong-co",
            write_csv([HEADINGS, row()]),
            agency_code="14823@2024-03-14",
            actor=stranger,
            now=NOW,
            dry_run=True,
        )
