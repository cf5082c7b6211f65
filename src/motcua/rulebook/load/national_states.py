"""The table of national states: which of our states each of the ten means."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from motcua.kernel.cases import State
from motcua.kernel.national_states import Condition, NationalState
from motcua.rulebook.load.base import Dated, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.yaml_files import ROOT


class NationalStateSpec(Strict):
    """One national state. Of two lines for one of our states the first that holds counts."""

    code: int = Field(ge=1, le=99, description="Its number in the synchronisation")
    label: Text
    states: list[State] = Field(min_length=1)
    when: Condition = Condition.ALWAYS


class NationalStatesValue(Dated):
    """The table as valid in a time."""

    states: list[NationalStateSpec] = Field(min_length=1)
    not_sent: list[State] = Field([], description="States that are never synchronised")

    @model_validator(mode="after")
    def _every_state_has_its_place(self) -> Self:
        codes = [spec.code for spec in self.states]
        if len(set(codes)) != len(codes):
            raise ValueError("mã trạng thái quốc gia lặp lại")
        always = [s for one in self.states if one.when is Condition.ALWAYS for s in one.states]
        placed = [*always, *self.not_sent]
        for state in State:
            if placed.count(state) != 1:
                raise ValueError(f"trạng thái “{state}” phải có đúng một chỗ không kèm điều kiện")
        return self


def read_national_states(path: Path) -> tuple[NationalStatesValue, ...]:
    """Every value of the file, oldest first. Raises RulebookInvalid."""
    return tuple(load_model(path, Timeline[NationalStatesValue]).values)


@cache
def _values() -> tuple[NationalStatesValue, ...]:
    return read_national_states(ROOT / "national-states.yaml")


@cache
def national_states(on: date) -> tuple[NationalState, ...]:
    """The table of that day, in its order. Raises NotInForce."""
    value = in_force(_values(), on, "trạng thái quốc gia", "national-states")
    return tuple(
        NationalState(spec.code, spec.label, frozenset(spec.states), spec.when)
        for spec in value.states
    )
