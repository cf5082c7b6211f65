"""From the words of a row to the state, the outcome, the clock and the agency of its dossier."""

from datetime import datetime

import pytest
from export_rows import NOW, RIGHT, row

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Command, Dossier, DossierEvent, DossierFact
from motcua.kernel.case_json import case_from_json
from motcua.kernel.cases import Outcome, Stop
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed, NotFound


def at(text):
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)


def case_after(take_in, path, **options):
    report = take_in(path, **options)
    assert report.rejections == ()
    assert report.new == 1
    return case_from_json(Dossier.objects.get().case)


def notes(report):
    return [(note.row, note.kind) for note in report.notes]


@pytest.mark.parametrize(
    ("cells", "state"),
    [
        ({}, "pending"),
        ({"state": ""}, "pending"),
        ({"state": "được tiếp nhận"}, "pending"),
        ({"state": "", "ended": "06/03/2024"}, "finished"),
        ({"state": "", "ended": "06/03/2024", "delivered": "07/03/2024"}, "delivered"),
        ({"state": "Đã có kết quả", "ended": "06/03/2024"}, "finished"),
        ({"state": "Đã xử lý xong", "ended": "06/03/2024"}, "finished"),
        ({"state": "Đã trả kết quả", "ended": "06/03/2024"}, "delivered"),
        ({"state": "Từ chối", "ended": "06/03/2024"}, "refused"),
        ({"state": "Rút hồ sơ", "ended": "06/03/2024"}, "withdrawn"),
        ({"state": "Hủy", "ended": "06/03/2024"}, "cancelled"),
        ({"state": "Chờ bổ sung", "stopped": "06/03/2024"}, "waiting"),
        ({"state": "Tạm dừng", "stopped": "06/03/2024"}, "paused"),
        ({"state": "", "stopped": "06/03/2024"}, "paused"),
        ({"stopped": "06/03/2024", "resumed": "07/03/2024"}, "pending"),
    ],
)
def test_state_of_a_row(write_csv, take_in, cells, state):
    case_after(take_in, write_csv([row(**cells)]))

    assert Dossier.objects.get().state == state


def test_all_values_of_a_finished_row(write_csv, take_in):
    path = write_csv(
        [
            row(
                procedure_code="1.001193.000.00.00.H56",
                state="Đã trả kết quả",
                stopped="05/03/2024 10:00",
                resumed="06/03/2024 09:00",
                ended="08/03/2024 10:00",
                delivered="11/03/2024",
                source="bộ",
            )
        ]
    )

    case = case_after(take_in, path)

    assert (case.code, case.procedure_code, case.procedure_name) == (
        RIGHT["code"],
        "1.001193",
        RIGHT["procedure_name"],
    )
    assert (case.field_key, case.channel, case.source_system, case.officer) == (
        "ho-tich",
        "online",
        "bo",
        "Cán bộ Mẫu",
    )
    assert case.accepted_at == at("05/03/2024 08:15")
    assert case.stops == (Stop(at("05/03/2024 10:00"), at("06/03/2024 09:00"), "pause"),)
    assert (case.ended_at, case.outcome) == (at("08/03/2024 10:00"), Outcome.RESULT)
    assert case.delivered_at == at("11/03/2024 00:00")
    assert Dossier.objects.get().applicant == "Người Mẫu Một"


def test_the_events_are_those_of_its_life_in_order(write_csv, take_in):
    path = write_csv(
        [
            row(
                state="Đã trả kết quả",
                stopped="06/03/2024",
                resumed="07/03/2024",
                ended="08/03/2024",
                delivered="11/03/2024",
            )
        ]
    )

    take_in(path)

    assert list(DossierEvent.objects.order_by("position").values_list("verb", flat=True)) == [
        "accept",
        "pause",
        "resume",
        "finish",
        "deliver",
    ]
    assert "Người Mẫu" not in "".join(DossierEvent.objects.values_list("payload", flat=True))


def test_a_day_without_an_hour_is_not_before_what_happened_on_it(write_csv, take_in):
    case = case_after(
        take_in, write_csv([row(accepted="05/03/2024 14:00", state="", ended="05/03/2024")])
    )

    assert case.ended_at == at("05/03/2024 14:00")


def test_a_finished_row_without_its_day_takes_the_day_of_delivery_and_is_listed(write_csv, take_in):
    path = write_csv([row(state="Đã trả kết quả", delivered="07/03/2024")])

    report = take_in(path)

    assert notes(report) == [(2, "ended_from_delivered")]
    assert Dossier.objects.get().ended_at == at("07/03/2024 00:00")


