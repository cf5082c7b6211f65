"""A dossier keeps the online level its procedure was offered at on the day it was taken in."""

from datetime import date

import pytest
from intake_sent import BIRTH, PAGE, sent, signed_in

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier, DossierServiceFact
from motcua.kernel.actors import SYSTEM
from motcua.registers import api as registers

pytestmark = pytest.mark.django_db(transaction=True)


def offered(now, **values):
    ward = agencies.resolve("14818", now.date())
    said = {"name": "Khai sinh", "tier": "commune", "in_force_on": "01/01/2020", **values}
    return registers.record("offerings", ward, said, actor=SYSTEM, now=now, code=BIRTH)


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({"online_level": "full", "online_on": "01/02/2024"}, "full"),
        ({"online_level": "partial"}, "partial"),
        ({"online_level": "full", "ended_on": "01/02/2024"}, "none"),
        ({}, "none"),
    ],
)
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}gui/"])
def test_the_level_of_the_register_is_on_the_dossier(units, values, level, address):
    from motcua.config.clock import now

    offered(now(), **values)
    answer = signed_in("counter").post(address, sent(channel="dvcqg"))

    assert answer.status_code in (200, 302), answer.content
    assert DossierServiceFact.objects.get(dossier=Dossier.objects.get()).online_level == level


def test_before_its_day_a_level_is_none_and_an_unknown_procedure_says_nothing(units):
    from motcua.config.clock import now

    offered(now(), online_level="full", online_on="01/02/2024")
    ward = agencies.resolve("14818", now().date())
    assert registers.online_level_on(BIRTH, ward.id, date(2024, 1, 31)) == "none"
    assert registers.online_level_on(BIRTH, ward.id, date(2024, 2, 1)) == "full"
    assert registers.online_level_on(BIRTH, ward.id, date(2019, 12, 31)) is None
    assert registers.online_level_on("9.999999", ward.id, date(2024, 2, 1)) is None
