"""Ballots about results of the ward of today: their points say what happened to the dossier."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from motcua.demo.ballots import HEADINGS, INDICES, REGISTER
from motcua.demo.exports import write_table
from motcua.demo.wards import Ward
from motcua.kernel.actors import Actor
from motcua.registers import api as registers

QUESTIONNAIRE = "Đánh giá giải quyết TTHC"
WAYS = ("Máy tính bảng tại quầy", "Máy tính bảng tại quầy", "Liên kết, mã QR", "Phiếu giấy")
IN_TIME = ("Rất hài lòng", "Rất hài lòng", "Rất hài lòng", "Hài lòng", "Hài lòng", "Bình thường")
LATE = ("Hài lòng", "Bình thường", "Không hài lòng")
FILE = "phieu-danh-gia-quang-trung.xlsx"


@dataclass(frozen=True, slots=True)
class Result:
    """A result that somebody may rate: of which dossier, when it came and was due, by whom."""

    code: str
    on: date
    due_on: date
    officer: str


def import_ratings(
    plan: Ward, results: Iterable[Result], folder: Path, *, actor: Actor, now: datetime
) -> str:
    """Write the slips to a file and take it in; what came of it.

    Raises RuntimeError when a row is rejected: the demonstration's own data must be right.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    rows = [(str(number), *row) for number, row in enumerate(_rows(plan, results), start=1)]
    write_table(path, "Phiếu", HEADINGS, rows)
    report = registers.import_file(
        REGISTER, path, agency_code=plan.agency, actor=actor, now=now, dry_run=False
    )
    if report.rejections:
        raise RuntimeError(f"{path.name}: {report.rejections[0]}")
    return f"  {path.name}: {report.new} phiếu mới"


def _rows(plan: Ward, results: Iterable[Result]) -> Iterator[tuple[str, ...]]:
    rng = random.Random(f"motcua-ward-ratings-{plan.slug}")  # noqa: S311  (figures, not secrets)
    ordered = sorted(results, key=lambda one: (one.on, one.code))
    rated = [one for one in ordered if rng.randint(1, 100) <= plan.ballot_chance]
    for number, one in enumerate(rated, start=1):
        level = rng.choice(LATE if one.on > one.due_on else IN_TIME)
        yield (
            f"QT-{number:05d}",
            QUESTIONNAIRE,
            f"{one.on:%d/%m/%Y}",
            rng.choice(WAYS),
            one.code,
            one.officer,
            _of_time(one),
            *_points(level, rng),
            level,
        )


def _of_time(one: Result) -> str:
    """Points of the first index: before, on or after the day that was promised."""
    if one.on > one.due_on:
        return "0"
    return "1" if one.on == one.due_on else "2"


def _points(level: str, rng: random.Random) -> str:
    """A digit for each other index: whoever is less content gave one point more often."""
    most = {"Rất hài lòng": 0, "Hài lòng": 1, "Bình thường": 3, "Không hài lòng": 5}[level]
    others = len(INDICES) - 1
    lower = set(rng.sample(range(others), rng.randint(0, most)))
    return "".join("1" if place in lower else "2" for place in range(others))
