"""Late entries, marked in lists: happened inside a closed period, recorded after it was closed."""

import json
from collections.abc import Collection, Iterable, Mapping

from motcua.agencies import api as agencies
from motcua.kernel.measures import FactTable
from motcua.kernel.periods import Period
from motcua.reports.models import Snapshot
from motcua.reports.snapshots import pins
from motcua.reports.snapshots.reading import last_closings
from motcua.reports.snapshots.records import bounds
from motcua.statistics import api as statistics


def late_codes(
    fact: FactTable, codes: Iterable[str], agency_ids: Collection[int]
) -> Mapping[str, Period]:
    """Code -> the closed period that it was recorded too late for, of the codes on a page.

    Periods of these agencies and of those they took over. {} at once where nothing was ever
    closed. Rights are the caller's business. O(items of these records) for each closed period.
    """
    closings = last_closings({*agency_ids, *agencies.inherited(agency_ids)}) if agency_ids else ()
    if not closings:
        return {}
    ids = {record_id: code for code, record_id in statistics.record_ids(fact, codes).items()}
    found: dict[str, Period] = {}
    for closing in closings:
        period = Period(closing.from_on, closing.to_on, closing.period_code or None)
        first, after = bounds(period)
        for touch in statistics.touches(fact, _sequences(closing, fact), ids):
            own = touch.agency_id == closing.agency_id
            if own and touch.after and first <= touch.occurred_at < after:
                found.setdefault(ids[touch.record_id], period)
    return found


def _sequences(closing: Snapshot, fact: FactTable) -> dict[int, int]:
    return pins.sequences(json.loads(closing.pins)["pins"], fact)
