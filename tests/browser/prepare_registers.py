"""Adds keepers of registers to the home of a browser test. A program.

EMPTY's commune has no entry anywhere, KEEPER's one inspection that findings can name, FILLED's
what the files of the registers say.
"""

import tempfile
from datetime import date
from pathlib import Path

EMPTY, KEEPER, FILLED = "so.trong", "so.ghi", "so.day"
COMMUNES = {EMPTY: "14848", KEEPER: "14854", FILLED: "14857"}  # of Thanh Hóa today
PASSWORD = "mat-khau-cua-kiem-thu-2024"
INSPECTION = {
    "unit": "Bộ phận Tiếp nhận và Trả kết quả",
    "unit_kind": "department",
    "topic": "reform",
    "form": "own",
    "plan_document": "93/QĐ-UBND",
    "plan_on": date(2026, 3, 2),
    "inspected_on": date(2026, 3, 10),
}


def main() -> None:
    """The accounts, the inspection, the filled registers."""
    import os

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api

    now = clock.now()
    for user, code in COMMUNES.items():
        commune = agencies.resolve(code, now.date())
        agencies.create_user(user, PASSWORD, "Hà Thị Sổ (hư cấu)", commune.id, "reporter")
        if user != EMPTY:
            api.record(
                "inspections",
                commune,
                INSPECTION,
                actor=SYSTEM,
                now=now,
                code="KT-NEN",
                state="inspected",
            )
    _fill(now)


def _fill(now: object) -> None:
    from register_walk import workbook
    from registers_walked import REGISTERS

    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api

    with tempfile.TemporaryDirectory() as folder:
        for register in REGISTERS:
            path = workbook(Path(folder) / "so.xlsx", register, register.right_rows)
            report = api.import_file(
                register.key,
                path,
                agency_code=COMMUNES[FILLED],
                actor=SYSTEM,
                now=now,
                dry_run=False,
            )
            if report.rejections:
                raise SystemExit(f"{register.key}: {report.rejections[0]}")


if __name__ == "__main__":
    main()
