"""Internal workflows: which steps a procedure has, who does each, and how much time it gets."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from motcua.kernel.cases import Verb
from motcua.kernel.deadlines import HOURS_A_WORKING_DAY, MINUTES_AN_HOUR
from motcua.kernel.workflow_faults import faults, overlaps
from motcua.kernel.workflows import HandOver, Step, Workflow, away_minutes, chosen
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.overlay import overlay_folder
from motcua.rulebook.load.roles import roles
from motcua.rulebook.load.tables import procedures_rows
from motcua.rulebook.load.yaml_files import ROOT, name_of, yaml_files

FOLDER = "workflows"
HOURS_OF_UNIT = {"giờ": 1, "ngày làm việc": HOURS_A_WORKING_DAY}

StepKey = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]


class HandOverSpec(Strict):
    """A part that another agency does (liên thông), as the desk's form proposes it."""

    tier: Literal["province", "district", "commune"] | None = Field(
        None, description="In the list of units: the one above, or another commune"
    )
    name: Text | None = Field(None, description="Outside that list, as the officer reads it")
    task: Text = Field(description="What it is asked to do")
    hours: int = Field(ge=1, le=2000, description="Working hours of that agency")

    @model_validator(mode="after")
    def _is_one_agency(self) -> Self:
        if (self.tier is None) == (self.name is None):
            raise ValueError("bước liên thông phải có một trong hai: “tier” hoặc “name”")
        return self


class StepSpec(Strict):
    """A step of a workflow."""

    key: StepKey
    label: Text
    role: Text = Field(description="Key of the table of roles")
    share: Decimal = Field(
        Decimal(0), ge=0, le=1, description="Of the limit without parts away; all steps: 1"
    )
    exits: dict[Verb, StepKey] = Field(
        min_length=1, description="Verb that ends the step -> next step, or `end`"
    )
    hand_over: HandOverSpec | None = Field(
        None, description="Another agency does it; entered by `forward`, left by `return_leg`"
    )


class WorkflowValue(Dated):
    """The workflow as valid in a time; a dossier keeps the one of its acceptance."""

    label: Text
    procedures: tuple[Text, ...] = Field((), description="Codes it is made for")
    fields: tuple[Key, ...] = Field((), description="Fields it is made for")
    digital: bool = Field(description="Worked in an electronic system from end to end")
    steps: tuple[StepSpec, ...] = Field(min_length=2, description="In order, the first one first")


def read_workflow(path: Path) -> tuple[Workflow, ...]:
    """Every value of one file, oldest first. Raises RulebookInvalid, also for unsound graphs."""
    file = load_model(path, Timeline[WorkflowValue])
    if path.stem != file.key:
        raise RulebookInvalid(name_of(path), "key", f"khóa “{file.key}” khác tên tệp")
    values = tuple(_workflow(file.key, value) for value in file.values)
    for place, workflow in enumerate(values):
        for fault in faults(workflow, roles()):
            raise RulebookInvalid(name_of(path), f"values.{place}.{fault.place}", fault.words)
        _check_hours(path, place, workflow)
    return values


def read_workflows(paths: Iterable[Path]) -> tuple[Workflow, ...]:
    """Every value of some files. Raises RulebookInvalid, also for two for the same dossiers."""
    found = [(name_of(path), one) for path in paths for one in read_workflow(path)]
    for name, place, words in overlaps(found):
        raise RulebookInvalid(name, place, words)
    return tuple(workflow for _, workflow in found)


def workflows(on: date) -> tuple[Workflow, ...]:
    """The workflows in force on a day: those an office added, then ours, each by key."""
    return _in_force(overlay_folder(), on)


@cache
def _in_force(added_in: Path | None, on: date) -> tuple[Workflow, ...]:
    return tuple(
        workflow
        for workflow in _all(added_in)
        if workflow.valid_from <= on and (workflow.valid_to is None or on <= workflow.valid_to)
    )


def workflow_of(procedure_code: str | None, field_key: str, on: date) -> Workflow | None:
    """The workflow of a procedure on the day of acceptance; None: none was in force."""
    return chosen(workflows(on), procedure_code, field_key)


@cache
def _all(added_in: Path | None) -> tuple[Workflow, ...]:
    """What an office added stands before ours, which are patterns for offices without one."""
    paths = yaml_files(FOLDER)
    ours = [path for path in paths if path.is_relative_to(ROOT)]
    return (*read_workflows([path for path in paths if path not in ours]), *read_workflows(ours))


def _check_hours(path: Path, place: int, workflow: Workflow) -> None:
    """Raise RulebookInvalid where parts away take more than the published limit of a procedure.

    Limits in calendar days and months are no working time, and cannot be compared.
    """
    away = away_minutes(workflow)
    if not away or not workflow.procedures:
        return
    for row in procedures_rows():
        if row["code"] not in workflow.procedures:
            continue
        hours = _shortest_hours(row["limit_value"], row["limit_unit"])
        if hours is not None and away >= hours * MINUTES_AN_HOUR:
            raise RulebookInvalid(
                name_of(path),
                f"values.{place}.procedures",
                f"các bước liên thông lấy {away // MINUTES_AN_HOUR} giờ, mà thủ tục {row['code']} "
                f"chỉ có {hours} giờ làm việc; cần ít hơn thời hạn để còn giờ cho các bước khác",
            )


def _shortest_hours(limit: str, unit: str) -> Decimal | None:
    """Working hours of a published limit, "10-20" by way of filing; None: not in working time."""
    each = HOURS_OF_UNIT.get(unit)
    return min(Decimal(part) * each for part in limit.split("-")) if limit and each else None


def _workflow(key: str, value: WorkflowValue) -> Workflow:
    return Workflow(
        key=key,
        label=value.label,
        steps=tuple(
            Step(
                s.key,
                s.label,
                s.role,
                s.share,
                MappingProxyType(dict(s.exits)),
                _hand_over(s.hand_over),
            )
            for s in value.steps
        ),
        procedures=frozenset(value.procedures),
        fields=frozenset(value.fields),
        is_digital=value.digital,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )


def _hand_over(spec: HandOverSpec | None) -> HandOver | None:
    if spec is None:
        return None
    return HandOver(spec.tier or "", spec.name or "", spec.task, spec.hours)
