"""A dossier's values for slips, and what domain rules (domain table of slips) say each prints."""

from datetime import date

from motcua.kernel.slips import SlipDefinition
from motcua.rulebook import load

LAST_OF_THE_SIX = date(2025, 9, 14)
FIRST_OF_THE_SEVEN = date(2025, 9, 15)
ALL: tuple[SlipDefinition, ...] = (
    *load.slips(LAST_OF_THE_SIX),
    *load.slips(FIRST_OF_THE_SEVEN),
)

VALUES = {
    "agency": "UBND phường Bỉm Sơn",
    "one_stop": "Bộ phận Một cửa",
    "number": "0007",
    "place_date": "Bỉm Sơn, ngày 05 tháng 02 năm 2026",
    "code": "14818-260205-0007",
    "qr": "14818-260205-0007",
    "secret": "7K4P2M",
    "copy_label": "Giao người nộp",
    "applicant": "Nguyễn Thị Ngọc Ánh",
    "handed_in_by": "Phạm Văn Nộp",
    "address": "Số 12 đường Trần Phú",
    "phone": "0944.594.088",
    "email": "ngocanh@example.vn",
    "request": "Đăng ký khai sinh",
    "copies": "02",
    "limit": "1 ngày làm việc",
    "accepted_at": "09 giờ 05 phút, ngày 05/02/2026",
    "appointment_at": "17 giờ 00 phút, ngày 06/02/2026",
    "return_place": "Bưu điện Bỉm Sơn",
    "fees": "8.000 đồng",
    "book_number": "01/2026",
    "book_order": "77",
    "officer": "Lê Văn Tám",
    "reason": "Giấy chứng sinh thiếu dấu",
    "contact": "Mai Văn Kiên, số điện thoại 0237.3770.123",
    "accepted_on": "05/02/2026",
    "field": "Hộ tịch",
    "new_appointment_at": "17 giờ 00 phút, ngày 10/02/2026",
    "leader_title": "Phó Chủ tịch",
    "leader": "Bùi Duy Hòa",
    "stop_request": "Đơn ngày 06/02/2026",
    "stage": "Đang thẩm định",
    "decision": "Dừng từ ngày 06/02/2026",
    "obligations": "Không còn",
    "lead_agency": "Phòng Tư pháp",
    "joint_agencies": "Công an phường",
    "from_on": "01/02/2026",
    "to_on": "28/02/2026",
}
TABLES = {
    "enclosures": [
        {"name": "Tờ khai", "original": "1", "certified": "", "copy": ""},
        {"name": "Giấy chứng sinh", "original": "1", "certified": "2", "copy": "3"},
    ],
    "legs": [
        {
            "agency": "Phòng Tư pháp",
            "handed_at": "10 giờ 15 phút, ngày 05/02/2026",
            "giver": "Lê Văn Tám",
            "receiver": "Hà Thu",
            "result": "Trước hạn",
            "note": "Đủ",
        }
    ],
    "dossiers": [
        {
            "code": "14818-260205-0007",
            "procedure": "Đăng ký khai sinh",
            "copies": "1",
            "applicant": "Ngọc Ánh",
            "contact": "12 Trần Phú",
            "lead_agency": "UBND",
            "accepted_on": "05/02/2026",
            "appointment_on": "06/02/2026",
            "delivered_on": "07/02/2026",
            "return_by": "Bưu điện",
            "signed": "Ánh",
            "note": "Đủ",
        }
    ],
}

