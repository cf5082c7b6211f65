"""Rows of an export as the tests write them, and the moment of their imports."""

from datetime import datetime

from motcua.kernel.dates import VIETNAM

NOW = datetime(2024, 3, 14, 16, 30, tzinfo=VIETNAM)
HEADINGS = (
    "Mã hồ sơ", "Mã TTHC", "Tên TTHC", "Lĩnh vực", "Người nộp", "Hình thức nộp",
    "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả", "Ngày trả kết quả",
    "Ngày dừng", "Ngày tiếp tục", "Trạng thái", "Cán bộ xử lý", "Hệ thống nguồn",
)  # fmt: skip
KEYS = (
    "code", "procedure_code", "procedure_name", "field", "applicant", "channel",
    "accepted", "appointment", "ended", "delivered", "stopped", "resumed", "state",
    "officer", "source",
)  # fmt: skip
RIGHT = {
    "code": "H56.37.12-240305-0001",
    "procedure_name": "Thủ tục đăng ký khai sinh",
    "field": "Hộ tịch",
    "applicant": "Người Mẫu Một",
    "channel": "Trực tuyến",
    "accepted": "05/03/2024 08:15",
    "appointment": "08/03/2024",
    "state": "Đang xử lý",
    "officer": "Cán bộ Mẫu",
    "source": "tỉnh",
}


def row(**cells: object) -> list[object]:
    """A right row with some cells replaced, in the order of `HEADINGS`."""
    return [{**RIGHT, **cells}.get(key, "") for key in KEYS]
