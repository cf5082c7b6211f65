"""How inspections become one flat table: a version a row, days, codes."""

from datetime import date

from motcua.kernel.dates import day_number
from motcua.kernel.measures import FactTable
from motcua.kernel.register_entries import EntryState

FACT = FactTable(
    key="inspection_fact",
    table="inspection_fact",
    record_column="entry_id",
    row_keys={"topic": "topic", "unit_kind": "unit_kind"},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "entry_id",
        "unit_kind",
        "topic",
        "form",
        "planned_day",
        "due_day",  # null: the plan sets no day
        "inspected_day",  # null: not inspected
        "ended_day",  # concluded or dropped; null: neither
        "outcome",
    ),
    code_columns=("unit_kind", "topic", "form", "outcome"),
    outcome_column=None,
    began_column="planned_day",
    ended_column="ended_day",
    live_where="planned_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    log_table="register_command",
    head_table="register_head",
    item_table="register_event",
    drill_columns=(
        "entry_id",
        "unit_kind",
        "topic",
        "form",
        "planned_day",
        "inspected_day",
        "ended_day",
        "outcome",
    ),
    record_table="register_entry",
    record_columns=("code", "title", "state"),
)

ENDED_ON = {"concluded": "concluded_on", "dropped": "dropped_on"}
"""State -> the field with the day it ended."""


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an entry as it stands; None: it counts nowhere."""
    planned = entry.day("plan_on")
    if planned is None:
        return None
    inspected = None if entry.state in ("planned", "dropped") else entry.day("inspected_on")
    return {
        "unit_kind": entry.text("unit_kind"),
        "topic": entry.text("topic"),
        "form": entry.text("form"),
        "planned_day": day_number(planned),
        "due_day": _number(entry.day("due_on")),
        "inspected_day": _number(inspected),
        "ended_day": _number(entry.day(ENDED_ON.get(entry.state, ""))),
        "outcome": entry.state,
    }


def _number(day: date | None) -> int | None:
    return None if day is None else day_number(day)
