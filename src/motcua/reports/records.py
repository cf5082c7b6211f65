"""The records behind a cell: the measure of the column, for the row, in the same versions."""

from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.facts import FACTS as DOSSIER_FACTS
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Outcome, State
from motcua.kernel.dates import day_of, local
from motcua.kernel.forms import FormDefinition
from motcua.kernel.measures import FactTable
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.reports.data import TOTAL, RecordRow
from motcua.reports.errors import ColumnHasNoRecords, ColumnUnknown, RowUnknown
from motcua.reports.forms import listed_fields
from motcua.reports.indicator_records import indicator_questions
from motcua.reports.questions import CellQuestion, counted_records
from motcua.rulebook import load
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
    """The records that one cell counts, by field and day; as many as its number.

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
    questions = cell_questions(form, agency, period, row_key, column, as_of=moment)
    rows = [
        row_of(record, question.query.fact, period)
        for question, record in counted_records(questions, engine)
    ]
    order = {field.key: place for place, field in enumerate(load.fields())}
    rows.sort(key=lambda r: (order.get(r.field_key, len(order)), r.accepted_on, r.code))
    return rows


def cell_questions(
    form: FormDefinition,
    agency: AgencyView,
    period: Period,
    row_key: str | None,
    column: str,
    *,
    as_of: datetime | None,
) -> tuple[CellQuestion, ...]:
    """What a cell asks of the records; row_key None: the total. Raises as `form_records`."""
    if form.appendix:
        return indicator_questions(form, agency, period, row_key, column, as_of=as_of)
    measure = _measure_of(form, agency.id, period, column)
    if row_key is not None:
        _require_row(form, agency.id, period.to_on, row_key)
    query = counting.fact_query(form, agency, period, [measure], as_of=as_of)
    return (CellQuestion(query, measure, row_key),)


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
    version = record.version
    field_key = str(version["field_key"])
    field = load.field(field_key)
    accepted = _day(version["accepted_day"])
    if accepted is None:
        raise ValueError(f"fact of {record.record['code']} without a day of acceptance")
    return RecordRow(
        code=str(record.record["code"]),
        field_key=field_key,
        field_label=field.printed if field else field_key,
        procedure_name=str(record.record["procedure_name"]),
        accepted_on=accepted,
        due_on=_day(version.get("due_day")),
        finished_on=_day(version["ended_day"]),
        state=_state(record) if on_day is None else _state_on(record, on_day),
        late=on_day is not None and _is_late_on(record, on_day),
        record_id=int(str(version["dossier_id"])),
        amount=record.amount,
    )


def row_of(record: FactRecord, fact: FactTable, period: Period) -> RecordRow:
    """The same for a record of any fact table, at the end of the period."""
    if fact.key in DOSSIER_FACTS:
        return record_row(record, on_day=period.to_day)
    return _entry_row(record, fact, period)


def _entry_row(record: FactRecord, fact: FactTable, period: Period) -> RecordRow:
    """An entry of a register; its state is today's, for its facts keep none in words."""
    key = counting.register_of(fact)
    definition = load.register(key, period.to_on)
    version = record.version
    began = _day(version.get(fact.began_column)) or period.from_on
    return RecordRow(
        code=str(record.record["code"]),
        field_key=key,
        field_label=definition.label,
        procedure_name=str(record.record["title"]),
        accepted_on=began,
        due_on=_day(version.get("due_day")),
        finished_on=_day(version.get("ended_day")),
        state=None,
        register=key,
        record_id=int(str(version[fact.record_column])),
        state_label=definition.state(str(record.record["state"])).label,
        amount=record.amount,
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
    stopped = record.version.get("stopped_day")  # the table of services does not know stops
    return stopped is not None and int(stopped) <= day


def _is_late_on(record: FactRecord, day: int) -> bool:
    """Open and past due at the end of `day`: column (13) of form 06a."""
    due, ended = record.version.get("due_day"), record.version["ended_day"]
    is_open = ended is None or int(ended) > day
    past = due is not None and int(due) < day
    return is_open and past and not _is_stopped_on(record, day)
