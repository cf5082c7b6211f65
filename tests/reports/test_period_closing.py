"""Chốt số liệu: what was closed stays, and what came since is told cell by cell."""

import json
from datetime import date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from office_at_work import FORM, OfficeAtWork, at

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.reports import api as reports

QUARTER = Period(date(2023, 12, 15), date(2024, 3, 14), "2024-Q1")
NEXT = Period(date(2024, 3, 15), date(2024, 6, 14), "2024-Q2")
CLOSED_AT = at("2024-03-15 10:00")
LATER = at("2024-07-01")


def work(office: OfficeAtWork) -> None:
    """Hộ tịch: A done early, B and C open on 14/3. Chứng thực: D done on its day."""
    office.accepts("A", "2024-03-04", due="2024-03-08")
    office.accepts("B", "2024-03-05", due="2024-03-29", channel="online")
    office.accepts("C", "2024-03-12", due="2024-03-13")
    office.accepts("D", "2024-03-06", due="2024-03-07", field="chung-thuc")
    office.does("finish", "A", "2024-03-06")
    office.does("finish", "D", "2024-03-07")


def close(office: OfficeAtWork, now: datetime = CLOSED_AT, key: str = FORM, **more):
    period = more.pop("period", QUARTER)
    return reports.close_period(key, office.agency, period, actor=SYSTEM, now=now, **more)


def told(line, now: datetime = LATER):
    return reports.difference(line.id, actor=SYSTEM, now=now)


def opened(line):
    return reports.snapshot(line.id, actor=SYSTEM, now=LATER)


def figures(view, row: str, *columns: str) -> tuple:
    cells = view.sheet(FORM).cells_of(row)
    return tuple(cells[column].value for column in columns)


def changes_of(difference) -> dict[tuple[str, str], tuple]:
    """(row, column) -> (closed, today, codes gained, codes lost)."""
    return {
        (one.row_key, one.column_key): (
            one.closed.value,
            one.today.value,
            [record.code for record in one.gained],
            [record.code for record in one.lost],
        )
        for one in difference.cells
    }


def test_a_late_entry_is_told_in_the_difference_and_never_in_the_closed_figure(office):
    work(office)
    line = close(office)

    office.accepts("E", "2024-03-11", due="2024-03-29", recorded=at("2024-03-20"))

    assert figures(opened(line), "ho-tich", "3", "5", "11", "12", "13") == (3, 2, 2, 1, 1)
    found = told(line)
    assert changes_of(found) == {
        ("ho-tich", "3"): (3, 4, ["E"], []),
        ("ho-tich", "5"): (2, 3, ["E"], []),
        ("ho-tich", "11"): (2, 3, ["E"], []),
        ("ho-tich", "12"): (1, 2, ["E"], []),
        ("total", "3"): (4, 5, ["E"], []),
        ("total", "5"): (3, 4, ["E"], []),
        ("total", "11"): (2, 3, ["E"], []),
        ("total", "12"): (1, 2, ["E"], []),
    }
    record = found.cells[0].gained[0]
    assert (record.is_new, record.late, record.recorded_at) == (True, True, at("2024-03-20"))
    assert [late.code for late in found.late] == ["E"]


def test_a_result_written_late_moves_the_dossier_from_open_to_done(office):
    work(office)
    line = close(office)

    office.does("finish", "C", "2024-03-13", recorded=at("2024-03-18"))

    found = told(line)
    assert changes_of(found)["ho-tich", "9"] == (0, 1, ["C"], [])
    assert changes_of(found)["ho-tich", "13"] == (1, 0, [], ["C"])
    lost = next(one.lost[0] for one in found.cells if one.lost)
    assert (lost.is_new, lost.late) == (False, True)
    assert all(one.explained for one in found.cells)


def test_a_correction_since_is_told_and_is_no_late_entry(office):
    from motcua.dossiers import api as dossiers

    work(office)
    line = close(office)

    dossiers.correct(
        "B", {"field_key": "chung-thuc"}, "Nhập nhầm lĩnh vực", actor=SYSTEM, now=at("2024-03-19")
    )

    found = told(line)
    assert changes_of(found) == {
        ("ho-tich", "3"): (3, 2, [], ["B"]),
        ("ho-tich", "4"): (1, 0, [], ["B"]),
        ("ho-tich", "11"): (2, 1, [], ["B"]),
        ("ho-tich", "12"): (1, 0, [], ["B"]),
        ("chung-thuc", "3"): (1, 2, ["B"], []),
        ("chung-thuc", "4"): (0, 1, ["B"], []),
        ("chung-thuc", "11"): (0, 1, ["B"], []),
        ("chung-thuc", "12"): (0, 1, ["B"], []),
    }
    assert found.late == ()


def test_what_happens_after_the_period_makes_no_difference(office):
    work(office)
    line = close(office)

    office.accepts("F", "2024-03-16")
    office.does("finish", "B", "2024-03-18")

    assert told(line).is_empty


