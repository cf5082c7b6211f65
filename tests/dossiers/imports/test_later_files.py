"""The same file again writes nothing; a later one writes what happened since, and corrections."""

import pytest
from export_rows import RIGHT, row
from stored_dossiers import FINISHED, LATER, at, case, corrections, verbs

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier, DossierEvent


@pytest.mark.parametrize(
    "cells",
    [
        {},
        FINISHED,
        {"state": ""},
        {"state": "Đã trả kết quả", "delivered": "08/03/2024"},
        {"state": "Đã trả kết quả", "ended": "07/03/2024"},
        {"state": "Chờ bổ sung"},
        {"state": "Tạm dừng", "stopped": "06/03/2024"},
        {"stopped": "06/03/2024", "resumed": "07/03/2024"},
        {"stopped": "06/03/2024", **FINISHED},
        {"state": "Rút hồ sơ", "ended": "07/03/2024", "delivered": "08/03/2024"},
        {"state": "Hủy", "ended": "07/03/2024"},
        {"state": "Mới đăng ký", "accepted": "", "code": "HS-1"},
        {"state": "Không tiếp nhận", "accepted": "", "code": "HS-1"},
        {"procedure_name": "Thủ tục riêng"},
    ],
)
def test_the_same_file_again_writes_nothing(write_csv, take_in, database_text, cells):
    path = write_csv([row(**cells), row(code="HS-2")])
    take_in(path)
    before = database_text()

    report = take_in(path, now=LATER)

    assert (report.new, report.changed, report.unchanged) == (0, 0, 2)
    assert report.corrections == ()
    assert database_text() == before


def test_a_dry_run_reports_the_same_and_writes_nothing(write_csv, take_in, database_text):
    path = write_csv([row(), row(code="HS-2", state="Chờ bổ sung")])
    before = database_text()

    tried = take_in(path, dry_run=True)
    assert database_text() == before
    done = take_in(path)

    assert tried.dry_run
    assert (tried.new, tried.notes) == (done.new, done.notes) == (2, done.notes)


def test_a_gained_result_is_an_ordinary_event(first, then):
    first()

    report = then(state="Đã trả kết quả", ended="07/03/2024 09:00", delivered="08/03/2024")

    assert (report.changed, report.corrections) == (1, ())
    assert verbs() == ["accept", "finish", "deliver"]
    assert case().ended_at == at("07/03/2024 09:00")


def test_a_gained_stop_and_its_end_are_ordinary_events(first, then):
    first()
    then(state="Chờ bổ sung", stopped="06/03/2024")
    report = then(stopped="06/03/2024", resumed="08/03/2024")

    assert report.corrections == ()
    assert verbs() == ["accept", "ask_supplement", "receive_supplement"]


def test_a_second_stop_is_added_to_the_first(first, then):
    first(stopped="06/03/2024", resumed="07/03/2024")

    then(state="Tạm dừng", stopped="11/03/2024")

    assert [(s.since, s.until) for s in case().stops] == [
        (at("06/03/2024 00:00"), at("07/03/2024 00:00")),
        (at("11/03/2024 00:00"), None),
    ]
    assert verbs() == ["accept", "pause", "resume", "pause"]


def test_an_acceptance_after_registration_is_an_ordinary_event(first, then):
    first(state="Mới đăng ký", accepted="")

    report = then(**FINISHED)

    assert report.corrections == ()
    assert verbs() == ["register", "accept", "finish"]


def test_a_cancellation_after_the_result_is_an_ordinary_event(first, then):
    first(**FINISHED)

    report = then(state="Hủy", ended="12/03/2024")

    assert report.corrections == ()
    assert verbs() == ["accept", "finish", "cancel"]


def test_a_dossier_handed_over_while_it_is_open_is_an_ordinary_event(first, then):
    first()

    report = then(officer="Cán bộ Khác")

    assert report.corrections == ()
    assert verbs() == ["accept", "route"]
    assert case().officer == "Cán bộ Khác"


@pytest.mark.parametrize(
    ("before", "after", "label", "old", "new"),
    [
        ({}, {"appointment": "11/03/2024"}, "Ngày hẹn trả", "08/03/2024", "11/03/2024"),
        ({}, {"accepted": "04/03/2024"}, "Ngày tiếp nhận", "05/03/2024 08:15", "04/03/2024"),
        ({}, {"channel": "Trực tiếp"}, "Hình thức nộp", "Trực tuyến", "Trực tiếp"),
        ({}, {"field": "Chứng thực"}, "Lĩnh vực", "Hộ tịch", "Chứng thực"),
        ({}, {"source": "bộ"}, "Hệ thống nguồn", "Hệ thống của tỉnh", "Hệ thống tập trung"),
        ({}, {"applicant": "Người Mẫu Hai"}, "Người nộp", "Người Mẫu Một", "Người Mẫu Hai"),
        (
            FINISHED,
            {**FINISHED, "ended": "06/03/2024"},
            "Ngày có kết quả",
            "07/03/2024",
            "06/03/2024",
        ),
        (
            FINISHED,
            {**FINISHED, "officer": "Cán bộ Khác"},
            "Cán bộ xử lý",
            "Cán bộ Mẫu",
            "Cán bộ Khác",
        ),
        (FINISHED, {**FINISHED, "state": "Từ chối"}, "Kết thúc", "Có kết quả", "Từ chối"),
        (
            {"stopped": "06/03/2024", "resumed": "07/03/2024"},
            {"stopped": "06/03/2024", "resumed": "08/03/2024"},
            "Thời gian dừng",
            "06/03/2024 – 07/03/2024",
            "06/03/2024 – 08/03/2024",
        ),
        ({"officer": ""}, {**FINISHED, "officer": "Cán bộ Mẫu"}, "Cán bộ xử lý", "", "Cán bộ Mẫu"),
    ],
)  # fmt: skip
def test_a_changed_value_is_a_correction_and_is_listed(first, then, before, after, label, old, new):
    first(**before)

    report = then(**after)

    assert report.changed == 1
    found = corrections(report)
    assert len(found) == 1, found
    assert found[0][:3] == (2, RIGHT["code"], label)
    assert found[0][3].startswith(old)
    assert found[0][4].startswith(new)
    assert verbs()[-1] == "correct"


