"""Which agencies let another one's counter receive for them: dated, the nearest decides."""

from datetime import date, datetime

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.errors import DecisionInvalid
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=VIETNAM)
FIRST, LATER = date(2026, 11, 2), date(2026, 11, 23)
ACT = "Quyết định số 12/QĐ-UBND ngày 30/10/2026"

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward(units):
    """Phường Quang Trung: its counter receives."""
    return agencies.resolve("14818", FIRST)


@pytest.fixture
def neighbour(units):
    return agencies.resolve("14812", FIRST)


@pytest.fixture
def province(ward):
    return agencies.parent(ward.id, FIRST)


def say(unit, key, value=True, on=FIRST, actor=SYSTEM, **more):
    return agencies.adopt(unit.id, key, value, ACT, on, actor=actor, now=NOW, **more)


def named(agency):
    return f"{agencies.RECEIVER}{agency.id}"


def codes(agency, on=LATER):
    return [one.code for one in agencies.receives_for(agency.id, on)]


def test_nobody_receives_for_anybody_until_it_is_decided_and_then_from_that_day(ward, neighbour):
    assert codes(ward) == []
    say(neighbour, named(ward), on=LATER, valid_to=date(2026, 12, 31))

    assert codes(ward, date(2026, 11, 22)) == []
    assert codes(ward, LATER) == codes(ward, date(2026, 12, 31)) == ["14812"]
    assert codes(ward, date(2027, 1, 1)) == []
    assert codes(neighbour) == []  # it is not mutual


def test_a_later_decision_ends_it_and_the_days_before_keep_it(ward, neighbour):
    say(neighbour, named(ward))
    say(neighbour, named(ward), value=False, on=LATER)

    assert codes(ward, date(2026, 11, 22)) == ["14812"]
    assert codes(ward, LATER) == []


def test_a_province_lets_all_its_units_receive_for_one_another_but_who_says_no_stays_out(
    ward, neighbour, province
):
    say(province, agencies.EVERY_UNIT)
    own = {one.code for one in agencies.children(province.id, LATER)} - {"14818"}
    assert set(codes(ward)) == own | {province.code}
    assert "14812" in own

    say(neighbour, named(ward), value=False)
    assert "14812" not in codes(ward)
    assert "14812" in codes(agencies.children(province.id, LATER)[0])  # only that one was named

    elsewhere = agencies.resolve("21439", date(2024, 1, 1))  # of another province
    assert codes(elsewhere, date(2026, 11, 23)) == []


def test_the_province_may_name_one_receiver_for_all_its_units(ward, neighbour, province):
    say(province, named(ward))
    assert {"14812", province.code} <= set(codes(ward))
    assert codes(neighbour) == []


def test_only_the_administrator_of_the_resolving_agency_or_of_one_above_decides(
    ward, neighbour, province
):
    def admin(unit):
        return Actor(user_id=9, name="Quản Trị", role="admin", agency_id=unit.id)

    say(neighbour, named(ward), actor=admin(province))
    assert codes(ward) == ["14812"]
    with pytest.raises(Exception, match="14812"):  # not known to it, so not forbidden but unknown
        say(neighbour, named(ward), value=False, actor=admin(ward))
    clerk = Actor(user_id=8, name="Cán Bộ", role="counter", agency_id=neighbour.id)
    with pytest.raises(NotAllowed):
        say(neighbour, named(ward), value=False, actor=clerk)
    assert codes(ward) == ["14812"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("receiver.abc", True), ("receiver.0", True), ("receiver.all", "có"), ("receiver.", True)],
)
def test_a_receiver_that_nobody_knows_is_refused(neighbour, key, value):
    with pytest.raises(DecisionInvalid):
        say(neighbour, key, value)


def test_who_is_gone_that_day_receives_no_more(neighbour, phu_son):
    gone = phu_son  # dissolved on 1/7/2025
    with pytest.raises(DecisionInvalid, match="còn hoạt động"):
        say(neighbour, named(gone))
