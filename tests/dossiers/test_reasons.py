"""Reasons are picked from the rulebook's lists; free text stays for imports and old events."""

import pytest
from dossier_builders import at, intake

from motcua.dossiers import api
from motcua.dossiers.data import ReasonGiven
from motcua.dossiers.models import DossierEvent
from motcua.kernel.cases import Verb
from motcua.records.texts import read_payload

pytestmark = pytest.mark.django_db(transaction=True)

NOW = at("2024-01-09 10:00")


@pytest.fixture
def accepted(office, clerk):
    return api.accept(intake("HS-1"), agency_id=office.id, actor=clerk, now=at("2024-01-05 08:00"))


def last_payload():
    return read_payload(DossierEvent.objects.order_by("-id").first().payload)


def test_the_event_keeps_the_key_and_the_words(accepted, clerk):
    api.refuse("HS-1", ReasonGiven("false-papers", "giấy chứng sinh sửa"), actor=clerk, now=NOW)
    assert last_payload() == {
        "reason": "Giấy tờ không hợp pháp hoặc không đúng sự thật: giấy chứng sinh sửa",
        "reason_key": "false-papers",
    }


def test_the_reason_that_no_list_has_is_its_own_words(accepted, clerk):
    api.cancel("HS-1", ReasonGiven("other", "  chuyển hồ sơ giấy  "), actor=clerk, now=NOW)
    assert last_payload() == {"reason": "chuyển hồ sơ giấy", "reason_key": "other"}


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (ReasonGiven(""), api.TextMissing),
        (ReasonGiven("twice"), api.WordUnknown),  # of another verb's list
        (ReasonGiven("conditions-unmet", "  "), api.TextMissing),
        (ReasonGiven("other", "a" * 2_001), api.TextTooLong),
    ],
)
def test_what_the_list_does_not_have_or_leaves_open_is_refused(accepted, clerk, given, error):
    with pytest.raises(error):
        api.refuse("HS-1", given, actor=clerk, now=NOW)
    assert DossierEvent.objects.count() == 1


def test_the_clock_waits_for_a_fee_by_the_key_not_by_the_words(accepted, clerk):
    free = api.pause("HS-1", "Chờ thực hiện nghĩa vụ tài chính", actor=clerk, now=NOW)
    assert free.stops[-1].reason == "pause"
    api.resume("HS-1", actor=clerk, now=at("2024-01-09 11:00"))
    fee = api.pause("HS-1", ReasonGiven("payment"), actor=clerk, now=at("2024-01-09 12:00"))
    assert (fee.stops[-1].reason, api.waits_for_fee(fee.stops)) == ("payment", True)
    assert last_payload()["reason"] == "Chờ thực hiện nghĩa vụ tài chính"


def test_each_verb_offers_its_own_list(accepted):
    keys = {
        verb: [one.key for one in api.reasons_for(verb, accepted, NOW.date())]
        for verb in (Verb.WITHDRAW, Verb.CANCEL)
    }
    assert keys == {
        Verb.WITHDRAW: ["no-need", "refile", "elsewhere", "other"],
        Verb.CANCEL: ["twice", "wrong-procedure", "wrong-person", "other"],
    }
