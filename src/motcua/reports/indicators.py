"""An indicator form filled: counted, typed, computed from others; its checks."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.forms import FormDefinition, Severity
from motcua.kernel.indicator_figures import (
    DENOMINATOR,
    NUMERATOR,
    VALUE,
    FigureStatus,
    Filling,
    IndicatorFigure,
)
from motcua.kernel.indicators import Appendix, AppendixRow, Indicator, Share
from motcua.kernel.numbers import format_decimal, format_int
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.reports.data import Cell, CellStatus, Finding, FormSheet, IndicatorEntry, SheetRow
from motcua.reports.errors import CellNotEntered, RowUnknown
from motcua.reports.indicator_counts import counted_figures
from motcua.reports.indicator_entries import typed_figures, write_entry
from motcua.reports.offering import of_another_unit
from motcua.rulebook import load
from motcua.statistics.data import Engine


def indicator_sheet(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    *,
    as_of: datetime | None,
    now: datetime,
    engine: Engine = Engine.AUTO,
) -> FormSheet:
    """The sheet of an indicator form: a row a printed row, headings included, no total.

    Cells: unit, value (a percentage 0..100 for a ratio), numerator, denominator, status. as_of
    None: everything recorded so far. Rights are the caller's business.
    """
    appendix = appendix_of(form)
    catalogue = load.indicators(period.to_on)
    filling = filling_of(appendix, catalogue, agency, period, as_of=as_of, engine=engine)
    return filled_sheet(form, agency, period, filling, as_of=as_of, now=now)


def filled_sheet(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    filling: Filling,
    *,
    as_of: datetime | None,
    now: datetime,
) -> FormSheet:
    """The same from figures that were computed already: `filling_of` of that agency and period."""
    appendix = appendix_of(form)
    rows = tuple(_row(row, filling) for row in appendix.rows)
    return FormSheet(
        form=form,
        agency=agency,
        period=period,
        as_of=local(as_of or now),
        rulebook_version=load.rulebook_version(),
        overlay=counting.DEFAULT,
        rows=rows,
        total={},
        findings=(
            *of_another_unit(form, agency, period.to_on),
            *_contradictions(appendix, load.indicators(period.to_on), filling),
            *_missing(rows),
        ),
    )


def filling_of(
    appendix: Appendix,
    catalogue: Mapping[str, Indicator],
    agency: AgencyView,
    period: Period,
    *,
    as_of: datetime | None,
    engine: Engine = Engine.AUTO,
) -> Filling:
    """Every figure of the appendix for the agency and the period."""
    counted = counted_figures(appendix, catalogue, agency, period, as_of=as_of, engine=engine)
    typed = typed_figures(agency.id, period, as_of=as_of)
    return Filling(catalogue, appendix.printed, agency.tier, counted, typed, appendix.places)


def enter_indicator(
    form_key: str,
    agency: AgencyView,
    period: Period,
    row_key: str,
    entry: IndicatorEntry,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Type the figure of one row, for every appendix that prints its indicator.

    Raises NotAllowed, NotFound, RowUnknown, CellNotEntered, CellInvalid, CellJustWritten.
    """
    enter_indicators(form_key, agency, period, {row_key: entry}, actor=actor, now=now)


