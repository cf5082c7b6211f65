"""How documents become flat tables: a version a row, days as integers, codes for names."""

from datetime import date

from motcua.kernel.dates import day_number
from motcua.kernel.measures import FactTable
from motcua.kernel.register_entries import EntryState
from motcua.registers.documents.numbering import origin_of

OUTGOING_FACT = FactTable(
    key="outgoing_fact",
    table="outgoing_fact",
    record_column="entry_id",
    row_keys={"kind": "kind", "form": "form"},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "entry_id",
        "kind",
        "form",
        "signed_agency",
        "signed_person",
        "off_network",
        "is_steering",
        "dated_day",
        "due_day",
        "issued_day",
        "cancelled_day",
        "recalled_day",
        "ended_day",
    ),
    code_columns=("kind", "form"),
    outcome_column=None,
    began_column="dated_day",
    ended_column="ended_day",
    live_where="dated_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    log_table="register_command",
    head_table="register_head",
    item_table="register_event",
    drill_columns=(
        "entry_id",
        "kind",
        "form",
        "signed_agency",
        "signed_person",
        "dated_day",
        "due_day",
        "issued_day",
        "ended_day",
    ),
    record_table="register_entry",
    record_columns=("code", "title", "state"),
)

INCOMING_FACT = FactTable(
    key="incoming_fact",
    table="incoming_fact",
    record_column="entry_id",
    row_keys={"form": "form", "urgency": "urgency"},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "entry_id",
        "form",
        "signed_agency",
        "urgency",
        "arrived_day",
        "due_day",
        "ended_day",
        "outcome",
    ),
    code_columns=("form", "urgency", "outcome"),
    outcome_column=None,
    began_column="arrived_day",
    ended_column="ended_day",
    live_where="arrived_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    log_table="register_command",
    head_table="register_head",
    item_table="register_event",
    drill_columns=(
        "entry_id",
        "form",
        "signed_agency",
        "urgency",
        "arrived_day",
        "due_day",
        "ended_day",
        "outcome",
    ),
    record_table="register_entry",
    record_columns=("code", "title", "state"),
)

FACTS = (OUTGOING_FACT, INCOMING_FACT)

CLOSED = frozenset({"done", "noted", "returned", "recalled"})


def outgoing_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an outgoing document as it stands; None: it counts nowhere."""
    dated = entry.day("dated_on")
    if dated is None:
        return None
    ends = [entry.day(key) for key in ("issued_on", "cancelled_on", "recalled_on")]
    return {
        "kind": entry.text("kind"),
        "form": entry.text("form"),
        "signed_agency": int(entry.flag("signed_agency")),
        "signed_person": int(entry.flag("signed_person")),
        "off_network": int(entry.flag("is_off_network")),
        "is_steering": int(entry.flag("is_steering")),
        "dated_day": day_number(dated),
        "due_day": _number(entry.day("issue_due_on")),
        "issued_day": _number(ends[0]),
        "cancelled_day": _number(ends[1]),
        "recalled_day": _number(ends[2]),
        "ended_day": _number(max((end for end in ends if end), default=None)),
    }


def incoming_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an incoming document as it stands; None: it counts nowhere."""
    arrived = entry.day("arrived_on")
    if arrived is None:
        return None
    return {
        "form": entry.text("form"),
        "signed_agency": int(entry.flag("signed_agency")),
        "urgency": entry.text("urgency"),
        "arrived_day": day_number(arrived),
        "due_day": _number(entry.day("due_on")),
        "ended_day": _number(entry.day("done_on")),
        "outcome": entry.state if entry.state in CLOSED else "open",
        "origin": origin_of(entry.text("issuer"), entry.text("reference"), entry.day("dated_on")),
    }


def _number(day: date | None) -> int | None:
    return None if day is None else day_number(day)
