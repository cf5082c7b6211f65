"""Words of the screen for keys that other rooms hand over."""

from datetime import date, datetime

from django.http import HttpRequest

from motcua.agencies.data import AgencyView
from motcua.dossiers.data import DossierRow, DossierView, DueFilter, DueMark
from motcua.kernel.cases import Outcome
from motcua.kernel.dates import VIETNAM, format_day
from motcua.kernel.numbers import format_int
from motcua.kernel.punctuality import Punctuality, punctuality
from motcua.kernel.working_time import DayOutOfCalendar, WorkCalendar
from motcua.rulebook import load

DUE_WORDS = {
    DueFilter.OVERDUE: "Quá hạn",
    DueFilter.TODAY: "Đến hạn hôm nay",
    DueFilter.THREE_DAYS: "Đến hạn trong 3 ngày tới",
    DueFilter.NONE: "Không có thời hạn",
}

MINUTES_AN_HOUR = 60


def days_to(after: date, to: date, calendar: WorkCalendar) -> int | None:
    """Working days after one day up to another; None where the calendar does not reach."""
    try:
        return calendar.working_days_between(after, to)
    except DayOutOfCalendar:
        return None


def still(days: int | None) -> str:
    """“còn 3 ngày làm việc”; None: nobody counts so far."""
    return "còn hạn" if days is None else f"còn {format_int(days)} ngày làm việc"


def late_by(days: int | None, late: str = "quá hạn") -> str:
    """“quá hạn 2 ngày làm việc”. days: 0 on a day off, None: nobody counts so far."""
    return f"{late} {format_int(days)} ngày làm việc" if days else late


def when_gone(late: str, gone_on: date) -> str:
    """“quá hạn khi đơn vị giải thể (30/06/2025)”. late: what the place calls late."""
    return f"{late} khi đơn vị giải thể ({format_day(gone_on)})"


def time_left(
    mark: DueMark,
    due_at: datetime | None,
    now: datetime,
    calendar: WorkCalendar,
    here: AgencyView,
) -> str:
    """How an open dossier stands against its due time, in working time; "" for a closed one.

    here: whose page it is; at a unit that is gone nothing is counted beyond its last day.
    """
    if mark is DueMark.NO_LIMIT:
        return "không có thời hạn"
    if mark is DueMark.STOPPED:
        return "đang dừng tính giờ"
    if mark is DueMark.NONE or due_at is None:
        return ""
    due_on, today = due_at.astimezone(VIETNAM).date(), now.astimezone(VIETNAM).date()
    if mark is DueMark.OVERDUE:
        if gone_on := here.gone_late(due_on, today):
            return when_gone("quá hạn", gone_on)
        days = days_to(due_on, today, calendar)
        return late_by(days)
    if due_on > today:
        return still(days_to(today, due_on, calendar))
    hours = calendar.working_minutes(now, due_at) // MINUTES_AN_HOUR if due_at > now else 0
    return f"còn {hours} giờ làm việc" if hours else "hết giờ hẹn hôm nay"


def left_of(request: HttpRequest, row: DossierRow | DossierView) -> str:
    """`time_left` of a dossier as the officer of the request sees it."""
    here = request.officer.agency
    return time_left(row.due_mark, row.due_at, request.now, load.calendar_of(row.week), here)


ENDED_WORDS = {
    Punctuality.EARLY: "trước hạn",
    Punctuality.ON_DUE_DAY: "đúng hạn",
    Punctuality.LATE: "quá hạn",
}


def ended_as(
    outcome: str, ended_at: datetime | None, due_at: datetime | None
) -> Punctuality | None:
    """How the result stands against the due day; None: there is none, or no limit to hold."""
    if outcome not in (Outcome.RESULT, Outcome.REFUSED) or ended_at is None or due_at is None:
        return None
    days = (moment.astimezone(VIETNAM).date() for moment in (ended_at, due_at))
    return punctuality(*days)
