"""Biểu 06a, one rule at a time; every figure below was counted by hand."""

from office_at_work import LATER, at

from motcua.kernel.forms import Severity

Q1 = ("2023-12-15", "2024-03-14")


def test_a_period_without_records_has_52_rows_of_zeros(office):
    sheet = office.form(*Q1)

    assert len(sheet.sheet.rows) == 52
    assert {sheet.numbers(row.key) for row in sheet.sheet.rows} == {(0,) * 11}
    assert sheet.numbers("total") == (0,) * 11
    assert sheet.sheet.findings == ()


def test_result_on_the_due_day_is_column_9_whatever_the_hour(office):
    office.accepts("HS-1", "2024-03-05", due="2024-03-08 10:00")
    office.does("finish", "HS-1", "2024-03-08 16:30")

    row = office.form(*Q1).row("ho-tich")

    assert (row["7"], row["8"], row["9"], row["10"]) == (1, 0, 1, 0)


def test_the_day_before_is_early_and_the_day_after_is_late(office):
    office.accepts("HS-1", "2024-03-05", due="2024-03-08")
    office.accepts("HS-2", "2024-03-05", due="2024-03-08")
    office.does("finish", "HS-1", "2024-03-07 17:00")
    office.does("finish", "HS-2", "2024-03-11 07:30")

    sheet = office.form(*Q1)

    assert sheet.codes("ho-tich", "8") == ["HS-1"]
    assert sheet.codes("ho-tich", "10") == ["HS-2"]


def test_without_a_time_limit_it_is_always_column_9(office):
    office.accepts("HS-1", "2024-01-05", due=None)
    office.does("finish", "HS-1", "2024-03-12")

    assert office.form(*Q1).numbers("ho-tich") == (1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0)


def test_both_ends_of_the_period_are_in_it(office):
    for code, on in (("A", "2023-12-14"), ("B", "2023-12-15"), ("C", "2024-03-14")):
        office.accepts(code, on)
    office.accepts("D", "2024-03-15")

    sheet = office.form(*Q1)

    assert sheet.codes("total", "6") == ["A"]
    assert sheet.codes("total", "5") == ["B", "C"]
    assert sheet.numbers("total") == (3, 0, 2, 1, 0, 0, 0, 0, 3, 3, 0)


def test_finished_the_day_before_the_period_is_not_carried_over(office):
    office.accepts("A", "2023-12-01", due="2023-12-20")
    office.accepts("B", "2023-12-01", due="2023-12-20")
    office.does("finish", "A", "2023-12-14 17:00")
    office.does("finish", "B", "2023-12-15 07:30")

    sheet = office.form(*Q1)

    assert sheet.codes("total", "6") == ["B"]
    assert sheet.numbers("total") == (1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0)


def test_finished_after_the_cut_off_is_open_in_the_form_of_the_period(office):
    office.accepts("HS-1", "2024-03-12", due="2024-03-18", channel="online")
    office.does("finish", "HS-1", "2024-03-15 08:00")

    sheet = office.form(*Q1)

    assert sheet.numbers("ho-tich") == (1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0)
    assert sheet.codes("ho-tich", "11") == ["HS-1"]


def test_open_is_judged_at_the_last_day_of_the_period(office):
    office.accepts("ON-THE-DAY", "2024-03-01", due="2024-03-14")
    office.accepts("PAST", "2024-03-01", due="2024-03-13")

    sheet = office.form(*Q1)

    assert sheet.codes("ho-tich", "12") == ["ON-THE-DAY"]
    assert sheet.codes("ho-tich", "13") == ["PAST"]


def test_a_clock_stopped_in_time_is_not_late_and_one_stopped_too_late_is(office):
    office.accepts("STOPPED", "2024-03-01", due="2024-03-08")
    office.accepts("TOO-LATE", "2024-03-01", due="2024-03-08")
    office.does("ask_supplement", "STOPPED", "2024-03-08 16:00", ["Giấy chứng sinh"], "Thiếu giấy")
    office.does("pause", "TOO-LATE", "2024-03-11", "Chờ ý kiến cơ quan khác")

    sheet = office.form(*Q1)

    assert sheet.codes("ho-tich", "12") == ["STOPPED"]
    assert sheet.codes("ho-tich", "13") == ["TOO-LATE"]


