"""Ballots of a demonstration office, as its old survey software would export them."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from motcua.demo.exports import write_table
from motcua.demo.offices import BallotPile, Office
from motcua.demo.records import Life
from motcua.kernel.actors import Actor
from motcua.registers import api as registers
from motcua.rulebook import load

REGISTER = "surveys"
INDICES = tuple(f"Chỉ số {number}" for number in range(1, 10))
HEADINGS = (
    "STT", "Số phiếu", "Loại phiếu", "Ngày đánh giá", "Hình thức", "Mã hồ sơ",
    "Công chức tiếp nhận", *INDICES, "Mức độ hài lòng",
)  # fmt: skip


def import_ballots(
    office: Office, lives: Sequence[Life], folder: Path, *, actor: Actor, now: datetime
) -> list[str]:
    """Writes each pile of the office to a file and imports it; what it said, a line a file.

    Raises RuntimeError when a row is rejected: the demonstration's own data must be right.
    """
    said = []
    for pile in office.ballots:
        path = folder / pile.file
        folder.mkdir(parents=True, exist_ok=True)
        rows = [
            (str(number), *row) for number, row in enumerate(_rows(office, pile, lives), start=1)
        ]
        write_table(path, "Phiếu", HEADINGS, rows)
        report = registers.import_file(
            REGISTER, path, agency_code=office.agency, actor=actor, now=now, dry_run=False
        )
        if report.rejections:
            raise RuntimeError(f"{path.name}: {report.rejections[0]}")
        said.append(f"  {path.name}: {report.new} phiếu mới, {report.unchanged} giữ nguyên")
    return said


def _rows(office: Office, pile: BallotPile, lives: Sequence[Life]) -> Iterator[tuple[str, ...]]:
    """The slips, mixed; those about a dossier on the day it ended, the others on working days."""
    rng = random.Random(f"motcua-demo-ballots-{office.slug}-{pile.prefix}")  # noqa: S311
    slips = [(group.level, group.points) for group in pile.groups for _ in range(group.count)]
    rng.shuffle(slips)
    places = [*_ended(office, lives)] if pile.about_dossiers else []
    days = _working_days(office.period.from_on, office.period.to_on)
    while len(places) < len(slips):
        places.append((rng.choice(days), "", ""))
    placed = sorted(places[: len(slips)])
    for number, ((day, code, officer), (level, points)) in enumerate(
        zip(placed, slips, strict=True), start=1
    ):
        yield (
            f"{pile.prefix}-{number:05d}",
            pile.questionnaire,
            f"{day:%d/%m/%Y}",
            pile.way,
            code,
            officer,
            *(points or " " * len(INDICES)),
            level,
        )


def _ended(office: Office, lives: Sequence[Life]) -> Iterator[tuple[date, str, str]]:
    """Day, code and officer of every dossier with a result in the period."""
    for life in lives:
        day = life.ended_at.date()
        within = office.period.from_on <= day <= office.period.to_on
        if within and life.ended_as == "result":
            yield day, life.code, life.officer


def _working_days(low: date, high: date) -> list[date]:
    calendar = load.calendar()
    days = (low + timedelta(days=offset) for offset in range((high - low).days + 1))
    return [day for day in days if calendar.is_working_day(day)]
