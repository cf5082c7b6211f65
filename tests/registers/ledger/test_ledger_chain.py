"""The chain finds what was tampered with; entries and facts follow from the events alone."""

import pytest
from django.db import DatabaseError, connection, transaction
from feedback_rows import NOW, values

from motcua.registers import api
from motcua.registers.feedback.models import FeedbackFact
from motcua.registers.ledger.models import (
    RegisterCommand,
    RegisterEntry,
    RegisterEvent,
    RegisterHead,
)

PERSON = {"person_name": "Nguyễn Thị Ánh (hư cấu)", "person_phone": "0900.000.001"}


@pytest.fixture
def three_commands(office, clerk):
    """An entry recorded, assigned and corrected."""
    entry = api.record("feedback", office, values(**PERSON), actor=clerk, now=NOW)
    api.apply("feedback", entry.id, "assign", {"handler": "Tư pháp"}, actor=clerk, now=NOW)
    api.change(
        "feedback", entry.id, {"person_name": "Trần Đức"}, "Ghi nhầm tên", actor=clerk, now=NOW
    )
    return entry


def without_guards(statement, *arguments):
    """Do to the log what only somebody with the database's own password could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in ("register_event", "register_command"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_append_only")
        else:
            for table in ("register_event", "register_command"):
                for what in ("update", "delete"):
                    cursor.execute(f"DROP TRIGGER {table}_no_{what}")
        cursor.execute(statement, arguments)


def broken(office):
    return [found.message for found in api.verify_chain(office.id)]


def test_a_sound_chain_holds_and_knows_no_people(office, three_commands):
    assert broken(office) == []
    assert RegisterHead.objects.get().seq == 3
    payloads = "".join(RegisterEvent.objects.values_list("payload", flat=True))
    for word in ("Ánh", "0900.000", "0900000", "Đức"):
        assert word not in payloads
    assert "personal_digest" in payloads


@pytest.mark.parametrize("table", ["register_event", "register_command"])
@pytest.mark.parametrize("change", ["UPDATE {} SET recorded_at = recorded_at", "DELETE FROM {}"])
def test_the_log_is_only_appended_to(three_commands, table, change):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


@pytest.mark.parametrize(
    ("statement", "arguments", "message"),
    [
        (
            "UPDATE register_event SET payload = %s WHERE verb = 'assign'",
            ['{"values":{"handler":"Ai khác"}}'],
            "có sự kiện bị sửa, bị xóa hoặc bị thêm",
        ),
        (
            "UPDATE register_event SET personal = %s WHERE verb = 'record'",
            ['{"person_name":"Người khác"}'],
            "dữ liệu cá nhân của mục PA-2024-0001 không còn như lúc ghi",
        ),
        (
            "UPDATE register_command SET actor_name = %s WHERE seq = 2",
            ["Người khác"],
            "lệnh bị sửa sau khi ghi",
        ),
    ],
)
def test_what_was_tampered_with_is_found_and_nothing_is_rebuilt_from_it(
    office, three_commands, statement, arguments, message
):
    without_guards(statement, *arguments)

    assert message in broken(office)
    report = api.rebuild(now=NOW)
    assert report.chain_breaks
    assert report.changed == 0


def test_every_command_opens_a_version_and_closes_the_one_before(three_commands):
    versions = FeedbackFact.objects.order_by("recorded_from")

    spans = [(fact.recorded_from, fact.recorded_to) for fact in versions]
    assert spans == [(1, 2), (2, 3), (3, 9_223_372_036_854_775_807)]


def test_a_rebuild_changes_nothing_and_repairs_what_was_derived(office, three_commands):
    sound = api.rebuild(now=NOW)
    assert (sound.compared, sound.changed, sound.differences) == (1, 0, ())

    RegisterEntry.objects.update(state="answered", search_key="lạ")
    FeedbackFact.objects.filter(recorded_from=2).delete()
    repaired = api.rebuild(now=NOW)

    assert repaired.changed == 2  # the row, and its version
    listed = {(d.table, d.column): (d.stored, d.from_events) for d in repaired.differences}
    assert listed["register_entry", "state"] == ("answered", "handling")
    assert listed["register_entry", "search_key"][0] == "(dữ liệu cá nhân)"
    assert listed["feedback_fact", "recorded_from"] == ("", "2")
    assert api.rebuild(now=NOW).changed == 0


def test_two_offices_have_chains_of_their_own(office, other_office, three_commands, stranger):
    api.record("feedback", other_office, values(), actor=stranger, now=NOW)

    heads = dict(RegisterHead.objects.values_list("agency_id", "seq"))
    assert heads == {office.id: 3, other_office.id: 1}
    first = RegisterCommand.objects.get(agency_id=other_office.id)
    assert first.previous_hash == ""
    assert broken(other_office) == []