def enter_indicators(
    form_key: str,
    agency: AgencyView,
    period: Period,
    entries: Mapping[str, IndicatorEntry],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Type several rows, one after the other; those before a refused one stay. Raises as above."""
    appendix = appendix_of(load.form(form_key, period.to_on))
    catalogue = load.indicators(period.to_on)
    filling = filling_of(appendix, catalogue, agency, period, as_of=None)
    for row_key, entry in entries.items():
        row = appendix.row(row_key)
        if row is None:
            raise RowUnknown(form_key, row_key, tuple(row.key for row in appendix.rows))
        if row.indicator is None or not filling.is_typed(row.indicator):
            raise CellNotEntered(form_key, row_key, VALUE)
        write_entry(
            catalogue[row.indicator], agency, period, place_of(row), entry, actor=actor, now=now
        )


def appendix_of(form: FormDefinition) -> Appendix:
    """The printed table of an indicator form. Raises KeyError for a form of another kind."""
    if form.appendix is None:
        raise KeyError(form.key)
    return form.appendix


def place_of(row: AppendixRow) -> str:
    """A row in a message: its printed code and wording."""
    return f"Dòng {row.key} “{row.label.rstrip(':')}”"


def _row(row: AppendixRow, filling: Filling) -> SheetRow:
    cells = {"unit": Cell(row.unit or None, CellStatus.AUTO)}
    if row.indicator is None:
        status = CellStatus.HEADING
        cells |= {key: Cell(None, status) for key in (VALUE, NUMERATOR, DENOMINATOR)}
    else:
        figure = filling.figure(row.indicator)
        status = CellStatus(figure.status.value)
        by = (figure.source, figure.by, figure.at)
        cells[VALUE] = Cell(figure.value, status, *by)
        cells[NUMERATOR] = Cell(figure.part, status, *by)
        cells[DENOMINATOR] = Cell(figure.whole, status, *by)
    cells["status"] = Cell(status.value, status)
    return SheetRow(row.key, row.number, row.label, cells)


def _contradictions(
    appendix: Appendix, catalogue: Mapping[str, Indicator], filling: Filling
) -> Iterator[Finding]:
    """Figures above what they are part of, or below what they cover; shares above the whole."""
    rows = {row.indicator: row for row in appendix.rows if row.indicator}
    for key, row in rows.items():
        figure = filling.figure(key)
        indicator, value = catalogue[key], _number(figure)
        if _is_above_one(figure) and not _is_bounded(catalogue, indicator, rows):
            yield _above_one(row, figure)
        for others, code, words in (
            (indicator.at_most, "indicator.above_whole", "lớn hơn"),
            (indicator.covers, "indicator.below_parts", "nhỏ hơn tổng của"),
        ):
            bound = _sum(filling, others)
            if value is None or bound is None or value == bound:
                continue
            if (value > bound) == (others is indicator.at_most):
                named = " + ".join(f"“{catalogue[other].label}”" for other in others)
                message = f"{place_of(row)}: {_text(value)} {words} {named} ({_text(bound)})."
                concerned = [key, *(other for other in others if other in rows)]
                cells = tuple((rows[other].key, VALUE) for other in concerned)
                yield Finding(code, Severity.ERROR, message, cells)


def _is_above_one(figure: IndicatorFigure) -> bool:
    return figure.part is not None and figure.whole is not None and figure.part > figure.whole


def _is_bounded(
    catalogue: Mapping[str, Indicator], indicator: Indicator, rows: Mapping[str, AppendixRow]
) -> bool:
    """Whether the part itself is printed and says that it is not above the whole."""
    formula = indicator.formula
    if not isinstance(formula, Share) or len(formula.part) > 1:
        return False
    (part,) = formula.part
    return part in rows and catalogue[part].at_most == formula.whole


def _above_one(row: AppendixRow, figure: IndicatorFigure) -> Finding:
    part, whole = (_text(Decimal(side or 0)) for side in (figure.part, figure.whole))
    message = (
        f"{place_of(row)}: tử số ({part}) lớn hơn mẫu số ({whole}); tử số phải là một phần của "
        "mẫu số, hãy kiểm tra cả hai."
    )
    cells = ((row.key, NUMERATOR), (row.key, DENOMINATOR))
    return Finding("indicator.share_above_one", Severity.ERROR, message, cells)


def _sum(filling: Filling, keys: tuple[str, ...]) -> Decimal | None:
    values = [_number(filling.figure(key)) for key in keys]
    if not values or any(value is None for value in values):
        return None
    return sum((value for value in values if value is not None), Decimal(0))


def _number(figure: IndicatorFigure) -> Decimal | None:
    if figure.value is None or isinstance(figure.value, str):
        return None
    return Decimal(figure.value)


def _missing(rows: tuple[SheetRow, ...]) -> Iterator[Finding]:
    """What this agency owes and nobody supplied."""
    empty = tuple(
        (row.key, VALUE) for row in rows if row.cells["status"].value == FigureStatus.MISSING.value
    )
    if empty:
        message = (
            f"Còn {format_int(len(empty))} chỉ tiêu chưa có số liệu; ô trống không phải là số 0, "
            "cần người phụ trách nhập hoặc ghi lý do không có."
        )
        yield Finding("indicator.missing", Severity.WARNING, message, empty)


def _text(number: Decimal) -> str:
    if number == number.to_integral_value():
        return format_int(int(number))
    return format_decimal(number, max(0, -int(number.as_tuple().exponent)))
