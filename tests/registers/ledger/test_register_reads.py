"""Who read what a register says of people: by register, code, account and day.

Read on Wednesday 20/03/2024: the clerk of the first ward opened PA-1 at 09:00 and PA-2 at 09:30 and
took the whole book away at 10:00; the clerk of the other ward opened an own entry at 09:15.
"""

from datetime import date, timedelta

import pytest
from feedback_rows import NOW, values

from motcua.kernel.actors import Actor
from motcua.kernel.errors import NotAllowed, NotFound
from motcua.records.errors import ReadDaysInvalid
from motcua.records.read_lines import ReadFilter
from motcua.registers import api
from motcua.registers.data import EntryFilter

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2024, 3, 20)
CLERK = "Cán bộ Mẫu"


def record(office, clerk, **said):
    return api.record("feedback", office, values(**said), actor=clerk, now=NOW)


@pytest.fixture
def admin(office):
    return Actor(31, "Phạm Quản Trị", "admin", office.id)


@pytest.fixture
def codes(office, clerk, other_office, stranger):
    person = {"person_name": "Nguyễn Thị Ánh", "person_phone": "0900.000.001"}
    first = record(office, clerk, **person)
    second = record(office, clerk, received_on="02/03/2024", **person)
    other = record(other_office, stranger, **person)
    api.entry("feedback", first.id, actor=clerk, now=NOW)
    api.entry("feedback", other.id, actor=stranger, now=NOW + timedelta(minutes=15))
    api.entry("feedback", second.id, actor=clerk, now=NOW + timedelta(minutes=30))
    api.export_rows("feedback", EntryFilter(), actor=clerk, now=NOW + timedelta(hours=1))
    return first.code, second.code


def lines(actor, agency, register="", **asked):
    days = {"from_on": DAY, "to_on": DAY} | asked
    found = api.register_reads(ReadFilter(agency.id, **days), register, actor=actor, now=NOW).rows
    return [(f"{one.read_at:%H:%M}", one.user_name, one.page, set(one.codes)) for one in found]


def test_the_administrator_sees_what_the_agencys_people_read_the_newest_first(codes, office, admin):
    book = api.definition_of("feedback", DAY).label
    first, second = codes
    expected = [
        ("10:00", CLERK, f"{book}: tải sổ", {first, second}),
        ("09:30", CLERK, f"{book}: trang của mục", {second}),
        ("09:00", CLERK, f"{book}: trang của mục", {first}),
    ]
    assert lines(admin, office) == lines(admin, office, "feedback") == expected
    assert lines(admin, office, "surveys") == []
    assert [one[0] for one in lines(admin, office, code=first)] == ["10:00", "09:00"]
    assert lines(admin, office, user_id=99) == []
    assert lines(admin, office, from_on=date(2024, 3, 19), to_on=date(2024, 3, 19)) == []
    asked = ReadFilter(office.id, DAY, DAY)
    assert api.register_readers(asked, actor=admin, now=NOW) == ((7, CLERK),)
    taken = api.export_register_reads(asked, "feedback", actor=admin, now=NOW)
    assert [set(one.codes) for one in taken] == [one[3] for one in expected]


def test_the_town_sees_its_ward_and_nobody_sees_another_ward(codes, town, office, other_office):
    above = Actor(41, "Quản Trị Thị Xã", "admin", town.id)
    other = Actor(61, "Quản Trị Khác", "admin", other_office.id)
    assert len(lines(above, office)) == 3
    assert len(lines(other, other_office)) == 1
    with pytest.raises(NotFound):
        lines(other, office)
    # The codes of two agencies are alike: by a code, too, an agency is told only of its own people.
    assert [one[1] for one in lines(other, other_office, code=codes[0])] == ["Cán bộ Khác"]


@pytest.mark.parametrize("role", ["counter", "specialist", "leader", "reporter", "upper"])
def test_nobody_else_is_shown_the_log(codes, office, role):
    actor = Actor(51, "Người Khác", role, office.id)
    asked = ReadFilter(office.id, DAY, DAY)
    for ask in (api.register_reads, api.export_register_reads, api.register_readers):
        with pytest.raises(NotAllowed, match="nhật ký đọc"):
            ask(asked, actor=actor, now=NOW)


def test_a_register_that_is_not_kept_and_too_many_days_are_refused(codes, office, admin):
    with pytest.raises(NotFound):
        lines(admin, office, "so-khong-co")
    with pytest.raises(ReadDaysInvalid):
        lines(admin, office, from_on=DAY - timedelta(days=93))


def test_only_registers_that_hold_data_of_people_may_be_chosen():
    assert [key for key, _ in api.personal_registers(DAY)] == ["feedback", "surveys"]
