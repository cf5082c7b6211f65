"""How a due time was counted, in sentences an officer can read to the citizen.

The due time is the one of `deadlines.due_from_limit`; this module only tells the days on the way:
which were counted, which were passed over and why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from motcua.kernel.dates import format_day, local
from motcua.kernel.deadlines import LimitUnit, due_from_limit, last_calendar_day
from motcua.kernel.intake_rules import CutOffHour
from motcua.kernel.working_time import WorkCalendar

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
UNIT_WORDS = {
    LimitUnit.HOUR: "giờ làm việc",
    LimitUnit.WORKING_DAY: "ngày làm việc",
    LimitUnit.DAY: "ngày",
    LimitUnit.MONTH: "tháng",
}
DAYS_OFF_WORDS = "nghỉ hằng tuần"
DAYS_NAMED = 10  # more counted days than this are told as first and last


@dataclass(frozen=True, slots=True)
class DayPassedOver:
    """A day on the way that no working day is. why: name of the holiday, or the weekly rest."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class DueExplained:
    """A due time and how it was counted.

    due_at: None: the procedure has no limit. counted: working days of a limit in whole working
    days, in order; () for other limits. passed_over: days off on the way that the limit did not
    run on; in calendar days and months it runs on them, and only its end moves past them.
    steps: Vietnamese sentences in the order of counting.
    """

    due_at: datetime | None
    counted: tuple[date, ...]
    passed_over: tuple[DayPassedOver, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedDays:
    """Names of days off, and the last year whose holidays are known."""

    names: Mapping[date, str]
    last_year: int


def explain_due(
    accepted_at: datetime,
    limit_value: Decimal,
    unit: str,
    calendar: WorkCalendar,
    cut_off: CutOffHour,
    named: NamedDays,
) -> DueExplained:
    """The due time of a limit that runs from acceptance, with its counting.

    unit: a value of LimitUnit. cut_off: until when a limit of 0 is answered on the same day, and
    until when a dossier is forwarded on the day it came. Raises as `due_from_limit`.
    """
    accepted = local(accepted_at)
    latest = cut_off.latest(calendar.end_of_working_day(accepted.date()))
    due = due_from_limit(accepted, limit_value, unit, calendar, same_day_until=latest.time())
    counted = _counted(accepted, due, limit_value, unit, calendar)
    begin = _runs_on_from(accepted.date(), limit_value, unit)
    passed = _passed_over(begin, due.date(), calendar, named.names)
    is_working_day = calendar.is_working_day(accepted.date())
    in_time = is_working_day and accepted.time() <= latest.time()
    steps = [_received(accepted, is_working_day=is_working_day)]
    if limit_value == 0:
        steps.append(_same_day(latest, is_working_day=is_working_day, in_time=in_time))
    else:
        steps.extend(_limit_steps(accepted, limit_value, LimitUnit(unit), counted))
    steps.extend(_passed_steps(passed))
    if limit_value and not in_time:
        steps.append(_forwarding(accepted, latest, calendar))
    if due.year > named.last_year:
        steps.append(
            f"Lịch nghỉ lễ từ năm {named.last_year + 1} chưa được nhập: chỉ trừ ngày nghỉ hằng tuần"
            " của các năm ấy; kiểm tra lại khi có thông báo lịch nghỉ."
        )
    steps.append(f"Hẹn trả: {due:%H:%M} {day_words(due.date())}.")
    return DueExplained(due, counted, passed, tuple(steps))


def no_limit() -> DueExplained:
    """The procedure has no time limit that anybody knows."""
    sentence = "Danh mục không nêu thời hạn của thủ tục này: không có hạn, hoặc nhập ngày hẹn trả."
    return DueExplained(None, (), (), (sentence,))


def day_words(day: date) -> str:
    """ "Thứ Hai 23/11/2026"."""
    return f"{WEEKDAYS[day.weekday()]} {format_day(day)}"


def limit_words(value: Decimal, unit: str) -> str:
    """ "3 ngày làm việc", "0,5 ngày làm việc", "trong ngày"."""
    if value == 0:
        return "trong ngày"
    whole = value.to_integral_value()
    number = str(whole if whole == value else value.normalize()).replace(".", ",")
    return f"{number} {UNIT_WORDS[LimitUnit(unit)]}"


def _counted(
    accepted: datetime, due: datetime, value: Decimal, unit: str, calendar: WorkCalendar
) -> tuple[date, ...]:
    """Only a limit in whole working days counts days one by one."""
    if value == 0 or value != value.to_integral_value() or unit != LimitUnit.WORKING_DAY:
        return ()
    return tuple(
        day for day in _days_after(accepted.date(), due.date()) if calendar.is_working_day(day)
    )


def _runs_on_from(accepted_on: date, value: Decimal, unit: str) -> date:
    """The day after which days off are passed over."""
    if value == 0 or unit not in (LimitUnit.DAY, LimitUnit.MONTH):
        return accepted_on
    return last_calendar_day(accepted_on, int(value), LimitUnit(unit)) - timedelta(days=1)


def _passed_over(
    after: date, due_on: date, calendar: WorkCalendar, names: Mapping[date, str]
) -> tuple[DayPassedOver, ...]:
    return tuple(
        DayPassedOver(day, names.get(day, DAYS_OFF_WORDS))
        for day in _days_after(after, due_on)
        if not calendar.is_working_day(day)
    )


def _days_after(after: date, to: date) -> list[date]:
    return [after + timedelta(days=n) for n in range(1, (to - after).days + 1)]


def _received(accepted: datetime, *, is_working_day: bool) -> str:
    rest = "" if is_working_day else ", ngày nghỉ"
    return f"Tiếp nhận lúc {accepted:%H:%M} {day_words(accepted.date())}{rest}."


def _same_day(latest: datetime, *, is_working_day: bool, in_time: bool) -> str:
    if in_time:
        return f"Thủ tục trả trong ngày; tiếp nhận không sau {latest:%H:%M} nên trả ngay hôm nay."
    why = f"tiếp nhận sau {latest:%H:%M}" if is_working_day else "tiếp nhận vào ngày nghỉ"
    return f"Thủ tục trả trong ngày; {why} nên trả trong ngày làm việc tiếp theo."


def _limit_steps(
    accepted: datetime, value: Decimal, unit: LimitUnit, counted: tuple[date, ...]
) -> list[str]:
    words = limit_words(value, unit)
    if counted:
        return [
            "Ngày tiếp nhận không tính vào thời hạn.",
            f"Thời hạn {words}: {_counted_words(counted)}.",
        ]
    if unit in (LimitUnit.HOUR, LimitUnit.WORKING_DAY):
        return [f"Thời hạn {words}: chỉ tính giờ làm việc, từ lúc tiếp nhận."]
    return [
        "Ngày tiếp nhận không tính vào thời hạn.",
        f"Thời hạn {words} theo lịch: ngày cuối là ngày nghỉ thì kết thúc vào ngày làm việc "
        "tiếp theo.",
    ]


def _counted_words(counted: tuple[date, ...]) -> str:
    if len(counted) > DAYS_NAMED:
        return f"từ {day_words(counted[0])} đến {day_words(counted[-1])}"
    return ", ".join(day_words(day) for day in counted)


def _passed_steps(passed: tuple[DayPassedOver, ...]) -> list[str]:
    holidays = [f"{day_words(day.on)} ({day.why})" for day in passed if day.why != DAYS_OFF_WORDS]
    weekly = len(passed) - len(holidays)
    steps = [f"Không tính ngày nghỉ: {', '.join(holidays)}."] if holidays else []
    if weekly:
        steps.append(f"Không tính {weekly} ngày {DAYS_OFF_WORDS}.")
    return steps


def _forwarding(accepted: datetime, latest: datetime, calendar: WorkCalendar) -> str:
    day = calendar.add_working_days(accepted.date(), 1)
    start = calendar.start_of_working_day(day)
    why = (
        f"Tiếp nhận sau {latest:%H:%M}" if calendar.is_working_day(accepted.date()) else "Ngày nghỉ"
    )
    return (
        f"{why}: hồ sơ chuyển đến người giải quyết vào {start:%H:%M} {day_words(day)}; "
        "thời hạn vẫn tính như trên."
    )
