"""Which days a period is, for an agency: the regime of the form, then decisions, then days."""

from datetime import date

from motcua.agencies import api as agencies
from motcua.kernel.periods import Period, Regime, codes, resolve
from motcua.reports.errors import PeriodMissing
from motcua.rulebook import load


def resolve_period(
    key: str,
    agency_id: int | None,
    code: str | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Period:
    """The days of a period of a form or report (its key).

    code: "2024-Q1", by the regime of the form, overruled by a decision "period.2024-Q1" of the
    agency or the nearest one above it. from_on, to_on: overrule the days one by one; both
    without a code are a period of their own, as is a code with both days changed to others.
    agency_id None: the regime alone.
    Raises PeriodCodeInvalid, PeriodReversed, PeriodMissing, RulebookKeyUnknown.
    """
    regime = regime_of(key)
    if code is None:
        if from_on is None or to_on is None:
            raise PeriodMissing
        return Period(from_on, to_on)
    official = _official(regime, agency_id, code)
    return Period(from_on or official.from_on, to_on or official.to_on, official.code)


def periods_of_year(key: str, agency_id: int, year: int) -> tuple[Period, ...]:
    """Every period that the regime of a form or report asks for in a year, as for the agency.

    The same as `resolve_period` code by code, without asking for decisions nobody ever made.
    """
    regime = regime_of(key)
    decided = agencies.decided_periods()
    return tuple(
        _official(regime, agency_id if code in decided else None, code)
        for code in codes(regime, year)
    )


def _official(regime: Regime, agency_id: int | None, code: str) -> Period:
    period = resolve(code, regime)
    if agency_id is None:
        return period
    written = period.code or code
    decided = agencies.period_decision(agency_id, written, period.to_on)
    return Period(*decided, written) if decided else period


def regime_of(key: str) -> Regime:
    """The reporting regime of a form or report; one file has one, whenever it is valid."""
    find = load.outline if key in load.outline_keys() else load.form
    try:
        return load.regime(find(key, date.max).regime)
    except load.NotInForce as ended:
        return load.regime(find(key, ended.first).regime)
