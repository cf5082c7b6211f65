"""Rules of intake: dossier code, cut-off hours, supplements, extensions, lists of reasons."""

from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from motcua.kernel.deadlines import LimitUnit
from motcua.kernel.intake_rules import (
    CodePattern,
    CutOffHour,
    CutOffKind,
    EnclosureKind,
    IntakeRules,
    Limit,
    Reason,
    ReceptionRule,
)
from motcua.rulebook.load.base import (
    Dated,
    Key,
    SourceSpec,
    Strict,
    Text,
    Timeline,
    in_force,
    load_model,
)
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.fields import fields
from motcua.rulebook.load.yaml_files import ROOT, name_of

Hour = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Days = Annotated[int, Field(ge=0, le=365)]
Purpose = Literal[
    "supplement",
    "decline",
    "refuse",
    "pause",
    "withdraw",
    "cancel",
    "extend",
    "stop",
    "behalf",
    "not_scanned",
    "enclosure_missing",
    "channel_not_offered",
]
PURPOSES: tuple[str, ...] = Purpose.__args__  # type: ignore[attr-defined]


class CutOffHourSpec(Strict):
    """Until when a dossier of the day is forwarded on that day."""

    kind: CutOffKind
    at: Hour | None = Field(None, description="With kind: hour, like 15:00")
    minutes: int = Field(0, ge=0, le=480, description="With kind: last_minutes")

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> Self:
        if (self.kind is CutOffKind.HOUR) != (self.at is not None):
            raise ValueError("giờ chốt kind: hour phải có “at”, kiểu khác thì không")
        if (self.kind is CutOffKind.LAST_MINUTES) != (self.minutes > 0):
            raise ValueError("giờ chốt kind: last_minutes phải có “minutes”, kiểu khác thì không")
        return self

    def to_kernel(self) -> CutOffHour:
        """As a kernel value."""
        at = time.fromisoformat(self.at) if self.at else None
        return CutOffHour(self.kind, at, self.minutes)


class LimitSpec(Strict):
    """A time limit that the law gives and the catalogue does not print."""

    value: Decimal = Field(ge=0)
    unit: LimitUnit


class ReceptionSpec(Strict):
    """A rule for some fields or procedures."""

    key: Key
    label: Text
    fields: list[Key] = []
    procedures: list[Text] = []
    cut_off: CutOffHourSpec | None = None
    limit: LimitSpec | None = None
    supplement_close_days: Days | None = Field(None, description="null: the general rule")
    ecopies: bool = Field(False, description="true: electronic copies are certified by it")
    source: SourceSpec

    @model_validator(mode="after")
    def _holds_for_something(self) -> Self:
        if not self.fields and not self.procedures:
            raise ValueError(f"quy tắc “{self.key}” không áp dụng cho lĩnh vực hay thủ tục nào")
        if self.cut_off is None and self.limit is None and self.supplement_close_days is None:
            raise ValueError(f"quy tắc “{self.key}” không nói gì")
        return self


class ReasonSpec(Strict):
    """A reason of a list."""

    key: Key
    label: Text
    needs_text: bool = Field(False, description="true: the officer also writes a sentence")


class EnclosureKindSpec(Strict):
    """In which form a paper is handed in."""

    key: Key
    label: Text
    is_paper: bool


class CodeSpec(Strict):
    """How dossier codes are built."""

    prefix_pattern: Text = Field(description="Regular expression of the prefix")
    serial_digits: int = Field(ge=4, le=8)


class IntakeValue(Dated):
    """The rules as valid in a time."""

    decree: Text
    code: CodeSpec
    cut_off: CutOffHourSpec
    online_answer_hours: int = Field(ge=1, le=80)
    decline_notice_days: Days
    supplement_close_days: Days | None = Field(description="null: never closed by itself")
    supplement_restarts: bool
    supplements_at_intake: int | None = Field(
        ge=1, le=9, description="How often a supplement may be asked at intake; null: no rule"
    )
    payment_stops_clock: bool
    most_extensions: int = Field(ge=0, le=5)
    apology_before_days: Days
    reception: list[ReceptionSpec]
    enclosure_kinds: list[EnclosureKindSpec] = Field(min_length=1)
    reasons: dict[Purpose, list[ReasonSpec]]

    @model_validator(mode="after")
    def _lists_are_complete(self) -> Self:
        missing = [name for name in PURPOSES if not self.reasons.get(name)]  # type: ignore[call-overload]
        if missing:
            raise ValueError(f"thiếu danh sách lý do “{missing[0]}”")
        lists = {**self.reasons, "reception": self.reception, "giấy tờ": self.enclosure_kinds}
        for name, specs in lists.items():
            keys = [spec.key for spec in specs]
            twice = next((key for key in keys if keys.count(key) > 1), None)
            if twice:
                raise ValueError(f"khóa “{twice}” lặp lại trong {name}")
        return self

    def to_kernel(self) -> IntakeRules:
        """As a kernel value."""
        return IntakeRules(
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            source=self.source.to_kernel(),
            decree=self.decree,
            code=CodePattern(self.code.prefix_pattern, self.code.serial_digits),
            cut_off=self.cut_off.to_kernel(),
            online_answer_hours=self.online_answer_hours,
            decline_notice_days=self.decline_notice_days,
            supplement_close_days=self.supplement_close_days,
            supplement_restarts=self.supplement_restarts,
            supplements_at_intake=self.supplements_at_intake,
            payment_stops_clock=self.payment_stops_clock,
            most_extensions=self.most_extensions,
            apology_before_days=self.apology_before_days,
            reception=tuple(map(_reception, self.reception)),
            reasons={
                str(name): tuple(Reason(r.key, r.label, r.needs_text) for r in specs)
                for name, specs in self.reasons.items()
            },
            enclosure_kinds=tuple(
                EnclosureKind(k.key, k.label, k.is_paper) for k in self.enclosure_kinds
            ),
        )


def _reception(spec: ReceptionSpec) -> ReceptionRule:
    return ReceptionRule(
        spec.key,
        spec.label,
        frozenset(spec.fields),
        frozenset(spec.procedures),
        spec.cut_off.to_kernel() if spec.cut_off else None,
        Limit(spec.limit.value, spec.limit.unit.value) if spec.limit else None,
        spec.source.to_kernel(),
        spec.supplement_close_days,
        spec.ecopies,
    )


def read_intake(path: Path) -> tuple[IntakeRules, ...]:
    """The rules of a file, oldest first. Raises RulebookInvalid, also for an unknown field."""
    rules = tuple(value.to_kernel() for value in load_model(path, Timeline[IntakeValue]).values)
    known = {field.key for field in fields()}
    for rule in (r for value in rules for r in value.reception):
        unknown = sorted(rule.fields - known)
        if unknown:
            raise RulebookInvalid(
                name_of(path), rule.key, f"không có lĩnh vực “{unknown[0]}” trong bộ quy tắc"
            )
    return rules


@cache
def _rules() -> tuple[IntakeRules, ...]:
    return read_intake(ROOT / "intake/one-stop.yaml")


def intake_rules(on: date) -> IntakeRules:
    """The rules of the day a dossier is accepted. Raises NotInForce before 21/6/2018."""
    return in_force(_rules(), on, "quy tắc tiếp nhận hồ sơ", "one-stop")
