"""What every engine is asked: the quarter's form 06a of all communes, a row an agency and field."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.agencies.errors import AgencyUnknown
from motcua.bench.country import LAST_DAY
from motcua.dossiers.facts import DOSSIER_FACT
from motcua.dossiers.measures import MEASURES
from motcua.kernel.dates import VIETNAM
from motcua.kernel.forms import FormDefinition
from motcua.kernel.periods import Period
from motcua.reports import api as reports
from motcua.rulebook import load as rulebook
from motcua.statistics.data import Query, Scope

NOW = datetime.combine(LAST_DAY + timedelta(days=1), time(8), VIETNAM)
FORM = "06a-vpcp-kstt"
QUARTER = "2025-Q3"  # the one before the last: there are facts after it, as there are in an office


def communes() -> tuple[AgencyView, ...]:
    """The communes of the country on the last day of the facts, by code."""
    found: list[AgencyView] = []
    for number in range(1, 100):
        try:
            province = agencies.resolve(f"{number:02d}", LAST_DAY)
        except AgencyUnknown:
            continue
        # Two tiers since 1/7/2025: right below a province are its communes.
        found += agencies.children(province.id, LAST_DAY)
    return tuple(sorted(found, key=lambda unit: unit.code))


def form() -> FormDefinition:
    """Form 06a as it is on the last day of the facts."""
    return rulebook.form(FORM, LAST_DAY)


def quarter() -> Period:
    """The period asked for, by the form's regime."""
    return reports.resolve_period(FORM, communes()[0].id, QUARTER)


def fields() -> tuple[str, ...]:
    """The fields of the form, in its order."""
    return tuple(field.key for field in rulebook.fields() if field.number is not None)


def query(agency_ids: Sequence[int], from_on: date, to_on: date) -> Query:
    """The form of these agencies, whose accounting is the form's own."""
    definition = form()
    keys = [column.measure for column in definition.columns if column.measure]
    return Query(
        fact=DOSSIER_FACT,
        row_key="field",
        from_day=Period(from_on, to_on, None).from_day,
        to_day=Period(from_on, to_on, None).to_day,
        scopes=tuple(Scope(agency_id, "default") for agency_id in agency_ids),
        measures=tuple(MEASURES[key] for key in keys),
        accounting=definition.accounting,
    )
