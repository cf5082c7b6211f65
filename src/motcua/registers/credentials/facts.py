"""How certificates and mailboxes become flat tables: a version a row, days, codes."""

from datetime import date

from motcua.kernel.dates import day_number
from motcua.kernel.measures import FactTable
from motcua.kernel.register_entries import EntryState

CERTIFICATE_FACT = FactTable(
    key="certificate_fact",
    table="certificate_fact",
    record_column="entry_id",
    row_keys={"subject": "subject", "place": "place"},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "entry_id",
        "subject",
        "place",
        "issued_day",
        "expires_day",
        "ended_day",
    ),
    code_columns=("subject", "place"),
    outcome_column=None,
    began_column="issued_day",
    ended_column="ended_day",
    live_where="issued_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    log_table="register_command",
    head_table="register_head",
    item_table="register_event",
    drill_columns=("entry_id", "subject", "place", "issued_day", "expires_day", "ended_day"),
    record_table="register_entry",
    record_columns=("code", "title", "state"),
)

MAILBOX_FACT = FactTable(
    key="mailbox_fact",
    table="mailbox_fact",
    record_column="entry_id",
    row_keys={"subject": "subject"},
    columns=(
        "agency_id",
        "recorded_from",
        "recorded_to",
        "entry_id",
        "subject",
        "granted_day",
        "used_day",
        "ended_day",
    ),
    code_columns=("subject",),
    outcome_column=None,
    began_column="granted_day",
    ended_column="ended_day",
    live_where="granted_day <= :to_day AND (ended_day IS NULL OR ended_day >= :from_day)",
    log_table="register_command",
    head_table="register_head",
    item_table="register_event",
    drill_columns=("entry_id", "subject", "granted_day", "used_day", "ended_day"),
    record_table="register_entry",
    record_columns=("code", "title", "state"),
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
        "expires_day": _number(entry.day("valid_until")),
        "ended_day": _number(entry.day("revoked_on")),
    }


def mailbox_values(entry: EntryState) -> dict[str, str | int | None] | None:
    """The fact columns of a mailbox as it stands; None: it counts nowhere."""
    granted = entry.day("granted_on")
    if granted is None:
        return None
    return {
        "subject": entry.text("subject"),
        "granted_day": day_number(granted),
        "used_day": _number(entry.day("used_since")),
        "ended_day": _number(entry.day("closed_on")),
    }


def _number(day: date | None) -> int | None:
    return None if day is None else day_number(day)
