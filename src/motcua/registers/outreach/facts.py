"""How outreach becomes one flat table: a version a row, days, codes."""

from motcua.kernel.dates import day_number
from motcua.kernel.measures import FactTable
from motcua.kernel.register_entries import EntryState

FACT = FactTable(
    key="outreach_fact",
    table="outreach_fact",
    record_column="entry_id",
    row_keys={"kind": "kind", "medium": "medium", "topic": "topic"},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "entry_id",
        "kind",  # post | broadcast | session | notice
        "medium",
        "topic",
        "held_day",
        "pieces",
        "reach",
        "has_reach",
        "outcome",  # planned | done | cancelled
    ),
    code_columns=("kind", "medium", "topic", "outcome"),
    outcome_column=None,
    began_column="held_day",
    ended_column="held_day",
    live_where="held_day <= :to_day AND held_day >= :from_day",
    log_table="register_command",
    head_table="register_head",
    item_table="register_event",
    drill_columns=("entry_id", "kind", "medium", "topic", "held_day", "pieces", "reach", "outcome"),
    record_table="register_entry",
    record_columns=("code", "title", "state"),
)


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an entry as it stands; None: it counts nowhere."""
    held = entry.day("held_on")
    if held is None:
        return None
    pieces, reach = entry.count("pieces"), entry.count("reach")
    return {
        "kind": entry.text("kind"),
        "medium": entry.text("medium"),
        "topic": entry.text("topic"),
        "held_day": day_number(held),
        "pieces": 1 if pieces is None else pieces,
        "reach": reach or 0,
        "has_reach": int(reach is not None),
        "outcome": entry.state,
    }
