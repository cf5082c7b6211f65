"""Two sources reconciled: which systems, which fields, what may be decided of a difference."""

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import Field

from motcua.kernel.reconciling import (
    ComparedField,
    FieldKind,
    ReconcilingRules,
    SourceKind,
    VerdictKind,
)
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.imports import import_headings
from motcua.rulebook.load.yaml_files import ROOT, name_of


class SourceKindSpec(Strict):
    """A system that dossiers come from."""

    key: Key
    label: Text
    held: bool = Field(False, description="true: the records kept here, no file")


class ComparedSpec(Strict):
    """A field that is compared."""

    heading: Text = Field(description="Key of a heading of imports/headings.yaml")
    kind: FieldKind
    unless: str = Field("", description="Compared only where that field cannot be")


class VerdictSpec(Strict):
    """What may be decided of a difference."""

    key: Key
    label: Text
    asks_reason: bool = True


class ReconcilingValue(Dated):
    """The rules as valid in a time."""

    sources: list[SourceKindSpec] = Field(min_length=2)
    fields: list[ComparedSpec] = Field(min_length=1)
    same_states: dict[str, str] = Field({}, description="State -> the state that it is like")
    verdicts: list[VerdictSpec] = Field(min_length=1)


def read_reconciling(path: Path) -> tuple[ReconcilingValue, ...]:
    """Every value of the file, oldest first. Raises RulebookInvalid, also for unknown headings."""
    values = tuple(load_model(path, Timeline[ReconcilingValue]).values)
    known = {heading.key for heading in import_headings()}
    for value in values:
        for spec in value.fields:
            if spec.heading not in known:
                message = f"không có đề mục “{spec.heading}” trong imports/headings.yaml"
                raise RulebookInvalid(name_of(path), "fields", message)
    return values


@cache
def _values() -> tuple[ReconcilingValue, ...]:
    return read_reconciling(ROOT / "reconciling.yaml")


@cache
def reconciling(on: date) -> ReconcilingRules:
    """The rules of that day. Raises NotInForce."""
    value = in_force(_values(), on, "đối soát", "reconciling")
    labels = {heading.key: heading.label for heading in import_headings()}
    return ReconcilingRules(
        sources=tuple(SourceKind(s.key, s.label, s.held) for s in value.sources),
        fields=tuple(
            ComparedField(f.heading, labels[f.heading], f.kind, f.unless) for f in value.fields
        ),
        verdicts=tuple(VerdictKind(v.key, v.label, v.asks_reason) for v in value.verdicts),
        same_states=dict(value.same_states),
    )