def test_the_reason_of_a_correction_names_file_and_row(first, then):
    first()

    then(appointment="11/03/2024")

    payload = DossierEvent.objects.order_by("id").last().payload
    assert "Giá trị khác trong tệp “hoso.csv”, dòng 2" in payload


def test_a_changed_name_stays_outside_the_chain(first, then):
    first()

    then(applicant="Người Mẫu Hai")

    event = DossierEvent.objects.order_by("id").last()
    assert "Người Mẫu" not in event.payload
    assert "Người Mẫu Hai" in event.personal
    assert Dossier.objects.get().applicant == "Người Mẫu Hai"


def test_result_and_changed_value_in_one_row_are_both(first, then):
    first()

    report = then(appointment="11/03/2024", **FINISHED)

    assert verbs() == ["accept", "finish", "correct"]
    assert [c.label for c in report.corrections] == ["Ngày hẹn trả"]


def test_the_end_moved_by_a_correction_moves_the_stop_it_closed(first, then):
    first(state="Tạm dừng", stopped="06/03/2024")
    then(stopped="06/03/2024", state="Đã có kết quả", ended="11/03/2024")

    then(stopped="06/03/2024", state="Đã có kết quả", ended="08/03/2024")

    assert case().stops[0].until == at("08/03/2024 00:00")


def test_less_precision_is_no_change(first, then):
    first(ended="07/03/2024 10:20", state="Đã có kết quả", appointment="08/03/2024 10:00")

    report = then(**FINISHED, accepted="05/03/2024", appointment="08/03/2024")

    assert (report.unchanged, report.changed) == (1, 0)


def test_an_empty_cell_takes_nothing_away(first, then):
    first(
        state="Đã trả kết quả",
        ended="08/03/2024",
        delivered="11/03/2024",
        stopped="06/03/2024",
        resumed="07/03/2024",
    )

    report = then(state="", applicant="", officer="", source="", appointment="08/03/2024")

    assert (report.unchanged, report.notes) == (1, ())


def test_an_older_file_takes_no_result_back_and_says_so(first, then):
    first(**FINISHED)

    report = then()

    assert report.unchanged == 1
    assert [(n.row, n.kind) for n in report.notes] == [(2, "kept")]
    assert "Tệp ghi “Đang xử lý” nhưng hồ sơ đã có bước sau đó (07/03/2024)" in (
        report.notes[0].message
    )


def test_a_contradiction_with_what_is_stored_is_rejected(first, write_csv, take_in, database_text):
    first(**FINISHED)
    before = database_text()

    report = take_in(
        write_csv([row(accepted="11/03/2024", appointment="13/03/2024"), row(code="HS-2")]),
        now=LATER,
    )

    assert [(r.row, r.column, r.value) for r in report.rejections] == [
        (2, "G “Ngày tiếp nhận”", "11/03/2024")
    ]
    assert "ngày kết thúc 07/03/2024 trước ngày tiếp nhận 11/03/2024" in (
        report.rejections[0].expected
    )
    assert database_text() == before


def test_one_faulty_row_keeps_the_whole_file_out(write_csv, take_in, database_text):
    before = database_text()

    report = take_in(write_csv([row(), row(code="HS-2", channel="?"), row(code="HS-3")]))

    assert (report.new, len(report.rejections)) == (2, 1)
    assert database_text() == before


def test_a_dossier_worked_at_the_desk_is_the_same_dossier(write_csv, take_in, then, phu_son, staff):
    from motcua.dossiers.data import Intake

    clerk = staff("counter", phu_son)
    dossiers.accept(
        Intake(
            code=RIGHT["code"],
            field_key="ho-tich",
            procedure_code="1.001193",
            procedure_name=RIGHT["procedure_name"],
            channel="online",
            applicant="Người Mẫu Một",
            appointment_at=at("08/03/2024 17:00"),
            officer="Cán bộ Mẫu",
        ),
        agency_id=phu_son.id,
        actor=clerk,
        now=at("05/03/2024 08:15"),
    )

    assert then().unchanged == 1
    assert then(**FINISHED).corrections == ()
