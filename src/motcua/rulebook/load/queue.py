"""How a queue warns, how far back an officer may date, how many a click may finish."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import Field

from motcua.kernel.time_used import QueueRules
from motcua.rulebook.load.base import Dated, Key, Timeline, in_force, load_model
from motcua.rulebook.load.yaml_files import ROOT


class QueueValue(Dated):
    """The rules as valid in a time."""

    amber_from: Decimal = Field(ge=0, le=1, description="Share of the time used, 0..1")
    occurred_within_days: int = Field(ge=0, description="Working days before today")
    figures_as: Key = Field(description="Form whose accounting the office's figures follow")
    bulk_limit: int = Field(ge=1, description="Dossiers a click")


def read_queue(path: Path) -> tuple[QueueValue, ...]:
    """Every value of the file, oldest first. Raises RulebookInvalid."""
    return tuple(load_model(path, Timeline[QueueValue]).values)


@cache
def _values() -> tuple[QueueValue, ...]:
    return read_queue(ROOT / "queue.yaml")


@cache
def queue(on: date) -> QueueRules:
    """The rules of that day. Raises NotInForce."""
    value = in_force(_values(), on, "hàng việc", "queue")
    return QueueRules(
        value.amber_from, value.occurred_within_days, value.bulk_limit, value.figures_as
    )
