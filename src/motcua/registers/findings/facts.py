"""How findings become one flat table: a version a row, days, codes."""

from datetime import date

from motcua.kernel.dates import day_number
from motcua.kernel.measures import FactTable
from motcua.kernel.register_entries import EntryState

FACT = FactTable(
    key="finding_fact",
    table="finding_fact",
    record_column="entry_id",
    row_keys={},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "entry_id",
        "found_day",
        "due_day",
        "ended_day",  # settled or withdrawn; null exactly while outcome is "open"
        "outcome",
    ),
    code_columns=("outcome",),
    outcome_column=None,
    began_column="found_day",
    ended_column="ended_day",
    live_where="found_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    log_table="register_command",
    head_table="register_head",
    item_table="register_event",
    drill_columns=("entry_id", "found_day", "due_day", "ended_day", "outcome"),
    record_table="register_entry",
    record_columns=("code", "title", "state"),
)

ENDED_ON = {"settled": "settled_on", "withdrawn": "withdrawn_on"}
"""State -> the field with the day it ended. Any other state is open."""


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an entry as it stands; None: it counts nowhere."""
    found = entry.day("found_on")
    if found is None:
        return None
    ended = _number(entry.day(ENDED_ON.get(entry.state, "")))
    return {
        "found_day": day_number(found),
        "due_day": _number(entry.day("due_on")),
        "ended_day": ended,
        "outcome": "open" if ended is None else entry.state,
    }


def _number(day: date | None) -> int | None:
    return None if day is None else day_number(day)