HEAD = ["UBND PHƯỜNG BỈM SƠN", "BỘ PHẬN MỘT CỬA", "Bỉm Sơn, ngày 05 tháng 02 năm 2026"]
PERSON = [
    "Nguyễn Thị Ngọc Ánh",
    "Địa chỉ: Số 12 đường Trần Phú",
    "Số điện thoại: 0944.594.088. Email: ngocanh@example.vn",
    "Đăng ký khai sinh",
]
# What a reader finds on the paper, by hand from the list of slips.
PRINTED = {
    "receipt": [
        *HEAD,
        *PERSON,
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Số: 0007/TNHS",
        "Mã hồ sơ: 14818-260205-0007",
        "(Liên: Giao người nộp)",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Ngọc Ánh",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
        "Thành phần hồ sơ nộp gồm:",
        "Số lượng hồ sơ: 02 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là: 1 ngày làm việc",
        "Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 05/02/2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 06/02/2026",
        "Đăng ký nhận kết quả tại: Bưu điện Bỉm Sơn",
        "Phí, lệ phí (nếu có): 8.000 đồng",
        "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026. Số thứ tự: 77",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "(Ký và ghi rõ họ tên)",
        "Phạm Văn Nộp",
        "Lê Văn Tám",
    ],
    "supplement": [
        *HEAD,
        *PERSON,
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Số: 0007/HDHS",
        "Lý do: Giấy chứng sinh thiếu dấu",
        "liên hệ với Mai Văn Kiên, số điện thoại 0237.3770.123 để được hướng dẫn",
        "NGƯỜI HƯỚNG DẪN",
        "Lê Văn Tám",
    ],
    "decline": [
        *HEAD,
        *PERSON,
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "lý do cụ thể như sau: Giấy chứng sinh thiếu dấu",
        "NGƯỜI NỘP HỒ SƠ",
        "Phạm Văn Nộp",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Lê Văn Tám",
    ],
    "apology": [
        HEAD[0],
        HEAD[2],
        "Số: 0007/PXL",
        "Kính gửi: Nguyễn Thị Ngọc Ánh",
        "Ngày 05/02/2026",
        "lĩnh vực Hộ tịch",
        "14818-260205-0007",
        "17 giờ 00 phút, ngày 06/02/2026",
        "Giấy chứng sinh thiếu dấu",
        "17 giờ 00 phút, ngày 10/02/2026",
        "xin lỗi Ông/Bà",
        "PHÓ CHỦ TỊCH",
        "Bùi Duy Hòa",
    ],
    "stop": [
        *HEAD,
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "Kính gửi: Nguyễn Thị Ngọc Ánh",
        "14818-260205-0007",
        "Đề nghị dừng giải quyết: Đơn ngày 06/02/2026",
        "Giai đoạn giải quyết của hồ sơ: Đang thẩm định",
        "Quyết định: Dừng từ ngày 06/02/2026",
        "Nghĩa vụ tài chính còn phải thực hiện: Không còn",
        "PHÓ CHỦ TỊCH",
        "Bùi Duy Hòa",
    ],
    "control": [
        *HEAD,
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "Mã hồ sơ: 14818-260205-0007",
        "chủ trì giải quyết hồ sơ: Phòng Tư pháp",
        "Cơ quan phối hợp giải quyết hồ sơ: Công an phường",
        "Lê Văn Tám",
    ],
    "register": [
        *HEAD,
        "SỔ THEO DÕI HỒ SƠ",
        "Quyển số: 01/2026. Từ ngày 01/02/2026 đến ngày 28/02/2026",
        "Lê Văn Tám",
    ],
}
ENCLOSURES = [
    ["TT", "Thành phần hồ sơ", "Bản chính", "Bản chứng thực", "Bản photo"],
    ["1", "Tờ khai", "1", "", ""],
    ["2", "Giấy chứng sinh", "1", "2", "3"],
]
# Headings of the lowest level and the rows below them.
TABLE_PRINTED = {
    "receipt": ENCLOSURES,
    "supplement": ENCLOSURES,
    "control": [
        [
            "TÊN CƠ QUAN",
            "Thời điểm",
            "Người giao",
            "Người nhận",
            "KẾT QUẢ GIẢI QUYẾT HỒ SƠ (trước hạn, đúng hạn, quá hạn)",
            "GHI CHÚ",
        ],
        [
            "Phòng Tư pháp",
            "10 giờ 15 phút, ngày 05/02/2026",
            "Lê Văn Tám",
            "Hà Thu",
            "Trước hạn",
            "Đủ",
        ],
        [""] * 6,
        [""] * 6,
    ],
    "register": [
        [
            "TT",
            "Mã hồ sơ",
            "Tên thủ tục hành chính",
            "Số lượng hồ sơ (bộ)",
            "Tên cá nhân, tổ chức",
            "Địa chỉ, số điện thoại",
            "Cơ quan chủ trì giải quyết",
            "Nhận hồ sơ",
            "Hẹn trả kết quả",
            "Trả kết quả",
            "Phương thức nhận kết quả",
            "Ký nhận",
            "Ghi chú",
        ],
        [
            "1",
            "14818-260205-0007",
            "Đăng ký khai sinh",
            "1",
            "Ngọc Ánh",
            "12 Trần Phú",
            "UBND",
            "05/02/2026",
            "06/02/2026",
            "07/02/2026",
            "Bưu điện",
            "Ánh",
            "Đủ",
        ],
    ],
}