def test_stopped_time_moves_the_due_day(office):
    # Accepted Fri 1/3, due Fri 8/3 17:00; stopped Wed 6/3 09:00: left are 6.5 h of that day (to
    # 17:30), 8 h of Thursday, 7.5 h of Friday = 22 h. Goes on Mon 11/3 09:00: 6.5 + 8 h, then
    # 7.5 h of Wed 13/3: due Wed 13/3 17:00.
    office.accepts("HS-1", "2024-03-01", due="2024-03-08 17:00")
    office.does("pause", "HS-1", "2024-03-06 09:00", "Chờ ý kiến")
    office.does("resume", "HS-1", "2024-03-11 09:00")
    office.does("finish", "HS-1", "2024-03-13 10:00")

    row = office.form(*Q1).row("ho-tich")

    assert (row["8"], row["9"], row["10"]) == (0, 1, 0)


def test_refused_and_withdrawn_are_finished_by_date_and_cancelled_counts_nowhere(office):
    for code in ("REFUSED", "WITHDRAWN", "CANCELLED"):
        office.accepts(code, "2024-03-01", due="2024-03-08")
    office.does("refuse", "REFUSED", "2024-03-07", "Không đủ điều kiện")
    office.does("withdraw", "WITHDRAWN", "2024-03-11", "Công dân rút")
    office.does("cancel", "CANCELLED", "2024-03-04", "Nhập trùng")

    sheet = office.form(*Q1)

    assert sheet.numbers("ho-tich") == (2, 0, 2, 0, 2, 1, 0, 1, 0, 0, 0)
    assert sheet.codes("ho-tich", "8") == ["REFUSED"]
    assert sheet.codes("ho-tich", "10") == ["WITHDRAWN"]


def test_withdrawn_on_due_puts_withdrawn_and_refused_into_column_9(office):
    office.adopts("withdrawn-on-due")
    for code in ("REFUSED", "WITHDRAWN"):
        office.accepts(code, "2024-03-01", due="2024-03-08")
    office.does("refuse", "REFUSED", "2024-03-07", "Không đủ điều kiện")
    office.does("withdraw", "WITHDRAWN", "2024-03-11", "Công dân rút")

    sheet = office.form(*Q1)

    assert sheet.codes("ho-tich", "9") == ["REFUSED", "WITHDRAWN"]
    assert sheet.numbers("ho-tich") == (2, 0, 2, 0, 2, 0, 2, 0, 0, 0, 0)


def test_kept_apart_is_inside_3_outside_7_and_11_and_the_check_names_the_difference(office):
    office.adopts("kept-apart")
    for code in ("DONE", "REFUSED", "WITHDRAWN", "CANCELLED", "OPEN"):
        office.accepts(code, "2024-03-01", due="2024-03-20")
    office.does("finish", "DONE", "2024-03-07")
    office.does("refuse", "REFUSED", "2024-03-07", "Không đủ điều kiện")
    office.does("withdraw", "WITHDRAWN", "2024-03-11", "Công dân rút")
    office.does("cancel", "CANCELLED", "2024-03-12", "Nhập trùng")

    sheet = office.form(*Q1)

    assert sheet.numbers("ho-tich") == (5, 0, 5, 0, 1, 1, 0, 0, 1, 1, 0)
    assert sheet.codes("ho-tich", "apart_withdrawn") == ["WITHDRAWN"]
    findings = {finding.cells[0][0]: finding for finding in sheet.sheet.findings}
    assert set(findings) == {"ho-tich", "total"}
    assert {finding.severity for finding in findings.values()} == {Severity.NOTE}
    assert findings["ho-tich"].code == "06a.kept-apart"
    assert "Lĩnh vực Hộ tịch: cột (3) hơn (7) + (11) 3 hồ sơ" in findings["ho-tich"].message
    assert "rút 1, từ chối 1, hủy 1" in findings["total"].message


def test_kept_apart_and_ended_after_the_period_is_still_open_in_it(office):
    office.adopts("kept-apart")
    office.accepts("HS-1", "2024-03-01", due="2024-03-20")
    office.does("withdraw", "HS-1", "2024-03-18", "Công dân rút")

    sheet = office.form(*Q1)

    assert sheet.numbers("ho-tich") == (1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0)
    assert sheet.sheet.findings == ()


def test_what_was_recorded_after_as_of_is_absent(office):
    office.accepts("KNOWN", "2024-03-05", recorded=at("2024-03-05 18:00"))
    office.accepts("LEARNT-LATER", "2024-03-06", recorded=at("2024-03-20 08:00"))
    office.does("finish", "KNOWN", "2024-03-12", recorded=at("2024-03-20 09:00"))

    then = office.form(*Q1, as_of=at("2024-03-15 00:00"))
    today = office.form(*Q1)

    assert then.numbers("ho-tich") == (1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0)
    assert then.codes("ho-tich", "11") == ["KNOWN"]
    assert today.numbers("ho-tich") == (2, 0, 2, 0, 1, 1, 0, 0, 1, 1, 0)
    assert today.codes("ho-tich", "11") == ["LEARNT-LATER"]


