"""How assignments become one flat table: a version a row, days, codes."""

from datetime import date

from motcua.kernel.dates import day_number, maybe_day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

FACT = register_fact(
    "assignment_fact",
    rows={"kind": "kind"},
    columns=(
        "kind",
        "issued_day",
        "due_day",  # as extended; null: no limit was set
        "ended_day",  # done or taken back; null exactly while outcome is "open"
        "matters_day",  # not before ended_day: a task of a plan matters until its year is over
        "plan_first_day",
        "plan_last_day",
        "extended",
        "proof",
        "outcome",
        "parent",
    ),
    codes=("kind", "outcome", "parent"),
    began="issued_day",
    ended="matters_day",
    drilled=(
        "kind",
        "issued_day",
        "due_day",
        "ended_day",
        "extended",
        "proof",
        "outcome",
    ),
)

ENDED_ON = {"done": "done_on", "cancelled": "cancelled_on"}
"""State -> the field with the day it ended. Any other state is open."""


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an entry as it stands; None: it counts nowhere."""
    issued = entry.day("issued_on")
    if issued is None:
        return None
    ended = entry.day(ENDED_ON.get(entry.state, ""))
    year = int(entry.text("plan_year") or 0)  # 0: of no plan
    plan_last = day_number(date(year, 12, 31)) if year else None
    ended_day = maybe_day_number(ended)
    return {
        "kind": entry.text("kind"),
        "issued_day": day_number(issued),
        "due_day": maybe_day_number(entry.day("due_on")),
        "ended_day": ended_day,
        "matters_day": None if ended_day is None else max(ended_day, plan_last or ended_day),
        "plan_first_day": day_number(date(year, 1, 1)) if year else None,
        "plan_last_day": plan_last,
        "extended": int(entry.day("extended_on") is not None),
        "proof": int(bool(entry.text("evidence_document"))),
        "outcome": "open" if ended_day is None else entry.state,
        "parent": entry.text("parent"),
    }
