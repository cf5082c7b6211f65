"""Files of assignments, inspections and findings: read whole or not at all, and written back."""

import csv

import openpyxl
import pytest
from task_office import FINDINGS, TASKS, VISITS, at, day

from motcua.kernel.errors import NotAllowed, NotFound
from motcua.registers import api
from motcua.registers.data import EntryFilter

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = (
    "Mã YKCĐ",
    "Nội dung chỉ đạo",
    "Loại",
    "Số văn bản",
    "Ngày giao",
    "Hạn xử lý",
    "Người thực hiện",
    "Ngày hoàn thành",
    "Kết quả",
    "Minh chứng",
    "Năm kế hoạch",
)
ROWS = (
    ("Y-1", "Báo cáo giải ngân", "YKCĐ", "15/TB-UBND", "01/02/2021", "01/03/2021", "Lê Ân",
     "26/02/2021", "Đã báo cáo", "120/BC-UBND", ""),
    ("Y-2", "Rà soát quy hoạch", "Ý kiến chỉ đạo", "16/TB-UBND", "01/02/2021", "01/03/2021", "",
     "05/03/2021", "Đã rà soát", "", ""),
    ("Y-3", "Tổng kết năm", "Lãnh đạo giao", "17/TB-UBND", "01/02/2021", "", "Lê Ân", "", "", "",
     ""),
    ("K-1", "Ban hành kế hoạch tuyên truyền", "Kế hoạch CCHC", "1822/QĐ-UBND", "22/12/2020",
     "31/03/2021", "", "15/03/2021", "Đã ban hành", "", 2021),
)  # fmt: skip


def book(folder, rows, head=HEAD, name="nhac-viec.xlsx"):
    file = openpyxl.Workbook()
    for row in (head, *rows):
        file.active.append(row)
    file.save(folder / name)
    return folder / name


def taken(office, path, key=TASKS, *, dry_run=False, on="2021-11-10"):
    return api.import_file(
        key, path, agency_code=f"{office.agency.code}@2021-06-01", actor=office.actor,
        now=at(on), dry_run=dry_run,
    )  # fmt: skip


def states(office, key=TASKS):
    page = api.entries(key, EntryFilter(), actor=office.actor, now=at("2021-11-10"))
    return {row.code: row.state for row in page.rows}


def test_a_file_of_another_software_is_read_by_its_own_headings(office, tmp_path):
    report = taken(office, book(tmp_path, ROWS))

    assert (report.new, report.rejections) == (4, ())
    assert states(office) == {"Y-1": "done", "Y-2": "done", "Y-3": "open", "K-1": "done"}
    plan = office.finds(TASKS, "K-1", on="2021-11-10")
    assert (plan.values["plan_year"], plan.ended_on) == ("2021", day("2021-03-15"))


def test_the_same_file_again_changes_nothing_and_a_later_one_leads_on(office, tmp_path):
    taken(office, book(tmp_path, ROWS), on="2021-06-01")
    again = taken(office, book(tmp_path, ROWS), on="2021-07-01")
    later = (*ROWS[2][:7], "20/12/2021", "Đã tổng kết", "", "")

    report = taken(office, book(tmp_path, (*ROWS[:2], later)), on="2021-12-31")

    assert (again.new, again.changed, again.unchanged) == (0, 0, 4)
    assert (report.changed, report.corrections) == (1, ())
    assert states(office)["Y-3"] == "done"


def test_one_faulty_row_leaves_the_whole_file_out_and_each_cell_is_named(office, tmp_path):
    bad = (
        ("Y-4", "Việc", "YKCĐ", "1/TB", "01/02/2021", "31/01/2021", "", "", "", "", ""),
        ("Y-5", "Việc", "YKCĐ", "1/TB", "30/02/2021", "", "", "", "", "", ""),
        ("Y-6", "Việc", "Việc lạ", "1/TB", "01/02/2021", "", "", "", "", "", ""),
        ("Y-7", "Việc", "YKCĐ", "1/TB", "01/02/2021", "", "", "01/03/2021", "", "", ""),
        ("Y-8", "Việc", "Kế hoạch CCHC", "1/TB", "01/02/2021", "", "", "", "", "", ""),
        ("", "Việc", "YKCĐ", "1/TB", "01/02/2021", "", "", "", "", "", ""),
    )
    report = taken(office, book(tmp_path, (*ROWS, *bad)))

    found = {(each.row, each.column, each.value): each.expected for each in report.rejections}
    assert found[6, "F “Hạn xử lý”", "31/01/2021"] == "hạn hoàn thành không trước ngày giao"
    assert (7, "E “Ngày giao”", "30/02/2021") in found
    assert "“Nhiệm vụ trong kế hoạch CCHC”" in found[8, "C “Loại”", "Việc lạ"]
    assert found[9, "I “Kết quả”", ""] == "có kết quả thực hiện khi đã “Đã hoàn thành”"
    assert found[10, "K “Năm kế hoạch”", ""] == "có năm kế hoạch khi là nhiệm vụ trong kế hoạch"
    assert found[11, "A “Mã YKCĐ”", ""] == "có mã nhiệm vụ"
    assert len(found) == 6 and {each.file for each in report.rejections} == {"nhac-viec.xlsx"}
    assert states(office) == {}


