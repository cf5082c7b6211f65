"""Exports of three systems reconciled, counted by hand; decisions that outlive a file."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.periods import Period
from motcua.kernel.reconciling import Side
from motcua.reconciling import api as reconciling
from motcua.reconciling.data import SourceFile

NOW = datetime(2024, 3, 20, 9, 0, tzinfo=VIETNAM)
QUARTER = Period(date(2023, 12, 15), date(2024, 3, 14))
HEADINGS = ("Mã hồ sơ", "Tên TTHC", "Người nộp", "Ngày tiếp nhận", "Ngày có kết quả", "Trạng thái")
# The portal calls the same columns otherwise.
PORTAL = ("Số hồ sơ", "Tên thủ tục", "Họ tên người nộp", "Ngày nhận", "Trạng thái")
BIRTH = "Đăng ký khai sinh"


def written(path: Path, rows: list[tuple[str, ...]], headings: tuple[str, ...] = HEADINGS) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


@pytest.fixture
def one_stop(tmp_path) -> SourceFile:
    """K-1 the same, K-2 another day, K-3 only here, K-4 delivered."""
    rows = [
        ("K-1", BIRTH, "Nguyễn Thị Mẫu", "04/03/2024", "05/03/2024", "Đã có kết quả"),
        ("K-2", BIRTH, "Trần Văn Mẫu", "04/03/2024 08:15", "06/03/2024", "Đã có kết quả"),
        ("K-3", BIRTH, "Lê Mẫu", "05/03/2024", "", "Đang xử lý"),
        ("K-4", BIRTH, "Vũ Mẫu", "05/03/2024", "07/03/2024", "Đã trả kết quả"),
        ("Tổng số: 4", "", "", "", "", ""),
        ("Người lập biểu", "", "", "", "", ""),
    ]
    return SourceFile("one-stop", written(tmp_path / "mot-cua.csv", rows), "mot-cua.csv")


@pytest.fixture
def certification(tmp_path) -> SourceFile:
    """K-1 in other letters, K-2 a day later, K-4 finished, K-9 only here."""
    rows = [
        ("k-1", "ĐĂNG KÝ KHAI SINH", "nguyễn thị  mẫu", "04/03/2024", "05/03/2024", "Hoàn thành"),
        ("K-2", BIRTH, "Trần Văn Mẫu", "04/03/2024", "07/03/2024", "Đã có kết quả"),
        ("K-4", BIRTH, "Vũ Mẫu", "05/03/2024", "07/03/2024", "Đã có kết quả"),
        ("K-9", BIRTH, "Đỗ Mẫu", "05/03/2024", "", "Đang xử lý"),
    ]
    return SourceFile("e-certification", written(tmp_path / "ky-so.csv", rows), "ky-so.csv")


def reconcile(left: SourceFile, right: SourceFile, agency, **more) -> int:
    return reconciling.reconcile(
        left, right, agency=agency, actor=more.pop("actor", SYSTEM), now=NOW, **more
    )


def view(key: int):
    return reconciling.reconciliation(key, actor=SYSTEM, now=NOW)


def found(key: int) -> dict[str, tuple]:
    return {
        line.code: (line.side, [(label, one.left, one.right) for label, one in line.fields])
        for line in reconciling.all_lines(key, actor=SYSTEM, now=NOW)
    }


def test_same_different_only_here_only_there(one_stop, certification, phu_son):
    key = reconcile(one_stop, certification, phu_son)

    seen = view(key)
    assert (seen.left_rows, seen.right_rows) == (4, 4)
    assert (seen.same, seen.different, seen.left_only, seen.right_only) == (2, 1, 1, 1)
    lines = found(key)
    assert set(lines) == {"K-2", "K-3", "K-9"}
    assert lines["K-2"] == (
        Side.DIFFERENT,
        [("Ngày có kết quả", "06/03/2024", "07/03/2024")],
    )
    assert (lines["K-3"][0], lines["K-9"][0]) == (Side.LEFT, Side.RIGHT)


def test_columns_are_recognised_by_the_headings_of_the_import(one_stop, tmp_path, phu_son):
    rows = [
        ("K-1", BIRTH, "Nguyễn Thị Mẫu", "04/03/2024", "Đã có kết quả"),
        ("K-2", BIRTH, "Trần Văn Mẫu", "04/03/2024", "Đang xử lý"),
    ]
    portal = SourceFile("national-portal", written(tmp_path / "cong.csv", rows, PORTAL), "cong.csv")

    key = reconcile(one_stop, portal, phu_son)

    assert view(key).fields == ("Tên TTHC", "Người nộp", "Ngày tiếp nhận", "Trạng thái")
    assert found(key)["K-2"] == (
        Side.DIFFERENT,
        [("Trạng thái", "Đã có kết quả", "Đang xử lý")],
    )


def test_a_decision_holds_for_the_same_files_and_for_the_same_difference(
    one_stop, certification, tmp_path, phu_son
):
    key = reconcile(one_stop, certification, phu_son)
    [line] = reconciling.lines(key, Side.DIFFERENT, actor=SYSTEM, now=NOW).lines
    reconciling.decide(key, [line.id], "left-right", "Đã xem sổ gốc", actor=SYSTEM, now=NOW)

    again = reconcile(one_stop, certification, phu_son)
    newer = [
        ("K-2", BIRTH, "Trần Văn Mẫu", "04/03/2024", "07/03/2024", "Đã có kết quả"),
        ("K-3", BIRTH, "Lê Mẫu", "05/03/2024", "08/03/2024", "Đã có kết quả"),
    ]
    later = SourceFile("e-certification", written(tmp_path / "moi.csv", newer), "moi.csv")
    next_time = reconcile(one_stop, later, phu_son)

    assert again == key
    assert view(key).open == 2
    decided = {
        one.code: one.decision for one in reconciling.all_lines(next_time, actor=SYSTEM, now=NOW)
    }
    assert (decided["K-2"].label, decided["K-2"].reason) == (
        "Nguồn thứ nhất đúng",
        "Đã xem sổ gốc",
    )
    assert decided["K-3"] is None


def test_another_difference_of_the_same_dossier_is_open_again(
    one_stop, certification, tmp_path, phu_son
):
    key = reconcile(one_stop, certification, phu_son)
    [line] = reconciling.lines(key, Side.DIFFERENT, actor=SYSTEM, now=NOW).lines
    reconciling.decide(key, [line.id], "waiting", "Hỏi Sở", actor=SYSTEM, now=NOW)
    newer = [("K-2", BIRTH, "Trần Văn Mẫu", "04/03/2024", "08/03/2024", "Đã có kết quả")]
    later = SourceFile("e-certification", written(tmp_path / "moi.csv", newer), "moi.csv")

    key = reconcile(one_stop, later, phu_son)

    [line] = reconciling.lines(key, Side.DIFFERENT, actor=SYSTEM, now=NOW).lines
    assert (line.code, line.decision) == ("K-2", None)


def test_what_is_held_here_against_a_file(one_stop, tmp_path, phu_son):
    from motcua.dossiers import api as dossiers

    rows = [
        ("K-1", BIRTH, "Hộ tịch", "Trực tiếp", "04/03/2024", "11/03/2024", "05/03/2024"),
        ("K-2", BIRTH, "Hộ tịch", "Trực tiếp", "04/03/2024", "11/03/2024", ""),
        ("K-3", BIRTH, "Hộ tịch", "Trực tiếp", "14/12/2023", "21/12/2023", ""),
        ("K-8", BIRTH, "Hộ tịch", "Trực tiếp", "06/03/2024", "13/03/2024", ""),
        ("K-7", BIRTH, "Hộ tịch", "Trực tiếp", "16/03/2024", "22/03/2024", ""),
    ]
    headings = (
        "Mã hồ sơ", "Tên TTHC", "Lĩnh vực", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả",
        "Ngày có kết quả",
    )  # fmt: skip
    report = dossiers.import_file(
        written(tmp_path / "nhap.csv", rows, headings),
        agency_code="14823@2024-03-14",
        actor=SYSTEM,
        now=NOW,
        dry_run=False,
    )
    assert report.rejections == ()

    key = reconcile(SourceFile("here"), one_stop, phu_son, period=QUARTER)

    lines = found(key)
    # K-7 was accepted after the days asked for; K-3 is held with another day of acceptance.
    assert {code: side for code, (side, _) in lines.items()} == {
        "K-1": Side.DIFFERENT,
        "K-2": Side.DIFFERENT,
        "K-3": Side.DIFFERENT,
        "K-4": Side.RIGHT,
        "K-8": Side.LEFT,
    }
    assert ("Ngày tiếp nhận", "14/12/2023", "05/03/2024") in lines["K-3"][1]
    assert ("Ngày có kết quả", "", "06/03/2024") in lines["K-2"][1]


def test_bad_cells_are_named_and_compared_as_they_stand(one_stop, tmp_path, phu_son):
    rows = [
        ("K-1", BIRTH, "Nguyễn Thị Mẫu", "04/03/2024", "32/03/2024", "Đã có kết quả"),
        ("", BIRTH, "Ai đó", "04/03/2024", "", "Đang xử lý"),
        ("K-1", BIRTH, "Nguyễn Thị Mẫu", "04/03/2024", "", "Đang xử lý"),
    ]
    bad = SourceFile("e-certification", written(tmp_path / "xau.csv", rows), "xau.csv")

    key = reconcile(one_stop, bad, phu_son)

    faults = [(one.side, one.row, one.column, one.value) for one in view(key).faults]
    assert faults == [
        (Side.RIGHT, 2, "Ngày có kết quả", "32/03/2024"),
        (Side.RIGHT, 3, "A “Mã hồ sơ”", ""),
        (Side.RIGHT, 4, "A “Mã hồ sơ”", "K-1"),
    ]
    assert found(key)["K-1"][1] == [("Ngày có kết quả", "05/03/2024", "32/03/2024")]


def test_sources_that_cannot_be_compared_say_why(one_stop, phu_son):
    with pytest.raises(reconciling.SourcesUnfit, match="hai nguồn khác nhau"):
        reconcile(one_stop, one_stop, phu_son)
    with pytest.raises(reconciling.SourcesUnfit, match="từ ngày, đến ngày"):
        reconcile(SourceFile("here"), one_stop, phu_son)
    with pytest.raises(reconciling.SourcesUnfit, match="Thiếu tệp"):
        reconcile(one_stop, SourceFile("national-portal"), phu_son)


def test_a_decision_needs_its_reason_and_a_known_verdict(one_stop, certification, phu_son):
    key = reconcile(one_stop, certification, phu_son)
    [line] = reconciling.lines(key, Side.DIFFERENT, actor=SYSTEM, now=NOW).lines

    with pytest.raises(reconciling.DecisionInvalid, match="lý do"):
        reconciling.decide(key, [line.id], "left-right", " ", actor=SYSTEM, now=NOW)
    with pytest.raises(reconciling.DecisionInvalid, match="trong danh sách"):
        reconciling.decide(key, [line.id], "khac", "x", actor=SYSTEM, now=NOW)
    with pytest.raises(reconciling.DecisionInvalid, match="ít nhất một dòng"):
        reconciling.decide(key, [], "both-right", "", actor=SYSTEM, now=NOW)
    assert reconciling.decide(key, [line.id], "both-right", "", actor=SYSTEM, now=NOW) == 1


def test_only_whoever_may_reconciles(one_stop, certification, phu_son, staff):
    key = reconcile(one_stop, certification, phu_son)
    from motcua.agencies import api as agencies

    counter = staff("counter", phu_son)
    stranger = staff("reporter", agencies.resolve("22354", date(2024, 3, 14)))

    with pytest.raises(NotAllowed):
        reconcile(one_stop, certification, phu_son, actor=counter)
    with pytest.raises(NotFound):
        reconciling.reconciliation(key, actor=stranger, now=NOW)
    with pytest.raises(NotFound):
        reconciling.decide(key, [1], "both-right", "", actor=stranger, now=NOW)
    assert reconcile(one_stop, certification, phu_son, actor=staff("reporter", phu_son)) == key


def test_as_a_table_each_line_says_what_differs_and_what_was_decided(
    one_stop, certification, phu_son
):
    key = reconcile(one_stop, certification, phu_son)
    [line] = reconciling.lines(key, Side.DIFFERENT, actor=SYSTEM, now=NOW).lines
    reconciling.decide(key, [line.id], "neither", "Sửa cả hai", actor=SYSTEM, now=NOW)

    rows = list(reconciling.table_rows(reconciling.all_lines(key, actor=SYSTEM, now=NOW)))

    assert rows[0] == (
        "K-2",
        "Khác nhau",
        "Ngày có kết quả",
        "06/03/2024",
        "07/03/2024",
        "3",
        "3",
        "Cả hai sai, sẽ sửa",
        "Sửa cả hai",
        "Hệ thống",
        "20/03/2024",
    )
    assert [row[:2] for row in rows[1:]] == [
        ("K-3", "Chỉ có ở nguồn thứ nhất"),
        ("K-9", "Chỉ có ở nguồn thứ hai"),
    ]
