"""At intake a supplement is asked once; in appraisal as often as the sector's law says."""

import pytest
from dossier_builders import at, intake

from motcua.dossiers import api
from motcua.dossiers.models import DossierEvent
from motcua.kernel.lifecycle import TransitionRefused
from motcua.records.texts import read_payload

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def accepted(office, clerk):
    return api.accept(intake("HS-1"), agency_id=office.id, actor=clerk, now=at("2024-01-05 08:00"))


def ask(clerk, moment):
    return api.ask_supplement("HS-1", ["Tờ khai"], "thiếu", actor=clerk, now=at(moment))


def stages():
    asked = DossierEvent.objects.filter(verb="ask_supplement").order_by("id")
    return [read_payload(text)["stage"] for text in asked.values_list("payload", flat=True)]


def test_a_second_one_at_intake_is_refused_and_nothing_is_written(accepted, clerk):
    ask(clerk, "2024-01-05 09:00")
    api.receive_supplement("HS-1", actor=clerk, now=at("2024-01-08 09:00"))

    with pytest.raises(api.SupplementTwice, match="chỉ yêu cầu 1 lần") as refused:
        ask(clerk, "2024-01-08 10:00")

    assert "61/2018/NĐ-CP" in str(refused.value)  # of the day of acceptance
    assert stages() == ["intake"]


def test_whoever_took_it_may_ask_again_in_appraisal_and_again(accepted, clerk):
    ask(clerk, "2024-01-05 09:00")
    api.receive_supplement("HS-1", actor=clerk, now=at("2024-01-08 09:00"))
    api.take("HS-1", actor=clerk, now=at("2024-01-08 10:00"))
    ask(clerk, "2024-01-08 11:00")
    api.receive_supplement("HS-1", actor=clerk, now=at("2024-01-09 09:00"))
    ask(clerk, "2024-01-09 10:00")

    assert stages() == ["intake", "appraisal", "appraisal"]
    told = [one.details for one in api.timeline("HS-1", actor=clerk, now=at("2024-01-09 11:00"))]
    assert "Khâu: tiếp nhận" in told[1] and "Khâu: thẩm định" in told[-1]


def test_while_it_waits_for_one_the_state_refuses_not_the_count(accepted, clerk):
    ask(clerk, "2024-01-05 09:00")
    with pytest.raises(TransitionRefused):
        ask(clerk, "2024-01-05 10:00")


def test_the_same_word_for_word_once_more_is_no_second_one(accepted, clerk):
    ask(clerk, "2024-01-05 09:00")
    again = ask(clerk, "2024-01-05 09:00")
    assert (again.state, stages()) == ("waiting", ["intake"])


def test_the_limit_begins_anew_by_the_rule_of_the_acceptance(office, clerk, accepted):
    assert api.supplement_restarts(accepted) is True
    online = intake("HS-2", channel="online", appointment_at=None)
    by = {"agency_id": office.id, "actor": clerk, "now": at("2024-01-05 09:00")}
    assert api.supplement_restarts(api.register(online, **by)) is False  # none accepted yet
