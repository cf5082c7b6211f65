"""The records behind a figure of an indicator form."""

from collections.abc import Mapping
from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.forms import FormDefinition
from motcua.kernel.indicators import Indicator, Share, Total
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.reports.errors import ColumnHasNoRecords, ColumnUnknown, RowUnknown
from motcua.reports.indicator_counts import (
    Asked,
    asked_by,
    counted_agencies,
    is_kept,
    record_query,
    typed_by_decision,
)
from motcua.reports.indicators import VALUE, appendix_of
from motcua.reports.questions import CellQuestion
from motcua.rulebook import load

FIGURES = (VALUE, "numerator", "denominator")


def indicator_questions(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    row_key: str | None,
    column: str,
    *,
    as_of: datetime | None,
) -> tuple[CellQuestion, ...]:
    """What the figure counts; a ratio opens by its numerator and its denominator.

    Raises RowUnknown, ColumnUnknown, ColumnHasNoRecords for a figure that is typed or another
    agency's.
    """
    counted = _counted(form, agency, period, row_key, column)
    if not counted:
        raise ColumnHasNoRecords(form.key, column, ())
    accounting = load.form(appendix_of(form).accounting_of, period.to_on)
    return tuple(_question(accounting, agency, period, asked, as_of) for asked in counted)


def _question(
    accounting: FormDefinition,
    agency: AgencyView,
    period: Period,
    asked: Asked,
    as_of: datetime | None,
) -> CellQuestion:
    return CellQuestion(
        query=record_query(accounting, agency, period, asked, as_of),
        measure=asked.key,
        row_key=None,
        fields=tuple(asked.counted.fields),
        one_a_row=asked.counted.each is not None,
    )


def _counted(
    form: FormDefinition, agency: AgencyView, period: Period, row_key: str | None, column: str
) -> tuple[Asked, ...]:
    appendix = appendix_of(form)
    row = appendix.row(row_key or "")
    if row is None:
        raise RowUnknown(form.key, row_key or "", tuple(row.key for row in appendix.rows))
    if column not in FIGURES:
        raise ColumnUnknown(form.key, column, FIGURES)
    catalogue = load.indicators(period.to_on)
    if row.indicator is None:
        return ()
    keys = _parts(catalogue, catalogue[row.indicator], column)
    answered = [catalogue[key] for key in keys if agency.tier in catalogue[key].tiers]
    if any(not _opens(indicator, agency, period) for indicator in answered):
        return ()
    return tuple(asked for indicator in answered for asked in asked_by(indicator))


def _opens(indicator: Indicator, agency: AgencyView, period: Period) -> bool:
    """Whether records that are kept here answer it."""
    asked = asked_by(indicator)
    if indicator.key in typed_by_decision(agency.id, period.to_on):
        return False
    return bool(asked) and all(
        is_kept(
            counting.fact_of_measure(one.counted.measure),
            agency.id,
            counted_agencies(agency, one.counted.counts, period.to_on),
            period.to_on,
        )
        for one in asked
    )


def _parts(
    catalogue: Mapping[str, Indicator], indicator: Indicator, column: str
) -> tuple[str, ...]:
    """Keys of the indicators whose records a figure opens to; a sum opens to what it adds."""
    formula = indicator.formula
    if isinstance(formula, Share):
        if column == VALUE:
            return ()
        side = formula.part if column == "numerator" else formula.whole
        return tuple(key for part in side for key in _leaves(catalogue, part))
    return _leaves(catalogue, indicator.key) if column == VALUE else ()


def _leaves(catalogue: Mapping[str, Indicator], key: str) -> tuple[str, ...]:
    formula = catalogue[key].formula
    if not isinstance(formula, Total):
        return (key,)
    return tuple(leaf for part in formula.plus for leaf in _leaves(catalogue, part))
