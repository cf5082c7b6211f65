"""Acts inside the office: taken, drafted, before the leader, put off, told. Words officers read."""

from motcua.desk.action_fields import (
    AT,
    PDF_TYPE,
    SIGNED_RESULT,
    WORD_TYPE,
    ActionForm,
    Field,
    Kind,
    chosen_reason,
    reason,
)
from motcua.kernel.cases import Verb

ANY_LEADER = ("", "Lãnh đạo nào cũng duyệt được")

OFFICE = (
    ActionForm(
        Verb.TAKE,
        "nhan-xu-ly",
        "Nhận xử lý",
        "Nhận hồ sơ này",
        "Đã nhận; hồ sơ nằm trong việc của bạn.",
        (AT,),
    ),
    ActionForm(
        Verb.ROUTE,
        "chuyen-xu-ly",
        "Chuyển xử lý",
        "Chuyển hồ sơ",
        "Đã chuyển hồ sơ.",
        (Field("officer", "Cán bộ xử lý", Kind.CHOICE, required=True), AT),
    ),
    ActionForm(
        Verb.DRAFT,
        "du-thao",
        "Ghi dự thảo kết quả",
        "Ghi dự thảo",
        "Đã ghi dự thảo kết quả.",
        (
            Field(
                "draft",
                "Nội dung dự thảo",
                Kind.LONG,
                hint="Lãnh đạo đọc nội dung này khi duyệt; có tệp thì có thể để trống. Ghi lại là "
                "thay bản trước, cả tệp.",
            ),
            Field(
                "draft_file",
                "Tệp dự thảo (DOCX hoặc PDF)",
                Kind.FILE,
                hint="Nếu có; nhiều nhất 20 MB. Tệp đi cùng hồ sơ khi trình.",
                accept=f"{WORD_TYPE},{PDF_TYPE}",
            ),
            Field("reference", "Số ký hiệu dự thảo", Kind.TEXT, hint="Nếu đã có."),
            AT,
        ),
    ),
    ActionForm(
        Verb.SUBMIT,
        "trinh-lanh-dao",
        "Trình lãnh đạo",
        "Trình lãnh đạo",
        "Đã trình lãnh đạo.",
        (Field("leader", "Trình", Kind.CHOICE), AT),
        "Khi chờ duyệt, dự thảo giữ nguyên; đồng hồ vẫn chạy.",
    ),
    ActionForm(
        Verb.APPROVE,
        "duyet",
        "Duyệt",
        "Duyệt hồ sơ",
        "Đã duyệt; công chức xử lý ghi kết quả tiếp.",
        (*SIGNED_RESULT, AT),
        "Ký ngoài phần mềm thì để trống; công chức xử lý đính kết quả khi ghi có kết quả.",
    ),
    ActionForm(
        Verb.SEND_BACK,
        "tra-lai-can-bo",
        "Trả lại để sửa",
        "Trả lại hồ sơ",
        "Đã trả lại cho công chức xử lý.",
        (reason("Lý do trả lại", "Ghi rõ cần sửa gì."), AT),
    ),
    ActionForm(
        Verb.COMMENT,
        "y-kien",
        "Ghi ý kiến",
        "Ghi ý kiến",
        "Đã ghi ý kiến.",
        (
            Field(
                "comment",
                "Ý kiến",
                Kind.LONG,
                hint="Người trong cơ quan đọc được; công dân không thấy.",
                required=True,
            ),
        ),
    ),
    ActionForm(
        Verb.EXTEND,
        "xin-loi-hen-lai",
        "Xin lỗi và hẹn lại",
        "Ghi xin lỗi và hẹn lại",
        "Đã hẹn lại; in phiếu xin lỗi ở mục Phiếu in.",
        (
            Field(
                "new_appointment_at",
                "Hẹn lại",
                Kind.MOMENT,
                hint="Ngày mới, sau hạn trả. Không ghi giờ là cuối ngày làm việc.",
                required=True,
            ),
            *chosen_reason(hint="In trên phiếu xin lỗi gửi công dân."),
            AT,
        ),
        "Mỗi hồ sơ hẹn lại một lần, trước khi hết hạn. Báo cáo vẫn tính theo hạn cũ.",
    ),
    ActionForm(
        Verb.NOTIFY,
        "bao-cong-dan",
        "Báo cho công dân",
        "Ghi đã báo",
        "Đã ghi việc báo cho công dân.",
        (
            Field("means", "Cách báo", Kind.CHOICE, required=True),
            Field("note", "Nội dung báo", Kind.LONG, hint="Nếu cần ghi lại."),
            AT,
        ),
    ),
)
