"""The town of Hương Trà in 2021, its wards, and people who keep registers there."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor

if TYPE_CHECKING:
    from task_office import TaskOffice

DAY = date(2021, 6, 1)


@pytest.fixture
def town(units: None) -> AgencyView:
    """Thị xã Hương Trà, tỉnh Thừa Thiên Huế."""
    from motcua.agencies import api as agencies

    return agencies.resolve("480", DAY)


@pytest.fixture
def ward(units: None) -> AgencyView:
    """Phường Tứ Hạ, below the town."""
    from motcua.agencies import api as agencies

    return agencies.resolve("19996", DAY)


@pytest.fixture
def other_ward(units: None) -> AgencyView:
    """Phường Hương Chữ, below the town."""
    from motcua.agencies import api as agencies

    return agencies.resolve("20020", DAY)


@pytest.fixture
def stranger(units: None) -> AgencyView:
    """Phường Phương Sơn of another province."""
    from motcua.agencies import api as agencies

    return agencies.resolve("22354", DAY)


@pytest.fixture
def office(town: AgencyView, staff: Callable[..., Actor]) -> "TaskOffice":
    """The town's registers, kept by its reporter."""
    from task_office import TaskOffice

    return TaskOffice(town, staff("reporter", town))


@pytest.fixture
def ward_office(ward: AgencyView, staff: Callable[..., Actor]) -> "TaskOffice":
    """The ward's registers, kept by its reporter."""
    from task_office import TaskOffice

    return TaskOffice(ward, staff("reporter", ward))