@pytest.mark.parametrize(
    ("state", "reason"), [("Chờ bổ sung", "supplement"), ("Tạm dừng", "pause")]
)
def test_a_stop_without_a_day_begins_with_the_import_and_is_listed(
    write_csv, take_in, state, reason
):
    report = take_in(write_csv([row(state=state)]))

    assert notes(report) == [(2, "stopped_from_import")]
    assert "từ ngày nhập 14/03/2024" in report.notes[0].message
    case = case_from_json(Dossier.objects.get().case)
    assert case.stops == (Stop(at("14/03/2024 00:00"), None, reason, since_assumed=True),)


def test_a_stop_without_an_end_stands_still_whatever_the_state_says(write_csv, take_in):
    report = take_in(write_csv([row(stopped="06/03/2024")]))

    assert notes(report) == [(2, "stopped_by_date")]
    assert Dossier.objects.get().state == "paused"


def test_an_unknown_procedure_of_a_known_field_is_taken_and_listed(write_csv, take_in):
    path = write_csv(
        [
            row(
                procedure_code="9.999999",
                procedure_name="Thủ tục riêng",
                field="Lĩnh vực Chứng thực",
            )
        ]
    )

    report = take_in(path)

    assert notes(report) == [(2, "procedure_unknown")]
    assert "“9.999999” không có trong danh mục; tính vào lĩnh vực “Lĩnh vực Chứng thực”" in (
        report.notes[0].message
    )
    stored = Dossier.objects.get()
    assert (stored.field_key, stored.procedure_code) == ("chung-thuc", "9.999999")


def test_an_unknown_procedure_may_lack_its_appointment(write_csv, take_in):
    report = take_in(write_csv([row(procedure_name="Thủ tục riêng", appointment="")]))

    assert report.rejections == ()
    assert Dossier.objects.get().due_at is None


def test_the_field_of_the_procedure_counts_where_the_file_names_none(write_csv, take_in):
    take_in(write_csv([row(field="")]))

    assert Dossier.objects.get().field_key == "ho-tich"


@pytest.mark.parametrize(
    ("channel", "online"),
    [
        ("Trực tuyến", 1),
        ("Cổng DVCQG", 1),
        ("VNeID", 1),
        ("Ki-ốt", 1),
        ("TRỰC TIẾP", 0),
        ("Bưu chính công ích", 0),
        ("Ủy quyền", 0),
    ],
)
def test_channel_decides_the_column_of_the_form(write_csv, take_in, channel, online):
    take_in(write_csv([row(channel=channel)]))

    assert DossierFact.objects.get().online == online


@pytest.mark.parametrize(
    ("cells", "state", "day"),
    [
        ({"state": "Mới đăng ký", "accepted": ""}, "registered", "05/03/2024"),  # of its code
        ({"state": "Mới đăng ký", "accepted": "06/03/2024"}, "registered", "06/03/2024"),
        ({"state": "Mới đăng ký", "accepted": "", "code": "HS-1"}, "registered", "14/03/2024"),
        ({"state": "Không tiếp nhận", "accepted": ""}, "declined", "05/03/2024"),
        (
            {"state": "Không tiếp nhận", "accepted": "", "ended": "07/03/2024"},
            "declined",
            "07/03/2024",
        ),
    ],
)
def test_a_row_that_was_not_accepted_counts_nowhere(write_csv, take_in, cells, state, day):
    case = case_after(take_in, write_csv([row(appointment="", **cells)]))

    assert Dossier.objects.get().state == state
    assert (case.registered_at or case.declined_at) == at(f"{day} 00:00")
    assert case.accepted_at is None
    assert not DossierFact.objects.exists()


def test_a_code_in_small_letters_is_the_same_dossier(write_csv, take_in):
    report = take_in(write_csv([row(code="k-1"), row(code="K-1")]))

    assert report.new == 1
    assert Dossier.objects.get().code == "K-1"
    assert notes(report) == [(2, "code_in_capitals"), (3, "twin")]


def test_a_field_that_is_not_the_procedures_is_counted_as_said_and_listed(write_csv, take_in):
    report = take_in(write_csv([row(procedure_code="1.001193", field="Đất đai")]))

    assert Dossier.objects.get().field_key == "dat-dai"
    assert notes(report) == [(2, "field_differs")]
    assert "thuộc lĩnh vực “Hộ tịch”" in report.notes[0].message


def test_a_rejected_row_is_not_listed_among_the_notes(write_csv, take_in):
    report = take_in(write_csv([row(procedure_name="Thủ tục riêng", channel="?")]))

    assert (report.rejected_rows, report.notes) == (1, ())


