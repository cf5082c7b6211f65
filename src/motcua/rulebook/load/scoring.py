"""How figures are scored: the evaluation and its thresholds, the index in real time."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from motcua.kernel.realtime_index import Criterion, CriterionGroup, RealtimeIndex
from motcua.kernel.scoring import Condition, EvaluationRules, Share, Step, Term, Threshold
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.yaml_files import ROOT


class TermSpec(Strict):
    """A count in a share: the sum of measures."""

    label: Text
    measures: list[Text] = Field([], description="Left out: no record supplies it")
    less: bool = Field(False, description="true: taken away from the others")

    def to_kernel(self) -> Term:
        """As a kernel value."""
        return Term(self.label, tuple(self.measures), self.less)


class ShareSpec(Strict):
    """A share by the counts it is made of."""

    key: Key
    label: Text
    part: list[TermSpec] = Field(min_length=1)
    whole: list[TermSpec] = Field(min_length=1)

    def to_kernel(self) -> Share:
        """As a kernel value."""
        return Share(self.key, self.label, _terms(self.part), _terms(self.whole))


class ConditionSpec(Strict):
    """A bound on a share in percent, the bound included."""

    share: Key
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    @model_validator(mode="after")
    def _has_a_bound(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise ValueError(f"điều kiện “{self.share}” không có at_least hay at_most")
        return self


class StepSpec(Strict):
    """So many points when all conditions hold; without conditions in every other case."""

    points: Decimal
    words: Text
    conditions: list[ConditionSpec] = []


class ThresholdSpec(Strict):
    """How one index is scored from records."""

    index: Text
    shares: list[ShareSpec] = Field(min_length=1)
    steps: list[StepSpec] = Field(min_length=2, description="Best first; the last has no condition")

    @model_validator(mode="after")
    def _steps_are_in_order(self) -> Self:
        points = [step.points for step in self.steps]
        if points != sorted(points, reverse=True):
            raise ValueError(f"chỉ số {self.index}: các mức điểm phải từ cao xuống thấp")
        if self.steps[-1].conditions:
            raise ValueError(f"chỉ số {self.index}: mức cuối không được có điều kiện")
        known = {share.key for share in self.shares}
        named = {condition.share for step in self.steps for condition in step.conditions}
        if named - known:
            raise ValueError(f"chỉ số {self.index}: không có tỷ lệ “{min(named - known)}”")
        return self

    def to_kernel(self) -> Threshold:
        """As a kernel value."""
        return Threshold(
            self.index,
            tuple(share.to_kernel() for share in self.shares),
            tuple(
                Step(
                    step.points,
                    step.words,
                    tuple(Condition(c.share, c.at_least, c.at_most) for c in step.conditions),
                )
                for step in self.steps
            ),
        )


class EvaluationValue(Dated):
    """The evaluation as valid in a time."""

    form: Key = Field(description="The table of the indices")
    counted_as: Key = Field(description="The form whose accounting of final states holds")
    obligatory: bool = Field(description="false: an office may make the table, and need not")
    indices: list[ThresholdSpec] = Field(min_length=1)


class CriterionSpec(Strict):
    """A share that is scored towards a target."""

    code: Text
    label: Text
    most: Decimal | None = Field(None, description="Points; left out: not known how allotted")
    target: Decimal | None = Field(None, description="In percent; left out: 100")
    note: str = ""
    part: list[TermSpec] = Field(min_length=1)
    whole: list[TermSpec] = Field(min_length=1)

    def to_kernel(self) -> Criterion:
        """As a kernel value."""
        share = Share(self.code, self.label, _terms(self.part), _terms(self.whole))
        return Criterion(self.code, share, self.most, self.target, self.note)


class GroupSpec(Strict):
    """Criteria under one heading."""

    number: Text
    label: Text
    most: Decimal
    criteria: list[CriterionSpec] = Field(min_length=1)

    @model_validator(mode="after")
    def _criteria_stay_within_the_group(self) -> Self:
        known = sum((c.most for c in self.criteria if c.most is not None), Decimal(0))
        if known > self.most:
            raise ValueError(f"nhóm {self.number}: điểm các tiêu chí vượt {self.most} điểm")
        return self


class RealtimeValue(Dated):
    """The index as valid in a time."""

    groups: list[GroupSpec] = Field(min_length=1)


def _terms(specs: list[TermSpec]) -> tuple[Term, ...]:
    return tuple(spec.to_kernel() for spec in specs)


@cache
def _evaluation(path: Path) -> Timeline[EvaluationValue]:
    return load_model(path, Timeline[EvaluationValue])


@cache
def _realtime(path: Path) -> Timeline[RealtimeValue]:
    return load_model(path, Timeline[RealtimeValue])


@cache
def evaluation_rules(on: date) -> EvaluationRules:
    """How the one-stop shop is evaluated, on the last day of a period. Raises NotInForce."""
    file = _evaluation(ROOT / "scoring/evaluation.yaml")
    value = in_force(file.values, on, "cách chấm điểm", file.key)
    return EvaluationRules(
        form=value.form,
        counted_as=value.counted_as,
        obligatory=value.obligatory,
        thresholds={spec.index: spec.to_kernel() for spec in value.indices},
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )


@cache
def realtime_index(on: date) -> RealtimeIndex:
    """The index in real time as valid on the last day of a period. Raises NotInForce."""
    file = _realtime(ROOT / "scoring/realtime-index.yaml")
    value = in_force(file.values, on, "bộ chỉ số", file.key)
    return RealtimeIndex(
        key=file.key,
        label=file.label,
        groups=tuple(
            CriterionGroup(g.number, g.label, g.most, tuple(c.to_kernel() for c in g.criteria))
            for g in value.groups
        ),
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )
