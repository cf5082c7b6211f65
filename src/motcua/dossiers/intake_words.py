"""Words of intake: what a slip and the desk print for the keys of a form."""

from motcua.dossiers.intake_data import Payment, ReturnBy

PAYMENT_WORDS: dict[str, str] = {
    Payment.NONE: "Không phải nộp",
    Payment.CASH: "Đã nộp tiền mặt",
    Payment.TRANSFER: "Đã nộp chuyển khoản",
    Payment.PORTAL: "Đã nộp trực tuyến tại cổng của tỉnh",
    Payment.NATIONAL: "Đã nộp trực tuyến tại Cổng DVC quốc gia",
    Payment.WAITING: "Chưa nộp",
}
RETURN_WORDS: dict[str, str] = {
    ReturnBy.COUNTER: "Bộ phận Một cửa",
    ReturnBy.POST: "Qua dịch vụ bưu chính công ích, theo địa chỉ của người nộp",
    ReturnBy.ONLINE: "Trực tuyến, trong tài khoản của người nộp",
}
SEX_WORDS = {"nam": "Nam", "nu": "Nữ"}
WAITING_FOR_PAYMENT = "Chờ thực hiện nghĩa vụ tài chính"

LABELS = {
    "procedure_code": "Thủ tục",
    "field_key": "Lĩnh vực",
    "channel": "Hình thức nộp",
    "channel_reason": "Lý do nhận theo hình thức này",
    "applicant": "Họ tên người nộp",
    "id_number": "Số giấy tờ",
    "old_id_number": "Số CMND cũ",
    "birth_on": "Ngày sinh",
    "sex": "Giới tính",
    "address": "Địa chỉ",
    "phone": "Số điện thoại",
    "email": "Thư điện tử",
    "filer": "Họ tên người nộp thay",
    "filer_id_number": "Số giấy tờ người nộp thay",
    "filer_phone": "Số điện thoại người nộp thay",
    "filer_relation": "Quan hệ với người có hồ sơ",
    "behalf_reason": "Lý do nộp giúp",
    "content": "Nội dung yêu cầu",
    "sets": "Số bộ hồ sơ",
    "ecopies": "Số bản sao điện tử",
    "other_enclosures": "Giấy tờ khác",
    "missing_reason": "Lý do nhận khi thiếu giấy tờ",
    "missing_note": "Nói rõ lý do",
    "payment": "Nộp phí",
    "receipt_no": "Số biên lai",
    "return_by": "Nhận kết quả",
    "appointment": "Ngày hẹn trả",
    "filed_at": "Nơi nộp",
    "resolved_by": "Cơ quan giải quyết",
    "provisional_code": "Số tạm",
    "occurred_at": "Lúc tiếp nhận",
}
LONGEST = {
    "applicant": 200,
    "address": 300,
    "email": 120,
    "filer": 200,
    "filer_relation": 100,
    "content": 500,
    "other_enclosures": 1_000,
    "missing_note": 500,
    "receipt_no": 50,
    "provisional_code": 40,
}
LONGEST_OTHER = 60
