"""Hand-over between agencies (liên thông): one dossier, a leg for each agency that has a part.

A leg has a clock of its own, in the working hours of the agency that works on it. The dossier's
own clock runs on meanwhile; it is counted once, by the agency that accepted it. Source: NĐ
61/2018/NĐ-CP, điều 18; NĐ 118/2025/NĐ-CP (forwarded by the cut-off hour, or at the start of the
next working day).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from motcua.kernel.cases import Case, Leg, LegEnd, Stop
from motcua.kernel.dates import format_moment, local
from motcua.kernel.deadlines import MINUTES_AN_HOUR, moved_due
from motcua.kernel.errors import AgainstRule
from motcua.kernel.intake_rules import CutOffHour
from motcua.kernel.punctuality import Punctuality
from motcua.kernel.working_time import WorkCalendar

Legs = tuple[Leg, ...]


class LegState(StrEnum):
    """How far a leg has come."""

    FORWARDED = "forwarded"  # đã chuyển, chưa nhận
    RECEIVED = "received"  # đang giải quyết
    DONE = "done"  # đã trả kết quả
    DECLINED = "declined"  # trả lại, không giải quyết
    RECALLED = "recalled"  # thu hồi vì chuyển nhầm
    CLOSED = "closed"  # hồ sơ kết thúc trước


LEG_WORDS: dict[LegState, str] = {
    LegState.FORWARDED: "Đã chuyển, chưa nhận",
    LegState.RECEIVED: "Đang giải quyết",
    LegState.DONE: "Đã trả kết quả",
    LegState.DECLINED: "Trả lại, không giải quyết",
    LegState.RECALLED: "Đã thu hồi",
    LegState.CLOSED: "Kết thúc cùng hồ sơ",
}
_ENDED = {
    LegEnd.DONE: LegState.DONE,
    LegEnd.DECLINED: LegState.DECLINED,
    LegEnd.RECALLED: LegState.RECALLED,
    LegEnd.CLOSED: LegState.CLOSED,
}


class LegRefused(AgainstRule):
    """A leg that cannot be begun, received, returned or recalled as asked.

    `about`: "to", "leg" or "" (the dossier).
    """

    code: ClassVar[str] = "dossier.leg_refused"


@dataclass(frozen=True, slots=True)
class LegStanding:
    """What follows from a leg. due_at: moved by the dossier's stops while the leg lasted.

    stopped_at: its clock stands still since, with the dossier's. punctuality: None while open,
    and of a leg that brought no answer.
    """

    state: LegState
    due_at: datetime
    stopped_at: datetime | None
    punctuality: Punctuality | None


def begins_at(forwarded_at: datetime, cut_off: CutOffHour, calendar: WorkCalendar) -> datetime:
    """When the clock of a leg starts, by the hours of the agency it goes to.

    Forwarded by the cut-off hour of a working day: at once, not before the day's first session;
    later, or on a day off: with the first session of the next working day.
    """
    at = local(forwarded_at)
    day = at.date()
    if calendar.is_working_day(day) and at <= cut_off.latest(calendar.end_of_working_day(day)):
        return max(at, calendar.start_of_working_day(day))
    return calendar.start_of_working_day(calendar.add_working_days(day, 1))


def leg_due(begins: datetime, hours: int, calendar: WorkCalendar) -> datetime:
    """When so many working hours of that agency have passed. hours >= 1."""
    if hours < 1:
        raise ValueError(f"a leg has at least one hour: {hours}")
    return calendar.add_working_minutes(begins, hours * MINUTES_AN_HOUR)


def state_of_leg(leg: Leg) -> LegState:
    """How far the leg has come."""
    if leg.end is not None:
        return _ENDED[leg.end]
    return LegState.RECEIVED if leg.received_at else LegState.FORWARDED


def leg_standing(leg: Leg, stops: Iterable[Stop], calendar: WorkCalendar) -> LegStanding:
    """State, due time and punctuality. calendar: of the agency that works on the leg.

    Judged by the moment, as steps inside an agency are: a leg is counted in hours.
    """
    within = stops_within(leg, stops)
    due_at, stopped_at = moved_due(leg.due_at, within, leg.ended_at, calendar)
    due = due_at or leg.due_at
    answered = leg.ended_at if leg.end in (LegEnd.DONE, LegEnd.DECLINED) else None
    punctual = None if answered is None else _punctuality(answered, due)
    return LegStanding(state_of_leg(leg), due, stopped_at, punctual)


def stops_within(leg: Leg, stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Of the dossier's stops the parts that fall within the leg."""
    return tuple(_within(stop, leg) for stop in stops if _touches(stop, leg))


