"""An office that works dossiers, and its people."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from motcua.kernel.actors import Actor

if TYPE_CHECKING:
    from motcua.agencies.data import AgencyView


def _unit(code: str) -> "AgencyView":
    # Not at the top: pytest reads this file before Django is set up.
    from motcua.agencies import api as agencies

    return agencies.resolve(code, date(2024, 1, 1))


@pytest.fixture
def office(units: None) -> "AgencyView":
    """Phường Phú Sơn, thị xã Bỉm Sơn, in 2024."""
    return _unit("14823")


@pytest.fixture
def other_office(units: None) -> "AgencyView":
    """Phường Phương Sơn, Nha Trang, in 2024."""
    return _unit("22354")


@pytest.fixture
def clerk(office: "AgencyView") -> Actor:
    """A specialist of the office: takes in, works and decides."""
    return Actor(user_id=7, name="Cán bộ Mẫu", role="specialist", agency_id=office.id)


@pytest.fixture
def stranger(other_office: "AgencyView") -> Actor:
    """A specialist of the other office."""
    return Actor(user_id=8, name="Cán bộ Khác", role="specialist", agency_id=other_office.id)
