"""How inspections become one flat table: a version a row, days, codes."""

from motcua.kernel.dates import day_number, maybe_day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

FACT = register_fact(
    "inspection_fact",
    rows={"topic": "topic", "unit_kind": "unit_kind"},
    columns=(
        "unit_kind",
        "topic",
        "form",
        "planned_day",
        "due_day",  # null: the plan sets no day
        "inspected_day",  # null: not inspected
        "ended_day",  # concluded or dropped; null: neither
        "outcome",
    ),
    codes=("unit_kind", "topic", "form", "outcome"),
    began="planned_day",
    ended="ended_day",
    drilled=(
        "unit_kind",
        "topic",
        "form",
        "planned_day",
        "inspected_day",
        "ended_day",
        "outcome",
    ),
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
        "due_day": maybe_day_number(entry.day("due_on")),
        "inspected_day": maybe_day_number(inspected),
        "ended_day": maybe_day_number(entry.day(ENDED_ON.get(entry.state, ""))),
        "outcome": entry.state,
    }
