"""What the checks of Biểu 06a say when figures contradict each other."""

from dataclasses import replace

from motcua.kernel.forms import Severity
from motcua.reports.checks import findings_of
from motcua.reports.data import MISSING_CELL, Cell, CellStatus

Q1 = ("2023-12-15", "2024-03-14")


def with_cells(sheet, row_key: str, **figures: int):
    """The sheet with other figures in one row: `with_cells(sheet, "ho-tich", c3=5)`."""
    cells = {key[1:]: Cell(value, CellStatus.AUTO) for key, value in figures.items()}
    if row_key == "total":
        return replace(sheet, total={**sheet.total, **cells})
    rows = tuple(
        replace(row, cells={**row.cells, **cells}) if row.key == row_key else row
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def test_every_broken_identity_of_a_row_is_named_with_its_figures(office):
    sheet = with_cells(office.form(*Q1).sheet, "ho-tich", c3=5, c4=2, c7=1, c8=1, c11=2, c13=2)

    found = {finding.code: finding for finding in findings_of(sheet)}

    # 5 against 2 + 0 + 0; 5 against 1 + 2; the other two hold: 1 = 1 + 0 + 0 and 2 = 0 + 2.
    assert {code for code in found if found[code].cells[0][0] == "ho-tich"} == {
        "06a.received",
        "06a.balance",
    }
    received = found["06a.received"]
    assert received.severity is Severity.ERROR
    assert received.message == (
        "Lĩnh vực Hộ tịch: cột (3) là 5 nhưng (4) + (5) + (6) là 2, lệch 3 hồ sơ."
    )
    assert received.cells == (
        ("ho-tich", "3"), ("ho-tich", "4"), ("ho-tich", "5"), ("ho-tich", "6"),
    )  # fmt: skip


def test_a_total_that_is_not_the_sum_of_its_rows_is_named_by_column(office):
    sheet = with_cells(office.form(*Q1).sheet, "total", c3=1, c4=1, c11=1, c12=1)

    found = [finding for finding in findings_of(sheet) if finding.code == "06a.total"]

    assert [finding.cells for finding in found] == [
        (("total", "3"),), (("total", "4"),), (("total", "11"),), (("total", "12"),),
    ]  # fmt: skip
    assert found[0].message == "Tổng, cột (3): dòng tổng lệch 1 so với cộng các dòng."


def test_large_figures_are_written_with_dots(office):
    sheet = with_cells(office.form(*Q1).sheet, "ho-tich", c3=3956, c4=2315, c5=1635, c6=6, c7=1)

    (balance,) = (f for f in findings_of(sheet) if f.code == "06a.balance")

    assert "cột (3) là 3.956 nhưng (7) + (11) là 1, lệch 3.955 hồ sơ" in balance.message


def test_a_missing_figure_breaks_no_identity(office):
    sheet = with_cells(office.form(*Q1).sheet, "ho-tich", c3=5)
    rows = tuple(
        replace(row, cells={**row.cells, "4": MISSING_CELL, "7": MISSING_CELL})
        if row.key == "ho-tich"
        else row
        for row in sheet.rows
    )

    codes = {finding.code for finding in findings_of(replace(sheet, rows=rows))}

    # The total still knows that the third column does not add up.
    assert codes == {"06a.total"}


def test_kept_apart_excuses_only_what_is_kept_apart(office):
    office.adopts("kept-apart")
    sheet = with_cells(
        office.form(*Q1).sheet, "ho-tich", c3=3, c5=3, c7=1, c8=1, capart_withdrawn=1
    )

    found = {f.code: f for f in findings_of(sheet) if f.cells[0][0] == "ho-tich"}

    assert found["06a.balance-apart"].severity is Severity.ERROR
    assert "lệch 1 hồ sơ không rõ lý do" in found["06a.balance-apart"].message
    assert found["06a.kept-apart"].severity is Severity.NOTE
    assert "06a.balance" not in found