def test_a_dry_run_writes_nothing(office, tmp_path):
    assert taken(office, book(tmp_path, ROWS), dry_run=True).new == 4
    assert states(office) == {}


def test_what_is_exported_is_read_back_without_a_change(office, tmp_path):
    taken(office, book(tmp_path, ROWS))
    out = api.export_rows(TASKS, EntryFilter(), actor=office.actor, now=at("2021-11-10"))
    path = tmp_path / "so.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(out.headings)
        lines.writerows(out.rows)

    report = taken(office, path)

    assert (report.unchanged, report.changed, report.rejections) == (4, 0, ())


def test_inspections_and_findings_are_read_with_the_tasks_that_settled_them(office, tmp_path):
    head = ("Mã kiểm tra", "Đơn vị được kiểm tra", "Đối tượng", "Nội dung", "Hình thức",
            "Quyết định kiểm tra", "Ngày quyết định", "Ngày kiểm tra")  # fmt: skip
    visits = [(f"KT-{n}", f"Xã số {n}", "Cơ quan", "CCHC", "Theo kế hoạch", "93/QĐ-UBND",
               "22/01/2021", "05/04/2021") for n in (1, 2)]  # fmt: skip
    assert taken(office, book(tmp_path, visits, head, "kt.xlsx"), VISITS).new == 2
    done = ("KP-1", "Khắc phục niêm yết", "Khắc phục", "31/KL", "10/04/2021", "10/05/2021", "",
            "01/05/2021", "Đã niêm yết", "88/BC-UBND", "")  # fmt: skip
    bare = ("KP-2", *done[1:9], "", "")
    assert taken(office, book(tmp_path, (done, bare))).new == 2
    head = ("Mã vấn đề", "Vấn đề phát hiện", "Cuộc kiểm tra", "Ngày phát hiện", "Hạn khắc phục",
            "Mã nhiệm vụ khắc phục", "Ngày xử lý xong", "Minh chứng")  # fmt: skip
    rows = [
        ("VD-1", "Niêm yết thiếu", "KT-1", "05/04/2021", "10/05/2021", "KP-1", "01/05/2021",
         "88/BC-UBND"),
        ("VD-2", "Niêm yết thiếu", "KT-2", "05/04/2021", "10/05/2021", "KP-1", "", ""),
        ("VD-3", "Niêm yết thiếu", "KT-2", "05/04/2021", "", "", "", ""),
    ]  # fmt: skip
    unproved = [*rows, ("VD-4", "Thiếu biển tên", "KT-2", "05/04/2021", "10/05/2021", "KP-2",
                        "01/05/2021", "chưa có")]  # fmt: skip

    refused = taken(office, book(tmp_path, unproved, head, "vd.xlsx"), FINDINGS)
    report = taken(office, book(tmp_path, rows, head, "vd.xlsx"), FINDINGS)

    assert [(each.row, each.value) for each in refused.rejections] == [(5, "KP-2")]
    assert "đã hoàn thành và có văn bản, sản phẩm minh chứng" in refused.rejections[0].expected
    assert (report.new, report.rejections) == (3, ())
    assert states(office, FINDINGS) == {"VD-1": "settled", "VD-2": "assigned", "VD-3": "found"}


def test_a_file_that_ends_a_remedy_settles_its_finding(office, tmp_path):
    visit = office.does(
        "inspect", office.visit(on="2021-01-22"), on="2021-04-05", inspected_on="2021-04-05"
    )
    finding = office.finding(visit.code, on="2021-04-06")
    given = {"assigned_on": "2021-04-10", "due_on": "2021-05-10"}
    finding = office.does("assign", finding, on="2021-04-10", **given)
    code = finding.values["assignment"]
    head = ("Mã nhiệm vụ", "Nội dung", "Loại", "Văn bản giao", "Ngày giao", "Ngày hoàn thành",
            "Kết quả", "Minh chứng")  # fmt: skip
    row = (code, "Khắc phục: Chưa niêm yết đủ thủ tục hành chính", "Khắc phục", "93/QĐ-UBND",
           "10/04/2021", "01/05/2021", "Đã niêm yết", "88/BC-UBND")  # fmt: skip

    report = taken(office, book(tmp_path, [row], head))

    assert (report.changed, report.corrections) == (1, ())
    assert office.sees(finding, on="2021-11-10").state == "settled"


def test_whoever_may_not_write_there_brings_no_file(office, ward, stranger, staff, tmp_path):
    path = book(tmp_path, ROWS)
    above, foreign = staff("upper", office.agency), staff("reporter", stranger)
    for actor, refusal in ((above, NotAllowed), (foreign, NotFound)):
        with pytest.raises(refusal):
            api.import_file(
                TASKS, path, agency_code="480@2021-06-01", actor=actor, now=at("2021-11-10"),
                dry_run=False,
            )  # fmt: skip
    assert states(office) == {}


def test_nothing_changes_when_everything_is_computed_once_more(office, tmp_path):
    taken(office, book(tmp_path, ROWS))
    task = office.task(on="2021-11-11", due_on="2021-12-01")
    office.does("hand_down", task, on="2021-11-12", handed_to="19996", handed_on="2021-11-12")

    report = api.rebuild(now=at("2021-11-13"))

    assert (report.changed, report.differences, report.chain_breaks) == (0, (), ())
    assert report.compared == 6
