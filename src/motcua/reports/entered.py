"""Figures that officers type into a form: validated, versioned, with who, when and source."""

import re
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.forms import FormColumn, FormDefinition
from motcua.kernel.periods import Period
from motcua.kernel.text import nfc
from motcua.reports.ballots import ballot_cells
from motcua.reports.data import HEAD, LEVELS, Cell, CellStatus, CellValue
from motcua.reports.errors import (
    CellFromBallots,
    CellInvalid,
    CellJustWritten,
    CellNotEntered,
    ColumnUnknown,
    RowUnknown,
)
from motcua.reports.models import EnteredCell
from motcua.rulebook import load

INTEGER = re.compile(r"[0-9]{1,12}")
DECIMAL = re.compile(r"[0-9]{1,12}([.,][0-9]{1,4})?")
LONGEST_TEXT = 200
LONGEST_SOURCE = 250


def cells_of(
    form_key: str, agency_id: int, period: Period, *, as_of: datetime | None
) -> dict[tuple[str, str], Cell]:
    """(row key, column key) -> the cell as last typed by `as_of`; one emptied again is missing."""
    rows = EnteredCell.objects.filter(
        agency_id=agency_id, form=form_key, from_on=period.from_on, to_on=period.to_on
    )
    if as_of is not None:
        rows = rows.filter(written_at__lte=as_of)
    form = load.form(form_key, period.to_on)
    found: dict[tuple[str, str], Cell] = {}
    for row in rows.order_by("version"):
        columns = _columns(form, row.row_key)
        if row.column_key in columns:
            found[row.row_key, row.column_key] = _cell(columns[row.column_key], row)
    return found


def enter_cell(
    form_key: str,
    agency: AgencyView,
    period: Period,
    row_key: str,
    column_key: str,
    value: str,
    *,
    source: str = "",
    actor: Actor,
    now: datetime,
) -> Cell:
    """Type one cell; the same value and source twice is one version. "" takes a figure back.

    row_key: a row of the form, "head" or "levels". value: as typed; "1,8" and "1.8" are one
    number. source: where the officer has it from.
    Raises NotAllowed, NotFound, RowUnknown, ColumnUnknown, CellNotEntered, CellFromBallots,
    CellInvalid, CellJustWritten.
    """
    form = load.form(form_key, period.to_on)
    column = _typed_column(form, row_key, column_key)
    agencies.require(actor, column.right, agency.id, local(now).date())
    place = _place(form, row_key, column)
    if column.ballots and ballot_cells(form, agency, period, as_of=None):
        raise CellFromBallots(place)
    text = _plain(form, row_key, column, nfc(value).strip(), place)
    origin = nfc(source).strip()
    if len(origin) > LONGEST_SOURCE:
        raise CellInvalid(place, origin, f"nguồn số liệu không quá {LONGEST_SOURCE} chữ")
    key = {
        "agency_id": agency.id,
        "form": form_key,
        "from_on": period.from_on,
        "to_on": period.to_on,
        "row_key": row_key,
        "column_key": column_key,
    }
    try:
        return _cell(column, _write(key, text, origin, actor, now))
    except IntegrityError:
        raise CellJustWritten(place) from None


def _write(
    key: dict[str, object], text: str, origin: str, actor: Actor, now: datetime
) -> EnteredCell:
    with transaction.atomic(durable=True):
        versions = EnteredCell.objects.select_for_update().filter(**key)
        last: EnteredCell | None = versions.order_by("-version").first()
        if last is not None and (last.value, last.source) == (text, origin):
            return last
        written = EnteredCell(
            **key,
            value=text,
            source=origin,
            version=last.version + 1 if last else 1,
            written_at=now,
            written_by=actor.name,
        )
        written.save(force_insert=True)
        return written


def value_of(column: FormColumn, text: str) -> CellValue:
    """The value of a stored text ("1.8"); "" is None, no figure."""
    if text == "":
        return None
    if column.kind == "text":
        return text
    return int(text) if column.kind == "count" else Decimal(text)


def _cell(column: FormColumn, row: EnteredCell) -> Cell:
    value = value_of(column, row.value)
    status = CellStatus.MISSING if value is None else CellStatus.ENTERED
    return Cell(value, status, row.source, row.written_by, local(row.written_at))


def _columns(form: FormDefinition, row_key: str) -> dict[str, FormColumn]:
    if row_key == HEAD:
        columns = form.head_fields
    elif row_key == LEVELS:
        columns = form.levels.columns if form.levels else ()
    else:
        columns = form.columns
    return {column.key: column for column in columns}


def _typed_column(form: FormDefinition, row_key: str, column_key: str) -> FormColumn:
    columns = _columns(form, row_key)
    rows = {row.key: dict(row.values) for row in form.rows}
    if row_key not in rows and not (row_key in {HEAD, LEVELS} and columns):
        raise RowUnknown(form.key, row_key, tuple(rows))
    if column_key not in columns:
        raise ColumnUnknown(form.key, column_key, tuple(columns))
    column = columns[column_key]
    if column.measure is not None or column_key in rows.get(row_key, {}):
        raise CellNotEntered(form.key, row_key, column_key)
    return column


def _place(form: FormDefinition, row_key: str, column: FormColumn) -> str:
    row = next((row for row in form.rows if row.key == row_key), None)
    return f"Dòng {row.number}, cột “{column.label}”" if row else f"“{column.label}”"


def _plain(form: FormDefinition, row_key: str, column: FormColumn, text: str, place: str) -> str:
    """The text as it is stored: a plain number, or words."""
    if text == "":
        return text
    if column.kind == "text":
        if len(text) > LONGEST_TEXT:
            raise CellInvalid(place, text, f"không quá {LONGEST_TEXT} chữ")
        return text
    pattern, expected = (
        (INTEGER, "một số nguyên không âm, không có dấu ngăn cách")
        if column.kind == "count"
        else (DECIMAL, "một số không âm, ví dụ 1,8")
    )
    if not pattern.fullmatch(text):
        raise CellInvalid(place, text, expected)
    number = text.replace(",", ".")
    bound = _bound(form, row_key, column)
    if bound is not None and Decimal(number) > bound:
        raise CellInvalid(place, text, f"một số từ 0 đến {bound}")
    return number


def _bound(form: FormDefinition, row_key: str, column: FormColumn) -> Decimal | None:
    """The largest value: the printed standard of the row, or 100 for a share of answers."""
    if row_key == LEVELS:
        return Decimal(100)
    row = next((row for row in form.rows if row.key == row_key), None)
    check = next((c for c in form.checks if c.kind == "bounds" and c.left == column.key), None)
    if row is None or check is None:
        return None
    bound = dict(row.values).get(check.right)
    return None if bound is None else Decimal(bound)
