"""A dossier of a ministry's central system is worked there: here it is read, discussed and told.

Source: 224/2026/NĐ-CP, điều 15.
"""

import pytest
from dossier_builders import at, intake

from motcua.dossiers import api
from motcua.dossiers.models import DossierEvent
from motcua.dossiers.services.recording import record
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.cases import Verb
from motcua.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at("2024-01-09 10:00")
ALSO_HERE = {Verb.COMMENT, Verb.NOTIFY, Verb.STRIKE_SCAN}
OF_A_LEADER = {Verb.APPROVE, Verb.SEND_BACK}


@pytest.fixture
def central(office):
    """HS-BO of the ministry's system, as an import brings it."""
    return api.accept(
        intake("HS-BO", source_system="bo"),
        agency_id=office.id,
        actor=SYSTEM,
        now=at("2024-01-05 08:00"),
    )


def person(role, office):
    return Actor(user_id=20, name=f"Người {role}", role=role, agency_id=office.id)


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb not in {*ALSO_HERE, Verb.CLOSE}])
def test_no_officer_changes_it_by_any_verb(central, office, verb):
    before = DossierEvent.objects.count()
    who = person("leader" if verb in OF_A_LEADER else "specialist", office)

    with pytest.raises(api.WorkedElsewhere) as refused:
        record("HS-BO", verb, {}, actor=who, now=NOW)
    with pytest.raises(api.WorkedElsewhere):
        api.require_possible(central, verb, actor=who, now=NOW)

    assert "HS-BO" in str(refused.value) and "làm ở hệ thống ấy" in str(refused.value)
    assert DossierEvent.objects.count() == before


def test_closing_is_the_systems_own_and_no_officers(central, office):
    with pytest.raises(NotAllowed):
        record("HS-BO", Verb.CLOSE, {}, actor=person("specialist", office), now=NOW)


@pytest.mark.parametrize("role", ["counter", "specialist", "leader", "admin"])
def test_nobody_is_offered_more_than_an_opinion_and_word_to_the_citizen(central, office, role):
    who = person(role, office)
    assert set(api.possible_verbs(central, actor=who, now=NOW)) <= ALSO_HERE
    # The same dossier of the province's own system offers them their work.
    own = api.accept(intake("HS-T"), agency_id=office.id, actor=SYSTEM, now=NOW)
    assert set(api.possible_verbs(own, actor=who, now=NOW)) - ALSO_HERE


def test_an_opinion_and_word_to_the_citizen_are_written_here(central, office):
    who = person("specialist", office)
    api.comment("HS-BO", "đã báo bộ", actor=who, now=NOW)
    api.notify("HS-BO", "phone", actor=who, now=NOW)

    said = [one.verb for one in api.timeline("HS-BO", actor=who, now=NOW)]
    assert said == ["accept", "comment", "notify"]


def test_what_the_ministrys_system_says_is_still_written_down(central):
    view = api.finish("HS-BO", actor=SYSTEM, now=NOW)
    assert view.state == "finished"


def test_its_papers_are_not_digitised_here(central, office):
    with pytest.raises(api.WorkedElsewhere):
        api.add_scan("HS-BO", "result", [], actor=person("specialist", office), now=NOW)
