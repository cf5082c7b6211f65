"""How announced procedures become one flat table: a version a row, days, codes."""

from motcua.kernel.dates import day_number, maybe_day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

_OWN = (
    "tier",
    "settled_here",
    "vertical",
    "is_new",
    "from_day",
    "ended_day",
    "simplified_day",
    "eligible_level",
    "online_level",
    "online_day",
    "national_day",
    "portal_day",
    "website_day",
    "has_fee",
    "pay_day",
    "post_in",
    "post_out",
    "workflow_day",
    "digital_day",
    "linked",
)

FACT = register_fact(
    "offering_fact",
    rows={"tier": "tier"},
    columns=_OWN,
    codes=("tier", "eligible_level", "online_level", "linked"),
    began="from_day",
    ended="ended_day",
)

_DAYS = {
    "ended_day": "ended_on",
    "simplified_day": "simplified_on",
    "national_day": "national_on",
    "portal_day": "portal_on",
    "website_day": "website_on",
    "pay_day": "pay_on",
    "workflow_day": "workflow_on",
    "digital_day": "digital_on",
}
_FLAGS = {
    "vertical": "vertical",
    "is_new": "is_new",
    "has_fee": "has_fee",
    "post_in": "post_in",
    "post_out": "post_out",
}
_LEVELS = ("eligible_level", "online_level", "linked")
NONE = "none"


def fact_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an entry as it stands; None: it counts nowhere."""
    in_force = entry.day("in_force_on")
    if in_force is None:
        return None
    days = {column: entry.day(field) for column, field in _DAYS.items()}
    online = entry.day("online_on")
    is_online = entry.text("online_level") not in ("", NONE)
    return {
        "tier": entry.text("tier"),
        "settled_here": int(entry.text("settled_by") != "below"),
        "from_day": day_number(in_force),
        # Offered at a level since a day nobody wrote down: since it is in force.
        "online_day": day_number(online or in_force) if is_online else None,
        **{column: maybe_day_number(day) for column, day in days.items()},
        **{column: int(entry.flag(field)) for column, field in _FLAGS.items()},
        **{field: entry.text(field) or NONE for field in _LEVELS},
    }
