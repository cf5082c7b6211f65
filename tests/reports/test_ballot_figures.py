"""The nine-index table and satisfaction from ballots: every figure counted by hand."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from ballots_given import given, ward_of_seed
from office_at_work import LATER

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.periods import Period
from motcua.registers import api as registers
from motcua.reports import api as reports
from motcua.reports.data import CellStatus
from motcua.reports.errors import CellFromBallots

FORM = "nine-indices"
Q1 = Period(date(2024, 1, 1), date(2024, 3, 14), "2024-Q1")
SELF = tuple(Decimal(score) for score in ("1.8", "1.8", "2", "2", "2", "2", "1.8", "2", "2"))


def sheet_of(agency, period: Period = Q1, as_of: datetime | None = None):
    return reports.compute_form(FORM, agency, period, as_of=as_of, actor=SYSTEM, now=LATER)


def figures(sheet) -> dict[tuple[str, str], object]:
    """Every cell of the sheet by its keys."""
    cells = {(row.key, key): cell.value for row in sheet.rows for key, cell in row.cells.items()}
    cells |= {("total", key): cell.value for key, cell in sheet.total.items()}
    cells |= {("head", key): cell.value for key, cell in sheet.head.items()}
    cells |= {("levels", key): cell.value for key, cell in sheet.levels.items()}
    return cells | {("total", "grade"): sheet.grade}


def test_the_table_of_the_ward_comes_out_of_its_103_ballots(office) -> None:
    ward_of_seed(office.agency)

    sheet = sheet_of(office.agency)

    assert sheet.cell("head", "ballots").value == 103
    assert tuple(row.cells["4"].value for row in sheet.rows) == SELF
    assert sheet.total["4"].value == Decimal("17.4")
    assert [cell.value for cell in sheet.levels.values()] == [
        Decimal(0),
        Decimal(0),
        Decimal(0),
        Decimal("21.4"),
        Decimal("78.6"),
    ]
    first = sheet.row("1").cells["4"]
    assert first.status is CellStatus.AUTO
    assert first.source == "82 × 2 + 21 × 1 + 0 × 0 = 185 điểm; 185/103 phiếu"
    # The appraised score is nobody's count: it waits for who appraises.
    assert sheet.row("1").cells["5"].status is CellStatus.MISSING
    assert sheet.grade is None


def test_the_sentences_of_the_report_say_the_same_figures(office) -> None:
    ward_of_seed(office.agency)
    scores = {str(number): str(score) for number, score in enumerate(SELF, 1)}
    reports.appraise(office.agency, Q1, scores, actor=SYSTEM, now=LATER)

    view = reports.compute_report("kstthc", office.agency, Q1, actor=SYSTEM, now=LATER)

    said = " ".join(s.text for s in view.section("I.7.đ").sentences)
    assert "103 phiếu đánh giá" in said
    assert "Chỉ số 1: Tổng thời gian giải quyết thủ tục hành chính so với quy định" in said
    assert said.count("1,8/2 điểm") == 3 and said.count("2/2 điểm") == 6
    assert "bình thường 0%; hài lòng 21,4%; rất hài lòng 78,6%" in said
    assert "17,4/18 điểm chuẩn; điểm thẩm định: 17,4; xếp loại: Xuất sắc" in said


def test_one_ballot_put_right_changes_its_cells_and_nothing_else(office) -> None:
    entries = ward_of_seed(office.agency)
    before = figures(sheet_of(office.agency))

    # A very content one that gave index 3 two points was content and gave it none.
    registers.change(
        "surveys",
        entries[-1].id,
        {"level": "satisfied", "index_3": "p0"},
        "Gõ nhầm",
        actor=SYSTEM,
        now=LATER,
    )

    after = figures(sheet_of(office.agency))
    changed = {key: after[key] for key in before if before[key] != after[key]}
    # Index 3: 204/103 = 1.98; the total 17.38; 23 and 80 of 103 are 22.3 % and 77.7 %.
    assert changed == {
        ("3", "4"): Decimal("1.98"),
        ("total", "4"): Decimal("17.38"),
        ("levels", "satisfied"): Decimal("22.3"),
        ("levels", "very_satisfied"): Decimal("77.7"),
    }


def test_a_ballot_left_out_counts_nowhere(office) -> None:
    kept = given(office.agency, "2024-03-01", "satisfied", "222222222")
    out = given(office.agency, "2024-03-01", "very_dissatisfied", "000000000")
    registers.apply(
        "surveys", out.id, "void", {"void_reason": "Phiếu trùng"}, actor=SYSTEM, now=LATER
    )

    sheet = sheet_of(office.agency)

    assert kept.state == "counted"
    assert sheet.cell("head", "ballots").value == 1
    assert sheet.row("1").cells["4"].value == 2
    assert sheet.levels["satisfied"].value == 100


def test_ballots_of_other_days_and_other_wards_are_not_counted(office, other_office) -> None:
    given(office.agency, "2023-12-31", "neutral", "000000000")
    given(office.agency, "2024-01-01", "satisfied", "2")
    given(office.agency, "2024-03-14", "satisfied", "2")
    given(office.agency, "2024-03-15", "neutral", "000000000")
    given(other_office.agency, "2024-02-01", "neutral", "000000000")

    sheet = sheet_of(office.agency)

    assert sheet.cell("head", "ballots").value == 2
    assert sheet.row("1").cells["4"].value == 2
    # Nobody answered the second question: no mean, and not 0.
    assert sheet.row("2").cells["4"].value is None
    assert sheet.row("2").cells["4"].status is CellStatus.MISSING


def test_what_was_recorded_later_does_not_change_an_earlier_as_of(office) -> None:
    then = datetime(2024, 3, 14, 17, 0, tzinfo=VIETNAM)
    entry = given(office.agency, "2024-03-01", "satisfied", "222222222")
    late = datetime(2024, 3, 20, 8, 0, tzinfo=VIETNAM)
    given(office.agency, "2024-03-01", "neutral", "111111111", recorded=late)
    registers.change("surveys", entry.id, {"index_1": "p0"}, "Gõ nhầm", actor=SYSTEM, now=LATER)

    then_sheet, now_sheet = sheet_of(office.agency, as_of=then), sheet_of(office.agency)

    assert then_sheet.cell("head", "ballots").value == 1
    assert then_sheet.row("1").cells["4"].value == 2
    assert now_sheet.cell("head", "ballots").value == 2
    assert now_sheet.row("1").cells["4"].value == Decimal("0.5")


def test_without_a_ballot_the_cells_are_typed_and_with_one_they_are_counted(office) -> None:
    def typed(row: str, column: str, value: str):
        return reports.enter_cell(
            FORM, office.agency, Q1, row, column, value, actor=SYSTEM, now=LATER
        )

    typed("1", "4", "1,5")
    assert sheet_of(office.agency).row("1").cells["4"].value == Decimal("1.5")

    given(office.agency, "2024-03-01", "satisfied", "222222222")

    assert sheet_of(office.agency).row("1").cells["4"].value == 2
    for row, column in (("1", "4"), ("head", "ballots"), ("levels", "neutral")):
        with pytest.raises(CellFromBallots, match="sửa ở phiếu"):
            typed(row, column, "1")
    # What is not counted is still typed.
    typed("1", "5", "1,5")
    typed("1", "6", "Theo biên bản")


@pytest.mark.parametrize(
    ("points", "total", "grade"),
    [
        ("222222210", "15", "Xuất sắc"),
        ("222222000", "12", "Tốt"),
        ("111111111", "9", "Khá"),
        ("111111000", "6", "Trung bình"),
        ("111110000", "5", "Yếu"),
    ],
)
def test_exactly_15_12_9_and_6_points_of_ballots_get_the_upper_grade(
    office, points, total, grade
) -> None:
    given(office.agency, "2024-03-01", "satisfied", points)
    found = reports.compute_evaluation(office.agency, Q1, actor=SYSTEM, now=LATER)
    taken = {index: str(score) for index, score in reports.self_scores(found).items()}
    reports.appraise(office.agency, Q1, taken, actor=SYSTEM, now=LATER)

    sheet = sheet_of(office.agency)

    assert (sheet.total["4"].value, sheet.grade) == (Decimal(total), grade)


def test_a_hair_below_15_gets_the_lower_grade(office) -> None:
    # 100 ballots; one gave the last index nothing: 0.99 instead of 1.00, 14.99 in all.
    for number in range(100):
        points = "222222210" if number else "222222200"
        given(office.agency, "2024-03-01", "satisfied", points)
    found = reports.compute_evaluation(office.agency, Q1, actor=SYSTEM, now=LATER)
    taken = {index: str(score) for index, score in reports.self_scores(found).items()}
    reports.appraise(office.agency, Q1, taken, actor=SYSTEM, now=LATER)

    sheet = sheet_of(office.agency)

    assert (sheet.total["5"].value, sheet.grade) == (Decimal("14.99"), "Tốt")
