"""Which records stand behind a difference: counted now and not then, or then and not now.

A record that no command touched since the closing says what it said: only those that were are
asked for, so a period nobody has touched costs one look into the log.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any

from motcua.kernel.dates import VIETNAM, local
from motcua.kernel.measures import FactTable
from motcua.kernel.periods import Period
from motcua.reports import counting
from motcua.reports.questions import CellQuestion, answers
from motcua.reports.snapshot_data import ChangedRecord
from motcua.reports.snapshots import pins as pinning
from motcua.statistics import api as statistics
from motcua.statistics.data import Engine

TITLES = ("procedure_name", "title")  # of a dossier, of an entry of a register
Member = tuple[str, int]
"""Row key and record id."""


@dataclass(frozen=True)
class Since:
    """What one register has recorded since a period was closed."""

    fact: FactTable
    sequences: Mapping[int, int]
    period: Period

    @cached_property
    def touched(self) -> frozenset[int]:
        """Records that any command since has touched."""
        return statistics.touched_since(self.fact, self.sequences)

    @cached_property
    def late(self) -> frozenset[int]:
        """Those of them of which something happened inside the period."""
        if not self.touched:
            return self.touched
        return statistics.touched_since(self.fact, self.sequences, bounds(self.period))

    def members(self, question: CellQuestion) -> tuple[dict[Member, str], dict[Member, str]]:
        """Touched records that the cell counted when it was closed, and that it counts now."""
        if not self.touched:
            return {}, {}
        before = replace(question, query=pinning.pinned(question.query, self.sequences))
        return self._touched_of(before), self._touched_of(question)

    def _touched_of(self, question: CellQuestion) -> dict[Member, str]:
        found = {}
        for record in answers(question, Engine.DB):
            record_id = int(str(record.version[self.fact.record_column]))
            if record_id in self.touched:
                found[record.row_key, record_id] = str(record.record["code"])
        return found

    def records(self, members: Iterable[Member]) -> dict[Member, ChangedRecord]:
        """The members as a page says them."""
        wanted = sorted(members)
        ids = [record_id for _, record_id in wanted]
        names = statistics.described(self.fact, ids)
        history: dict[int, list[statistics.Touch]] = {}
        for touch in statistics.touches(self.fact, self.sequences, ids):
            history.setdefault(touch.record_id, []).append(touch)
        return {
            (row_key, record_id): self._record(
                row_key, record_id, names[record_id], history.get(record_id, [])
            )
            for row_key, record_id in wanted
        }

    def _record(
        self,
        row_key: str,
        record_id: int,
        names: Mapping[str, Any],
        history: Sequence[statistics.Touch],
    ) -> ChangedRecord:
        after = [touch for touch in history if touch.after]
        title = next((str(names[column]) for column in TITLES if names.get(column)), "")
        return ChangedRecord(
            register=counting.register_of(self.fact),
            record_id=record_id,
            code=str(names["code"]),
            title=title,
            row_key=row_key,
            is_new=len(after) == len(history),
            late=record_id in self.late,
            recorded_at=local(after[0].recorded_at) if after else None,
        )


def bounds(period: Period) -> tuple[datetime, datetime]:
    """The first moment of the period, and the first after it."""
    after = period.to_on + timedelta(days=1)
    return (
        datetime.combine(period.from_on, time(), VIETNAM),
        datetime.combine(after, time(), VIETNAM),
    )
