"""A ward that takes papers in on 23/11/2026 and digitises them; its own folder for what is kept."""

import pytest
from intake_builders import BIRTH, at

from motcua.kernel.actors import Actor

TAKEN_AT, SCANNED_AT = at("2026-11-23 09:00"), at("2026-11-23 09:05")


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.fixture
def ward(units):
    from motcua.agencies import api as agencies

    return agencies.resolve("14812", TAKEN_AT.date())


@pytest.fixture
def clerk(ward):
    return Actor(7, "Lê Thị Quầy", "counter", ward.id)


@pytest.fixture
def papers():
    """Keys of the first two papers that a birth registration asks for."""
    from motcua.dossiers import api as dossiers

    offer = dossiers.procedure_offer(BIRTH, TAKEN_AT.date(), "counter")
    return [one.key for one in offer.enclosures[:2]]
