"""Acts on a part of another agency (liên thông): forwarded, received, answered, recalled."""

from motcua.desk.action_fields import AT, ActionForm, Field, Kind, reason
from motcua.kernel.cases import Verb

LEG = Field("leg", "Chặng liên thông", Kind.CHOICE, required=True)

LEGS = (
    ActionForm(
        Verb.RECEIVE_LEG,
        "nhan-lien-thong",
        "Nhận chặng liên thông",
        "Nhận chặng này",
        "Đã nhận; bạn giải quyết phần việc của cơ quan mình.",
        (LEG, AT),
    ),
    ActionForm(
        Verb.RETURN_LEG,
        "tra-lien-thong",
        "Trả kết quả liên thông",
        "Trả kết quả",
        "Đã trả kết quả cho cơ quan giải quyết hồ sơ.",
        (
            LEG,
            Field(
                "leg_result",
                "Kết quả phối hợp",
                Kind.LONG,
                hint="Cơ quan giải quyết hồ sơ đọc được; công dân không thấy.",
                required=True,
            ),
            Field("leg_reference", "Số ký hiệu văn bản trả lời", Kind.TEXT, hint="Nếu có."),
            Field(
                "declined",
                "Trả lại, không giải quyết",
                Kind.CHECK,
                hint="Khi không thuộc thẩm quyền hoặc không đủ căn cứ; nói rõ lý do ở trên.",
            ),
            AT,
        ),
    ),
    ActionForm(
        Verb.FORWARD,
        "chuyen-lien-thong",
        "Chuyển cơ quan phối hợp",
        "Chuyển hồ sơ",
        "Đã chuyển; hồ sơ có thêm một chặng liên thông.",
        (
            Field(
                "to",
                "Cơ quan nhận",
                Kind.AGENCY,
                hint="Gõ tên không cần dấu rồi chọn (↓ ↑ Enter), hoặc ghi mã đơn vị.",
            ),
            Field(
                "agency_name",
                "Cơ quan khác, ngoài danh sách",
                Kind.TEXT,
                hint="Ví dụ Công an phường; khi ấy bạn ghi thay việc nhận và trả của cơ quan này.",
            ),
            Field("task", "Việc đề nghị", Kind.LONG, required=True),
            Field(
                "hours",
                "Thời hạn của chặng, giờ làm việc",
                Kind.TEXT,
                hint="8 giờ là một ngày làm việc; tính theo giờ làm việc của cơ quan nhận.",
                required=True,
            ),
            AT,
        ),
        "Hạn trả hồ sơ không đổi; chưa ghi được kết quả khi cơ quan kia chưa trả.",
    ),
    ActionForm(
        Verb.RECALL_LEG,
        "thu-hoi-lien-thong",
        "Thu hồi chặng liên thông",
        "Thu hồi chặng này",
        "Đã thu hồi chặng; cơ quan kia không còn thấy hồ sơ.",
        (LEG, reason(hint="Ví dụ chuyển nhầm cơ quan."), AT),
        "Hạn trả hồ sơ không đổi.",
    ),
)
