"""How long before its due day an assignment is reminded of, and who hears of it when it is late."""

from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Self

from pydantic import Field, model_validator

from motcua.kernel.reminders import ReminderRules
from motcua.rulebook.load.base import Dated, Timeline, in_force, load_model
from motcua.rulebook.load.registers import Name
from motcua.rulebook.load.yaml_files import ROOT


class RemindersValue(Dated):
    """The rules as valid in a time."""

    before: int = Field(ge=0, le=60, description="Working days before the due day")
    before_by_kind: dict[Name, int] = Field({}, description="Kind of assignment -> working days")
    leader_after: int = Field(ge=1, description="Working days late, then the leader is told")
    upper_after: int = Field(ge=1, description="Working days late, then the upper agency is told")

    @model_validator(mode="after")
    def _leader_first(self) -> Self:
        if self.upper_after < self.leader_after:
            raise ValueError("lãnh đạo cơ quan phải biết trước hoặc cùng lúc với cấp trên")
        return self


def read_reminders(path: Path) -> tuple[RemindersValue, ...]:
    """Every value of the file, oldest first. Raises RulebookInvalid."""
    return tuple(load_model(path, Timeline[RemindersValue]).values)


@cache
def _values() -> tuple[RemindersValue, ...]:
    return read_reminders(ROOT / "reminders.yaml")


@cache
def reminders(on: date) -> ReminderRules:
    """The rules of that day. Raises NotInForce."""
    value = in_force(_values(), on, "nhắc việc", "reminders")
    by_kind = MappingProxyType(dict(value.before_by_kind))
    return ReminderRules(value.before, by_kind, value.leader_after, value.upper_after)
