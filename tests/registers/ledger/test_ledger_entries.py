"""An entry begins, goes on by its verbs, and is put right with a reason."""

from datetime import date

import pytest
from feedback_rows import NOW, values

from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.registers import api
from motcua.registers.data import EntryFilter
from motcua.registers.ledger.models import RegisterEvent, RegisterReadLog

DAY = NOW.replace(hour=0)


def record(office, clerk, now=NOW, **said):
    return api.record("feedback", office, values(**said), actor=clerk, now=now)


def test_a_new_entry_has_a_code_of_its_year_and_stands_where_entries_begin(office, clerk):
    first = record(office, clerk)
    second = record(office, clerk, received_on="02/03/2024")
    last_year = record(office, clerk, received_on="30/12/2023")

    assert [view.code for view in (first, second, last_year)] == [
        "PA-2024-0001",
        "PA-2024-0002",
        "PA-2023-0001",
    ]
    assert (first.state_label, first.is_open) == ("Mới tiếp nhận", True)
    assert (first.begun_on, first.due_on, first.ended_on) == (
        date(2024, 3, 1),
        date(2024, 3, 8),
        None,
    )


def test_a_given_code_is_kept_and_not_taken_twice(office, clerk):
    given = api.record("feedback", office, values(), actor=clerk, now=NOW, code="PA-2024-0001")
    assert given.code == "PA-2024-0001"

    with pytest.raises(api.EntryRefused, match="PA-2024-0001") as refused:
        api.record("feedback", office, values(), actor=clerk, now=NOW, code="PA-2024-0001")
    assert refused.value.faults[0].field == "code"
    # A series goes on after a number that came from outside.
    assert record(office, clerk).code == "PA-2024-0002"


def test_the_verbs_lead_an_entry_on_and_only_those_of_its_state(office, clerk):
    entry = record(office, clerk)
    given = {"handler": "Địa chính - Xây dựng"}
    assigned = api.apply("feedback", entry.id, "assign", given, actor=clerk, now=NOW)
    answer = {"answered_on": "07/03/2024", "answer": "Đã thay bóng."}
    answered = api.apply("feedback", entry.id, "answer", answer, actor=clerk, now=NOW)

    assert (assigned.state, answered.state) == ("handling", "answered")
    assert (answered.ended_on, answered.is_open) == (date(2024, 3, 7), False)
    with pytest.raises(api.VerbNotAllowed, match=r"Đã trả lời.*Công khai trả lời"):
        api.apply("feedback", entry.id, "assign", given, actor=clerk, now=NOW)


