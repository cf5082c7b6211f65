"""Complaints and proposals for tests. People are made up."""

from datetime import datetime
from zoneinfo import ZoneInfo

NOW = datetime(2024, 3, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

HEADINGS = [
    "Mã phản ánh",
    "Tóm tắt nội dung",
    "Loại",
    "Kênh tiếp nhận",
    "Ngày tiếp nhận",
    "Hạn trả lời",
    "Người phản ánh",
    "Điện thoại",
    "Ngày trả lời, kết thúc",
    "Bộ phận, người xử lý",
    "Trạng thái",
]


def row(code="PA-1", **said):
    """A row of a file under HEADINGS; "" for what is not said."""
    values = {
        "subject": "Đèn đường tổ 5 không sáng",
        "kind": "Phản ánh hiện trường",
        "channel": "Đường dây nóng",
        "received": "01/03/2024",
        "due": "08/03/2024",
        "person": "Nguyễn Thị Ánh (hư cấu)",
        "phone": "0900.000.001",
        "answered": "",
        "handler": "",
        "state": "",
    } | said
    return [code, *values.values()]


def values(**said):
    """Values of a new entry as a page sends them."""
    return {
        "subject": "Đèn đường tổ 5 không sáng",
        "kind": "city",
        "channel": "hotline",
        "received_on": "01/03/2024",
        "due_on": "08/03/2024",
    } | said
