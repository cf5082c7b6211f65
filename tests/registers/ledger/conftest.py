"""An office that keeps registers, and its people."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from two_wards import clerk, office, other_office, stranger, unit_of_2024

if TYPE_CHECKING:
    from motcua.agencies.data import AgencyView

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
__all__ = ["clerk", "office", "other_office", "stranger", "town", "write_csv"]

NOW = datetime(2024, 3, 20, 9, 0, tzinfo=VIETNAM)


@pytest.fixture
def town(units: None) -> "AgencyView":
    """Thị xã Bỉm Sơn, above phường Phú Sơn."""
    return unit_of_2024("381")


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
