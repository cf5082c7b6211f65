"""What registers of certificates and mailboxes add to the ledger's rules."""

from motcua.kernel.registers import Values
from motcua.registers.ledger.rules import Rules


def certificate_state(values: Values) -> str | None:
    """The state a row of a file tells by its days."""
    return "revoked" if "revoked_on" in values else None


def mailbox_state(values: Values) -> str | None:
    """The same for a mailbox."""
    if "closed_on" in values:
        return "closed"
    return "used" if "used_since" in values else None


CERTIFICATE_RULES = Rules(state_from=certificate_state)
MAILBOX_RULES = Rules(state_from=mailbox_state)
