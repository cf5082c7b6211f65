"""Random lives reach the office the way dossiers do: as the file of an export."""

import csv
from datetime import datetime
from pathlib import Path

from lives import HEADINGS, Life
from office_at_work import OfficeAtWork

from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM


def take_in_file(
    office: OfficeAtWork, mark: str, lives: list[Life], moment: datetime, folder: Path
) -> None:
    """Import the lives as a file of this moment (the office's clock); each row must be right."""
    from motcua.dossiers import api as dossiers

    if not lives:
        return
    path = folder / f"{mark}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *(life.row(mark) for life in lives)])
    report = dossiers.import_file(
        path,
        agency_code=f"{office.agency.code}@2024-03-01",
        actor=SYSTEM,
        now=in_vietnam(moment),
        dry_run=False,
    )
    assert report.rejections == ()


def in_vietnam(moment: datetime) -> datetime:
    """A moment of the office's clock, aware."""
    return moment.replace(tzinfo=VIETNAM)
