"""Two wards of 2024 that have nothing to do with each other, and a specialist of each.

Fixtures for the conftest of a room to take over by importing them.
"""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from motcua.kernel.actors import Actor

if TYPE_CHECKING:
    from motcua.agencies.data import AgencyView


def unit_of_2024(code: str) -> "AgencyView":
    """The unit that has this code on 01/01/2024."""
    # Not at the top: pytest reads this file before Django is set up.
    from motcua.agencies import api as agencies

    return agencies.resolve(code, date(2024, 1, 1))


@pytest.fixture
def office(units: None) -> "AgencyView":
    """Phường Phú Sơn, thị xã Bỉm Sơn."""
    return unit_of_2024("14823")


@pytest.fixture
def other_office(units: None) -> "AgencyView":
    """Phường Phương Sơn, Nha Trang."""
    return unit_of_2024("22354")


@pytest.fixture
def clerk(office: "AgencyView") -> Actor:
    """A specialist of the office: takes in, works and decides, keeps registers."""
    return Actor(user_id=7, name="Cán bộ Mẫu", role="specialist", agency_id=office.id)


@pytest.fixture
def stranger(other_office: "AgencyView") -> Actor:
    """A specialist of the other office."""
    return Actor(user_id=8, name="Cán bộ Khác", role="specialist", agency_id=other_office.id)
