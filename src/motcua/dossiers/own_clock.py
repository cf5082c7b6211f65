"""A dossier's own clock: it runs in the hours that its agency had on the day of acceptance.

The hours are said by the accept event, so a later decision of the agency moves no due time that
was promised. Parts of other agencies run in theirs, see `kernel/legs.py`.
"""

from datetime import datetime

from motcua.agencies import api as agencies
from motcua.kernel.cases import Case, Standing, Week
from motcua.kernel.dates import local
from motcua.kernel.leg_json import week_to_json
from motcua.kernel.lifecycle import standing
from motcua.kernel.working_time import WorkCalendar
from motcua.rulebook import load as rulebook


def clock_of(case: Case) -> WorkCalendar:
    """The calendar by which the time of the dossier is counted."""
    return rulebook.calendar_of(case.week)


def standing_of(case: Case) -> Standing:
    """State, due moment and standstill by the dossier's own clock. Raises DayOutOfCalendar."""
    return standing(case, clock_of(case))


def hours_said(agency_id: int, at: datetime) -> dict[str, object]:
    """What an accept event at that moment says of the agency's hours; nothing: the usual ones."""
    return week_said(agencies.working_week(agency_id, local(at).date()))


def week_said(week: Week | None) -> dict[str, object]:
    """The same of hours that are known."""
    return {} if week is None else {"week": week_to_json(week)}
