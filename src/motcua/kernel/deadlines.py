"""Due dates: from a time limit, and moved by stopped time.

Sources: BLDS 2015, điều 147-148 (the day of receipt is not counted; a limit that ends on a day
off ends on the next working day); NĐ 23/2015/NĐ-CP, điều 7 (same day, or the next working day
when received after 15:00).
"""

import calendar as months
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from motcua.kernel.cases import Stop
from motcua.kernel.dates import local
from motcua.kernel.working_time import WorkCalendar

MINUTES_AN_HOUR = 60
HOURS_A_WORKING_DAY = 8
SAME_DAY_UNTIL = time(15, 0)


class LimitUnit(StrEnum):
    """Unit of a time limit as the catalogue publishes it."""

    HOUR = "hour"  # giờ: working hours
    WORKING_DAY = "working_day"  # ngày làm việc
    DAY = "day"  # ngày
    MONTH = "month"  # tháng


def due_from_limit(
    accepted_at: datetime,
    limit_value: Decimal,
    unit: str,
    calendar: WorkCalendar,
    *,
    same_day_until: time = SAME_DAY_UNTIL,
) -> datetime:
    """When a limit that runs from acceptance ends, in Asia/Ho_Chi_Minh.

    unit: a value of LimitUnit. Hours, and parts of a working day (8 hours), run in working
    time; whole days and months end with the working day they end on. A limit of 0: that very
    working day, or the next one when accepted after `same_day_until`.
    Raises DayOutOfCalendar; ValueError for an unknown unit, a negative limit, or a part of a
    calendar day or month.
    """
    accepted = local(accepted_at)
    if limit_value < 0:
        raise ValueError(f"negative time limit: {limit_value}")
    if limit_value == 0:
        return calendar.end_of_working_day(_same_day(accepted, same_day_until, calendar))
    kind = LimitUnit(unit)
    whole = limit_value == limit_value.to_integral_value()
    if kind is LimitUnit.HOUR:
        return calendar.add_working_minutes(accepted, int(limit_value * MINUTES_AN_HOUR))
    if kind is LimitUnit.WORKING_DAY:
        if whole:
            last = calendar.add_working_days(accepted.date(), int(limit_value))
            return calendar.end_of_working_day(last)
        minutes = int(limit_value * HOURS_A_WORKING_DAY * MINUTES_AN_HOUR)
        return calendar.add_working_minutes(accepted, minutes)
    if not whole:
        raise ValueError(f"part of a {kind.value} in a time limit: {limit_value}")
    last = last_calendar_day(accepted.date(), int(limit_value), kind)
    return calendar.end_of_working_day(calendar.add_working_days(last, 0))


def last_calendar_day(accepted_on: date, count: int, unit: LimitUnit) -> date:
    """Last day of a limit in days or months, working day or not; the day of receipt is not counted.

    A month ends on the same day of the month, or on its last day.
    """
    if unit is LimitUnit.DAY:
        return accepted_on + timedelta(days=count)
    return _months_after(accepted_on, count)


def moved_due(
    appointment_at: datetime | None,
    stops: Iterable[Stop],
    until: datetime | None,
    calendar: WorkCalendar,
    *,
    accepted_at: datetime | None = None,
) -> tuple[datetime | None, datetime | None]:
    """The appointment moved by stopped time, and since when the clock stands still, if it does.

    A closed stop that began on or before the due *day* moves the due moment to where the
    working time that was left runs out after the stop (never back); one that began after the
    due day moves nothing, and while open does not count as standing still. A stop that
    restarts gives the full limit again, which takes `accepted_at`.
    stops: in order of time. until: when the dossier ended; closes an open stop.
    Appointment None: no limit, then only the open stop is told.
    """
    due = None if appointment_at is None else local(appointment_at)
    full = due
    for stop in stops:
        since = local(stop.since)
        if due is not None and since.date() > due.date():
            continue
        closed = stop.until or until
        if closed is None:
            return due, since
        if due is None or full is None:
            continue
        resumed = local(closed)
        if stop.restarts and accepted_at is not None:
            due = max(due, _restarted(local(accepted_at), full, resumed, calendar))
        else:
            due = max(due, _resumed(since, due, resumed, calendar))
    return due, None


def _resumed(since: datetime, due: datetime, resumed: datetime, calendar: WorkCalendar) -> datetime:
    """Where the working time that was left at `since` ends when it goes on at `resumed`."""
    left = max(calendar.working_minutes(since, due), 0)
    stood_still = calendar.working_minutes(since, resumed)
    if left == 0 and stood_still == 0 and since.date() == resumed.date():
        return due  # stopped and resumed after hours of one day: no time was lost
    return _run_out(resumed, left, calendar)


def _run_out(resumed: datetime, minutes: int, calendar: WorkCalendar) -> datetime:
    """Where so many working minutes end; with none left, when the session at hand ends.

    Nobody can give a result in closed hours or in the minute in which it goes on: with nothing
    left it is due at the end of the session that is held at `resumed`, else of the next one; on a
    day off with the next working day (BLDS 2015, điều 148 khoản 5).
    """
    if minutes > 0:
        return calendar.add_working_minutes(resumed, minutes)
    if not calendar.is_working_day(resumed.date()):
        return calendar.end_of_working_day(calendar.add_working_days(resumed.date(), 0))
    return calendar.end_of_session(resumed)


def _restarted(
    accepted: datetime, full: datetime, resumed: datetime, calendar: WorkCalendar
) -> datetime:
    """The first appointment's limit, counted once more from `resumed`."""
    days = calendar.working_days_between(accepted.date(), full.date())
    if days > 0:
        # A limit in days: the day it restarts is not counted, as the day of receipt was not.
        last = calendar.add_working_days(resumed.date(), days)
        return _in_hours(full.replace(year=last.year, month=last.month, day=last.day), calendar)
    minutes = max(calendar.working_minutes(accepted, full), 0)
    return _run_out(resumed, minutes, calendar)


def _in_hours(moment: datetime, calendar: WorkCalendar) -> datetime:
    """The moment of a working day; where its hours are closed then, the end of that day's next
    session, else of its last one."""
    minute = moment.hour * 60 + moment.minute
    if any(begin < minute <= end for begin, end in calendar.sessions_of(moment.date())):
        return moment
    return min(calendar.end_of_session(moment), calendar.end_of_working_day(moment.date()))


def _same_day(accepted: datetime, latest: time, calendar: WorkCalendar) -> date:
    day = accepted.date()
    if calendar.is_working_day(day) and accepted.time() <= latest:
        return day
    return calendar.add_working_days(day, 1)


def _months_after(day: date, count: int) -> date:
    """Same day of the month, or its last day."""
    years, month_index = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month_index + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))
