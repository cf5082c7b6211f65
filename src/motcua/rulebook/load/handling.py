"""How a dossier is worked on inside the office: ways to tell and to return, need of approval."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from motcua.kernel.handling import HandlingRules, Way
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.yaml_files import ROOT


class WaySpec(Strict):
    """A way to tell the citizen, or to return the result."""

    key: Key
    label: Text
    needs_receiver: bool = Field(False, description="true: who took it is written down")
    needs_number: bool = Field(False, description="true: the consignment's number is written down")


class HandlingValue(Dated):
    """The rules as valid in a time."""

    result_needs_approval: bool = Field(description="true: no result without a leader's approval")
    notify: list[WaySpec] = Field(min_length=1)
    deliver: list[WaySpec] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_way_once(self) -> Self:
        for specs in (self.notify, self.deliver):
            keys = [spec.key for spec in specs]
            if len(set(keys)) != len(keys):
                raise ValueError("một cách được ghi hai lần")
        return self


def read_handling(path: Path) -> tuple[HandlingValue, ...]:
    """Every value of the file, oldest first. Raises RulebookInvalid."""
    return tuple(load_model(path, Timeline[HandlingValue]).values)


@cache
def _values() -> tuple[HandlingValue, ...]:
    return read_handling(ROOT / "handling.yaml")


@cache
def handling(on: date) -> HandlingRules:
    """The rules of that day. Raises NotInForce."""
    return _rules(in_force(_values(), on, "giải quyết hồ sơ", "handling"))


@cache
def handling_latest() -> HandlingRules:
    """The newest rules: for the words of what happened under any of them."""
    return _rules(_values()[-1])


def _rules(value: HandlingValue) -> HandlingRules:
    return HandlingRules(
        value.result_needs_approval,
        tuple(Way(**spec.model_dump()) for spec in value.notify),
        tuple(Way(**spec.model_dump()) for spec in value.deliver),
    )
