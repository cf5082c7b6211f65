"""The ten states in which dossiers are reported to the national portal, derived from ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.kernel.cases import Case, State
from motcua.kernel.lifecycle import state_of

PAYMENT = "payment"


class Condition(StrEnum):
    """What tells apart dossiers of one of our states."""

    ALWAYS = "always"
    UNASSIGNED = "unassigned"  # nobody works on it yet
    PAYMENT = "payment"  # the clock stands still for a fee


@dataclass(frozen=True, slots=True)
class NationalState:
    """A line of the table: its number and name, and which of our dossiers it means."""

    code: int
    label: str
    states: frozenset[State]
    when: Condition


def national_state(case: Case, table: Sequence[NationalState]) -> NationalState | None:
    """The first line of the table that fits the dossier; None: it is never sent."""
    state = state_of(case)
    return next(
        (one for one in table if state in one.states and _holds(one.when, case)),
        None,
    )


def _holds(when: Condition, case: Case) -> bool:
    if when is Condition.UNASSIGNED:
        return not case.officer
    if when is Condition.PAYMENT:
        return bool(case.stops) and case.stops[-1].reason == PAYMENT
    return True
