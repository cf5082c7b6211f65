"""A closed appendix and what registers wrote down late: told beside it, never in a figure."""

from datetime import date, datetime

import pytest

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.periods import Period
from motcua.registers import api as registers
from motcua.reports import api as reports

pytestmark = pytest.mark.django_db
FORM = "cchc/khanh-hoa-2023"
PERIOD = Period(date(2023, 6, 13), date(2023, 9, 12), None)
IN_TIME = datetime(2023, 9, 12, 16, 0, tzinfo=VIETNAM)
CLOSED_AT = datetime(2023, 9, 13, 9, 0, tzinfo=VIETNAM)
LATE = datetime(2023, 9, 20, 9, 0, tzinfo=VIETNAM)
LATER = datetime(2023, 10, 2, 9, 0, tzinfo=VIETNAM)

TASK = {
    "task": "Báo cáo chuyên đề", "kind": "directive", "source_document": "14/CV", "issued_on":
    "01/08/2023", "due_on": "01/10/2023",
}  # fmt: skip
PAPER = {
    "kind": "cong_van", "body": "committee", "excerpt": "Chỉ đạo CCHC", "is_steering": True,
    "issued_on": "12/09/2023", "dated_on": "12/09/2023", "form": "electronic",
    "signed_agency": True, "signed_person": True,
}  # fmt: skip
COMPLAINT = {
    "subject": "Phản ánh mẫu", "kind": "regulation", "about": "act", "channel": "counter",
    "received_on": "02/08/2023",
}  # fmt: skip
SLIP = {
    "questionnaire": "satisfaction", "given_on": "02/08/2023", "way": "paper", "level": "satisfied",
}  # fmt: skip
VISIT = {
    "unit": "Tổ dân phố 3", "unit_kind": "department", "topic": "reform", "form": "planned",
    "plan_document": "93/QĐ-UBND", "plan_on": "01/08/2023", "inspected_on": "02/08/2023",
}  # fmt: skip
PROCEDURE = {"name": "Thủ tục mẫu", "tier": "commune", "in_force_on": "01/08/2023", "is_new": True}
# Register -> (values, state, a printed row that counts such an entry)
ENTRIES = {
    "assignments": (TASK, "open", "1.5-1"),
    "outgoing": (PAPER, "issued", "1.1"),
    "feedback": (COMPLAINT, "received", "3.5-1"),
    "surveys": (SLIP, "counted", "1.6-1"),
    "inspections": (VISIT, "inspected", "1.3.1"),
    "offerings": (PROCEDURE, "in_force", "3.1.2"),
}


@pytest.fixture
def ward(units):
    """Phường Phương Sơn."""
    return agencies.resolve("22354", PERIOD.to_on)


def write(ward, key: str, number: int, now: datetime):
    values, state, _ = ENTRIES[key]
    code = f"9.00000{number}" if key == "offerings" else ""
    return registers.record(key, ward, values, actor=SYSTEM, now=now, state=state, code=code)


def close(ward):
    return reports.close_period(
        FORM, ward, PERIOD, actor=SYSTEM, now=CLOSED_AT, reason="Còn chỉ tiêu chưa nhập"
    )


def closed_figure(line, row: str):
    return (
        reports.snapshot(line.id, actor=SYSTEM, now=LATER).sheet(FORM).row(row).cells["value"].value
    )


def figure_of_today(ward, row: str):
    sheet = reports.compute_form(FORM, ward, PERIOD, actor=SYSTEM, now=LATER)
    return sheet.row(row).cells["value"].value


@pytest.mark.parametrize("key", ENTRIES)
def test_a_late_entry_is_taken_marked_and_told_beside_the_closed_figure(ward, key: str) -> None:
    row = ENTRIES[key][2]
    write(ward, key, 1, IN_TIME)
    line = close(ward)

    late = write(ward, key, 2, LATE)

    assert (closed_figure(line, row), figure_of_today(ward, row)) == (1, 2)
    difference = reports.difference(line.id, actor=SYSTEM, now=LATER)
    cell = next(one for one in difference.cells if (one.row_key, one.column_key) == (row, "value"))
    assert (cell.closed.value, cell.today.value) == (1, 2)
    assert [(one.register, one.code, one.late) for one in cell.gained] == [(key, late.code, True)]
    assert cell.lost == ()
    assert late.code in {one.code for one in difference.late}
    marked = registers.history(key, late.id, actor=SYSTEM, now=LATER)
    assert marked[0].is_late


def test_a_late_procedure_by_post_both_ways_moves_a_sum_less_something_by_one(ward) -> None:
    post = {**PROCEDURE, "post_in": True, "post_out": True}
    asked = {"actor": SYSTEM, "state": "in_force"}
    registers.record("offerings", ward, post, now=IN_TIME, code="9.000001", **asked)
    line = close(ward)
    registers.record("offerings", ward, post, now=LATE, code="9.000002", **asked)

    difference = reports.difference(line.id, actor=SYSTEM, now=LATER)

    cell = next(one for one in difference.cells if one.row_key == "7.8.1")
    assert (cell.closed.value, cell.today.value) == (1, 2)
    assert [one.code for one in cell.gained] == ["9.000002"]
    found = reports.form_records(
        FORM, ward, PERIOD, row_key="7.8.1", column="value", actor=SYSTEM, now=LATER
    )
    assert sorted(one.code for one in found) == ["9.000001", "9.000002"]
