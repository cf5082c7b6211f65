"""What good is, in figures: each bound with what was measured against it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.bench.tables import Table, verdict


@dataclass(frozen=True, slots=True)
class Target:
    """One bound. found and bound as they are printed."""

    what: str
    bound: str
    found: str
    holds: bool


@dataclass(slots=True)
class Targets:
    """Of one run."""

    held: list[Target] = field(default_factory=list)

    def at_most(self, what: str, bound: str, found: str, *, holds: bool) -> None:
        """Note a bound and whether it holds."""
        self.held.append(Target(what, bound, found, holds))

    def table(self) -> Table:
        """All of them."""
        rows: Sequence[Sequence[str]] = [
            (target.what, target.bound, target.found, verdict(target.holds)) for target in self.held
        ]
        return Table("Đối chiếu với mục tiêu", ("Việc", "Mục tiêu", "Đo được", "Kết quả"), rows)
