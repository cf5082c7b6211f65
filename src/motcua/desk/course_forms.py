"""Acts on a dossier's course: the clock, the end, corrections. Words an officer reads."""

from motcua.desk.action_fields import (
    AT,
    SIGNED_RESULT,
    ActionForm,
    Field,
    Kind,
    chosen_reason,
    reason,
)
from motcua.kernel.cases import Verb

# Asked where a dossier goes on that waited for its fee.
FEE_PAID = (
    Field("payment", "Cách nộp phí", Kind.CHOICE, required=True),
    Field("receipt_no", "Số biên lai", Kind.TEXT, hint="In trên giấy tiếp nhận. Nếu có."),
)

ANSWERS = (
    ActionForm(
        Verb.ACCEPT,
        "tiep-nhan",
        "Tiếp nhận hồ sơ trực tuyến",
        "Tiếp nhận hồ sơ",
        "Đã tiếp nhận; in giấy tiếp nhận ở mục Phiếu in.",
        (AT,),
        is_page=True,
    ),
    ActionForm(
        Verb.DECLINE,
        "khong-tiep-nhan",
        "Không tiếp nhận",
        "Ghi không tiếp nhận",
        "Đã ghi không tiếp nhận; in phiếu từ chối ở mục Phiếu in.",
        (*chosen_reason(hint="In trên phiếu từ chối tiếp nhận gửi công dân."), AT),
        "Hồ sơ không tính vào báo cáo; công dân muốn làm thì nộp hồ sơ mới.",
    ),
)

COURSE = (
    *ANSWERS,
    ActionForm(
        Verb.FINISH,
        "co-ket-qua",
        "Ghi có kết quả",
        "Ghi có kết quả",
        "Đã ghi hồ sơ có kết quả.",
        (*SIGNED_RESULT, AT),
        "Ngày này quyết định hồ sơ trước hạn, đúng hạn hay quá hạn trong báo cáo.",
    ),
    ActionForm(
        Verb.DELIVER,
        "tra-ket-qua",
        "Trả kết quả",
        "Ghi đã trả kết quả",
        "Đã ghi trả kết quả cho công dân.",
        (
            Field("means", "Cách trả kết quả", Kind.CHOICE, required=True),
            Field("receiver", "Người nhận kết quả", Kind.TEXT, hint="Bắt buộc khi trả tại quầy."),
            Field("post_no", "Số hiệu bưu gửi", Kind.TEXT, hint="Bắt buộc khi trả qua bưu chính."),
            AT,
        ),
    ),
    ActionForm(
        Verb.ASK_SUPPLEMENT,
        "yeu-cau-bo-sung",
        "Yêu cầu bổ sung",
        "Yêu cầu bổ sung",
        "Đã yêu cầu bổ sung; đồng hồ dừng từ lúc này.",
        (
            Field(
                "missing",
                "Giấy tờ cần bổ sung",
                Kind.LINES,
                hint="Mỗi dòng một giấy tờ, ghi đủ mọi giấy tờ trong một lần. Cần số bản thì ghi "
                "sau tên: Giấy chứng sinh (1 bản chính, 2 bản photo).",
                required=True,
            ),
            reason(hint="Vì sao cần, theo quy định nào."),
            AT,
        ),
        "Đồng hồ dừng cho đến khi nhận bổ sung. Ở khâu tiếp nhận chỉ yêu cầu một lần.",
    ),
    ActionForm(
        Verb.RECEIVE_SUPPLEMENT,
        "nhan-bo-sung",
        "Nhận bổ sung",
        "Ghi đã nhận bổ sung",
        "Đã nhận bổ sung; đồng hồ chạy tiếp.",
        (
            Field(
                "restarts",
                "Tính lại thời hạn từ đầu",
                Kind.CHECK,
                hint="Điền sẵn theo quy định của ngày tiếp nhận; bỏ dấu khi pháp luật chuyên ngành "
                "chỉ cho tính tiếp thời gian còn lại.",
            ),
            AT,
        ),
    ),
    ActionForm(
        Verb.REFUSE,
        "tu-choi",
        "Từ chối giải quyết",
        "Từ chối giải quyết hồ sơ",
        "Đã ghi từ chối giải quyết.",
        (*chosen_reason(hint="In trên văn bản từ chối gửi công dân."), AT),
        "Hồ sơ kết thúc; không mở lại được, chỉ đính chính có lý do.",
    ),
    ActionForm(
        Verb.PAUSE,
        "tam-dung",
        "Tạm dừng",
        "Tạm dừng hồ sơ",
        "Đã tạm dừng; đồng hồ dừng từ lúc này.",
        (*chosen_reason(), AT),
        "Đồng hồ dừng cho đến khi tiếp tục.",
    ),
    ActionForm(
        Verb.RESUME,
        "tiep-tuc",
        "Tiếp tục giải quyết",
        "Tiếp tục giải quyết",
        "Đã tiếp tục; đồng hồ chạy tiếp.",
        (AT,),
    ),
    ActionForm(
        Verb.WITHDRAW,
        "rut-ho-so",
        "Công dân rút hồ sơ",
        "Ghi rút hồ sơ",
        "Đã ghi công dân rút hồ sơ.",
        (*chosen_reason(), AT),
        "Hồ sơ kết thúc; muốn làm lại thì tiếp nhận hồ sơ mới.",
    ),
    ActionForm(
        Verb.CORRECT,
        "dinh-chinh",
        "Đính chính",
        "Ghi đính chính",
        "Đã đính chính; giá trị cũ vẫn nằm trong diễn biến.",
        (reason("Lý do đính chính"),),
        "Giấy đã in thì in lại: giấy mới ghi là bản sau.",
    ),
    ActionForm(
        Verb.CANCEL,
        "huy",
        "Hủy hồ sơ nhập sai",
        "Hủy hồ sơ này",
        "Đã hủy hồ sơ nhập sai.",
        (*chosen_reason("Lý do hủy", "Chỉ dùng khi hồ sơ nhập nhầm, nhập trùng."), AT),
        "Hồ sơ hủy không tính vào cột nào của biểu 06a; vẫn còn trong nhật ký.",
    ),
)
