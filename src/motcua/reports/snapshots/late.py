"""Late entries, marked in lists: happened inside a closed period, recorded after it was closed."""

import json
from collections.abc import Collection, Iterable, Mapping

from motcua.agencies import api as agencies
from motcua.kernel.measures import FactTable
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.reports.models import Snapshot
from motcua.reports.snapshots import pins
from motcua.reports.snapshots.reading import last_closings
from motcua.reports.snapshots.records import bounds
from motcua.reports.snapshots.sources import sources_of
from motcua.statistics import api as statistics


def late_codes(
    fact: FactTable, codes: Iterable[str], agency_ids: Collection[int]
) -> Mapping[str, Period]:
    """Code -> the closed period that it was recorded too late for, of the dossiers on a page.

    Periods of these agencies and of those they took over, closed with figures of dossiers. {} at
    once where nothing was ever closed. Rights are the caller's business.
    O(items of these records) for each closed period.
    """
    closings = _closings(agency_ids)
    if not closings:
        return {}
    ids = {record_id: code for code, record_id in statistics.record_ids(fact, codes).items()}
    found = _late(fact, ids, closings)
    return {ids[record_id]: period for record_id, period in found.items()}


def late_entries(
    register: str, entry_ids: Iterable[int], agency_ids: Collection[int]
) -> Mapping[int, Period]:
    """The same for entries of a register (its key), by their ids; {} where it counts nothing.

    Codes of dossiers are unique, those of registers are not.
    """
    facts = (one for one in counting.FACTS.values() if counting.register_of(one) == register)
    fact = next(facts, None)
    return {} if fact is None else _late(fact, tuple(entry_ids), _closings(agency_ids))


def _late(fact: FactTable, ids: Collection[int], closings: Iterable[Snapshot]) -> dict[int, Period]:
    """Record id -> period, of the closings that are counted from that register."""
    register = counting.register_of(fact)
    found: dict[int, Period] = {}
    for closing in closings:
        forms = [one.form for one in closing.forms.all()]
        if register not in sources_of(forms, closing.to_on):
            continue
        period = Period(closing.from_on, closing.to_on, closing.period_code or None)
        first, after = bounds(period)
        for touch in statistics.touches(fact, _sequences(closing, fact), ids):
            own = touch.agency_id == closing.agency_id
            if own and touch.after and first <= touch.occurred_at < after:
                found.setdefault(touch.record_id, period)
    return found


def _closings(agency_ids: Collection[int]) -> tuple[Snapshot, ...]:
    return last_closings({*agency_ids, *agencies.inherited(agency_ids)}) if agency_ids else ()


def _sequences(closing: Snapshot, fact: FactTable) -> dict[int, int]:
    return pins.sequences(json.loads(closing.pins)["pins"], fact)
