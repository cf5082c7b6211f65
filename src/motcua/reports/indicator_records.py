"""The records behind a figure of an indicator form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.forms import FormDefinition
from motcua.kernel.indicator_figures import DENOMINATOR, NUMERATOR, VALUE
from motcua.kernel.indicators import Indicator, Leaf, Share, leaves
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
from motcua.reports.indicators import appendix_of
from motcua.reports.questions import CellQuestion
from motcua.rulebook import load

FIGURES = (VALUE, NUMERATOR, DENOMINATOR)


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
    return tuple(
        replace(_question(accounting, agency, period, asked, as_of), taken_off=taken_off)
        for asked, taken_off in counted
    )


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
) -> tuple[tuple[Asked, bool], ...]:
    """What is counted, and whether a sum takes it off."""
    appendix = appendix_of(form)
    row = appendix.row(row_key or "")
    if row is None:
        raise RowUnknown(form.key, row_key or "", tuple(row.key for row in appendix.rows))
    if column not in FIGURES:
        raise ColumnUnknown(form.key, column, FIGURES)
    catalogue = load.indicators(period.to_on)
    if row.indicator is None:
        return ()
    parts = _parts(catalogue, catalogue[row.indicator], column)
    answered = [leaf for leaf in parts if agency.tier in catalogue[leaf.key].tiers]
    if any(not _opens(catalogue[leaf.key], agency, period) for leaf in answered):
        return ()
    return tuple(
        (asked, leaf.taken_off) for leaf in answered for asked in asked_by(catalogue[leaf.key])
    )


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
) -> tuple[Leaf, ...]:
    """The indicators whose records a figure opens to; a sum opens to what it adds."""
    formula = indicator.formula
    if isinstance(formula, Share):
        if column == VALUE:
            return ()
        side = formula.part if column == NUMERATOR else formula.whole
        return tuple(leaf for part in side for leaf in leaves(catalogue, part))
    return tuple(leaves(catalogue, indicator.key)) if column == VALUE else ()
