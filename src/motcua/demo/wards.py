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


class Ward(_Strict):
    """A ward at work. specialists: field -> user name; past_a_day: drawn for each working day."""

    agency: str
    slug: str
    since: date
    staff: tuple[Person, ...]
    upper: Person
    counter: str
    specialists: dict[str, str]
    past_days: int
    past_a_day: tuple[int, ...]
    past: tuple[Past, ...]
    queue: tuple[Piece, ...]


def ward() -> Ward:
    """The one ward of today."""
    file = resources.files("motcua.demo") / "wards" / "quang-trung.yaml"
    return Ward.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
