"""Which records and which days a form of an agency covers when agencies end and are succeeded.

A successor begins at its birth: what its predecessors left unfinished is its column (6), and a
period that began before it is counted from its first day. A unit that has ended is counted to its
last day. What was split between several units stays with the main successor.
Source: Luật 72/2025/QH15, chương VII; NQ 190/2025/QH15 (no dossier is filed again).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from motcua.agencies.data import AgencyView
from motcua.kernel.measures import FactTable
from motcua.kernel.periods import Period
from motcua.reports.errors import AgencyGoneInPeriod
from motcua.reports.once import Once


@dataclass(frozen=True, slots=True)
class Heritage:
    """Predecessor id -> heir id, and the days that the figures of the heirs cover."""

    period: Period
    heir_of: Mapping[int, int] = field(default_factory=dict)

    def owner(self, agency_id: int) -> int:
        """Whose figure a record of `agency_id` belongs to."""
        return self.heir_of.get(agency_id, agency_id)


def heritage_of(
    views: Mapping[int, AgencyView], period: Period, fact: FactTable, once: Once | None = None
) -> Heritage:
    """What agencies counted together took over, from the day all of them stood.

    Raises AgencyGoneInPeriod when no day of the period is left.
    """
    heir_of, births = _inherited(views, fact, once or Once())
    from_on = max([period.from_on, *births])
    last = max((view.valid_to or date.max for view in views.values()), default=date.max)
    to_on = min(period.to_on, last)
    if from_on > to_on:
        gone = next(iter(views.values()))
        raise AgencyGoneInPeriod(gone.name, gone.code, gone.valid_from, gone.valid_to, period)
    return Heritage(replace(period, from_on=from_on, to_on=to_on), heir_of)


def _inherited(
    ids: Collection[int], fact: FactTable, once: Once
) -> tuple[dict[int, int], list[date]]:
    # Most predecessors never recorded anything here: asking for them would only cost.
    recording = once.recording(fact)
    found = {old: heir for old, heir in once.inherited(ids).items() if old in recording}
    return {old: heir for old, (heir, _) in found.items()}, [on for _, on in found.values()]
