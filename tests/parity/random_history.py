"""What a few offices record over a year, drawn by a seed: files, corrections, clerks' work.

Nothing here counts anything; the tests compare engines over what was recorded.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import SYSTEM
from motcua.kernel.dates import VIETNAM
from motcua.kernel.errors import MotcuaError

HEADINGS = (
    "Mã hồ sơ", "Tên TTHC", "Lĩnh vực", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả",
    "Ngày có kết quả", "Ngày dừng", "Ngày tiếp tục", "Trạng thái",
)  # fmt: skip
FIELDS = {"ho-tich": "Hộ tịch", "chung-thuc": "Chứng thực", "dat-dai": "Đất đai"}
CHANNELS = ("Trực tuyến", "VNeID", "Trực tiếp", "Bưu chính")
ENDS = {
    "open": "Đang xử lý",
    "result": "Đã có kết quả",
    "refused": "Từ chối",
    "withdrawn": "Rút hồ sơ",
    "cancelled": "Hủy",
}
FIRST = date(2023, 10, 2)


def at(day: date, hour: int = 18) -> datetime:
    """An hour of a day in Vietnam."""
    return datetime.combine(day, time(hour), VIETNAM)


MOMENTS = tuple(
    at(day) for day in (date(2024, 1, 31), date(2024, 3, 20), date(2025, 1, 20), date(2025, 2, 10))
)


@dataclass(frozen=True)
class Told:
    """A dossier as an export tells it. Days; None: has not happened, or no limit."""

    code: str
    field: str
    channel: str
    accepted: date
    due: date | None
    stopped: date | None
    resumed: date | None
    ended: date | None
    how: str

    def by(self, day: date) -> "Told":
        """The same, as a file of that day can tell it."""
        told = self
        if told.ended and told.ended > day:
            told = replace(told, ended=None, how="open")
        if told.resumed and told.resumed > day:
            told = replace(told, resumed=None)
        if told.stopped and told.stopped > day:
            told = replace(told, stopped=None, resumed=None)
        return told

    def row(self) -> list[str]:
        """Its line in the file."""
        waits = self.how == "open" and self.stopped and not self.resumed
        return [
            self.code, "Thủ tục mẫu", FIELDS[self.field], self.channel,
            _cell(self.accepted, "07:45"), _cell(self.due), _cell(self.ended, "16:40"),
            _cell(self.stopped, "09:15"), _cell(self.resumed, "14:05"),
            "Chờ bổ sung" if waits else ENDS[self.how],
        ]  # fmt: skip


def _cell(day: date | None, hour: str = "") -> str:
    return f"{day:%d/%m/%Y} {hour}".strip() if day else ""


class Office:
    """One agency: its export of every moment, and the dossiers its clerks work by hand."""

    def __init__(self, agency: AgencyView, mark: str, seed: int) -> None:
        self.agency = agency
        self.mark = mark
        self.random = random.Random(f"{seed}-{mark}")
        self.told = [self._draw(number) for number in range(30)]
        self.by_hand = 0

    def records(self, moment: datetime, folder: Path) -> None:
        """Import the file of the moment, then let the clerks work."""
        for place, told in enumerate(self.told):
            if self.random.random() < 0.3:
                self.told[place] = self._corrected(told)
        self._imports(moment, folder)
        for _ in range(3):
            self._works(moment)

    def _draw(self, number: int) -> Told:
        draw = self.random
        accepted = FIRST + timedelta(days=draw.randrange(220))
        due = None if draw.random() < 0.2 else accepted + timedelta(days=draw.randrange(12))
        how = draw.choice(("open", "result", "result", "result", *ENDS))
        long = draw.random() < 0.15
        stopped = resumed = None
        if not long and draw.random() < 0.3:
            stopped = _working(accepted + timedelta(days=draw.randrange(5)))
            resumed = stopped + timedelta(days=draw.randrange(1, 15))
        last = max(day for day in (accepted, stopped, resumed) if day)
        ended = last + timedelta(days=draw.randrange(185, 240) if long else draw.randrange(15))
        return Told(
            code=f"{self.mark}-{number:03d}",
            field=draw.choice(tuple(FIELDS)),
            channel=draw.choice(CHANNELS),
            accepted=accepted,
            due=due,
            stopped=stopped,
            resumed=resumed if how != "open" or draw.random() < 0.5 else None,
            ended=None if how == "open" else ended,
            how=how,
        )

    def _corrected(self, told: Told) -> Told:
        kind = self.random.choice(("field", "due", "channel", "accepted"))
        if kind == "field":
            return replace(told, field=self.random.choice(tuple(FIELDS)))
        if kind == "channel":
            return replace(told, channel=self.random.choice(CHANNELS))
        if kind == "due":
            return replace(told, due=told.accepted + timedelta(days=self.random.randrange(20)))
        return replace(told, accepted=told.accepted - timedelta(days=1))

    def _imports(self, moment: datetime, folder: Path) -> None:
        from motcua.dossiers import api as dossiers

        day = moment.date()
        rows = [told.by(day).row() for told in self.told if told.accepted <= day]
        path = folder / f"{self.mark}-{day}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADINGS, *rows])
        report = dossiers.import_file(
            path, agency_code=f"{self.agency.code}@2024-03-01", actor=SYSTEM, now=moment,
            dry_run=False,
        )  # fmt: skip
        assert report.rejections == (), report.rejections

    def _works(self, moment: datetime) -> None:
        from motcua.dossiers import api as dossiers
        from motcua.dossiers.data import Intake

        self.by_hand += 1
        code = f"{self.mark}-T{self.by_hand:03d}"
        taken = moment - timedelta(days=self.random.randrange(40))
        intake = Intake(
            code=code, field_key="ho-tich", procedure_code=None, procedure_name="Thủ tục mẫu",
            channel="counter", applicant="Người Mẫu", appointment_at=taken + timedelta(days=5),
        )  # fmt: skip
        dossiers.accept(intake, agency_id=self.agency.id, actor=SYSTEM, now=moment, at=taken)
        older = f"{self.mark}-T{self.random.randrange(1, self.by_hand + 1):03d}"
        verb, words = self.random.choice(
            (("finish", ()), ("refuse", ("lý do",)), ("pause", ("lý do",)), ("resume", ()),
             ("cancel", ("nhập nhầm",)), ("withdraw", ("lý do",)))
        )  # fmt: skip
        try:
            getattr(dossiers, verb)(older, *words, actor=SYSTEM, now=moment, at=moment)
        except MotcuaError:
            return  # not what may follow there: nothing was recorded


def _working(day: date) -> date:
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day


def offices(seed: int, mark: str) -> Iterator[Office]:
    """Three communes of Thanh Hóa, each with another accounting of final states."""
    from motcua.agencies import api as agencies

    on = date(2024, 3, 1)
    below = agencies.views(agencies.subtree_ids(agencies.resolve("38", on).id, on)).values()
    communes = sorted((view for view in below if len(view.code) == 5), key=lambda v: v.code)
    overlays = ("default", "withdrawn-on-due", "kept-apart")
    chosen = random.Random(seed).sample(communes, len(overlays))
    for place, (overlay, agency) in enumerate(zip(overlays, chosen, strict=True)):
        if overlay != "default":
            agencies.adopt(
                agency.id, "accounting.06a-vpcp-kstt", overlay, "Quyết định mẫu",
                date(2023, 1, 1), actor=SYSTEM, now=at(date(2023, 1, 1)),
            )  # fmt: skip
        yield Office(agency, f"{mark}{place}", seed)
