"""Registers (sổ): fields, states, verbs, checks and time limits of each, a file a register."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from motcua.kernel.registers import (
    CheckKind,
    CodeRule,
    RegisterCheck,
    RegisterChoice,
    RegisterCut,
    RegisterDays,
    RegisterDefinition,
    RegisterField,
    RegisterLimit,
    RegisterState,
    RegisterVerb,
    RegisterWords,
    ValueKind,
)
from motcua.rulebook.load.base import (
    Dated,
    SourceSpec,
    Strict,
    Text,
    Timeline,
    in_force,
    load_model,
)
from motcua.rulebook.load.errors import RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.yaml_files import ROOT, name_of, yaml_files

FOLDER = "registers"
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]


class ChoiceSpec(Strict):
    """One of the values of a choice."""

    key: Name
    label: Text
    synonyms: list[Text] = []


class FieldSpec(Strict):
    """A field, in the order of the page."""

    key: Name
    label: Text
    kind: ValueKind
    required: bool = False
    choices: list[ChoiceSpec] = Field([], description="With kind: choice, and only there")
    personal: bool = Field(False, description="Says something of a person: masked, not in chain")
    searchable: bool = Field(False, description="The list's search looks at it")
    synonyms: list[Text] = Field([], description="Other headings of an import")
    max_length: int = Field(500, ge=1, le=10_000)
    most: int | None = Field(None, ge=0, description="Largest count")
    pattern: str = Field("", description="Regular expression of the whole text")
    expected: str = Field("", description="With pattern: what it wants; completes “cần …”")
    help: str = ""
    ordinal: bool = Field(False, description="A count that names: written without marks")

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> Self:
        if (self.kind is ValueKind.CHOICE) != bool(self.choices):
            raise ValueError("trường kind: choice phải có “choices”, kiểu khác thì không")
        if bool(self.pattern) != bool(self.expected):
            raise ValueError("“pattern” và “expected” đi với nhau")
        if self.personal and self.kind not in (ValueKind.TEXT, ValueKind.LONG):
            raise ValueError("dữ liệu cá nhân chỉ là chữ (text, long)")
        return self


class StateSpec(Strict):
    """Where an entry can stand; the first is where it begins."""

    key: Name
    label: Text
    is_open: bool = True
    needs: list[Name] = Field([], description="Fields an entry in this state must have")
    synonyms: list[Text] = []


class VerbSpec(Strict):
    """What an officer does with an entry."""

    key: Name
    label: Text
    from_states: list[Name] = Field(min_length=1)
    to_state: Name
    fields: list[Name] = Field([], description="Asked for with it")
    day_field: Name | None = Field(None, description="The field with the day it happened on")
    action: str = Field("", description="Of the permission table; empty: <key>.write")
    until: str = Field("", description="Day field with the last day for it, as it stood before")
    clears: list[Name] = Field([], description="Fields whose value ends with it")


class CheckSpec(Strict):
    """A rule between values."""

    kind: CheckKind
    field: Name
    other: str = ""
    values: list[Text] = []
    states: list[Name] = Field([], description="It holds only there; none: always")
    message: Text = Field(description="Completes “cần …”")


class CodeSpec(Strict):
    """How entries are named."""

    label: Text
    prefix: Annotated[str, Field(pattern=r"^[A-Z]{1,6}$")]
    digits: int = Field(4, ge=1, le=8)
    year_of: str = Field("", description="Day field that gives the year; empty: the day of writing")
    given: bool = Field(False, description="true: always said by the officer or the file")
    synonyms: list[Text] = []
    listed: bool = Field(True, description="false: the first column of the list names the entry")


class DaysSpec(Strict):
    """Day fields by which lists are ordered and figures counted."""

    begun: Name
    due: str = ""
    ended: str = ""


class LimitSpec(Strict):
    """A due day that is filled in when nobody gives one."""

    field: Name
    since: Name
    working_days: int = Field(ge=0, le=366)
    when: dict[Name, list[Name]] = Field({}, description="Field -> the choices it holds for")
    source: SourceSpec


class CutSpec(Strict):
    """Two figures of an entry that its page compares."""

    label: Text
    before: Name = Field(description="Field of a count or of money")
    after: Name
    unit: Text


class WordsSpec(Strict):
    """Words of the pages."""

    begin: Text = Field("Ghi mục mới", description="Button of a new entry: a verb, its object")
    open: Text = Field("chưa xong", description="What the open entries are")
    late: Text = Field("quá hạn", description="What those are whose due day is over")


class RegisterValue(Dated):
    """A register as valid in a time."""

    label: Text
    purpose: Text = Field(description="What it is for; shown while it is empty")
    start_hint: Text = Field(description="How to begin")
    code: CodeSpec
    title_field: Name
    fields: list[FieldSpec] = Field(min_length=1)
    states: list[StateSpec] = Field(min_length=1)
    verbs: list[VerbSpec] = []
    checks: list[CheckSpec] = []
    list_columns: list[Name] = Field(min_length=1)
    days: DaysSpec
    limits: list[LimitSpec] = []
    cuts: list[CutSpec] = Field([], description="Figures that the page of an entry compares")
    usual_state: str = Field("", description="Proposed for a new entry; empty: the first")
    words: WordsSpec = WordsSpec()

    @model_validator(mode="after")
    def _names_what_exists(self) -> Self:
        for name, what in _twice(self):
            raise ValueError(f"{what} “{name}” lặp lại")
        fields = {field.key for field in self.fields}
        for name in _fields_named(self):
            if name and name not in fields:
                raise ValueError(f"không có trường “{name}”")
        states = {state.key for state in self.states}
        for name in _states_named(self):
            if name not in states:
                raise ValueError(f"không có trạng thái “{name}”")
        personal = {field.key for field in self.fields if field.personal}
        if self.title_field in personal:
            raise ValueError("tên của mục không được là dữ liệu cá nhân")
        return self

    def to_kernel(self, key: str) -> RegisterDefinition:
        """As a kernel value."""
        return RegisterDefinition(
            key=key,
            label=self.label,
            purpose=self.purpose,
            start_hint=self.start_hint,
            code=_code(self.code),
            title_field=self.title_field,
            fields=tuple(map(_field, self.fields)),
            states=tuple(map(_state, self.states)),
            verbs=tuple(map(_verb, self.verbs)),
            checks=tuple(map(_check, self.checks)),
            list_columns=tuple(self.list_columns),
            days=RegisterDays(self.days.begun, self.days.due, self.days.ended),
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            source=self.source.to_kernel(),
            limits=tuple(map(_limit, self.limits)),
            usual_state=self.usual_state,
            words=RegisterWords(self.words.begin, self.words.open, self.words.late),
            cuts=tuple(RegisterCut(c.label, c.before, c.after, c.unit) for c in self.cuts),
        )


def _twice(value: RegisterValue) -> Iterator[tuple[str, str]]:
    for what, keys in (
        ("trường", [field.key for field in value.fields]),
        ("trạng thái", [state.key for state in value.states]),
        ("thao tác", ["record", "change", *(verb.key for verb in value.verbs)]),
    ):
        for name, times in Counter(keys).items():
            if times > 1:
                yield name, what


def _fields_named(value: RegisterValue) -> Iterator[str]:
    """Every field that something else of the register names; "" where it names none."""
    yield from (value.title_field, value.code.year_of, *value.list_columns)
    yield from (value.days.begun, value.days.due, value.days.ended)
    for state in value.states:
        yield from state.needs
    for verb in value.verbs:
        yield from (*verb.fields, *verb.clears, verb.day_field or "", verb.until)
    for check in value.checks:
        yield from (check.field, check.other)
    for limit in value.limits:
        yield from (limit.field, limit.since, *limit.when)
    for cut in value.cuts:
        yield from (cut.before, cut.after)


def _states_named(value: RegisterValue) -> Iterator[str]:
    if value.usual_state:
        yield value.usual_state
    for verb in value.verbs:
        yield from (*verb.from_states, verb.to_state)
    for check in value.checks:
        yield from check.states


def _code(spec: CodeSpec) -> CodeRule:
    return CodeRule(
        spec.label,
        spec.prefix,
        spec.digits,
        spec.year_of,
        spec.given,
        tuple(spec.synonyms),
        spec.listed,
    )


def _field(spec: FieldSpec) -> RegisterField:
    return RegisterField(
        key=spec.key,
        label=spec.label,
        kind=spec.kind,
        required=spec.required,
        choices=tuple(RegisterChoice(c.key, c.label, tuple(c.synonyms)) for c in spec.choices),
        personal=spec.personal,
        searchable=spec.searchable,
        synonyms=tuple(spec.synonyms),
        max_length=spec.max_length,
        most=spec.most,
        pattern=spec.pattern,
        expected=spec.expected,
        help=spec.help,
        ordinal=spec.ordinal,
    )


def _state(spec: StateSpec) -> RegisterState:
    return RegisterState(
        spec.key, spec.label, spec.is_open, tuple(spec.needs), tuple(spec.synonyms)
    )


def _verb(spec: VerbSpec) -> RegisterVerb:
    return RegisterVerb(
        spec.key,
        spec.label,
        tuple(spec.from_states),
        spec.to_state,
        tuple(spec.fields),
        spec.day_field,
        spec.action,
        spec.until,
        tuple(spec.clears),
    )


def _check(spec: CheckSpec) -> RegisterCheck:
    return RegisterCheck(
        spec.kind, spec.field, spec.message, spec.other, tuple(spec.values), tuple(spec.states)
    )


def _limit(spec: LimitSpec) -> RegisterLimit:
    when = {field: tuple(choices) for field, choices in spec.when.items()}
    return RegisterLimit(spec.field, spec.since, spec.working_days, when, spec.source.to_kernel())


def read_register(path: Path) -> tuple[RegisterDefinition, ...]:
    """A register's definitions, oldest first. Raises RulebookInvalid."""
    timeline = load_model(path, Timeline[RegisterValue])
    if timeline.key != path.stem:
        raise RulebookInvalid(name_of(path), "key", f"khóa phải là tên tệp “{path.stem}”")
    return tuple(value.to_kernel(timeline.key) for value in timeline.values)


@cache
def _definitions(key: str) -> tuple[RegisterDefinition, ...]:
    if key not in register_keys():
        raise RulebookKeyUnknown("sổ", key, register_keys())
    return read_register(ROOT / FOLDER / f"{key}.yaml")


@cache
def register_keys() -> tuple[str, ...]:
    """Keys of all registers the rulebook has, in their order."""
    return tuple(path.stem for path in yaml_files(FOLDER))


def register(key: str, on: date | None = None) -> RegisterDefinition:
    """The register as it holds that day; None: in its last validity.

    Raises RulebookKeyUnknown, NotInForce.
    """
    values = _definitions(key)
    return values[-1] if on is None else in_force(values, on, "sổ", key)


def registers() -> tuple[RegisterDefinition, ...]:
    """All registers in their last validity."""
    return tuple(register(key) for key in register_keys())
