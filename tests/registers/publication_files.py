"""Lists of publication decisions as a province prints them, and how a test takes them in."""

from datetime import datetime
from pathlib import Path

import openpyxl

from motcua.kernel.dates import VIETNAM

NOW = datetime(2026, 5, 10, 9, 0, tzinfo=VIETNAM)
ISSUER = "Chủ tịch UBND tỉnh Thanh Hóa"
TITLE = (
    f"(Kèm theo Quyết định số 1436/QĐ-UBND ngày 05/5/2026 của {ISSUER}; "
    "có hiệu lực từ ngày 15/5/2026)"
)
HEADINGS = (
    "STT", "Mã TTHC", "Hình thức công bố", "Tên thủ tục hành chính", "Lĩnh vực", "Cấp thực hiện",
    "Thời hạn giải quyết", "Phí, lệ phí", "Cách thức thực hiện", "Mức độ trực tuyến",
    "Căn cứ pháp lý", "Thay thế TTHC",
)  # fmt: skip
# A local procedure, one of the portal with another limit and fee, and one that ends.
LOCAL, BIRTH, MARRIAGE = "3.000901", "1.001193", "1.000894"
NEW_ROW = (
    1, LOCAL, "Mới ban hành", "Đăng ký khai sinh tại trạm y tế", "Hộ tịch", "Cấp xã",
    "05 ngày làm việc", "8.000 đồng", "Trực tiếp; Trực tuyến", "Toàn trình",
    "60/2014/QH13; 07/2025/NĐ-CP", "",
)  # fmt: skip
AMENDED_ROW = (
    2, f"{BIRTH}.000.00.00.H56", "Sửa đổi, bổ sung", "Thủ tục đăng ký khai sinh", "", "",
    "0,5 ngày làm việc", "Theo quy định", "", "", "", "",
)  # fmt: skip
ABOLISHED_ROW = (
    3, MARRIAGE, "Bãi bỏ", "Thủ tục đăng ký kết hôn", "", "", "", "", "", "", "", "",
)  # fmt: skip
ROWS = (NEW_ROW, AMENDED_ROW, ABOLISHED_ROW)


def changed(row, **cells):
    """The row with other cells, by the index given as c<index>."""
    found = list(row)
    for place, value in cells.items():
        found[int(place.removeprefix("c"))] = value
    return tuple(found)


def workbook(path: Path, *rows, title=TITLE, headings=HEADINGS, sheet="Danh mục") -> Path:
    """A sheet with the title over its table."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in (("DANH MỤC THỦ TỤC HÀNH CHÍNH",), (title,), headings, *rows):
        page.append(row)
    book.save(path)
    return path