def test_the_sequence_is_pinned_and_not_the_time(office):
    """A clerk's clock was slow: recorded "before" the closing, written after it."""
    work(office)
    line = close(office)

    office.accepts("G", "2024-03-14", due="2024-03-29", recorded=at("2024-03-15 09:00"))

    assert figures(opened(line), "total", "3") == (4,)
    assert changes_of(told(line))["total", "3"] == (4, 5, ["G"], [])


def test_what_is_carried_over_is_compared_with_the_period_closed_before(office):
    work(office)
    unclosed = _carried_over(office)
    close(office)
    agreeing = _carried_over(office)
    office.does("finish", "C", "2024-03-13", recorded=at("2024-03-18"))

    assert (unclosed, agreeing) == ([], [])
    assert _carried_over(office) == [
        "Lĩnh vực Hộ tịch: cột (6) “Từ kỳ trước” là 1 nhưng cột (11) của báo cáo kỳ liền trước "
        "là 2, lệch -1 hồ sơ.",
        "Tổng: cột (6) “Từ kỳ trước” là 1 nhưng cột (11) của báo cáo kỳ liền trước là 2, lệch -1 "
        "hồ sơ.",
    ]


def _carried_over(office: OfficeAtWork) -> list[str]:
    sheet = reports.compute_form(FORM, office.agency, NEXT, actor=SYSTEM, now=LATER)
    return [one.message for one in sheet.findings if one.code == "06a.carried-over"]


def test_closing_once_more_asks_why_and_leaves_the_first_closing_as_it_was(office):
    work(office)
    first = close(office)
    office.accepts("E", "2024-03-11", recorded=at("2024-03-20"))

    with pytest.raises(reports.AlreadyClosed, match="đã chốt lúc 10:00 ngày 15/03/2024"):
        close(office, at("2024-03-21"))
    second = close(office, at("2024-03-21"), reason="Bổ sung hồ sơ ghi muộn")

    assert (first.revision, second.revision, second.reason) == (1, 2, "Bổ sung hồ sơ ghi muộn")
    assert (figures(opened(first), "total", "3"), figures(opened(second), "total", "3")) == (
        (4,),
        (5,),
    )
    assert told(second).is_empty


def test_a_period_that_is_not_over_is_not_closed(office):
    with pytest.raises(reports.PeriodNotOver, match="hôm nay 13/03/2024"):
        close(office, at("2024-03-13"))


def test_errors_stand_in_the_way_unless_a_reason_is_given(office):
    form = "nine-indices"
    for level, share in (("level_1", "60"), ("level_2", "30")):
        key = _level_keys(office, form)[0 if level == "level_1" else 1]
        reports.enter_cell(
            form, office.agency, QUARTER, "levels", key, share, actor=SYSTEM, now=CLOSED_AT
        )
    for key in _level_keys(office, form)[2:]:
        reports.enter_cell(
            form, office.agency, QUARTER, "levels", key, "0", actor=SYSTEM, now=CLOSED_AT
        )

    with pytest.raises(reports.ChecksStand) as refused:
        close(office, key=form)
    line = close(office, key=form, reason="Số phiếu in sai đã ký, sẽ đính chính kỳ sau")

    assert refused.value.exit_code == 1
    assert "90" in str(refused.value)
    assert line.reason == "Số phiếu in sai đã ký, sẽ đính chính kỳ sau"
    assert opened(line).sheet(form).findings[0].severity == "error"


def _level_keys(office: OfficeAtWork, form: str) -> list[str]:
    sheet = reports.compute_form(form, office.agency, QUARTER, actor=SYSTEM, now=CLOSED_AT)
    return [column.key for column in sheet.form.levels.columns]


def test_a_typed_figure_is_closed_with_who_and_where_from(office):
    form = "nine-indices"
    typing = {"actor": SYSTEM, "now": CLOSED_AT}
    key = _level_keys(office, form)[0]
    reports.enter_cell(
        form, office.agency, QUARTER, "levels", key, "60", source="Sổ khảo sát", **typing
    )
    line = close(office, key=form)
    reports.enter_cell(
        form,
        office.agency,
        QUARTER,
        "levels",
        key,
        "70",
        source="Đếm lại phiếu",
        actor=SYSTEM,
        now=at("2024-03-20"),
    )

    [change] = told(line).cells
    assert (str(change.closed.value), change.closed.source) == ("60", "Sổ khảo sát")
    assert (str(change.today.value), change.today.source) == ("70", "Đếm lại phiếu")


def test_a_closed_period_is_neither_changed_nor_deleted(office):
    work(office)
    line = close(office)

    for statement in (
        f"UPDATE snapshot SET content = '{{}}' WHERE id = {line.id}",
        f"DELETE FROM snapshot_form WHERE snapshot_id = {line.id}",
        f"DELETE FROM snapshot WHERE id = {line.id}",
    ):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert figures(opened(line), "total", "3") == (4,)


