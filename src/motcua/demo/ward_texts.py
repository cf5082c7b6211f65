"""What the reporter of the ward of today wrote into its reports."""

from datetime import date, datetime

from motcua.agencies.data import AgencyView
from motcua.demo.wards import Ward
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.periods import Period
from motcua.reports import api as reports


def write_texts(plan: Ward, agency: AgencyView, *, actor: Actor, now: datetime) -> None:
    """The sections of the period that ended last and of the one that runs; both are drafts."""
    for period in _periods(plan, agency, local(now).date()):
        for section, text in plan.texts.items():
            reports.write_section(plan.report, agency, period, section, text, actor=actor, now=now)


def _periods(plan: Ward, agency: AgencyView, today: date) -> list[Period]:
    """The last that is over, and those that hold today (a quarter, the year)."""
    every = [
        period
        for year in (today.year - 1, today.year, today.year + 1)
        for period in reports.periods_of_year(plan.report, agency.id, year)
    ]
    over = sorted((one for one in every if one.to_on < today), key=lambda one: one.to_on)
    running = [period for period in every if period.from_on <= today <= period.to_on]
    return [*over[-1:], *running]
