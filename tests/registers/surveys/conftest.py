"""An office that asks."""

from datetime import date

import pytest


@pytest.fixture
def ward(units):
    """Phường Phú Sơn, thị xã Bỉm Sơn, in 2024."""
    from motcua.agencies import api as agencies

    return agencies.resolve("14823", date(2024, 3, 5))


@pytest.fixture
def other(units):
    """Phường Phương Sơn, Nha Trang."""
    from motcua.agencies import api as agencies

    return agencies.resolve("22354", date(2024, 3, 5))
