"""How plans of simplification become one flat table: a version a row, days, parts of a share."""

from motcua.kernel.dates import day_number, maybe_day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

_OWN = (
    "main_kind",
    "proposed_day",
    "decided_day",
    "carried_day",
    "ended_day",
    "hours_before",
    "hours_cut",
    "cost_before",
    "cost_cut",
)

FACT = register_fact(
    "simplification_fact",
    rows={},
    columns=_OWN,
    codes=("main_kind",),
    began="proposed_day",
    ended="ended_day",
    drilled=_OWN,
)

_ENDED_ON = {"carried_out": "carried_on", "dropped": "dropped_on"}
_DROPPED = "dropped"


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an entry as it stands; None: it counts nowhere."""
    proposed = entry.day("proposed_on")
    if proposed is None:
        return None
    is_dropped = entry.state == _DROPPED
    hours_before, hours_cut = _cut(entry, "time")
    cost_before, cost_cut = _cut(entry, "cost")
    return {
        "main_kind": entry.text("main_kind"),
        "proposed_day": day_number(proposed),
        # A plan that was approved and then given up is approved no more.
        "decided_day": None if is_dropped else maybe_day_number(entry.day("decided_on")),
        "carried_day": None if is_dropped else maybe_day_number(entry.day("carried_on")),
        "ended_day": maybe_day_number(entry.day(_ENDED_ON.get(entry.state, ""))),
        "hours_before": hours_before,
        "hours_cut": hours_cut,
        "cost_before": cost_before,
        "cost_cut": cost_cut,
    }


def _cut(entry: EntryState, what: str) -> tuple[int, int]:
    """Before, and how much less after; (0, 0) where one of the two is not known."""
    before, after = entry.count(f"{what}_before"), entry.count(f"{what}_after")
    return (0, 0) if before is None or after is None else (before, before - after)
