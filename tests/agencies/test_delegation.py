"""A leader who is away lets a deputy sign. Phường Phú Sơn, Monday 11/03/2024."""

from datetime import date, datetime

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.errors import DelegationRefused, DelegationUnknown
from motcua.agencies.models import Delegation
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db(transaction=True)

ACT = "12/QĐ-UBND ngày 08/03/2024"
FIRST, LAST = date(2024, 3, 11), date(2024, 3, 15)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


NOW = at("2024-03-11 08:00")


@pytest.fixture
def chairman(phu_son):
    return hired(phu_son, "chu.tich", "Bùi Duy Hòa", "leader", "Chủ tịch")


@pytest.fixture
def deputy(phu_son):
    return hired(phu_son, "pho.chu.tich", "Mai Thị Lan", "leader", "Phó Chủ tịch")


def hired(agency, username, name, role, title=""):
    user_id = agencies.create_user(
        username, "mat-khau-thu-2024", name, agency.id, role, title=title
    )
    return agencies.actor_of(user_id, FIRST)


def delegated(chairman, deputy, phu_son, **changed):
    said = {
        "agency_id": phu_son.id,
        "leader_id": chairman.user_id,
        "deputy_id": deputy.user_id,
        "act": ACT,
        "valid_from": FIRST,
        "valid_to": LAST,
        "actor": chairman,
        "now": NOW,
        **changed,
    }
    return agencies.delegate(**said)


def test_in_those_days_and_no_others_the_deputy_signs_kt(chairman, deputy, phu_son):
    delegated(chairman, deputy, phu_son)

    signing = agencies.signing(deputy, at("2024-03-15 16:59"), leader_id=chairman.user_id)
    assert (signing.titles, signing.in_place_of, signing.act) == (
        ("KT. Chủ tịch", "Phó Chủ tịch"),
        "Bùi Duy Hòa",
        ACT,
    )
    for outside in ("2024-03-10 10:00", "2024-03-16 08:00"):
        assert agencies.signs_for(deputy, at(outside)) == ()
    assert agencies.signs_for(chairman, NOW) == ()


def test_in_the_own_name_a_head_signs_with_the_title_and_a_deputy_for_the_head(
    chairman, deputy, phu_son, staff
):
    assert agencies.signing(chairman, NOW).titles == ("Chủ tịch",)
    assert agencies.signing(deputy, NOW).titles == ("KT. Chủ tịch", "Phó Chủ tịch")
    assert agencies.signing(deputy, NOW).in_place_of == ""
    untitled = staff("leader", phu_son)
    assert agencies.signing(untitled, NOW).titles == ("Chủ tịch",)
    assert agencies.signing(staff("specialist", phu_son), NOW) is None


def test_taken_back_it_holds_no_more_and_stays_in_the_list(chairman, deputy, phu_son):
    one = delegated(chairman, deputy, phu_son)
    for moment in ("2024-03-13 09:00", "2024-03-14 09:00"):
        agencies.end_delegation(one.id, actor=chairman, now=at(moment))

    assert agencies.signs_for(deputy, at("2024-03-13 08:59")) != ()
    assert agencies.signs_for(deputy, at("2024-03-13 09:01")) == ()
    [kept] = agencies.delegations(phu_son.id)
    assert (kept.ended_at, kept.recorded_by) == (at("2024-03-13 09:00"), "Bùi Duy Hòa")
    # The days are free again.
    delegated(chairman, deputy, phu_son, now=at("2024-03-13 10:00"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"act": "  "}, "act"),
        ({"act": "a" * 201}, "act"),
        ({"valid_to": date(2024, 3, 10)}, "valid_to"),
        ({"valid_from": date(2024, 3, 1), "valid_to": date(2024, 3, 8)}, "valid_to"),
        ({"leader_id": 0}, "leader_id"),
        ({"deputy_id": 0}, "deputy_id"),
    ],
)
def test_what_cannot_be_a_delegation_is_refused_by_its_field(
    chairman, deputy, phu_son, changed, field
):
    with pytest.raises(DelegationRefused) as refused:
        delegated(chairman, deputy, phu_son, **changed)
    assert refused.value.field == field
    assert Delegation.objects.count() == 0


def test_nobody_signs_for_oneself_and_a_specialist_for_nobody(chairman, deputy, phu_son, staff):
    with pytest.raises(DelegationRefused, match="người khác"):
        delegated(chairman, deputy, phu_son, deputy_id=chairman.user_id)
    specialist = staff("specialist", phu_son)
    with pytest.raises(DelegationRefused, match="người được duyệt hồ sơ"):
        delegated(chairman, deputy, phu_son, deputy_id=specialist.user_id)


def test_one_leader_has_one_deputy_a_day_and_the_deputy_stays_here(chairman, deputy, phu_son):
    delegated(chairman, deputy, phu_son)
    with pytest.raises(DelegationRefused, match="đã ủy quyền hoặc đang ký thay"):
        delegated(chairman, deputy, phu_son, valid_from=LAST, valid_to=date(2024, 3, 20))
    with pytest.raises(DelegationRefused):  # the deputy is not away in these days
        delegated(deputy, chairman, phu_son, actor=deputy)
    delegated(chairman, deputy, phu_son, valid_from=date(2024, 3, 16), valid_to=date(2024, 3, 20))


def test_the_wrong_person_may_not_delegate_and_a_stranger_knows_nothing(
    chairman, deputy, phu_son, staff
):
    with pytest.raises(NotAllowed):
        delegated(chairman, deputy, phu_son, actor=staff("specialist", phu_son))
    elsewhere = agencies.resolve("22354", FIRST)
    with pytest.raises(NotFound):
        delegated(chairman, deputy, phu_son, actor=staff("leader", elsewhere))
    with pytest.raises(DelegationUnknown):
        agencies.end_delegation(0, actor=chairman, now=NOW)
    assert Delegation.objects.count() == 0