def forwarded(legs: Legs, leg: Leg) -> Legs:
    """With one more leg. LegRefused: that agency has an open one."""
    for other in open_legs(legs):
        if other.agency_name == leg.agency_name:
            raise LegRefused(
                "to",
                f"Hồ sơ đang ở {leg.agency_name} rồi; chờ cơ quan này trả kết quả, hoặc thu hồi "
                "rồi chuyển lại.",
            )
    return (*legs, leg)


def received(legs: Legs, number: int, at: datetime, officer: str) -> Legs:
    """The agency confirms that it has the dossier. LegRefused."""
    leg = _open(legs, number, at)
    if leg.received_at is not None:
        raise LegRefused("leg", f"{leg.agency_name} đã nhận chặng này rồi; không cần nhận lại.")
    return _put(legs, replace(leg, received_at=at, officer=officer))


def answered(legs: Legs, number: int, at: datetime, *, declined: bool) -> Legs:
    """The agency gives its result back, or says why it gives none. LegRefused."""
    leg = _open(legs, number, at)
    if leg.received_at is None:
        raise LegRefused(
            "leg", f"{leg.agency_name} chưa nhận chặng này; nhận hồ sơ trước rồi mới trả kết quả."
        )
    end = LegEnd.DECLINED if declined else LegEnd.DONE
    return _put(legs, replace(leg, ended_at=at, end=end))


def recalled(legs: Legs, number: int, at: datetime) -> Legs:
    """It went to the wrong agency: taken back; no due date of the dossier moves. LegRefused."""
    return _put(legs, replace(_open(legs, number, at), ended_at=at, end=LegEnd.RECALLED))


def ended_with(legs: Legs, at: datetime) -> Legs:
    """The dossier ended: whatever was still out is over."""
    return tuple(
        leg if leg.end else replace(leg, ended_at=max(at, leg.forwarded_at), end=LegEnd.CLOSED)
        for leg in legs
    )


def open_legs(legs: Iterable[Leg]) -> Legs:
    """Those that some agency still has."""
    return tuple(leg for leg in legs if leg.end is None)


def require_all_back(case: Case) -> None:
    """Raise LegRefused while an agency has not answered: silence is no consent."""
    out = open_legs(case.legs)
    if out:
        names = ", ".join(leg.agency_name for leg in out)
        raise LegRefused(
            "",
            f"Chưa ghi kết quả được: {names} chưa trả kết quả phối hợp. Chờ trả, hoặc “Thu hồi "
            "chặng liên thông” nếu không cần nữa.",
        )


def _open(legs: Legs, number: int, at: datetime) -> Leg:
    leg = next((one for one in legs if one.number == number), None)
    if leg is None or leg.end is not None:
        words = LEG_WORDS[state_of_leg(leg)].lower() if leg else "không có"
        raise LegRefused(
            "leg", f"Chặng liên thông này {words}; mở lại hồ sơ để xem các chặng hiện nay."
        )
    since = leg.received_at or leg.forwarded_at
    if at < since.replace(second=0, microsecond=0):  # the desk writes moments to the minute
        raise LegRefused(
            "at",
            f"Chặng này chuyển, nhận lúc {format_moment(since)}; cần một thời điểm sau đó.",
        )
    return leg


def _put(legs: Legs, leg: Leg) -> Legs:
    return tuple(leg if one.number == leg.number else one for one in legs)


def _touches(stop: Stop, leg: Leg) -> bool:
    """Whether the stop lasted while the leg did."""
    before = stop.until is not None and stop.until <= leg.begins_at
    after = leg.ended_at is not None and max(stop.since, leg.begins_at) >= leg.ended_at
    return not before and not after


def _within(stop: Stop, leg: Leg) -> Stop:
    """The part of the stop that the leg saw."""
    until = stop.until
    if until is not None and leg.ended_at is not None:
        until = min(until, leg.ended_at)
    return replace(stop, since=max(stop.since, leg.begins_at), until=until)


def _punctuality(answered_at: datetime, due: datetime) -> Punctuality:
    if answered_at > due:
        return Punctuality.LATE
    same_day = local(answered_at).date() == local(due).date()
    return Punctuality.ON_DUE_DAY if same_day else Punctuality.EARLY
