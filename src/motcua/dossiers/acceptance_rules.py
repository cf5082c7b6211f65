"""The rules of the day of acceptance, which a dossier keeps for its whole life."""

from datetime import date, datetime

from motcua.kernel.dates import local
from motcua.kernel.intake_rules import IntakeRules
from motcua.rulebook import load as rulebook


def rules_of(accepted_at: datetime | None) -> IntakeRules | None:
    """None: not accepted, or before the first decree that we know."""
    return None if accepted_at is None else rules_on(local(accepted_at).date())


def rules_on(day: date) -> IntakeRules | None:
    """The rules in force on a day; None: before the first decree that we know."""
    try:
        return rulebook.intake_rules(day)
    except rulebook.NotInForce:
        return None
