"""What one row of a file says of a dossier, as values."""

import json
from datetime import date, datetime
from typing import NamedTuple

from motcua.kernel.cases import Outcome, State
from motcua.kernel.dates import VIETNAM


class Said(NamedTuple):
    """A time that a cell gave. exact: with an hour; else `at` is where we put the day."""

    at: datetime
    exact: bool

    @property
    def on(self) -> date:
        """Its day in Vietnam."""
        return self.at.date()

    def is_before(self, other: "Said") -> bool:
        """Certainly before: hours count only where both were given."""
        return self.at < other.at if self.exact and other.exact else self.on < other.on

    def agrees_with(self, stored: datetime | None) -> bool:
        """Whether the stored time is this one, as precisely as this one was given."""
        if stored is None:
            return False
        return stored == self.at if self.exact else stored.astimezone(VIETNAM).date() == self.on


class Statement(NamedTuple):
    """A row that is right in itself.

    "" or None is "the row does not say". state: where it stands, by its cell (state_is_said) or
    by its dates. service: as kernel/service.py keeps it in JSON. ended: of a state that has
    ended, or the day it was declined. accepted: of a dossier that is not accepted, the day it was
    filed.
    """

    row: int
    code: str
    agency_id: int
    procedure_code: str
    procedure_name: str
    field_key: str
    channel: str
    source_system: str
    applicant: str
    officer: str
    state: State
    state_is_said: bool
    outcome: Outcome
    service: dict[str, object] = {}
    accepted: Said | None = None
    appointment: Said | None = None
    ended: Said | None = None
    delivered: Said | None = None
    stopped: Said | None = None
    resumed: Said | None = None

    @property
    def is_accepted(self) -> bool:
        """False for a dossier that was only filed, or not taken in."""
        return self.state not in (State.REGISTERED, State.DECLINED)

    @property
    def stands_still(self) -> bool:
        """Whether the clock is stopped now."""
        return self.state in (State.WAITING, State.PAUSED)


_FIRST_TIME = Statement._fields.index("accepted")
_STATE, _OUTCOME = Statement._fields.index("state"), Statement._fields.index("outcome")


def to_text(statement: Statement) -> str:
    """One line of JSON; the row number is not in it, so that equal contents have equal texts."""
    times = [
        None if said is None else (said.at.timestamp(), said.exact)
        for said in statement[_FIRST_TIME:]
    ]
    return _encode((*statement[1:_FIRST_TIME], *times))


def from_text(row: int, text: str) -> Statement:
    """The inverse of `to_text`."""
    values = [row, *json.loads(text)]
    values[_STATE] = State(values[_STATE])
    values[_OUTCOME] = Outcome(values[_OUTCOME])
    for index in range(_FIRST_TIME, len(values)):
        if values[index] is not None:
            at, exact = values[index]
            values[index] = Said(datetime.fromtimestamp(at, VIETNAM), exact)
    return Statement(*values)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
