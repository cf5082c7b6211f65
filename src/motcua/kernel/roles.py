"""Who may do what, as the rulebook's table of roles says."""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """Where a permission holds: at the agency itself, or at it and all below."""

    OWN = "own"
    SUBTREE = "subtree"


@dataclass(frozen=True, slots=True)
class Grant:
    """One action of a role and how far it reaches."""

    action: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class Role:
    """A role a person holds at an agency."""

    key: str
    label: str
    grants: tuple[Grant, ...]

    @property
    def actions(self) -> frozenset[str]:
        """All actions of the role, however far they reach."""
        return frozenset(grant.action for grant in self.grants)

    def reach_of(self, action: str) -> Reach | None:
        """How far `action` reaches; None: the role may not do it."""
        return next((g.reach for g in self.grants if g.action == action), None)
