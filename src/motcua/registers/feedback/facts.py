"""How complaints and proposals become one flat table: a version a row, days, codes."""

from motcua.kernel.dates import day_number
from motcua.kernel.measures import FactTable
from motcua.kernel.register_entries import EntryState

FACT = FactTable(
    key="feedback_fact",
    table="feedback_fact",
    record_column="entry_id",
    row_keys={"kind": "kind", "channel": "channel"},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "entry_id",
        "kind",  # regulation: on administrative rules and procedures; city: smart-city report
        "about",  # of a regulation: act | content | both
        "channel",
        "received_day",
        "due_day",  # null: nobody gave a day
        "ended_day",  # null exactly while outcome is "open"
        "outcome",  # open | answered | transferred | declined
        "published_day",
        "settled_day",  # last day it can count on: ended, or published after; null while open
        "satisfaction",
    ),
    code_columns=("kind", "about", "channel", "outcome", "satisfaction"),
    outcome_column=None,
    began_column="received_day",
    ended_column="settled_day",
    live_where="received_day <= :to_day AND (settled_day IS NULL OR settled_day >= :from_day)",
    log_table="register_command",
    head_table="register_head",
    item_table="register_event",
    drill_columns=(
        "entry_id",
        "kind",
        "channel",
        "received_day",
        "due_day",
        "ended_day",
        "outcome",
        "published_day",
    ),
    record_table="register_entry",
    record_columns=("code", "title", "state"),
)

ENDED = frozenset({"answered", "transferred", "declined"})


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an entry as it stands; None: it counts nowhere."""
    received, due = entry.day("received_on"), entry.day("due_on")
    ended, published = entry.day("answered_on"), entry.day("published_on")
    if received is None:
        return None
    return {
        "kind": entry.text("kind"),
        "about": entry.text("about"),
        "channel": entry.text("channel"),
        "received_day": day_number(received),
        "due_day": None if due is None else day_number(due),
        "ended_day": None if ended is None else day_number(ended),
        "outcome": entry.state if entry.state in ENDED else "open",
        "published_day": None if published is None else day_number(published),
        "settled_day": None if ended is None else day_number(max(ended, published or ended)),
        "satisfaction": entry.text("satisfaction"),
    }
