"""The ward of today as data: wards/*.yaml, validated when read."""

from datetime import date
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from motcua.demo.offices import Person

Stands = Literal[
    "open", "waiting", "paused", "payment", "ready", "delivered", "refused", "withdrawn"
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Past(_Strict):
    """A procedure of the weeks before and how often it comes. fee: đồng as typed; "": none."""

    code: str
    weight: int
    fee: str = ""


class Piece(_Strict):
    """A dossier of the queue. due_in: working days from today; stands: how it stands now."""

    code: str
    due_in: int
    stands: Stands
    channel: str = "counter"
    fee: str = ""


class Part(_Strict):
    """A part of another agency in a dossier (liên thông), and how far it has come.

    to: code of the agency; "": one outside this system, called `name`. hours: of its own time.
    """

    to: str = ""
    name: str = ""
    task: str
    hours: int
    stands: Literal["forwarded", "received", "done", "declined"]
    result: str = ""
    reference: str = ""


class Joint(Piece):
    """A dossier that two agencies work on. home: code of whose it is; "": the ward's own."""

    home: str = ""
    part: Part


class Neighbour(_Strict):
    """A ward beside it that dossiers come from and go to. counter, specialist: user names."""

    agency: str
    staff: tuple[Person, ...]
    counter: str
    specialist: str


class History(_Strict):
    """What the software before had: a file, so many dossiers a working day, for `months`."""

    months: int
    a_day: tuple[int, ...]
    code_prefix: str
    file: str


class Ward(_Strict):
    """A ward at work. specialists: field -> user name; past_a_day: drawn for each working day.

    received: what its counter took in for the neighbour, which resolves it by `receiving_act`.
    registers: file of its registers. ballot_chance: per cent of results that somebody rates.
    texts: what the reporter wrote, by section of `report`.
    """

    agency: str
    slug: str
    since: date
    staff: tuple[Person, ...]
    upper: Person
    counter: str
    reporter: str
    specialists: dict[str, str]
    past_days: int
    past_a_day: tuple[int, ...]
    past: tuple[Past, ...]
    queue: tuple[Piece, ...]
    joint: tuple[Joint, ...]
    received: tuple[Piece, ...]
    receiving_act: str
    neighbour: Neighbour
    history: History
    registers: str
    ballot_chance: int
    report: str
    texts: dict[str, str]


def ward() -> Ward:
    """The one ward of today."""
    return Ward.model_validate(ward_file("quang-trung.yaml"))


def ward_file(name: str) -> object:
    """What a file of the ward says."""
    file = resources.files("motcua.demo") / "wards" / name
    return yaml.safe_load(file.read_text(encoding="utf-8"))
