"""Fills the home of a browser test: accounts and dossiers of phường Phú Sơn. Run as a program."""

import csv
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

REPORTER = "phuson.tonghop"
COUNTER = "motcua.tiepnhan"  # of a ward of today
SPECIALIST, LEADER = "motcua.chuyenmon", "motcua.lanhdao"  # of the same
PASSWORD = "mat-khau-cua-kiem-thu-2024"
LEARNT_AT = datetime(2024, 3, 14, 17, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
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
BIRTH, COPY = "1.001193", "2.000815"
DONE, OPEN = "Đã có kết quả", "Đang xử lý"


def rows() -> list[tuple[str, ...]]:
    """70 dossiers of 02/01-12/03/2024, one a day: every tenth open, the rest done in a day."""
    found = []
    for number in range(70):
        day = date(2024, 1, 2) + timedelta(days=number)
        is_open = number % 10 == 9
        found.append(
            (
                f"H56.37.12-{day:%y%m%d}-0001",
                BIRTH if number % 2 else COPY,
                f"Nguyễn Thị Số {number} (hư cấu)",
                "Trực tuyến" if number % 3 else "Trực tiếp",
                f"{day:%d/%m/%Y} 08:00",
                f"{day + timedelta(days=3):%d/%m/%Y}",
                "" if is_open else f"{day + timedelta(days=1):%d/%m/%Y} 10:00",
                OPEN if is_open else DONE,
            )
        )
    return found


def write(path: Path, content: list[tuple[str, ...]]) -> Path:
    """A csv as one-stop software exports it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADINGS)
        lines.writerows(content)
    return path


def main() -> None:
    """Accounts, then the import."""
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.dossiers import api as dossiers
    from motcua.kernel.actors import SYSTEM

    ward = agencies.resolve("14823", date(2024, 3, 14))
    agencies.create_user(REPORTER, PASSWORD, "Lê Thị Ngọc (hư cấu)", ward.id, "reporter")
    today = agencies.resolve("14818", date(2026, 11, 21))
    agencies.create_user(COUNTER, PASSWORD, "Trần Thị Tiếp (hư cấu)", today.id, "counter")
    # The ward of today has the dossiers of the dissolved one.
    agencies.create_user(SPECIALIST, PASSWORD, "Nguyễn Văn Lâm (hư cấu)", today.id, "specialist")
    agencies.create_user(LEADER, PASSWORD, "Bùi Duy Hòa (hư cấu)", today.id, "leader")
    agencies.adopt(
        ward.id,
        "accounting.06a-vpcp-kstt",
        "kept-apart",
        "Quy chế báo cáo",
        date(2024, 1, 1),
        actor=SYSTEM,
        now=LEARNT_AT,
    )
    with tempfile.TemporaryDirectory() as folder:
        report = dossiers.import_file(
            write(Path(folder) / "den-14-03-2024.csv", rows()),
            agency_code="14823@2024-03-14",
            actor=SYSTEM,
            now=LEARNT_AT,
            dry_run=False,
        )
    if report.rejections:
        raise SystemExit(f"{report.rejections[0]}")
    # One withdrawn: kept apart, so that a check has something to say in a cell.
    dossiers.withdraw(
        "H56.37.12-240311-0001", "Công dân rút", actor=SYSTEM, now=LEARNT_AT, at=LEARNT_AT
    )


if __name__ == "__main__":
    main()
