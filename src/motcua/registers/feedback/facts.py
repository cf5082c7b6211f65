"""How complaints and proposals become one flat table: a version a row, days, codes."""

from motcua.kernel.dates import day_number, maybe_day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

FACT = register_fact(
    "feedback_fact",
    rows={"kind": "kind", "channel": "channel"},
    columns=(
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
    codes=("kind", "about", "channel", "outcome", "satisfaction"),
    began="received_day",
    ended="settled_day",
    drilled=(
        "kind",
        "channel",
        "received_day",
        "due_day",
        "ended_day",
        "outcome",
        "published_day",
    ),
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
        "due_day": maybe_day_number(due),
        "ended_day": maybe_day_number(ended),
        "outcome": entry.state if entry.state in ENDED else "open",
        "published_day": maybe_day_number(published),
        "settled_day": None if ended is None else day_number(max(ended, published or ended)),
        "satisfaction": entry.text("satisfaction"),
    }
