"""The dossiers behind a cell: the measure of the column, for the row, in the same versions."""

from collections.abc import Iterator
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Outcome, State
from motcua.kernel.dates import day_of, local
from motcua.kernel.forms import FormDefinition
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.reports.data import TOTAL, RecordRow
from motcua.reports.errors import ColumnHasNoRecords, ColumnUnknown, RowUnknown
from motcua.reports.forms import listed_fields
from motcua.reports.indicator_records import indicator_records
from motcua.rulebook import load
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine, FactRecord, Value

ENDED_AS = {
    Outcome.RESULT.value: State.FINISHED,
    Outcome.REFUSED.value: State.REFUSED,
    Outcome.WITHDRAWN.value: State.WITHDRAWN,
    Outcome.CANCELLED.value: State.CANCELLED,
}


def form_records(
    form_key: str,
    agency: AgencyView,
    period: Period,
    *,
    row_key: str | None,
    column: str,
    as_of: datetime | None = None,
    actor: Actor,
    now: datetime,
    engine: Engine = Engine.AUTO,
) -> list[RecordRow]:
    """The dossiers that one cell counts, by field and acceptance; as many as its number.

    row_key: a field, or "total" (also None); a printed row of an indicator form. column: a column
    of the form, or one that the agency's accounting keeps apart. as_of, engine: as for
    `compute_form`.
    Raises RulebookKeyUnknown, NotInForce, RowUnknown, ColumnUnknown, ColumnHasNoRecords,
    NotAllowed, NotFound.
    """
    agencies.require(actor, "form.read", agency.id, local(now).date())
    form = load.form(form_key, period.to_on)
    moment = counting.until(as_of, now)
    row_key = None if row_key == TOTAL else row_key
    open_cell = indicator_records if form.appendix else _cell_records
    found = open_cell(form, agency, period, row_key, column, as_of=moment, engine=engine)
    rows = [record_row(record, on_day=period.to_day) for record in found]
    order = {field.key: place for place, field in enumerate(load.fields())}
    rows.sort(key=lambda r: (order.get(r.field_key, len(order)), r.accepted_on, r.code))
    return rows


def _cell_records(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    row_key: str | None,
    column: str,
    *,
    as_of: datetime | None,
    engine: Engine,
) -> Iterator[FactRecord]:
    measure = _measure_of(form, agency.id, period, column)
    if row_key is not None:
        _require_row(form, agency.id, period.to_on, row_key)
    query = counting.fact_query(form, agency, period, [measure], as_of=as_of)
    return statistics.records(query, measure, row_key, engine)


def _measure_of(form: FormDefinition, agency_id: int, period: Period, column: str) -> str:
    overlay = counting.overlay_of(form, agency_id, period.to_on)
    columns = {c.key: c.measure for c in (*form.columns, *form.apart.get(overlay, ()))}
    if column not in columns:
        raise ColumnUnknown(form.key, column, tuple(columns))
    measure = columns[column]
    if measure is None or form.fact is None:
        counted = tuple(key for key, measure in columns.items() if measure)
        raise ColumnHasNoRecords(form.key, column, counted)
    return measure


def _require_row(form: FormDefinition, agency_id: int, on: date, row_key: str) -> None:
    known = [field.key for field in listed_fields(agency_id, on)]
    # A field outside the list has a row as soon as it has a dossier.
    if row_key not in known and load.field(row_key) is None:
        raise RowUnknown(form.key, row_key, (TOTAL, *known))


def record_row(record: FactRecord, on_day: int | None = None) -> RecordRow:
    """What a page and a file say of a record that was counted.

    on_day: state and lateness as on that day, the last of the period; None: as of now.
    """
    field = load.field(record.row_key)
    accepted = _day(record.version["accepted_day"])
    if accepted is None:
        raise ValueError(f"fact of {record.record['code']} without a day of acceptance")
    return RecordRow(
        code=str(record.record["code"]),
        field_key=record.row_key,
        field_label=field.printed if field else record.row_key,
        procedure_name=str(record.record["procedure_name"]),
        accepted_on=accepted,
        due_on=_day(record.version["due_day"]),
        finished_on=_day(record.version["ended_day"]),
        state=_state(record) if on_day is None else _state_on(record, on_day),
        late=on_day is not None and _is_late_on(record, on_day),
    )


def _day(number: Value) -> date | None:
    return None if number is None else day_of(int(number))


def _state(record: FactRecord) -> State:
    if record.in_force:
        return State(str(record.record["state"]))
    # Of an older version only the outcome is known: what the dossier is now may have come later.
    return ENDED_AS.get(str(record.version["outcome"]), State.PENDING)


def _state_on(record: FactRecord, day: int) -> State:
    """The state at the end of `day`, from what was counted: a later result is none yet.

    Delivery is no part of a fact: what was delivered since says finished.
    """
    ended = record.version["ended_day"]
    if ended is not None and int(ended) <= day:
        return ENDED_AS[str(record.version["outcome"])]
    if not _is_stopped_on(record, day):
        return State.PENDING
    now = State(str(record.record["state"]))
    # The fact knows that the clock stands; which way, only the record of an open stop.
    return now if record.in_force and now is State.WAITING else State.PAUSED


def _is_stopped_on(record: FactRecord, day: int) -> bool:
    stopped = record.version["stopped_day"]
    return stopped is not None and int(stopped) <= day


def _is_late_on(record: FactRecord, day: int) -> bool:
    """Open and past due at the end of `day`: column (13) of form 06a."""
    due, ended = record.version["due_day"], record.version["ended_day"]
    is_open = ended is None or int(ended) > day
    past = due is not None and int(due) < day
    return is_open and past and not _is_stopped_on(record, day)
