"""Adds a keeper of the catalogue, and a decision of the ward, to the home of a browser test.

The decision is in force since 15/10/2026: one new procedure, two amended, one abolished that the
new one takes the place of.
"""

from datetime import datetime
from pathlib import Path

WARD = "14818"
KEEPER = "motcua.danhmuc"
PASSWORD = "mat-khau-cua-kiem-thu-2024"
LOCAL, AMENDED, ABOLISHED = "3.900001", "1.002211", "2.000930"
HEADINGS = (
    "STT", "Mã TTHC", "Hình thức công bố", "Tên thủ tục hành chính", "Lĩnh vực", "Cấp thực hiện",
    "Thời hạn giải quyết", "Phí, lệ phí", "Cách thức thực hiện", "Mức độ trực tuyến",
    "Căn cứ pháp lý", "Thay thế TTHC",
)  # fmt: skip
ROWS = (
    (1, LOCAL, "Mới ban hành", "Thay đổi hòa giải viên ở cơ sở", "Phổ biến giáo dục pháp luật",
     "Cấp xã", "03 ngày làm việc", "Không thu", "Trực tiếp; Bưu chính công ích; Trực tuyến",
     "Toàn trình", "35/2013/QH13; 15/2014/NĐ-CP", ABOLISHED),
    (2, AMENDED, "Sửa đổi, bổ sung", "Thủ tục công nhận hòa giải viên (cấp xã)", "", "",
     "03 ngày làm việc", "", "Trực tiếp; Trực tuyến", "Toàn trình", "", ""),
    (3, "2.000950", "Sửa đổi, bổ sung", "Thủ tục công nhận tổ trưởng tổ hòa giải (cấp xã)", "", "",
     "03 ngày làm việc", "", "", "Một phần", "", ""),
)  # fmt: skip
TITLE = (
    "(Kèm theo Quyết định số {number}/QĐ-UBND ngày {signed} của Chủ tịch UBND tỉnh Thanh Hóa; "
    "có hiệu lực từ ngày {force})"
)


def workbook(path: Path, rows: tuple, number: int, signed: str, force: str) -> Path:
    """A list as the province prints it."""
    import openpyxl

    book = openpyxl.Workbook()
    title = TITLE.format(number=number, signed=signed, force=force)
    for row in (("DANH MỤC THỦ TỤC HÀNH CHÍNH",), (title,), HEADINGS, *rows):
        book.active.append(row)
    book.save(path)
    return path


def main() -> None:
    """The account, then the decision through the door of every import."""
    import os
    import tempfile

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    django.setup()
    from motcua.agencies import api as agencies
    from motcua.config import clock
    from motcua.registers import api as registers
    from motcua.registers.publications.data import HeadTyped

    now = clock.now()
    ward = agencies.resolve(WARD, now.date())
    user = agencies.create_user(KEEPER, PASSWORD, "Trần Văn Mục (hư cấu)", ward.id, "reporter")
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "cong-bo.xlsx", ROWS, 3120, "01/10/2026", "15/10/2026")
        report = registers.import_publication(
            path,
            head=HeadTyped(),
            agency_code=f"{WARD}@{now.date()}",
            actor=agencies.actor_of(user, now.date()),
            now=now,
            dry_run=False,
        )
    if report.rejections:
        raise RuntimeError(str(report.rejections))
    _plan(now, ward)


def _plan(now: datetime, ward: object) -> None:
    """A plan whose approval awaits, with its times and costs."""
    from motcua.kernel.actors import SYSTEM
    from motcua.registers import api as registers

    said = {
        "procedure": AMENDED,
        "main_kind": "time",
        "content": "Giảm thời hạn giải quyết từ 05 xuống 03 ngày làm việc; bỏ bản sao giấy tờ có "
        "trong cơ sở dữ liệu quốc gia về dân cư.",
        "plan_document": "93/KH-UBND",
        "proposed_on": "05/02/2026",
        "time_before": "40",
        "time_after": "24",
        "cost_before": "3000000",
        "cost_after": "2000000",
    }
    registers.record("simplifications", ward, said, actor=SYSTEM, now=now)


if __name__ == "__main__":
    main()