def test_a_moment_before_the_first_record_sees_nothing(office):
    office.accepts("HS-1", "2024-03-05", recorded=at("2024-03-05 18:00"))

    assert office.form(*Q1, as_of=at("2024-03-05 17:59")).numbers("total") == (0,) * 11
    assert office.form(*Q1, as_of=at("2024-03-05 18:00")).numbers("total")[0] == 1


def test_a_corrected_day_moves_the_dossier_from_then_on(office):
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    office.accepts("HS-1", "2024-03-13", recorded=at("2024-03-13 18:00"))
    dossiers.correct(
        "HS-1",
        {"accepted_at": at("2023-12-13 09:00")},
        "Nhập nhầm tháng",
        actor=SYSTEM,
        now=at("2024-03-18 08:00"),
    )

    assert office.form(*Q1, as_of=at("2024-03-15")).codes("ho-tich", "5") == ["HS-1"]
    assert office.form(*Q1).codes("ho-tich", "6") == ["HS-1"]


def test_the_other_office_is_not_counted(office, other_office):
    office.accepts("HS-1", "2024-03-05")
    other_office.accepts("HS-2", "2024-03-05")

    assert office.form(*Q1).codes("total", "3") == ["HS-1"]
    assert other_office.form(*Q1).codes("total", "3") == ["HS-2"]


def test_channels_fall_into_columns_4_and_5(office):
    for code, channel in enumerate(("online", "dvcqg", "vneid", "kiosk"), 1):
        office.accepts(f"ON-{code}", "2024-03-05", channel=channel)
    for code, channel in enumerate(("counter", "post", "proxy"), 1):
        office.accepts(f"DIRECT-{code}", "2024-03-05", channel=channel)

    row = office.form(*Q1).row("ho-tich")

    assert (row["3"], row["4"], row["5"]) == (7, 4, 3)


def test_a_field_outside_the_list_follows_the_52_and_is_noted(office):
    from motcua.rulebook import load

    outside = next(field for field in load.fields() if field.number is None)
    office.accepts("HS-1", "2024-03-05", field=outside.key)

    sheet = office.form(*Q1)

    last = sheet.sheet.rows[-1]
    assert (len(sheet.sheet.rows), last.key, last.number) == (53, outside.key, "53")
    assert last.label == outside.printed
    assert sheet.numbers("total")[0] == 1
    (note,) = sheet.sheet.findings
    assert (note.code, note.severity) == ("form.row_added", Severity.NOTE)
    assert outside.printed in note.message


def test_an_agency_with_its_own_list_prints_that_list(office):
    from datetime import UTC, date, datetime

    from motcua.agencies import api as agencies
    from motcua.kernel.actors import SYSTEM

    agencies.adopt(
        office.agency.id,
        "fields",
        ["chung-thuc", "ho-tich"],
        "Quyết định mẫu",
        date(2024, 1, 1),
        actor=SYSTEM,
        now=datetime(2024, 1, 1, tzinfo=UTC),
    )
    office.accepts("HS-1", "2024-03-05", field="dat-dai")

    rows = office.form(*Q1).sheet.rows

    assert [row.key for row in rows] == ["chung-thuc", "ho-tich", "dat-dai"]
    assert [row.number for row in rows] == ["1", "2", "3"]


def test_a_page_that_asks_for_now_sees_what_there_is_now(office):
    office.accepts("HS-1", "2024-03-05")

    sheet = office.form(*Q1, as_of=LATER)

    assert sheet.codes("total", "3") == ["HS-1"]
    assert sheet.sheet.as_of == LATER


def test_a_limit_that_starts_again_is_counted_in_full_from_the_supplement(office):
    # Four working days, from Mon 4/3 to Fri 8/3; they begin again on Mon 11/3: due Fri 15/3.
    office.accepts("HS-1", "2024-03-04", due="2024-03-08 17:00")
    office.does("ask_supplement", "HS-1", "2024-03-07", ["Tờ khai"], "Thiếu chữ ký")
    office.does("receive_supplement", "HS-1", "2024-03-11", restarts=True)
    office.does("finish", "HS-1", "2024-03-15 10:00")

    row = office.form("2024-03-01", "2024-03-31").row("ho-tich")

    assert (row["8"], row["9"], row["10"]) == (0, 1, 0)
