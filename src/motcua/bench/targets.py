"""What good is, in figures: each bound with what was measured against it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.bench.tables import Table, verdict


@dataclass(frozen=True, slots=True)
class Target:
    """One bound. found and bound as they are printed. holds: None, not meant for this size."""

    what: str
    bound: str
    found: str
    holds: bool | None


@dataclass(slots=True)
class Targets:
    """Of one run."""

    held: list[Target] = field(default_factory=list)

    @property
    def missed(self) -> list[Target]:
        """Those that do not hold."""
        return [target for target in self.held if target.holds is False]

    def note(self, what: str, bound: str, found: str, *, holds: bool | None) -> None:
        """Note a bound and whether it holds."""
        self.held.append(Target(what, bound, found, holds))

    def table(self) -> Table:
        """All of them."""
        rows: Sequence[Sequence[str]] = [
            (target.what, target.bound, target.found, verdict(target.holds)) for target in self.held
        ]
        return Table("## Đối chiếu với mục tiêu", ("Việc", "Mục tiêu", "Đo được", "Kết quả"), rows)
