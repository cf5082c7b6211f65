"""How outreach becomes one flat table: a version a row, days, codes."""

from motcua.kernel.dates import day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

FACT = register_fact(
    "outreach_fact",
    rows={"kind": "kind", "medium": "medium", "topic": "topic"},
    columns=(
        "kind",  # post | broadcast | session | notice
        "medium",
        "topic",
        "held_day",
        "pieces",
        "reach",
        "has_reach",
        "outcome",  # planned | done | cancelled
    ),
    codes=("kind", "medium", "topic", "outcome"),
    began="held_day",
    ended="held_day",
    drilled=("kind", "medium", "topic", "held_day", "pieces", "reach", "outcome"),
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
