"""An office that keeps registers, and its people."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from motcua.kernel.actors import Actor

if TYPE_CHECKING:
    from motcua.agencies.data import AgencyView

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2024, 3, 20, 9, 0, tzinfo=VIETNAM)


def _unit(code: str) -> "AgencyView":
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
def town(units: None) -> "AgencyView":
    """Thị xã Bỉm Sơn, above phường Phú Sơn."""
    return _unit("381")


@pytest.fixture
def clerk(office: "AgencyView") -> Actor:
    """A specialist of the office, who may write to feedback and outreach."""
    return Actor(user_id=7, name="Cán bộ Mẫu", role="specialist", agency_id=office.id)


@pytest.fixture
def stranger(other_office: "AgencyView") -> Actor:
    """A specialist of the other office."""
    return Actor(user_id=8, name="Cán bộ Khác", role="specialist", agency_id=other_office.id)


@pytest.fixture
def write_csv(tmp_path: Path) -> Callable[..., Path]:
    """`write_csv([["Mã", …], ["PA-1", …]])`: a file as a program exports it."""
    import csv

    def write(rows: list[list[str]], name: str = "phan-anh.csv") -> Path:
        path = tmp_path / name
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return path

    return write
