"""Values of surveys that travel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.agencies.data import AgencyView
from motcua.kernel.surveys import Questionnaire


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot to be taken. answers: question key -> answer key, "" not answered.

    way: paper | tablet | link | system. dossier, officer: "" not said. comment: free words of a
    citizen, personal.
    """

    questionnaire: str
    given_on: date
    way: str
    answers: Mapping[str, str] = field(default_factory=dict)
    dossier: str = ""
    officer: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link for one ballot. used_at: aware; None: nobody has used it."""

    token: str
    code: str
    agency: AgencyView
    questionnaire: Questionnaire
    dossier: str
    officer: str
    expires_on: date
    made_at: datetime
    made_by: str
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A tablet at a counter. revoked_at: None while it takes ballots."""

    id: int
    token: str
    name: str
    agency: AgencyView
    officer: str
    questionnaire: Questionnaire
    made_at: datetime
    made_by: str
    revoked_at: datetime | None
