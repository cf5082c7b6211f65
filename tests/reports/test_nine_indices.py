"""The nine-index table: typed by officers, totalled and graded by the form."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from office_at_work import LATER

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.forms import Severity
from motcua.kernel.periods import Period
from motcua.reports import api as reports
from motcua.reports.data import CellStatus
from motcua.reports.errors import CellInvalid, CellNotEntered, ColumnUnknown, RowUnknown

FORM = "nine-indices"
Q1 = Period(date(2023, 12, 15), date(2024, 3, 14), "2024-Q1")
WRITTEN = datetime(2024, 3, 14, 16, 0, tzinfo=VIETNAM)
# As phường Phú Sơn printed them for quarter I of 2024.
SCORES = ("1.8", "1.8", "2", "2", "2", "2", "1.8", "2", "2")
LEVELS = ("very_dissatisfied", "dissatisfied", "neutral", "satisfied", "very_satisfied")


@pytest.fixture
def typed(office):
    """`typed(row, column, value)` types one cell."""

    def enter(row: str, column: str, value: str, now: datetime = WRITTEN, **more):
        return reports.enter_cell(
            FORM, office.agency, Q1, row, column, value, actor=SYSTEM, now=now, **more
        )

    return enter


def sheet_of(office, as_of: datetime | None = None):
    return reports.compute_form(FORM, office.agency, Q1, as_of=as_of, actor=SYSTEM, now=LATER)


def type_all(typed) -> None:
    for row, score in enumerate(SCORES, 1):
        typed(str(row), "4", score)
        typed(str(row), "5", score)
    typed("head", "ballots", "103")
    for level, share in zip(LEVELS, ("0", "0", "0", "21.4", "78.6"), strict=True):
        typed("levels", level, share)


def test_nothing_typed_is_missing_and_never_zero(office):
    sheet = sheet_of(office)

    assert [row.cells["4"].value for row in sheet.rows] == [None] * 9
    assert sheet.rows[0].cells["4"].status is CellStatus.MISSING
    assert [row.cells["3"].value for row in sheet.rows] == [Decimal(2)] * 9
    assert (sheet.total["3"].value, sheet.total["4"].value, sheet.grade) == (18, None, None)
    (finding,) = sheet.findings
    # 9 rows in two columns, the ballots and five levels; the notes may stay empty.
    assert finding.message.startswith("Còn 24 ô chưa có số liệu")
    assert (finding.code, finding.severity) == ("form.missing", Severity.WARNING)


def test_the_printed_table_gives_17_4_and_excellent(office, typed):
    type_all(typed)

    sheet = sheet_of(office)

    assert (sheet.total["3"].value, sheet.total["4"].value) == (18, Decimal("17.4"))
    assert sheet.total["5"].value == Decimal("17.4")
    assert sheet.grade == "Xuất sắc"
    assert sheet.cell("total", "grade").value == "Xuất sắc"
    assert sheet.cell("head", "ballots").value == 103
    assert sheet.cell("levels", "satisfied").value == Decimal("21.4")
    assert sheet.findings == ()


@pytest.mark.parametrize(
    ("scores", "grade"),
    [
        (("2", "2", "2", "2", "2", "2", "2", "1", "0"), "Xuất sắc"),  # exactly 15
        (("2", "2", "2", "2", "2", "2", "2", "0.9", "0"), "Tốt"),  # 14.9
        (("2", "2", "2", "2", "2", "2", "0", "0", "0"), "Tốt"),  # exactly 12
        (("1", "1", "1", "1", "1", "1", "1", "1", "1"), "Khá"),  # exactly 9
        (("1", "1", "1", "1", "1", "1", "0", "0", "0"), "Trung bình"),  # exactly 6
        (("0", "0", "0", "0", "0", "0", "0", "0", "0"), "Yếu"),
    ],
)
def test_the_grade_follows_the_appraised_total(office, typed, scores, grade):
    for row, score in enumerate(scores, 1):
        typed(str(row), "5", score)

    assert sheet_of(office).grade == grade


def test_a_total_without_one_of_its_parts_is_missing(office, typed):
    for row, score in enumerate(SCORES[:8], 1):
        typed(str(row), "5", score)

    sheet = sheet_of(office)

    assert sheet.total["5"].value is None
    assert sheet.grade is None


def test_a_cell_says_who_when_and_from_where(office, typed):
    typed("1", "4", "1,8", source="103 phiếu đánh giá")

    cell = sheet_of(office).row("1").cells["4"]

    assert (cell.value, cell.status) == (Decimal("1.8"), CellStatus.ENTERED)
    assert (cell.source, cell.by, cell.at) == ("103 phiếu đánh giá", "Hệ thống", WRITTEN)


def test_a_figure_typed_later_does_not_change_an_earlier_as_of(office, typed):
    later = datetime(2024, 3, 20, 8, 0, tzinfo=VIETNAM)
    typed("1", "4", "1")
    typed("1", "4", "2", now=later)

    assert sheet_of(office, as_of=WRITTEN).row("1").cells["4"].value == 1
    assert sheet_of(office).row("1").cells["4"].value == 2


def test_a_figure_taken_back_is_missing_again(office, typed):
    typed("1", "4", "1")
    typed("1", "4", "")

    assert sheet_of(office).row("1").cells["4"].status is CellStatus.MISSING


def test_typing_the_same_again_writes_nothing(office, typed):
    first = typed("1", "4", "1.8")
    again = typed("1", "4", "1,8", now=datetime(2024, 3, 20, tzinfo=VIETNAM))

    assert again == first


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        ("1", "4", "2.1", ("Dòng 1, cột “Điểm tự chấm”", "2.1", "từ 0 đến 2")),
        ("1", "5", "-1", ("“-1”", "không âm")),
        ("1", "4", "hai", ("“hai”",)),
        ("1", "4", "1.2.3", ("1.2.3",)),
        ("1", "4", "٢", ("٢",)),
        ("1", "4", "NaN", ("NaN",)),
        ("head", "ballots", "103,5", ("Số phiếu đánh giá", "số nguyên")),
        ("levels", "neutral", "100.1", ("Bình thường", "từ 0 đến 100")),
        ("1", "6", "x" * 201, ("không quá 200 chữ",)),
    ],
)
def test_a_value_that_cannot_stand_there_is_refused(office, typed, row, column, value, words):
    typed("1", "4", "1")
    with pytest.raises(CellInvalid) as refused:
        typed(row, column, value)

    assert all(word in str(refused.value) for word in words), str(refused.value)
    assert sheet_of(office).row("1").cells["4"].value == 1


def test_a_cell_the_form_prints_itself_is_not_typed(typed):
    with pytest.raises(CellNotEntered):
        typed("1", "3", "2")


def test_unknown_rows_and_columns_name_the_known_ones(typed):
    with pytest.raises(RowUnknown, match="1, 2, 3"):
        typed("10", "4", "2")
    with pytest.raises(ColumnUnknown, match="3, 4, 5, 6"):
        typed("1", "7", "2")
    with pytest.raises(ColumnUnknown, match="ballots"):
        typed("head", "4", "2")


def test_a_computed_form_takes_no_typed_cell(office):
    with pytest.raises(RowUnknown):
        reports.enter_cell(
            "06a-vpcp-kstt", office.agency, Q1, "ho-tich", "3", "5", actor=SYSTEM, now=WRITTEN
        )


def test_levels_that_do_not_add_to_100_are_an_error(office, typed):
    type_all(typed)
    typed("levels", "neutral", "0.1")

    (finding,) = sheet_of(office).findings

    assert (finding.code, finding.severity) == ("nine-indices.levels", Severity.ERROR)
    assert "100,1%" in finding.message
    assert ("levels", "neutral") in finding.cells


def test_a_specialist_may_read_but_not_type(office, other_office):
    from motcua.kernel.actors import Actor
    from motcua.kernel.errors import NotAllowed, NotFound

    here = Actor(1, "Chuyên viên Mẫu", "specialist", office.agency.id)
    elsewhere = Actor(2, "Người Lạ", "reporter", other_office.agency.id)

    assert reports.compute_form(FORM, office.agency, Q1, actor=here, now=LATER).rows
    for actor, refusal in ((here, NotAllowed), (elsewhere, NotFound)):
        with pytest.raises(refusal):
            reports.enter_cell(FORM, office.agency, Q1, "1", "4", "2", actor=actor, now=WRITTEN)
