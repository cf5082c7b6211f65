"""The figures' view of a case: days and an outcome, from which every cut-off can be answered.

Why the *final* due day answers an earlier cut-off: a stop begun in time moves the due moment
past its own end, so on any day within the stop the final due day is not before that day, just
as a clock standing still then was not late; a stop begun after the due day moves nothing. Only a
stop that is still open has no end to be moved past, and is told by `stopped_day`.
"""

from dataclasses import dataclass

from motcua.kernel.cases import Case, Standing
from motcua.kernel.dates import day_number, local


@dataclass(frozen=True, slots=True)
class FactValues:
    """Days since 1970-01-01 in Asia/Ho_Chi_Minh.

    online: 1 for column (4) of form 06a, 0 for (5). due_day: None: no limit.
    stopped_day: the clock stands still since, stopped on or before the due day; else None.
    ended_day: None while open. outcome: a value of Outcome.
    """

    online: int
    accepted_day: int
    due_day: int | None
    stopped_day: int | None
    ended_day: int | None
    outcome: str

    def is_pending(self, day: int) -> bool:
        """Column (11) at the cut-off `day`: accepted by then, and not ended by then."""
        return self.accepted_day <= day and (self.ended_day is None or self.ended_day > day)

    def is_pending_late(self, day: int) -> bool:
        """Column (13): pending, due before `day`, and the clock not standing still on it."""
        late = self.due_day is not None and self.due_day < day
        still = self.stopped_day is not None and self.stopped_day <= day
        return self.is_pending(day) and late and not still


def fact_values(case: Case, standing: Standing, *, online: bool) -> FactValues | None:
    """Facts of a case; None when it was never accepted: then it counts nowhere.

    online: what the rulebook says of the case's channel.
    """
    if case.accepted_at is None:
        return None
    return FactValues(
        online=int(online),
        accepted_day=day_number(local(case.accepted_at)),
        due_day=None if standing.due_at is None else day_number(local(standing.due_at)),
        stopped_day=(
            None if standing.stopped_at is None else day_number(local(standing.stopped_at))
        ),
        ended_day=None if case.ended_at is None else day_number(local(case.ended_at)),
        outcome=case.outcome.value,
    )
