"""Which period a page shows: its code or two free days in the address, and what may be chosen."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers import api as dossiers
from motcua.kernel.dates import DateUnreadable, format_day, parse_moment
from motcua.kernel.errors import MotcuaError
from motcua.kernel.numbers import whole_number
from motcua.kernel.periods import Period, PeriodCodeInvalid, name_of, previous_code
from motcua.reports import api as reports

FIRST_YEAR = 2020


@dataclass(frozen=True, slots=True)
class Choice:
    """A period to choose: "quý I năm 2024" with its official days."""

    code: str
    label: str
    period: Period


@dataclass(frozen=True, slots=True)
class Picker:
    """What the period picker offers: the periods of `year` for a form or report (its key)."""

    key: str
    year: int
    years: tuple[int, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The period in force. fault: why what was typed could not be used, "" when it could."""

    period: Period
    label: str
    from_text: str
    to_text: str
    fault: str = ""

    @property
    def address(self) -> str:
        """The period as a query string."""
        if self.period.code:
            return urlencode({"ky": self.period.code})
        days = (self.period.from_on, self.period.to_on)
        return urlencode(dict(zip(("tu", "den"), map(format_day, days), strict=True)))


def picker(request: HttpRequest, key: str, agency: AgencyView, shown: Period) -> Picker:
    """Every period the regime asks for in the year of the address, or of the period `shown`."""
    asked = whole_number(request.GET.get("nam", ""))
    is_known = asked is not None and FIRST_YEAR <= asked <= request.officer.on.year + 1
    year = asked if is_known else shown.to_on.year
    choices = tuple(
        Choice(period.code or "", _label(period), period)
        for period in reports.periods_of_year(key, agency.id, year)
    )
    years = tuple(range(max(request.officer.on.year, year), FIRST_YEAR - 1, -1))
    return Picker(key, year, years, choices)


def chosen(request: HttpRequest, key: str, agency: AgencyView) -> Chosen:
    """The period of the address; the last finished quarter when there is none or none readable."""
    code, from_text, to_text = (request.GET.get(name, "").strip() for name in ("ky", "tu", "den"))
    try:
        if from_text or to_text:
            free = _free(key, agency, from_text, to_text)
            return Chosen(free, "", from_text, to_text)
        if code:
            return _coded(reports.resolve_period(key, agency.id, code))
    except (DateUnreadable, MotcuaError) as error:
        usual = last_quarter(request, key, agency)
        return Chosen(usual, _label(usual), from_text, to_text, str(error))
    return _coded(last_quarter(request, key, agency))


def before(key: str, agency: AgencyView, period: Period) -> Period:
    """The period before: of the same kind, or as many days up to the day before."""
    if period.code:
        try:
            code = previous_code(period.code, reports.regime_of(key))
        except PeriodCodeInvalid:
            code = ""
        if code:
            return reports.resolve_period(key, agency.id, code)
    last = period.from_on - timedelta(days=1)
    return Period(last - timedelta(days=period.days - 1), last)


def last_quarter(request: HttpRequest, key: str, agency: AgencyView) -> Period:
    """The quarter that ended last, seen from today or from the agency's newest dossier.

    The year, where the regime has no fourth quarter and the year ended last.
    """
    seen_from = min(agency.nearest_day(request.officer.on), _newest(request, agency))
    ended = [
        period
        for year in (seen_from.year - 1, seen_from.year)
        for period in reports.periods_of_year(key, agency.id, year)
        if _quarter_or_year(period.code or "") and period.to_on <= seen_from
    ]
    return max(ended, key=lambda period: (period.to_on, period.from_on))


def _quarter_or_year(code: str) -> bool:
    return "-Q" in code or "-" not in code


def _newest(request: HttpRequest, agency: AgencyView) -> date:
    """The day of the newest acceptance that the officer may know of, else today."""
    officer = request.officer
    if not agencies.may(officer.actor, "dossier.read", agency.id, officer.on):
        return officer.on
    newest = dossiers.last_accepted_on(agency.id, actor=officer.actor, now=request.now)
    return newest or officer.on


def _coded(period: Period) -> Chosen:
    return Chosen(period, _label(period), format_day(period.from_on), format_day(period.to_on))


def _label(period: Period) -> str:
    return name_of(period.code) if period.code else ""


def _free(key: str, agency: AgencyView, from_text: str, to_text: str) -> Period:
    days = [parse_moment(text).at.date() for text in (from_text, to_text)]
    return reports.resolve_period(key, agency.id, None, from_on=days[0], to_on=days[1])
