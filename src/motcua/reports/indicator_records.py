"""The dossiers behind a figure of an indicator form."""

from collections.abc import Iterator
from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.forms import FormDefinition
from motcua.kernel.indicators import Counted, Indicator, Share
from motcua.kernel.periods import Period
from motcua.reports.errors import ColumnHasNoRecords, ColumnUnknown, RowUnknown
from motcua.reports.indicator_counts import kept_elsewhere, record_query
from motcua.reports.indicators import VALUE, appendix_of
from motcua.rulebook import load
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, FactRecord

FIGURES = (VALUE, "numerator", "denominator")


def indicator_records(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    row_key: str | None,
    column: str,
    *,
    as_of: datetime | None,
    engine: Engine,
) -> Iterator[FactRecord]:
    """The records that the figure counts; a ratio opens by its numerator and its denominator.

    Raises RowUnknown, ColumnUnknown, ColumnHasNoRecords for a figure that is typed or another
    agency's.
    """
    counted = _counted(form, agency, period, row_key, column)
    if not counted or kept_elsewhere(agency.id, period.to_on):
        raise ColumnHasNoRecords(form.key, column, ())
    accounting = load.form(appendix_of(form).accounting_of, period.to_on)
    for formula in counted:
        query = record_query(accounting, agency, period, formula, as_of)
        for record in statistics.records(query, formula.measure, None, engine):
            if not formula.fields or record.row_key in formula.fields:
                yield record


def _counted(
    form: FormDefinition, agency: AgencyView, period: Period, row_key: str | None, column: str
) -> tuple[Counted, ...]:
    appendix = appendix_of(form)
    row = appendix.row(row_key or "")
    if row is None:
        raise RowUnknown(form.key, row_key or "", tuple(row.key for row in appendix.rows))
    if column not in FIGURES:
        raise ColumnUnknown(form.key, column, FIGURES)
    catalogue = load.indicators(period.to_on)
    if row.indicator is None:
        return ()
    keys = _parts(catalogue[row.indicator], column)
    asked = [catalogue[key] for key in keys if agency.tier in catalogue[key].tiers]
    formulas = tuple(i.formula for i in asked if isinstance(i.formula, Counted))
    return formulas if len(formulas) == len(asked) else ()


def _parts(indicator: Indicator, column: str) -> tuple[str, ...]:
    if column == VALUE:
        return (indicator.key,)
    if isinstance(indicator.formula, Share):
        return indicator.formula.part if column == "numerator" else indicator.formula.whole
    return ()
