"""How certificates and mailboxes become flat tables: a version a row, days, codes."""

from motcua.kernel.dates import day_number, maybe_day_number
from motcua.kernel.register_entries import EntryState
from motcua.registers.fact_tables import register_fact

CERTIFICATE_FACT = register_fact(
    "certificate_fact",
    rows={"subject": "subject", "place": "place"},
    columns=(
        "subject",
        "place",
        "issued_day",
        "expires_day",
        "ended_day",
    ),
    codes=("subject", "place"),
    began="issued_day",
    ended="ended_day",
)

MAILBOX_FACT = register_fact(
    "mailbox_fact",
    rows={"subject": "subject"},
    columns=(
        "subject",
        "granted_day",
        "used_day",
        "ended_day",
    ),
    codes=("subject",),
    began="granted_day",
    ended="ended_day",
)

FACTS = (CERTIFICATE_FACT, MAILBOX_FACT)


def certificate_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of a certificate as it stands; None: it counts nowhere."""
    issued = entry.day("issued_on")
    if issued is None:
        return None
    return {
        "subject": entry.text("subject"),
        "place": entry.text("place"),
        "issued_day": day_number(issued),
        "expires_day": maybe_day_number(entry.day("valid_until")),
        "ended_day": maybe_day_number(entry.day("revoked_on")),
    }


def mailbox_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of a mailbox as it stands; None: it counts nowhere."""
    granted = entry.day("granted_on")
    if granted is None:
        return None
    return {
        "subject": entry.text("subject"),
        "granted_day": day_number(granted),
        "used_day": maybe_day_number(entry.day("used_since")),
        "ended_day": maybe_day_number(entry.day("closed_on")),
    }
