"""What a plan cuts: two figures of an entry side by side, and the share that is cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from motcua.kernel.numbers import percent
from motcua.kernel.registers import RegisterDefinition, Values

PLACES = 1


@dataclass(frozen=True, slots=True)
class Cut:
    """Before and after in `unit`, of an entry that says both. The share keeps its two parts."""

    label: str
    unit: str
    before: int
    after: int

    @property
    def cut(self) -> int:
        """How much less it is afterwards."""
        return self.before - self.after

    @property
    def share(self) -> Decimal | None:
        """Percent that is cut, one place, half up; None: there was nothing before."""
        return percent(self.cut, self.before, PLACES)


def cuts_of(definition: RegisterDefinition, values: Values) -> Iterator[Cut]:
    """The cuts of an entry, in the register's order; where one of the two is not said: none."""
    for one in definition.cuts:
        before, after = values.get(one.before), values.get(one.after)
        if isinstance(before, int) and isinstance(after, int):
            yield Cut(one.label, one.unit, before, after)