@pytest.mark.parametrize(
    ("said", "field", "found", "expected"),
    [
        ({"subject": ""}, "subject", "", "có tóm tắt nội dung"),
        ({"due_on": "29/02/2024"}, "due_on", "29/02/2024", "không trước ngày tiếp nhận"),
        ({"received_on": "21/03/2024", "due_on": ""}, "received_on", "21/03/2024", "sau hôm nay"),
        ({"kind": "regulation"}, "about", "", "hành vi hành chính hay nội dung quy định"),
        ({"kind": "lạ"}, "kind", "lạ", "một trong"),
        ({"received_on": "31/02/2024"}, "received_on", "31/02/2024", "ngày có thật"),
        ({"handling_agency": "99999"}, "handling_agency", "99999", "mã một đơn vị"),
        ({"person_phone": "gọi sau"}, "person_phone", "gọi sau", "số điện thoại"),
        ({"answered_on": "05/03/2024"}, "answered_on", "05/03/2024", "để trống ngày trả lời"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, clerk, said, field, found, expected):
    with pytest.raises(api.EntryRefused) as refused:
        record(office, clerk, **said)

    fault = next(fault for fault in refused.value.faults if fault.field == field)
    assert (fault.value, expected in fault.expected) == (found, True), fault
    assert not RegisterEvent.objects.exists()


def test_a_due_day_nobody_gave_is_computed_by_the_kind(office, clerk):
    # 10 working days after Friday 1/3/2024: two weeks later, Friday 15/3.
    entry = record(office, clerk, kind="regulation", about="act", due_on="")

    assert entry.due_on == date(2024, 3, 15)
    assert record(office, clerk, due_on="").due_on is None  # no rule for reports of the street


def test_a_correction_says_why_and_keeps_old_and_new(office, clerk):
    entry = record(office, clerk)

    with pytest.raises(api.ReasonMissing):
        api.change("feedback", entry.id, {"field": "Điện"}, " ", actor=clerk, now=NOW)
    with pytest.raises(api.NothingToChange):
        api.change("feedback", entry.id, {"kind": "city"}, "Ghi nhầm", actor=clerk, now=NOW)
    api.change("feedback", entry.id, {"due_on": "12/03/2024"}, "Ghi nhầm hạn", actor=clerk, now=NOW)

    [_, correction] = api.history("feedback", entry.id, actor=clerk, now=NOW)
    assert correction.is_correction
    assert (correction.label, correction.reason) == ("Đính chính", "Ghi nhầm hạn")
    [change] = correction.changes
    assert (change.label, change.old, change.new) == ("Hạn trả lời", "08/03/2024", "12/03/2024")


def test_who_saw_an_older_version_overwrites_nobodys_work(office, clerk):
    seen = record(office, clerk)
    api.apply("feedback", seen.id, "assign", {"handler": "Tư pháp"}, actor=clerk, now=NOW)

    with pytest.raises(api.EntryChanged, match="Cán bộ Mẫu"):
        api.change(
            "feedback",
            seen.id,
            {"field": "Điện"},
            "Bổ sung",
            actor=clerk,
            now=NOW,
            expected=seen.version,
        )


def test_a_late_entry_keeps_both_times(office, clerk):
    entry = record(office, clerk)

    [event] = api.history("feedback", entry.id, actor=clerk, now=NOW)

    assert event.is_late
    assert event.occurred_at.date() == date(2024, 3, 1)
    assert event.recorded_at == NOW


def test_the_entry_is_seen_as_it_was_known_then(office, clerk):
    entry = record(office, clerk)
    later = NOW.replace(hour=15)
    api.apply("feedback", entry.id, "assign", {"handler": "Tư pháp"}, actor=clerk, now=later)

    def known(at):
        found = api.entry_as_of("feedback", entry.id, at, actor=clerk, now=later)
        return None if found is None else found.state

    assert (known(DAY), known(NOW), known(later)) == (None, "received", "handling")


def test_another_office_may_know_nothing_and_a_reader_may_not_write(
    office, other_office, clerk, stranger
):
    entry = record(office, clerk)
    leader = Actor(9, "Lãnh đạo Mẫu", "leader", office.id)

    with pytest.raises(NotFound):
        api.entry("feedback", entry.id, actor=stranger, now=NOW)
    with pytest.raises(NotFound):
        api.apply("feedback", entry.id, "assign", {"handler": "x"}, actor=stranger, now=NOW)
    with pytest.raises(NotFound):
        record(office, stranger)
    assert api.entries("feedback", EntryFilter(), actor=stranger, now=NOW).total == 0
    assert api.entry("feedback", entry.id, actor=leader, now=NOW).code == entry.code
    with pytest.raises(NotAllowed, match="ghi sổ phản ánh"):
        api.apply("feedback", entry.id, "assign", {"handler": "x"}, actor=leader, now=NOW)


def test_people_are_hidden_where_they_are_not_needed_and_reading_them_is_written_down(
    office, clerk
):
    person = {"person_name": "Nguyễn Thị Ánh", "person_phone": "0900.000.001"}
    entry = record(office, clerk, **person)
    leader = Actor(9, "Lãnh đạo Mẫu", "leader", office.id)

    [listed] = api.entries("feedback", EntryFilter(), actor=clerk, now=NOW).rows
    masked = api.entry("feedback", entry.id, actor=leader, now=NOW)
    assert not RegisterReadLog.objects.exists()
    opened = api.entry("feedback", entry.id, actor=clerk, now=NOW)

    assert listed.values["person_name"] == masked.values["person_name"] == "N••• T••• Á•••"
    assert masked.values["person_phone"] == "•••••••••001"
    assert opened.values["person_name"] == "Nguyễn Thị Ánh"
    log = RegisterReadLog.objects.get()
    assert (log.user_name, log.entry_codes, log.page) == ("Cán bộ Mẫu", entry.code, "entry")
    hidden = api.history("feedback", entry.id, actor=leader, now=NOW)[0].changes
    assert {change.new for change in hidden if change.label == "Điện thoại"} == {"•••••••••001"}


def test_the_list_is_searched_without_accents_and_by_state(office, clerk):
    lamp = record(office, clerk, person_name="Trần Văn Đức")
    noise = record(office, clerk, subject="Tiếng ồn quán karaoke", received_on="05/03/2024")
    api.apply("feedback", noise.id, "assign", {"handler": "Công an"}, actor=clerk, now=NOW)

    def found(**narrowed):
        page = api.entries("feedback", EntryFilter(**narrowed), actor=clerk, now=NOW)
        return [row.code for row in page.rows]

    assert found() == [noise.code, lamp.code]  # the latest day first
    assert found(text="den duong") == [lamp.code]
    assert found(text="van duc") == [lamp.code]
    assert found(text="KARAOKE ồn") == [noise.code]
    assert found(states=frozenset({"handling"})) == [noise.code]
    assert found(overdue=True) == [noise.code, lamp.code]
    assert found(choices={"kind": "regulation"}) == []
    assert found(begun_from=date(2024, 3, 2)) == [noise.code]


def test_a_long_list_comes_in_pages_that_neither_repeat_nor_leave_out(office, clerk):
    for _ in range(53):
        record(office, clerk)

    first = api.entries("feedback", EntryFilter(), actor=clerk, now=NOW)
    second = api.entries("feedback", EntryFilter(), actor=clerk, now=NOW, cursor=first.next_cursor)
    back = api.entries(
        "feedback", EntryFilter(), actor=clerk, now=NOW, cursor=second.previous_cursor
    )

    assert (len(first.rows), len(second.rows), first.total) == (50, 3, 53)
    assert len({row.code for row in (*first.rows, *second.rows)}) == 53
    assert (back.rows, second.next_cursor) == (first.rows, None)
