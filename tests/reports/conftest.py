"""Offices whose forms are computed."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from office_at_work import OfficeAtWork


def _office(code: str) -> "OfficeAtWork":
    # Not at the top: pytest reads this file before Django is set up.
    from office_at_work import OfficeAtWork

    from motcua.agencies import api as agencies

    return OfficeAtWork(agencies.resolve(code, date(2024, 1, 1)))


@pytest.fixture
def office(units: None) -> "OfficeAtWork":
    """Phường Phú Sơn, thị xã Bỉm Sơn, in 2024."""
    return _office("14823")


@pytest.fixture
def other_office(units: None) -> "OfficeAtWork":
    """Phường Phương Sơn, Nha Trang, in 2024."""
    return _office("22354")
