"""Internal workflows: which steps a procedure has, who does each, and how much time it gets."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from motcua.kernel.cases import Verb
from motcua.kernel.workflows import Step, Workflow, chosen, faults
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.roles import roles
from motcua.rulebook.load.yaml_files import name_of, yaml_files

FOLDER = "workflows"

StepKey = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]


class StepSpec(Strict):
    """A step of a workflow."""

    key: StepKey
    label: Text
    role: Text = Field(description="Key of the table of roles")
    share: Decimal = Field(ge=0, le=1, description="Of the procedure's limit; all steps: 1")
    exits: dict[Verb, StepKey] = Field(
        min_length=1, description="Verb that ends the step -> next step, or `end`"
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
            raise RulebookInvalid(name_of(path), f"values.{place}", fault)
    return values


@cache
def workflows(on: date) -> tuple[Workflow, ...]:
    """The workflows in force on a day, by key."""
    return tuple(
        workflow
        for workflow in _all()
        if workflow.valid_from <= on and (workflow.valid_to is None or on <= workflow.valid_to)
    )


def workflow_of(procedure_code: str | None, field_key: str, on: date) -> Workflow | None:
    """The workflow of a procedure on the day of acceptance; None: none was in force."""
    return chosen(workflows(on), procedure_code, field_key)


@cache
def _all() -> tuple[Workflow, ...]:
    return tuple(value for path in yaml_files(FOLDER) for value in read_workflow(path))


def _workflow(key: str, value: WorkflowValue) -> Workflow:
    return Workflow(
        key=key,
        label=value.label,
        steps=tuple(
            Step(s.key, s.label, s.role, s.share, MappingProxyType(dict(s.exits)))
            for s in value.steps
        ),
        procedures=frozenset(value.procedures),
        fields=frozenset(value.fields),
        is_digital=value.digital,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )
