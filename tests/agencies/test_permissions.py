"""Who may do what where: roles of the rulebook against the units."""

from datetime import date

import pytest

from motcua.agencies import api as agencies
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.errors import NotAllowed, NotFound

ON = date(2024, 3, 14)
LATER = date(2026, 11, 21)


@pytest.fixture
def bim_son(units):
    return agencies.resolve("381", ON)


@pytest.fixture
def neighbour(units):
    """Phường Ba Đình of the same town."""
    return agencies.resolve("14812", ON)


def test_a_counter_officer_takes_dossiers_in_at_the_own_ward_only(staff, phu_son, neighbour):
    officer = staff("counter", phu_son)
    assert agencies.may(officer, "dossier.write", phu_son.id, ON)
    assert not agencies.may(officer, "dossier.write", neighbour.id, ON)


def test_an_action_the_role_lacks_is_refused_where_the_actor_may_read(staff, phu_son):
    officer = staff("counter", phu_son)
    agencies.require(officer, "dossier.read", phu_son.id, ON)
    with pytest.raises(NotAllowed):
        agencies.require(officer, "admin", phu_son.id, ON)


def test_an_agency_out_of_reach_is_not_found_by_its_code(staff, phu_son, neighbour):
    officer = staff("counter", phu_son)
    with pytest.raises(NotFound) as refused:
        agencies.require(officer, "dossier.read", neighbour.id, ON)
    assert str(refused.value) == "Không tìm thấy đơn vị “14812”."


def test_the_upper_tier_reads_the_forms_below_but_takes_in_nothing(staff, bim_son, phu_son):
    upper = staff("upper", bim_son)
    assert agencies.may(upper, "form.read", phu_son.id, ON)
    assert not agencies.may(upper, "dossier.write", phu_son.id, ON)
    with pytest.raises(NotAllowed):
        agencies.require(upper, "dossier.write", phu_son.id, ON)


def test_nobody_reads_the_agency_above(staff, bim_son, phu_son):
    leader = staff("leader", phu_son)
    assert not agencies.may(leader, "form.read", bim_son.id, ON)


def test_whoever_took_the_ward_over_whole_keeps_its_dossiers(staff, phu_son):
    (heir,) = agencies.successors(phu_son.id)
    officer = staff("counter", heir.agency)
    assert agencies.may(officer, "dossier.read", phu_son.id, LATER)


def test_whoever_got_only_a_part_does_not_see_the_rest(staff, units):
    divided = _divided_unit()
    main, other = agencies.successors(divided)[:2]
    assert (main.part, other.part) == ("main", "part")
    assert agencies.may(staff("counter", main.agency), "dossier.read", divided, LATER)
    assert not agencies.may(staff("counter", other.agency), "dossier.read", divided, LATER)


def _divided_unit():
    from motcua.agencies.models import Succession

    both = Succession.objects.filter(part="part", old__successions_out__part="main")
    return both.order_by("old__code").first().old_id


def test_the_province_of_today_reads_the_forms_of_the_wards_of_yesterday(staff, phu_son):
    upper = staff("upper", agencies.resolve("38", LATER))
    assert agencies.may(upper, "form.read", phu_son.id, LATER)


def test_a_person_of_a_ward_that_is_gone_still_reads_it(staff, phu_son):
    assert agencies.may(staff("counter", phu_son), "dossier.read", phu_son.id, LATER)


def test_a_role_the_rulebook_does_not_know_may_nothing(phu_son):
    stranger = Actor(user_id=1, name="Ai đó", role="king", agency_id=phu_son.id)
    assert not agencies.may(stranger, "dossier.read", phu_son.id, ON)
    assert agencies.visible_agency_ids(stranger, "dossier.read", ON) == frozenset()
    with pytest.raises(NotFound):
        agencies.require(stranger, "dossier.read", phu_son.id, ON)


def test_the_system_may_everything(phu_son):
    assert agencies.may(SYSTEM, "admin", phu_son.id, ON)
    assert agencies.visible_agency_ids(SYSTEM, "admin", ON) is None


def test_the_visible_agencies_are_those_where_the_actor_may(staff, bim_son, phu_son, neighbour):
    upper, officer = staff("upper", bim_son), staff("counter", phu_son)
    everywhere = [bim_son.id, phu_son.id, neighbour.id, agencies.resolve("38", ON).id]
    for actor, action in ((upper, "form.read"), (officer, "form.read"), (officer, "admin")):
        visible = agencies.visible_agency_ids(actor, action, ON)
        assert visible is not None
        for agency_id in everywhere:
            assert (agency_id in visible) == agencies.may(actor, action, agency_id, ON)


@pytest.mark.parametrize("code", ["38", "381", "14812", "01"])
@pytest.mark.parametrize("on", [ON, LATER])
def test_a_list_of_what_is_below_shows_no_unit_the_actor_may_not_see(staff, units, code, on):
    agency = agencies.resolve(code, ON)  # two of them are gone by the later day
    upper = staff("upper", agency)
    asked = agencies.subtree_ids(agency.id, on) | agencies.taken_over_ids(agency.id)

    listed = agencies.listed_agency_ids(upper, "form.read", agency.id, on)

    assert listed == asked & agencies.visible_agency_ids(upper, "form.read", on)
    assert agency.id in listed
