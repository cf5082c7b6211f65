"""The chain finds what was changed behind its back; `rebuild` puts derived rows right."""

import pytest
from django.db import connection
from dossier_builders import at, intake

from motcua.dossiers import api
from motcua.dossiers.models import ChainHead, Command, Dossier, DossierEvent, DossierFact

NOW = at("2024-02-01 08:00")


@pytest.fixture
def worked(office, clerk):
    """Two dossiers, five commands."""
    for code in ("HS-1", "HS-2"):
        api.accept(intake(code), agency_id=office.id, actor=clerk, now=at("2024-01-05 08:00"))
    api.route("HS-1", "Trần Văn Mẫu", actor=clerk, now=at("2024-01-05 09:00"))
    api.finish("HS-1", actor=clerk, now=at("2024-01-09 09:00"))
    api.deliver("HS-1", actor=clerk, now=at("2024-01-10 09:00"))
    return office


def behind_its_back(statement: str, *values: object) -> None:
    """Write past the guards, as somebody with the database file could."""
    vendor = connection.vendor
    with connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in ("command", "dossier_event"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_append_only")
        else:
            for table in ("command", "dossier_event"):
                cursor.execute(f"DROP TRIGGER {table}_no_update")
                cursor.execute(f"DROP TRIGGER {table}_no_delete")
        cursor.execute(statement, values)


def test_a_chain_that_nobody_touched_holds(worked):
    assert Command.objects.count() == 5
    assert api.verify_chain(worked.id) == ()


def test_a_changed_payload_is_found(worked):
    behind_its_back(
        "UPDATE dossier_event SET payload = REPLACE(payload, 'Trần Văn Mẫu', 'Trần Văn Mẩu')"
    )
    breaks = api.verify_chain(worked.id)
    assert [(b.seq, b.message) for b in breaks] == [(3, "có sự kiện bị sửa, bị xóa hoặc bị thêm")]


def test_a_changed_day_is_found(worked):
    event = DossierEvent.objects.get(verb="finish")
    behind_its_back(
        "UPDATE dossier_event SET occurred_at = %s WHERE id = %s", at("2024-01-08"), event.pk
    )
    assert [found.seq for found in api.verify_chain(worked.id)] == [4]


def test_a_removed_event_is_found(worked):
    event = DossierEvent.objects.get(verb="route")
    behind_its_back("DELETE FROM dossier_event WHERE id = %s", event.pk)
    assert [found.seq for found in api.verify_chain(worked.id)] == [3]


def test_swapped_personal_data_are_found(worked):
    event = DossierEvent.objects.get(verb="accept", dossier__code="HS-2")
    behind_its_back(
        "UPDATE dossier_event SET personal = %s WHERE id = %s", '{"applicant":"Khác"}', event.pk
    )
    breaks = api.verify_chain(worked.id)
    assert [(b.seq, b.message) for b in breaks] == [
        (2, "dữ liệu cá nhân của hồ sơ HS-2 không còn như lúc ghi")
    ]


def test_a_removed_command_in_the_middle_is_found(worked):
    command = Command.objects.get(seq=3)
    behind_its_back("DELETE FROM dossier_event WHERE command_id = %s", command.pk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM command WHERE id = %s", [command.pk])
    messages = [(b.seq, b.message) for b in api.verify_chain(worked.id)]
    assert messages == [
        (3, "thiếu lệnh từ số 3 đến số 3"),
        (4, "không nối với lệnh ngay trước nó"),
    ]


def test_a_removed_tail_is_found_by_the_head(worked):
    command = Command.objects.get(seq=5)
    behind_its_back("DELETE FROM dossier_event WHERE command_id = %s", command.pk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM command WHERE id = %s", [command.pk])
    breaks = api.verify_chain(worked.id)
    assert [(b.seq, b.message) for b in breaks] == [
        (None, "ghi số 5, lệnh cuối cùng còn lại mang số 4")
    ]


def test_another_author_is_found(worked):
    behind_its_back("UPDATE command SET actor_name = 'Ai đó' WHERE seq = 2")
    assert [(b.seq, b.message) for b in api.verify_chain(worked.id)] == [
        (2, "lệnh bị sửa sau khi ghi")
    ]


def test_another_file_named_as_the_source_is_found(worked):
    behind_its_back("UPDATE command SET source_name = 'khac.xlsx' WHERE seq = 2")
    assert [found.seq for found in api.verify_chain(worked.id)] == [2]


def test_rebuild_puts_back_what_the_events_say_and_names_it(worked):
    Dossier.objects.filter(code="HS-1").update(state="pending", applicant="Người Khác")
    DossierFact.objects.filter(dossier__code="HS-1", recorded_from=4).update(ended_day=19800)
    DossierFact.objects.filter(dossier__code="HS-2").delete()
    Dossier.objects.filter(code="HS-2").update(order_key="9")

    report = api.rebuild(now=NOW)

    assert report.changed == 4
    told = {(d.code, d.table, d.column, d.stored, d.from_events) for d in report.differences}
    personal = "(dữ liệu cá nhân)"
    assert told == {
        ("HS-1", "dossier", "state", "pending", "delivered"),
        ("HS-1", "dossier", "applicant", personal, personal),
        ("HS-1", "dossier_fact", "ended_day", "19800", "19731"),  # 09/01/2024
        ("HS-2", "dossier", "order_key", "9", "80272 HS-2"),  # 99999 - 19727
        ("HS-2", "dossier_fact", "recorded_from", "", "2"),
    }
    assert api.rebuild(now=NOW).changed == 0
    assert Dossier.objects.get(code="HS-1").applicant != "Người Khác"


def test_rebuild_writes_nothing_from_events_that_were_tampered_with(worked):
    behind_its_back("UPDATE command SET actor_name = 'Ai đó' WHERE seq = 2")
    Dossier.objects.filter(code="HS-1").update(state="pending")

    report = api.rebuild(now=NOW)

    assert (report.changed, len(report.chain_breaks)) == (0, 1)
    assert Dossier.objects.get(code="HS-1").state == "pending"


def test_heads_of_offices_do_not_mix(worked, other_office, stranger):
    api.accept(intake("B-1"), agency_id=other_office.id, actor=stranger, now=at("2024-01-05"))
    assert dict(ChainHead.objects.values_list("agency_id", "seq")) == {
        worked.id: 5,
        other_office.id: 1,
    }
    assert api.verify_chain(other_office.id) == ()
