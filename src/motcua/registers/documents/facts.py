"""How documents become flat tables: a version a row, days as integers, codes for names."""

from motcua.kernel.dates import day_number, maybe_day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.documents.numbering import origin_of
from motcua.registers.fact_tables import register_fact

OUTGOING_FACT = register_fact(
    "outgoing_fact",
    rows={"kind": "kind", "form": "form"},
    columns=(
        "kind",
        "form",
        "signed_agency",
        "signed_person",
        "off_network",
        "is_steering",
        "dated_day",
        "due_day",
        "issued_day",
        "cancelled_day",
        "recalled_day",
        "ended_day",
    ),
    codes=("kind", "form"),
    began="dated_day",
    ended="ended_day",
    drilled=(
        "kind",
        "form",
        "signed_agency",
        "signed_person",
        "dated_day",
        "due_day",
        "issued_day",
        "ended_day",
    ),
)

INCOMING_FACT = register_fact(
    "incoming_fact",
    rows={"form": "form", "urgency": "urgency"},
    columns=(
        "form",
        "signed_agency",
        "urgency",
        "arrived_day",
        "due_day",
        "ended_day",
        "outcome",
    ),
    codes=("form", "urgency", "outcome"),
    began="arrived_day",
    ended="ended_day",
)

FACTS = (OUTGOING_FACT, INCOMING_FACT)

CLOSED = frozenset({"done", "noted", "returned", "recalled"})


def outgoing_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an outgoing document as it stands; None: it counts nowhere."""
    dated = entry.day("dated_on")
    if dated is None:
        return None
    ends = [entry.day(key) for key in ("issued_on", "cancelled_on", "recalled_on")]
    return {
        "kind": entry.text("kind"),
        "form": entry.text("form"),
        "signed_agency": int(entry.flag("signed_agency")),
        "signed_person": int(entry.flag("signed_person")),
        "off_network": int(entry.flag("is_off_network")),
        "is_steering": int(entry.flag("is_steering")),
        "dated_day": day_number(dated),
        "due_day": maybe_day_number(entry.day("issue_due_on")),
        "issued_day": maybe_day_number(ends[0]),
        "cancelled_day": maybe_day_number(ends[1]),
        "recalled_day": maybe_day_number(ends[2]),
        "ended_day": maybe_day_number(max((end for end in ends if end), default=None)),
    }


def incoming_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of an incoming document as it stands; None: it counts nowhere."""
    arrived = entry.day("arrived_on")
    if arrived is None:
        return None
    return {
        "form": entry.text("form"),
        "signed_agency": int(entry.flag("signed_agency")),
        "urgency": entry.text("urgency"),
        "arrived_day": day_number(arrived),
        "due_day": maybe_day_number(entry.day("due_on")),
        "ended_day": maybe_day_number(entry.day("done_on")),
        "outcome": entry.state if entry.state in CLOSED else "open",
        "origin": origin_of(entry.text("issuer"), entry.text("reference"), entry.day("dated_on")),
    }
