"""What a command is going to write: for each dossier its new events and what they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from motcua.kernel.cases import Case, Standing, Verb


@dataclass(frozen=True, slots=True)
class NewEvent:
    """One thing that happened.

    occurred_at: aware. payload: JSON values, no personal data. personal: texts about a person
    by key ("applicant"); the chain holds only their salted digest.
    """

    verb: Verb
    occurred_at: datetime
    payload: Mapping[str, object] = field(default_factory=dict)
    personal: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One dossier of a command; a command names a dossier at most once.

    dossier_id: None for a new dossier. case, standing, applicant: after all `events`, which are
    in the order they happened and at least one.
    """

    dossier_id: int | None
    code: str
    case: Case
    standing: Standing
    events: tuple[NewEvent, ...]
    applicant: str
