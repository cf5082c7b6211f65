"""When a dossier was accepted: now, or at the counter while there was no line."""

from datetime import datetime, timedelta

from motcua.dossiers.errors import MomentInFuture, MomentTooOld
from motcua.dossiers.intake_data import Fault, IntakeForm
from motcua.dossiers.possible import check_occurred
from motcua.kernel.dates import local

CLOCKS_APART = timedelta(minutes=5)
"""By so much a counter's clock may be ahead of ours; such a moment counts as now."""


def accepted_at(form: IntakeForm, now: datetime) -> tuple[datetime, tuple[Fault, ...]]:
    """The moment from which the dossier counts, and what is wrong with it.

    A moment is only taken with the number of the slip that was given then, and no further back
    than the rulebook lets an officer date anything. With faults the moment is now.
    """
    if not form.occurred_at:
        return now, ()
    try:
        at = datetime.fromisoformat(form.occurred_at)
    except ValueError:
        return now, (_fault("shape", "không đọc được giờ mà máy ở quầy ghi."),)
    if at.tzinfo is None:
        return now, (_fault("shape", "giờ mà máy ở quầy ghi thiếu múi giờ."),)
    if not form.provisional_code:
        return now, (_fault("number", "nhận khi mất mạng thì phải có số tạm đã ghi trên giấy."),)
    if now < at <= now + CLOCKS_APART:
        return now, ()
    try:
        check_occurred(at, now=now)
    except (MomentInFuture, MomentTooOld) as refused:
        return now, (Fault("occurred_at", refused.code, _too_far(refused)),)
    return local(at), ()


def _fault(code: str, words: str) -> Fault:
    return Fault("occurred_at", code, f"Lúc tiếp nhận: {words}")


def _too_far(refused: MomentInFuture | MomentTooOld) -> str:
    if isinstance(refused, MomentInFuture):
        return f"{refused} Xem lại đồng hồ của máy ở quầy, rồi sửa và gửi lại tờ này."
    return (
        f"{refused} Bấm “Sửa tờ này”, xóa lúc tiếp nhận để nhận lại từ bây giờ, và báo công dân "
        "ngày hẹn mới."
    )
