"""What the definition of inspections cannot say."""

from motcua.kernel.registers import Values
from motcua.registers.ledger.rules import Rules


def _state_from(values: Values) -> str | None:
    """A row of a file stands where its days say it does."""
    if values.get("dropped_on"):
        return "dropped"
    if values.get("concluded_on"):
        return "concluded"
    return "inspected" if values.get("inspected_on") else None


RULES = Rules(state_from=_state_from)
