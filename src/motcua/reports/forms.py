"""A form filled: figures counted from records or typed by officers, a total, its checks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.forms import FormColumn, FormDefinition, FormRow
from motcua.kernel.periods import Period
from motcua.kernel.vocabulary import Field
from motcua.reports import checks, counting, entered
from motcua.reports.ballots import ballot_cells
from motcua.reports.data import (
    HEAD,
    LEVELS,
    MISSING_CELL,
    Cell,
    CellStatus,
    FormSheet,
    SheetRow,
)
from motcua.reports.indicators import indicator_sheet
from motcua.reports.once import Once
from motcua.reports.snapshots.reading import closed_before
from motcua.rulebook import load
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine

Typed = Mapping[tuple[str, str], Cell]


def compute_form(
    form_key: str,
    agency: AgencyView,
    period: Period,
    *,
    as_of: datetime | None = None,
    actor: Actor,
    now: datetime,
    engine: Engine = Engine.AUTO,
    once: Once | None = None,
) -> FormSheet:
    """The form as valid on the last day of the period, filled and checked.

    as_of: only what was recorded by then counts; None: all there is, and the sheet says `now`.
    engine: where records are counted; every one gives the same figures. once: what the report
    around it asked about the agency already.
    One pass of SQL; O(open records + records ended since the period began) of the agency.
    Raises RulebookKeyUnknown, NotInForce, NotAllowed, NotFound.
    """
    agencies.require(actor, "form.read", agency.id, local(now).date())
    form = load.form(form_key, period.to_on)
    until = counting.until(as_of, now)
    if form.appendix:
        return indicator_sheet(form, agency, period, as_of=until, now=now, engine=engine)
    sheet = (
        _counted(form, agency, period, until, now, engine, once or Once())
        if form.fact
        else _typed(form, agency, period, until, now)
    )
    before = None
    if checks.has_continuity(form):
        before = closed_before(form_key, agency.id, period.from_on, until)
    return replace(sheet, findings=checks.findings_of(sheet, before))


def _counted(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    as_of: datetime | None,
    now: datetime,
    engine: Engine,
    once: Once,
) -> FormSheet:
    overlay = once.overlays(form.key, period.to_on).get(agency.id, counting.DEFAULT)
    columns = (*form.columns, *form.apart.get(overlay, ()))
    measured = {column.key: column.measure for column in columns if column.measure}
    query = counting.fact_query(form, agency, period, measured.values(), as_of=as_of, once=once)
    counts = statistics.count(query, engine).rows
    rows = tuple(
        SheetRow(
            key=field.key,
            number=str(number),
            label=field.printed,
            cells=_auto(measured, counts.get(field.key, {})),
            listed=listed,
        )
        for number, (field, listed) in enumerate(_fields(agency.id, period.to_on, counts), 1)
    )
    return FormSheet(
        form=form,
        agency=agency,
        period=period,
        as_of=local(as_of or now),
        rulebook_version=load.rulebook_version(),
        overlay=overlay,
        rows=rows,
        # Over every counted row, so that a row left out of the sheet would show as a difference.
        total=_auto(measured, _summed(counts)) if form.total else {},
    )


def _auto(measured: Mapping[str, str], counts: Mapping[str, int]) -> dict[str, Cell]:
    # A row without a single record counts nothing, which is 0; null is for what nobody supplied.
    return {
        column: Cell(counts.get(measure, 0), CellStatus.AUTO)
        for column, measure in measured.items()
    }


def _summed(counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for row in counts.values():
        for measure, count in row.items():
            total[measure] = total.get(measure, 0) + count
    return total


def listed_fields(agency_id: int, on: date) -> tuple[Field, ...]:
    """The agency's list of fields: its decision "fields", else the 52 of form 06a, in order."""
    own = agencies.decision(agency_id, "fields", on)
    if own is None:
        return tuple(field for field in load.fields() if field.number is not None)
    return tuple(_field(str(key)) for key in own)


def _field(key: str) -> Field:
    return load.field(key) or Field(key=key, name=key, printed=key, number=None)


def _fields(
    agency_id: int, on: date, counts: Mapping[str, Mapping[str, int]]
) -> list[tuple[Field, bool]]:
    """The rows of the form: the agency's list, then every other field with a figure."""
    own = listed_fields(agency_id, on)
    known = {field.key for field in own}
    order = {field.key: place for place, field in enumerate(load.fields())}
    others = [key for key, row in counts.items() if key not in known and any(row.values())]
    others.sort(key=lambda key: (order.get(key, len(order)), key))
    return [(field, True) for field in own] + [(_field(key), False) for key in others]


def _typed(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    as_of: datetime | None,
    now: datetime,
) -> FormSheet:
    # What ballots say goes before what was typed while there were none.
    typed = {
        **entered.cells_of(form.key, agency.id, period, as_of=as_of),
        **ballot_cells(form, agency, period, as_of=as_of),
    }
    rows = tuple(_fixed_row(form, row, typed) for row in form.rows)
    total = {column.key: _column_total(column, rows) for column in form.columns}
    graded = total[form.grade_column].value if form.grade_column else None
    levels = form.levels.columns if form.levels else ()
    return FormSheet(
        form=form,
        agency=agency,
        period=period,
        as_of=local(as_of or now),
        rulebook_version=load.rulebook_version(),
        overlay=counting.overlay_of(form, agency.id, period.to_on),
        rows=rows,
        total=total if form.total else {},
        head=_beside(HEAD, form.head_fields, typed),
        levels=_beside(LEVELS, levels, typed),
        grade=form.grade_of(Decimal(graded)) if isinstance(graded, int | Decimal) else None,
    )


def _fixed_row(form: FormDefinition, row: FormRow, typed: Typed) -> SheetRow:
    printed = dict(row.values)
    cells = {
        column.key: Cell(entered.value_of(column, printed[column.key]), CellStatus.AUTO)
        if column.key in printed
        else typed.get((row.key, column.key), MISSING_CELL)
        for column in form.columns
    }
    return SheetRow(row.key, row.number, row.label, cells)


def _column_total(column: FormColumn, rows: tuple[SheetRow, ...]) -> Cell:
    """The sum of a column of figures; missing as soon as one of them is."""
    values = [row.cells[column.key].value for row in rows]
    figures = [Decimal(value) for value in values if isinstance(value, int | Decimal)]
    if column.kind == "text" or len(figures) < len(values):
        return MISSING_CELL
    whole = sum(figures, Decimal(0))
    return Cell(int(whole) if column.kind == "count" else whole, CellStatus.AUTO)


def _beside(row_key: str, columns: tuple[FormColumn, ...], typed: Typed) -> dict[str, Cell]:
    return {column.key: typed.get((row_key, column.key), MISSING_CELL) for column in columns}