def test_twin_rows_are_one_dossier_and_listed(write_csv, take_in):
    report = take_in(write_csv([row(), row(code="HS-2"), row()]))

    assert (report.rows_read, report.new) == (3, 2)
    assert [(n.row, n.kind, n.message) for n in report.notes] == [
        (4, "twin", "Trùng dòng 2; chỉ tính một lần.")
    ]


def code_of_two_units():
    """A commune code that one unit had until 30/6/2025 and another has since."""
    from motcua.agencies.models import Agency

    new = Agency.objects.filter(tier="commune", valid_to=None, valid_from__year=2025)
    old = Agency.objects.filter(tier="commune", valid_to="2025-06-30")
    return new.filter(code__in=old.values("code")).order_by("code").first().code


def test_rows_belong_to_the_unit_of_the_code_at_their_acceptance(write_csv, take_in):
    code = code_of_two_units()
    path = write_csv(
        [
            row(code="HS-1", accepted="30/06/2025", appointment="02/07/2025"),
            row(code="HS-2", accepted="01/07/2025", appointment="03/07/2025"),
        ]
    )

    report = take_in(path, agency_code=code, now=at("10/07/2025 08:00"))

    owners = dict(Dossier.objects.values_list("code", "agency_id"))
    assert owners == {
        "HS-1": agencies.resolve(f"{code}@2025-06-30").id,
        "HS-2": agencies.resolve(f"{code}@2025-07-01").id,
    }
    assert owners["HS-1"] != owners["HS-2"]
    assert [note.kind for note in report.notes] == ["several_agencies"]
    assert not dossiers.verify_chain(owners["HS-1"]) + dossiers.verify_chain(owners["HS-2"])


def test_a_code_with_a_day_names_one_unit_for_all_rows(write_csv, take_in):
    code = code_of_two_units()
    path = write_csv([row(accepted="30/06/2025", appointment="02/07/2025")])

    take_in(path, agency_code=f"{code}@2025-07-01", now=at("10/07/2025 08:00"))

    assert Dossier.objects.get().agency_id == agencies.resolve(f"{code}@2025-07-01").id


def test_a_dossier_of_another_agency_is_rejected_naming_it(write_csv, take_in, database_text):
    take_in(write_csv([row()]))
    before = database_text()

    report = take_in(write_csv([row(code="HS-2"), row()]), agency_code="22354")

    assert [(r.row, r.value) for r in report.rejections] == [(3, RIGHT["code"])]
    assert "đã có tại Phường Phú Sơn (14823)" in report.rejections[0].expected
    assert database_text() == before


def test_a_dossier_at_the_successor_is_rejected_with_the_way_to_take_it_in(write_csv, take_in):
    old = agencies.resolve("14823@2025-06-30")
    new = agencies.successors(old.id)[0].agency
    accepted = {"accepted": "20/06/2025", "appointment": "03/07/2025"}
    options = {"now": at("10/07/2025 08:00")}
    take_in(write_csv([row(**accepted)]), agency_code=f"{new.code}@2025-07-01", **options)

    report = take_in(write_csv([row(**accepted)]), agency_code="14823", **options)

    assert f"hãy nhập bằng mã {new.code}@2025-07-" in report.rejections[0].expected


def test_a_successor_goes_on_with_what_it_took_over(write_csv, take_in):
    old = agencies.resolve("14823@2025-06-30")
    new = agencies.successors(old.id)[0].agency
    accepted = {"accepted": "20/06/2025", "appointment": "03/07/2025"}
    take_in(write_csv([row(**accepted)]), now=at("30/06/2025 08:00"))

    report = take_in(
        write_csv([row(**accepted, state="Đã có kết quả", ended="02/07/2025")]),
        agency_code=f"{new.code}@2025-07-01",
        now=at("10/07/2025 08:00"),
    )

    assert (report.changed, report.rejections) == (1, ())
    stored = Dossier.objects.get()
    assert (stored.agency_id, stored.state) == (old.id, "finished")


@pytest.mark.parametrize(("role", "error"), [("leader", NotAllowed), (None, NotFound)])
def test_only_who_may_import_there_does(write_csv, staff, phu_son, role, error):
    path = write_csv([row()])
    elsewhere = agencies.resolve("22354", NOW.date())
    stranger = staff(role, phu_son) if role else staff("counter", elsewhere)

    with pytest.raises(error):
        dossiers.import_file(path, agency_code="14823", actor=stranger, now=NOW, dry_run=True)

    clerk = staff("counter", phu_son)
    report = dossiers.import_file(path, agency_code="14823", actor=clerk, now=NOW, dry_run=False)
    assert report.new == 1
    assert Command.objects.get().actor_name == clerk.name
