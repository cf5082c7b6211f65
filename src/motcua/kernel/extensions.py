"""When an appointment may be put off: how often, how late, and to when.

Source: NĐ 61/2018/NĐ-CP, điều 19, and the decisions that follow it: once at most, said before the
day it was due.
"""

from datetime import datetime
from typing import ClassVar

from motcua.kernel.cases import Case
from motcua.kernel.dates import format_day, format_moment, local
from motcua.kernel.errors import AgainstRule
from motcua.kernel.working_time import WorkCalendar


class ExtensionRefused(AgainstRule):
    """An apology that the rules do not allow. `about`: "new_appointment_at", "at" or ""."""

    code: ClassVar[str] = "dossier.extension_refused"


def check_extension(
    case: Case,
    due_at: datetime | None,
    promised: datetime,
    at: datetime,
    calendar: WorkCalendar,
    *,
    most: int,
    days_before: int,
) -> None:
    """Raise ExtensionRefused unless at `at` the result may be promised for `promised`.

    due_at: the due time so far. most: apologies a dossier may have. days_before: working days
    before the due day by which it must be said; 0: until the due time itself.
    """
    if due_at is None:
        raise ExtensionRefused("", "Hồ sơ không có thời hạn nên không cần hẹn lại.")
    if len(case.extensions) >= most:
        last = format_moment(case.extensions[-1].new_appointment_at) if case.extensions else ""
        told = f"đã hẹn lại đến {last}; " if last else ""
        raise ExtensionRefused(
            "", f"Hồ sơ {told}mỗi hồ sơ chỉ được hẹn lại {most} lần. Hãy trả kết quả sớm nhất."
        )
    _check_in_time(local(due_at), local(at), calendar, days_before)
    _check_promise(local(due_at), local(promised), calendar)


def _check_in_time(due: datetime, at: datetime, calendar: WorkCalendar, days_before: int) -> None:
    if days_before == 0:
        latest = due
    else:
        day = calendar.add_working_days(due.date(), -days_before)
        latest = calendar.end_of_working_day(day)
    if at > latest:
        raise ExtensionRefused(
            "at",
            f"Hạn trả là {format_moment(due)}, nên phải xin lỗi và hẹn lại chậm nhất "
            f"{format_moment(latest)}; bây giờ đã quá. Hồ sơ vẫn tính theo hạn cũ.",
        )


def _check_promise(due: datetime, promised: datetime, calendar: WorkCalendar) -> None:
    if promised <= due:
        raise ExtensionRefused(
            "new_appointment_at",
            f"Ngày hẹn lại phải sau hạn trả {format_moment(due)}; chọn ngày muộn hơn.",
        )
    minute = promised.hour * 60 + promised.minute
    sessions = calendar.sessions_of(promised.date())
    if not any(begin <= minute <= end for begin, end in sessions):
        raise ExtensionRefused(
            "new_appointment_at",
            f"{promised:%H:%M} ngày {format_day(promised.date())} không phải giờ làm việc; chọn "
            "giờ khác.",
        )
