"""How findings become one flat table: a version a row, days, codes."""

from motcua.kernel.dates import day_number, maybe_day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

FACT = register_fact(
    "finding_fact",
    rows={"topic": "topic"},
    columns=(
        "topic",  # of the inspection that found it
        "found_day",
        "due_day",
        "ended_day",  # settled or withdrawn; null exactly while outcome is "open"
        "outcome",
    ),
    codes=("topic", "outcome"),
    began="found_day",
    ended="ended_day",
)

# What was written down while findings did not keep it counted as administrative reform.
TOPIC_UNKNOWN = "reform"

ENDED_ON = {"settled": "settled_on", "withdrawn": "withdrawn_on"}
"""State -> the field with the day it ended. Any other state is open."""


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an entry as it stands; None: it counts nowhere."""
    found = entry.day("found_on")
    if found is None:
        return None
    ended = maybe_day_number(entry.day(ENDED_ON.get(entry.state, "")))
    return {
        "topic": entry.text("topic") or TOPIC_UNKNOWN,
        "found_day": day_number(found),
        "due_day": maybe_day_number(entry.day("due_on")),
        "ended_day": ended,
        "outcome": "open" if ended is None else entry.state,
    }
