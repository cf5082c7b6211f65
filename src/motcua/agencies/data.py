"""Values of this room that travel to others. No live rows."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.kernel.actors import Actor
from motcua.kernel.cases import Week

DATA_START = date(1900, 1, 1)
"""First day of every unit of before 1/7/2025: the sources give no day of foundation."""

TWO_TIERS_FROM = date(2025, 7, 1)
"""Districts end the day before (Luật 72/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class AgencyView:
    """A unit with its validity.

    code: official unit code (2 digits a province, 3 a district, 5 a commune); others had it
        before or have it after. kind: phuong, xa, thi_tran, dac_khu, huyen, quan, thi_xa,
        thanh_pho, tinh. tier: province | district | commune. valid_to: last day, None: in force.
    end_is_estimated: the source gives the end as a year only.
    """

    id: int
    code: str
    name: str
    kind: str
    tier: str
    valid_from: date
    valid_to: date | None
    end_is_estimated: bool

    def stands_on(self, day: date) -> bool:
        """Whether the unit existed on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def nearest_day(self, day: date) -> date:
        """`day`, or the first or last day of the unit when it did not stand on `day`."""
        last = self.valid_to or day
        return max(self.valid_from, min(day, last))

    def gone_late(self, due_on: date, today: date) -> date | None:
        """Its last day, when it is gone and what was due on `due_on` was late by then; or None.

        Nobody works on at a dissolved unit: what it left undone is late as of that day, not of
        ours. What was due later is a matter of the unit that took over.
        """
        if self.valid_to is None or today <= self.valid_to or due_on >= self.valid_to:
            return None
        return self.valid_to


@dataclass(frozen=True, slots=True)
class SuccessionView:
    """One side of a succession. part: whole | main | part of the old unit went over on `on`."""

    agency: AgencyView
    part: str
    on: date


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """An agency's own hours in time. decided: first day, last day (None: open), hours; of two of
    one day the later one last."""

    decided: tuple[tuple[date, date | None, Week], ...] = ()

    def on(self, day: date) -> Week | None:
        """Those in force on a day; None: it decided none, the usual ones hold."""
        found = [one for one in self.decided if one[0] <= day]
        if not found or (found[-1][1] is not None and found[-1][1] < day):
            return None
        return found[-1][2]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A dated decision. value: what was decided, JSON. act: number and date of the paper."""

    key: str
    value: object
    act: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class MembershipView:
    """A role a person holds at an agency, and when."""

    user_id: int
    agency: AgencyView
    role: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class DeskView:
    """Who an account is on a day, and the agency of the role; None: an installer without one."""

    actor: Actor
    agency: AgencyView | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody who works at an agency. role: key of the rulebook's table."""

    user_id: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class StaffView:
    """A role at an agency with the account that holds it. role: key of the rulebook's table.

    valid_to: the last day; None: until further notice.
    """

    membership_id: int
    user_id: int
    username: str
    name: str
    role: str
    title: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class StaffChangeView:
    """What was done to an account, when and by whom. kind: account, role, role_ended, password."""

    name: str
    kind: str
    detail: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class DelegationView:
    """A deputy signs for a leader from valid_from to valid_to, both days included.

    act: number and date of the paper. ended_at: taken back since; None: it holds to its last day.
    """

    id: int
    agency_id: int
    leader_id: int
    leader_name: str
    leader_title: str
    deputy_id: int
    deputy_name: str
    deputy_title: str
    act: str
    valid_from: date
    valid_to: date
    ended_at: datetime | None
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Signing:
    """How somebody signs: the lines above the name. in_place_of: "": in the own name."""

    name: str
    titles: tuple[str, ...]
    in_place_of: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What loading a reference table did: rows by outcome. skipped: this version was there."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: bool = False
