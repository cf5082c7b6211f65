"""Officers at their desks, and a ward with dossiers counted by hand in `desk_files`."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from signing_in import desk_of

if TYPE_CHECKING:
    from django.test import Client

    from motcua.agencies.data import AgencyView


@pytest.fixture(autouse=True)
def own_home(settings: object, tmp_path: Path) -> Iterator[None]:
    """Uploads of a test lie in a folder of its own."""
    settings.HOME = tmp_path
    yield
    shutil.rmtree(tmp_path / "uploads", ignore_errors=True)


@pytest.fixture(autouse=True)
def stopped_clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one clock stands still at the NOW of the test's module, where it has one."""
    from motcua.config import clock

    now = getattr(request.module, "NOW", None)
    if now is not None:
        monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def ward(units: None) -> "AgencyView":
    """Phường Phú Sơn."""
    from motcua.agencies import api as agencies

    return agencies.resolve("14823", date(2024, 3, 14))


@pytest.fixture
def other_ward(units: None) -> "AgencyView":
    """Phường Phương Sơn, which has nothing to do with Phú Sơn."""
    from motcua.agencies import api as agencies

    return agencies.resolve("22354", date(2024, 3, 14))


@pytest.fixture
def reporter(ward: "AgencyView") -> "Client":
    """Reads, imports and reports at Phú Sơn."""
    return desk_of(ward, "reporter", "phuson.tonghop")


@pytest.fixture
def specialist(ward: "AgencyView") -> "Client":
    """Reads and works dossiers at Phú Sơn; may neither import nor see reports."""
    return desk_of(ward, "specialist", "phuson.chuyenmon")


@pytest.fixture
def counter(ward: "AgencyView") -> "Client":
    """Takes in and returns at Phú Sơn; decides nothing."""
    return desk_of(ward, "counter", "phuson.quay")


@pytest.fixture
def leader(ward: "AgencyView") -> "Client":
    """Reads and decides at Phú Sơn; takes nothing in."""
    return desk_of(ward, "leader", "phuson.lanhdao")


@pytest.fixture
def upper(ward: "AgencyView") -> "Client":
    """Reads everything at Phú Sơn and writes nothing."""
    return desk_of(ward, "upper", "phuson.captren")


@pytest.fixture
def stranger(other_ward: "AgencyView") -> "Client":
    """A reporter of Phương Sơn."""
    return desk_of(other_ward, "reporter", "phuongson.tonghop")


@pytest.fixture
def imported(ward: "AgencyView", tmp_path: Path) -> None:
    """The dossiers of `desk_files.QUARTER` are in."""
    from desk_files import LEARNT_AT, QUARTER, written

    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    report = dossiers.import_file(
        written(tmp_path / "quy-1.csv", QUARTER),
        agency_code="14823@2024-03-14",
        actor=SYSTEM,
        now=LEARNT_AT,
        dry_run=False,
    )
    assert (report.new, report.rejections) == (len(QUARTER), ())
