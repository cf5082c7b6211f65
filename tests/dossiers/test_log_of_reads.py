"""Who read whose dossier: two wards, their administrators, and the town above one of them.

Read on Tuesday 09/01/2024: HS-1 by the clerk at 08:00 and by an upper tier at 09:00, HS-2 by the
clerk at 10:00; a list of both by the clerk on 10/01 at 07:00.
"""

from datetime import date, timedelta

import pytest
from dossier_builders import at, intake

from motcua.agencies import api as agencies
from motcua.dossiers import api
from motcua.dossiers.api import ReadFilter
from motcua.dossiers.data import DossierFilter
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.cursors import CursorInvalid
from motcua.kernel.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db(transaction=True)

TUESDAY, WEDNESDAY = date(2024, 1, 9), date(2024, 1, 10)
NOW = at("2024-01-10 17:00")


@pytest.fixture
def town(units):
    """Thị xã Bỉm Sơn, above phường Phú Sơn."""
    return agencies.resolve("381", TUESDAY)


@pytest.fixture
def upper(town):
    return Actor(21, "Vũ Cấp Trên", "upper", town.id)


@pytest.fixture
def admin(office):
    return Actor(31, "Phạm Quản Trị", "admin", office.id)


@pytest.fixture
def read(office, clerk, upper):
    """What was read, as the module says."""
    for code in ("HS-1", "HS-2"):
        door = {"agency_id": office.id, "actor": SYSTEM, "now": at("2024-01-08 08:00")}
        api.accept(intake(code), **door)
    api.dossier("HS-1", actor=clerk, now=at("2024-01-09 08:00"))
    api.dossier("HS-1", actor=upper, now=at("2024-01-09 09:00"))
    api.dossier("HS-2", actor=clerk, now=at("2024-01-09 10:00"))
    asked = DossierFilter(agency_id=office.id)
    api.list_dossiers(asked, actor=clerk, now=at("2024-01-10 07:00"))


def lines(actor, office, **asked):
    days = {"from_on": TUESDAY, "to_on": WEDNESDAY} | asked
    found = api.reads(ReadFilter(office.id, **days), actor=actor, now=NOW).rows
    return [(f"{one.read_at:%d %H:%M}", one.user_name, one.page, set(one.codes)) for one in found]


CLERK = "Cán bộ Mẫu"


def test_the_administrator_sees_what_the_agencys_people_read_the_newest_first(read, office, admin):
    assert lines(admin, office) == [
        ("10 07:00", CLERK, "Danh sách hồ sơ", {"HS-1", "HS-2"}),
        ("09 10:00", CLERK, "Trang hồ sơ", {"HS-2"}),
        ("09 08:00", CLERK, "Trang hồ sơ", {"HS-1"}),
    ]


def test_of_an_own_dossier_also_readers_from_elsewhere_are_told(read, office, admin):
    assert lines(admin, office, code="HS-1") == [
        # Of the list only the dossier that was asked for.
        ("10 07:00", CLERK, "Danh sách hồ sơ", {"HS-1"}),
        ("09 09:00", "Vũ Cấp Trên", "Trang hồ sơ", {"HS-1"}),
        ("09 08:00", CLERK, "Trang hồ sơ", {"HS-1"}),
    ]


def test_a_part_of_a_code_is_no_code(read, office, admin):
    assert lines(admin, office, code="HS") == []
    assert lines(admin, office, code="S-1") == []


def test_by_account_and_by_day(read, office, admin, town):
    assert len(lines(admin, office, user_id=7)) == 3
    assert lines(admin, office, user_id=21) == []
    assert len(lines(admin, office, to_on=TUESDAY)) == 2
    assert len(lines(admin, office, from_on=WEDNESDAY)) == 1
    asked = ReadFilter(office.id, TUESDAY, WEDNESDAY)
    assert api.readers(asked, actor=admin, now=NOW) == ((7, CLERK),)


def test_the_administrator_of_the_town_sees_the_ward_and_its_own(read, town, office):
    above = Actor(41, "Quản Trị Thị Xã", "admin", town.id)
    assert len(lines(above, town)) == 4
    assert len(lines(above, office)) == 3


@pytest.mark.parametrize("role", ["counter", "specialist", "leader", "reporter", "upper"])
def test_nobody_else_is_shown_the_log(read, office, role):
    actor = Actor(51, "Người Khác", role, office.id)
    asked = ReadFilter(office.id, TUESDAY, WEDNESDAY)
    for ask in (api.reads, api.export_reads, api.readers):
        with pytest.raises(NotAllowed, match="nhật ký đọc"):
            ask(asked, actor=actor, now=NOW)


def test_another_wards_administrator_is_told_nothing(read, office, other_office):
    other = Actor(61, "Quản Trị Khác", "admin", other_office.id)
    with pytest.raises(NotFound):
        lines(other, office)
    # Nor by the code of a dossier that is not theirs.
    assert lines(other, other_office, code="HS-1") == []


def test_days_turned_round_and_too_many_are_refused(read, office, admin):
    with pytest.raises(api.ReadDaysInvalid, match="Ngày cuối ở trước ngày đầu"):
        lines(admin, office, to_on=date(2024, 1, 8))
    with pytest.raises(api.ReadDaysInvalid, match=r"Đã chọn 94 ngày; .* 93 ngày"):
        lines(admin, office, to_on=TUESDAY + timedelta(days=93))
    assert lines(admin, office, from_on=WEDNESDAY - timedelta(days=92))


def test_pages_follow_each_other_both_ways_and_leave_nothing_out(office, admin, clerk):
    api.accept(intake("HS-1"), agency_id=office.id, actor=SYSTEM, now=at("2024-01-08 08:00"))
    for number in range(120):
        # Two in each minute: of the same moment the number decides.
        moment = at("2024-01-09 08:00") + timedelta(minutes=number // 2)
        api.dossier("HS-1", actor=clerk, now=moment)
    asked = ReadFilter(office.id, TUESDAY, WEDNESDAY)
    seen, cursor, pages = [], None, []
    while True:
        page = api.reads(asked, actor=admin, now=NOW, cursor=cursor)
        pages.append([one.id for one in page.rows])
        seen += page.rows
        cursor = page.next_cursor
        if cursor is None:
            break
    ids = [one.id for one in seen]
    assert [len(one) for one in pages] == [50, 50, 20]
    assert ids == sorted(ids, reverse=True) and len(set(ids)) == 120
    assert (page.total, page.has_more) == (120, False)
    back = api.reads(asked, actor=admin, now=NOW, cursor=page.previous_cursor)
    assert [one.id for one in back.rows] == pages[1]
    first = api.reads(asked, actor=admin, now=NOW, cursor=back.previous_cursor)
    assert [one.id for one in first.rows] == pages[0]
    assert first.previous_cursor is None
    assert [one.id for one in api.export_reads(asked, actor=admin, now=NOW)] == ids


@pytest.mark.parametrize("cursor", ["x", "YQ", "YTIwMjQ", "YTIwMjQtMDEtMDkgMQ"])
def test_an_address_that_no_page_gave_out_is_refused(office, admin, cursor):
    with pytest.raises(CursorInvalid):
        asked = ReadFilter(office.id, TUESDAY, WEDNESDAY)
        api.reads(asked, actor=admin, now=NOW, cursor=cursor)
