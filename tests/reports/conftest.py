"""Offices whose forms are computed."""

from collections.abc import Iterator
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


@pytest.fixture
def fresh_agencies(units: None) -> "Iterator[OfficeAtWork]":
    """Communes of Thanh Hóa that nobody has counted yet, one after another."""
    from office_at_work import OfficeAtWork

    from motcua.agencies import api as agencies

    on = date(2024, 3, 1)
    below = agencies.views(agencies.subtree_ids(agencies.resolve("38", on).id, on)).values()
    return iter(
        [OfficeAtWork(view) for view in sorted(below, key=lambda v: v.code) if len(view.code) == 5]
    )
