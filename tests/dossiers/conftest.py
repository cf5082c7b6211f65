"""Offices that work dossiers, and their people."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from two_wards import clerk, office, other_office, stranger

from motcua.kernel.actors import Actor

if TYPE_CHECKING:
    from motcua.agencies.data import AgencyView

__all__ = ["clerk", "counter", "neighbour", "office", "other_office", "stranger", "ward"]


@pytest.fixture
def ward(units: None) -> "AgencyView":
    """Phường Quang Trung, Thanh Hóa: a ward of two tiers, in November 2026."""
    from motcua.agencies import api as agencies

    return agencies.resolve("14818", date(2026, 11, 23))


@pytest.fixture
def neighbour(units: None) -> "AgencyView":
    """Phường Bỉm Sơn, of the same province in those days."""
    from motcua.agencies import api as agencies

    return agencies.resolve("14812", date(2026, 11, 23))


@pytest.fixture
def counter(ward: "AgencyView") -> Actor:
    """Who takes in at the ward."""
    return Actor(user_id=7, name="Lê Thị Tiếp", role="counter", agency_id=ward.id)
