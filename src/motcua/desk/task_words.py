"""Words and addresses of assignments on the pages."""

from datetime import date

from django.urls import reverse

from motcua.desk.words import late_by, still, when_gone
from motcua.kernel.reminders import Alarm
from motcua.registers import api as registers
from motcua.registers.assignments.data import Reminder, Standing

KEY = "assignments"
# Alarm -> its word in the address, its words on the page, its mark.
ALARMS: dict[Alarm, tuple[str, str, str]] = {
    Alarm.UPPER: ("bao-cap-tren", "quá hạn, báo cấp trên", "overdue"),
    Alarm.LEADER: ("bao-lanh-dao", "quá hạn, báo lãnh đạo", "overdue"),
    Alarm.LATE: ("qua-han", "vừa quá hạn", "overdue"),
    Alarm.TODAY: ("hom-nay", "đến hạn hôm nay", "today"),
    Alarm.SOON: ("sap-den-han", "sắp đến hạn", "soon"),
}
# Standing -> words, mark.
STANDINGS: dict[Standing, tuple[str, str]] = {
    Standing.DONE_IN_TIME: ("xong đúng hạn", "later"),
    Standing.DONE_LATE: ("xong quá hạn", "soon"),
    Standing.IN_TIME: ("đang làm, trong hạn", "stopped"),
    Standing.LATE: ("đang làm, quá hạn", "overdue"),
    Standing.CANCELLED: ("đã thu hồi", "stopped"),
}


def entry_address(entry_id: int) -> str:
    """The page of an assignment."""
    return reverse("register_entry", args=[KEY, entry_id])


def time_left(one: Reminder) -> str:
    """How an open assignment stands against its due day, in working days."""
    if one.gone_on is not None:
        return when_gone("quá hạn", one.gone_on)
    if one.alarm is Alarm.TODAY:
        return "đến hạn hôm nay"
    if one.alarm is Alarm.SOON:
        return still(one.days) if one.days else "đến hạn vào ngày nghỉ"
    return late_by(-one.days)


def kind_labels(on: date) -> dict[str, str]:
    """Key of a kind of assignment -> what the register calls it, in its order."""
    choices = registers.definition_of(KEY, on).field("kind").choices
    return {choice.key: choice.label for choice in choices}
