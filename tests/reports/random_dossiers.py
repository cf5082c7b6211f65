"""A file of dossiers drawn by a seed, taken in as offices take theirs, and what it says."""

import csv
import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import SYSTEM

HEADINGS = (
    "Mã hồ sơ", "Tên TTHC", "Lĩnh vực", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả",
    "Ngày có kết quả", "Trạng thái", "Mức độ DVC", "Hình thức trả kết quả",
    "Thanh toán trực tuyến", "Ngày thanh toán", "Số tiền thanh toán trực tuyến",
)  # fmt: skip
FIELDS = (
    "Hộ tịch", "Đất đai", "Đất đai", "Hoạt động xây dựng", "Quản lý chất lượng công trình xây dựng",
    "Đầu tư tại Việt Nam", "Hỗ trợ đầu tư", "Bảo trợ xã hội", "Trẻ em", "Việc làm",
)  # fmt: skip
CHANNELS = ("Trực tuyến", "Cổng DVCQG", "Trực tiếp", "Trực tiếp", "Bưu chính")
STATES = (
    "Đang xử lý", "Đã có kết quả", "Đã có kết quả", "Đã có kết quả", "Từ chối", "Rút hồ sơ", "Hủy",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A line of the file. level, returned, paid_at: as written; "": nothing."""

    procedure: str
    field: str
    channel: str
    accepted: date
    due: date | None
    ended: date | None
    state: str
    level: str
    returned: str
    paid_at: str
    paid_on: date | None
    amount: int

    @property
    def online(self) -> bool:
        return self.channel in ("Trực tuyến", "Cổng DVCQG")

    @property
    def counts(self) -> bool:
        """A dossier that was cancelled as a mistake counts nowhere."""
        return self.state != "Hủy"


def taken_in(
    agency: AgencyView, seed: object, number: int, first: date, last: date, folder: Path
) -> list[Row]:
    """Draw the rows, import them at the end of `last`, return what they say."""
    chance = random.Random(f"{seed}-{agency.code}")
    rows = [_row(chance, first, last) for _ in range(number)]
    path = folder / f"ho-so-{agency.code}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = [_line(agency, place, row) for place, row in enumerate(rows)]
        csv.writer(file).writerows([HEADINGS, *lines])
    _import(path, agency, last)
    return rows


def _import(path: Path, agency: AgencyView, last: date) -> None:
    from motcua.dossiers import api as dossiers
    from motcua.kernel.dates import VIETNAM

    now = datetime(last.year, last.month, last.day, 18, 0, tzinfo=VIETNAM)
    report = dossiers.import_file(
        path, agency_code=f"{agency.code}@{last}", actor=SYSTEM, now=now, dry_run=False
    )
    assert report.rejections == (), report.rejections


def _row(chance: random.Random, first: date, last: date) -> Row:
    accepted = first + timedelta(days=chance.randrange((last - first).days))
    state = chance.choice(STATES)
    ended = None
    if state != "Đang xử lý":
        ended = min(accepted + timedelta(days=chance.randrange(40)), last)
    paid_at = chance.choice(("", "Không", "Cổng của tỉnh", "Cổng của tỉnh", "Cổng DVCQG"))
    pays = paid_at.startswith("Cổng")
    until = ended or min(accepted + timedelta(days=10), last)
    return Row(
        procedure=f"Thủ tục mẫu {chance.randrange(9)}",
        field=chance.choice(FIELDS),
        channel=chance.choice(CHANNELS),
        accepted=accepted,
        due=None if chance.random() < 0.1 else accepted + timedelta(days=chance.randrange(30)),
        ended=ended,
        state=state,
        level=chance.choice(("", "Không", "Một phần", "Toàn trình", "Toàn trình")),
        returned=chance.choice(("", "Tại quầy", "Bưu chính", "Trực tuyến")),
        paid_at=paid_at,
        paid_on=accepted + timedelta(days=chance.randint(0, (until - accepted).days))
        if pays
        else None,
        amount=chance.randrange(1, 90) * 1000 if pays else 0,
    )


def _line(agency: AgencyView, place: int, row: Row) -> list[str]:
    return [
        f"{agency.code}-{place:04d}", row.procedure, row.field, row.channel,
        _cell(row.accepted, "07:45"), _cell(row.due), _cell(row.ended, "16:40"), row.state,
        row.level, row.returned, row.paid_at, _cell(row.paid_on),
        str(row.amount) if row.amount else "",
    ]  # fmt: skip


def _cell(day: date | None, hour: str = "") -> str:
    return f"{day:%d/%m/%Y} {hour}".strip() if day else ""