def test_the_paper_comes_from_the_snapshot_alone(office, django_assert_num_queries):
    work(office)
    line = close(office, key="kstthc")
    view = opened(line)
    before = papers.write(reports.snapshot_document(view), "docx")

    agencies.adopt(
        office.agency.id,
        "signer",
        {"name": "Người ký khác"},
        "QĐ",
        date(2020, 1, 1),
        actor=SYSTEM,
        now=LATER,
    )
    office.accepts("E", "2024-03-11", recorded=at("2024-03-20"))
    again = opened(line)

    with django_assert_num_queries(0):
        document = reports.snapshot_document(again)
        after = papers.write(document, "docx")
    assert after == before
    feet = [section.blocks[-1] for section in document.sections]
    mark = f"Số liệu chốt lúc 10:00 ngày 15/03/2024, mã {line.short_hash}"
    assert [getattr(foot, "text", None) == mark for foot in feet] == [
        False,
        *[True] * (len(feet) - 1),
    ]


def test_a_report_closes_its_annexes_and_its_words(office):
    work(office)
    reports.write_section(
        "kstthc", office.agency, QUARTER, "I.1", "Không có dự thảo.", actor=SYSTEM, now=CLOSED_AT
    )
    line = close(office, key="kstthc")

    reports.write_section(
        "kstthc", office.agency, QUARTER, "I.1", "Có một dự thảo.", actor=SYSTEM, now=LATER
    )

    assert reports.closing_of(FORM, office.agency.id, QUARTER).id == line.id
    [section] = told(line).sections
    assert (section.closed, section.today) == ("Không có dự thảo.", "Có một dự thảo.")


def test_the_reporter_lays_it_before_the_leader_and_the_leader_closes(office, staff):
    work(office)
    reporter, leader = staff("reporter", office.agency), staff("leader", office.agency)
    period = {"agency": office.agency, "period": QUARTER, "now": CLOSED_AT}

    with pytest.raises(NotAllowed):
        reports.close_period(FORM, actor=reporter, **period)
    with pytest.raises(NotAllowed):
        reports.propose_closing(FORM, actor=leader, **period)
    reports.propose_closing(FORM, note="Đã rà soát", actor=reporter, **period)
    line = reports.close_period(FORM, actor=leader, **period)

    view = reports.snapshot(line.id, actor=reporter, now=CLOSED_AT)
    assert (view.proposed_by, line.closed_by) == (reporter.name, leader.name)
    [proposal] = reports.proposals_of(office.agency.id, actor=reporter, now=CLOSED_AT)
    assert (proposal.note, proposal.closed) == ("Đã rà soát", True)


@pytest.mark.parametrize("role", ["counter", "specialist", "upper", "admin"])
def test_nobody_else_closes(office, staff, role):
    with pytest.raises(NotAllowed):
        reports.close_period(
            FORM, office.agency, QUARTER, actor=staff(role, office.agency), now=CLOSED_AT
        )


def test_another_office_knows_nothing_of_it(office, other_office, staff):
    work(office)
    line = close(office)
    stranger = staff("leader", other_office.agency)

    with pytest.raises(NotFound):
        reports.snapshot(line.id, actor=stranger, now=LATER)
    with pytest.raises(NotFound):
        reports.difference(line.id, actor=stranger, now=LATER)
    with pytest.raises(NotFound):
        reports.close_period(FORM, office.agency, NEXT, actor=stranger, now=LATER)
    assert reports.snapshot(line.id, actor=SYSTEM, now=LATER).line.id == line.id


def test_late_codes_are_those_of_closed_periods_only(office):
    from motcua.dossiers.facts import DOSSIER_FACT

    work(office)
    ids = {office.agency.id}
    assert reports.late_codes(DOSSIER_FACT, ["A", "B"], ids) == {}
    close(office)
    office.accepts("E", "2024-03-11", recorded=at("2024-03-20"))
    office.accepts("F", "2024-03-16", recorded=at("2024-03-20"))

    found = reports.late_codes(DOSSIER_FACT, ["A", "B", "C", "E", "F"], ids)

    assert found == {"E": QUARTER}


def test_content_has_no_number_with_a_decimal_point(office):
    work(office)
    line = close(office, key="kstthc")
    content = json.loads(reports.snapshot_json(line.id, actor=SYSTEM, now=LATER))

    def floats(value: object) -> list[object]:
        if isinstance(value, dict):
            return [found for part in value.values() for found in floats(part)]
        if isinstance(value, list):
            return [found for part in value for found in floats(part)]
        return [value] if isinstance(value, float) else []

    assert floats(content) == []
    assert content["content"]["sheets"][0]["total"]["3"] == {"value": 4, "status": "auto"}
