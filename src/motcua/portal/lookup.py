"""The citizen's look-up page: a dossier's code and the look-up code of its receipt."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import PublicStanding
from motcua.kernel.cases import State
from motcua.kernel.dates import format_moment
from motcua.kernel.provisional import device_mark
from motcua.kernel.text import nfc
from motcua.portal.limits import BY_ADDRESS, BY_DOSSIER, is_spent, spend

LONGEST = 80
UNKNOWN = (
    "Không có hồ sơ nào khớp cả hai mã này. Hãy xem lại mã hồ sơ và mã tra cứu in trên giấy tiếp "
    "nhận. Giấy không in mã tra cứu (hồ sơ nhận bằng phần mềm khác) thì hỏi nơi đã nhận hồ sơ."
)
NOT_SENT_YET = (
    "Không có hồ sơ nào khớp cả hai mã này. Số tạm được ghi khi nơi nhận mất mạng: hồ sơ có thể "
    "chưa gửi về được. Hãy thử lại sau ít giờ, hoặc hỏi nơi đã nhận hồ sơ."
)
WAIT = "Đã nhập sai quá nhiều lần. Hãy chờ 15 phút rồi thử lại, hoặc hỏi nơi đã nhận hồ sơ."
ADVICE = {
    State.WAITING: "Cơ quan đang chờ bạn bổ sung giấy tờ; danh sách in trên phiếu yêu cầu bổ sung.",
    State.FINISHED: "Đã có kết quả. Hãy mang giấy tiếp nhận đến nơi nhận kết quả.",
    State.REFUSED: "Cơ quan đã trả lời bằng văn bản, có nêu lý do.",
    State.CLOSED: "Hồ sơ được đóng vì quá thời hạn mà chưa nhận được giấy tờ bổ sung. Hãy nộp lại.",
    State.CANCELLED: "Hồ sơ được hủy vì nhập nhầm. Hãy hỏi nơi đã nhận hồ sơ.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its value, in words."""

    label: str
    value: str


@never_cache
@require_http_methods(["GET", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """GET: the form, with the code that the receipt's square brought. POST: the answer."""
    if request.method == "GET":
        return _page(request, _clean(request.GET.get("ma", "")))
    code, given = _clean(request.POST.get("ma", "")), _clean(request.POST.get("ma-tra-cuu", ""))
    faults = {
        name: f"Hãy nhập {label} in trên giấy tiếp nhận."
        for name, label, text in (
            ("ma", "mã hồ sơ", code),
            ("ma-tra-cuu", "mã tra cứu", given),
        )
        if not text
    }
    if faults:
        return _page(request, code, faults=faults, status=422)
    return _answer(request, code, given)


def _answer(request: HttpRequest, code: str, given: str) -> HttpResponse:
    address = request.META.get("REMOTE_ADDR", "")
    if is_spent(BY_ADDRESS, address) or is_spent(BY_DOSSIER, code):
        return _page(request, code, refused=WAIT, status=429)
    found = dossiers.public_standing(code, given)
    if found is None:
        spend(BY_ADDRESS, address)
        spend(BY_DOSSIER, code)
        refused = NOT_SENT_YET if device_mark(code) else UNKNOWN
        return _page(request, code, refused=refused, status=404)
    return _page(request, code, found=found)


def _page(
    request: HttpRequest,
    code: str,
    *,
    found: PublicStanding | None = None,
    refused: str = "",
    faults: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "code": code,
        "found": found,
        "lines": _lines(found) if found else (),
        "steps": [Line(step.label, format_moment(step.at)) for step in found.steps]
        if found
        else [],
        "advice": ADVICE.get(found.state, "") if found else "",
        "refused": refused,
        "code_fault": (faults or {}).get("ma", ""),
        "lookup_fault": (faults or {}).get("ma-tra-cuu", ""),
    }
    return render(request, "portal/lookup.html", context, status=status)


def _lines(found: PublicStanding) -> tuple[Line, ...]:
    moments = (
        ("Tiếp nhận lúc", found.accepted_at),
        ("Hẹn trả trên giấy tiếp nhận", found.appointment_at),
    )
    lines = [Line("Thủ tục", found.procedure_name), Line("Cơ quan giải quyết", found.agency_name)]
    lines += [Line(label, format_moment(at)) for label, at in moments if at]
    if found.stands_still:
        lines.append(Line("Hạn trả hiện nay", "chưa định, thời gian đang dừng tính"))
    elif found.due_at and found.due_at != found.appointment_at:
        lines.append(Line("Hạn trả hiện nay", format_moment(found.due_at)))
    if found.has_electronic_result:
        code = f", mã số {found.result_code}" if found.result_code else ""
        lines.append(Line("Kết quả điện tử", f"đã có{code}; nhận như đã đăng ký khi nộp hồ sơ"))
    if found.promised_at:
        lines.append(Line("Cơ quan xin lỗi và hẹn lại", format_moment(found.promised_at)))
    return tuple(lines)


def _clean(text: str) -> str:
    return nfc(text).strip()[:LONGEST].upper()  # our codes have no small letters
