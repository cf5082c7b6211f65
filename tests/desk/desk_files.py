"""Files an officer uploads. People are made up.

QUARTER, in the days 15/12/2023-14/03/2024, counted by hand:
  hộ tịch: 2 in the period online (1 early, 1 open and due 15/3), 1 at the counter finished late,
           1 carried over from 13/12/2023 and finished on its due day
           -> (3) 4 = (4) 2 + (5) 1 + (6) 1; (7) 3 = (8) 1 + (9) 1 + (10) 1; (11) 1 = (12) 1
  chứng thực: 1 online, early -> (3) 1 = (4) 1; (7) 1 = (8) 1
  total: (3) 5, (4) 3, (5) 1, (6) 1, (7) 4, (8) 2, (9) 1, (10) 1, (11) 1, (12) 1, (13) 0
"""

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

HEADINGS = (
    "Mã hồ sơ",
    "Mã TTHC",
    "Người nộp",
    "Hình thức nộp",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày có kết quả",
    "Trạng thái",
)
LEARNT_AT = datetime(2024, 4, 10, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
BIRTH, COPY = "1.001193", "2.000815"  # khai sinh (hộ tịch), chứng thực bản sao (chứng thực)
ONLINE, COUNTER = "Trực tuyến", "Trực tiếp"
DONE, OPEN = "Đã có kết quả", "Đang xử lý"

EARLY = (
    "H56-240110-0001",
    BIRTH,
    "Nguyễn Thị Ánh (hư cấu)",
    ONLINE,
    "10/01/2024 08:00",
    "15/01/2024",
    "12/01/2024 09:00",
    DONE,
)
STILL_OPEN = (
    "H56-240312-0002",
    BIRTH,
    "Trần Văn Đức (hư cấu)",
    ONLINE,
    "12/03/2024 08:00",
    "15/03/2024",
    "",
    OPEN,
)
LATE = (
    "H56-240201-0003",
    BIRTH,
    "Lê Thị Hằng (hư cấu)",
    COUNTER,
    "01/02/2024 08:00",
    "05/02/2024",
    "07/02/2024 10:00",
    DONE,
)
CARRIED = (
    "H56-231213-0004",
    BIRTH,
    "Phạm Văn Bình (hư cấu)",
    ONLINE,
    "13/12/2023 08:00",
    "18/12/2023",
    "18/12/2023 16:00",
    DONE,
)
COPIED = (
    "H56-240305-0005",
    COPY,
    "Đỗ Thị Ngân (hư cấu)",
    ONLINE,
    "05/03/2024 08:00",
    "08/03/2024",
    "06/03/2024 10:00",
    DONE,
)
QUARTER = (EARLY, STILL_OPEN, LATE, CARRIED, COPIED)
NEW_ONE = (
    "H56-240320-0006",
    COPY,
    "Võ Thị Mới (hư cấu)",
    ONLINE,
    "20/03/2024 08:00",
    "22/03/2024",
    "",
    OPEN,
)


def written(path: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> Path:
    """Write a csv as one-stop software exports it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(headings)
        lines.writerows(rows)
    return path


def changed(row: Sequence[str], **values: str) -> tuple[str, ...]:
    """The row with other values; names: code, channel, accepted, due."""
    places = {"code": 0, "applicant": 2, "channel": 3, "accepted": 4, "due": 5}
    fresh = list(row)
    for name, value in values.items():
        fresh[places[name]] = value
    return tuple(fresh)


def take_in(path: Path, rows: Sequence[tuple[str, ...]], now: datetime) -> None:
    """Import the rows into phường Phú Sơn of 2024 by way of a file; each one must be new."""
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    report = dossiers.import_file(
        written(path, rows),
        agency_code="14823@2024-03-14",
        actor=SYSTEM,
        now=now,
        dry_run=False,
    )
    assert (report.new, report.rejections) == (len(rows), ())
