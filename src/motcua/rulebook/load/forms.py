"""Forms (biểu): headings, columns bound to measures, identities, accounting of final states."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from motcua.kernel.cases import Outcome
from motcua.kernel.forms import (
    BallotFigure,
    FormCheck,
    FormColumn,
    FormDefinition,
    FormRow,
    Grade,
    Identity,
    LevelTable,
    Severity,
    Treatment,
)
from motcua.rulebook.load.appendices import appendix_files, appendix_form, appendix_keys
from motcua.rulebook.load.base import (
    Dated,
    Key,
    Strict,
    Text,
    Timeline,
    in_force,
    load_model,
)
from motcua.rulebook.load.errors import RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.yaml_files import name_of, yaml_files

MeasureKey = Annotated[str, Field(pattern=r"^[a-z]+\.[a-z]+(_[a-z]+)*$")]
ENDED = tuple(o.value for o in Outcome if o is not Outcome.OPEN)
PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")


class ColumnSpec(Strict):
    """One numbered column."""

    path: list[Text] = Field(
        min_length=1, description="Headings from the top level down to the column's label"
    )
    measure: MeasureKey | None = Field(
        None, description="Key of the measure; left out: typed by an officer"
    )
    kind: Literal["count", "decimal", "text"] = "count"
    width_mm: int = 18
    ballots: BallotFigure | None = Field(
        None, description="What it takes from ballots, where the period has any"
    )
    right: str = Field("report.write", description="Action that typing it needs")


class IdentitySpec(Strict):
    """An equation over columns of one row."""

    code: Key
    equation: str = Field(pattern=r"^\w+ = \w+( \+ \w+)*$", description="For example 3 = 4 + 5 + 6")
    message: Text = Field(
        description="What the officer reads; places: {row} {left} {right} {difference}"
    )
    severity: Severity = Severity.ERROR
    overlays: list[Key] = Field([], description="Holds only under these overlays")


class CheckSpec(Strict):
    """A check that is not an equation of one row."""

    code: Key
    kind: Literal["continuity", "total", "bounds", "sum"]
    message: Text
    severity: Severity
    left: str = ""
    right: str = ""


class OverlaySpec(Strict):
    """How final states count."""

    label: Text
    treatment: dict[str, Treatment] = Field(description="Final state -> treatment")
    apart: dict[str, ColumnSpec] = Field({}, description="Figures shown beside the table")

    @model_validator(mode="after")
    def _every_final_state_is_placed(self) -> Self:
        if set(self.treatment) != set(ENDED):
            raise ValueError(f"phải có đủ và chỉ có các trạng thái: {', '.join(ENDED)}")
        return self


class RowSpec(Strict):
    """A fixed row."""

    number: str
    label: Text
    values: dict[str, str] = Field({}, description="Column -> printed value")


class RowsSpec(Strict):
    """Where the rows come from: records' keys, or fixed."""

    by: Literal["field"] | None = None
    fixed: dict[str, RowSpec] = {}
    header: list[Text] = Field(min_length=2, max_length=2)
    widths_mm: list[int] = Field([12, 60], min_length=2, max_length=2)
    total: bool = True
    total_label: str = "Tổng"
    total_number: str = ""

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if (self.by is None) != bool(self.fixed):
            raise ValueError("dòng lấy theo “by” hoặc theo “fixed”, đúng một cách")
        return self


class GradeSpec(Strict):
    """A grade from a bound upwards, the bound included."""

    label: Text
    at_least: Decimal


class LevelsSpec(Strict):
    """A second table of one row: shares of the levels of an answer."""

    title: Text
    caption: Text
    columns: dict[str, ColumnSpec]


class FormValue(Dated):
    """The form as valid in a time."""

    code: str = Field(description="Number of the form, printed in its head")
    issued_by: str
    title: list[Text]
    unit_line: str
    fact: str | None
    landscape: bool
    rows: RowsSpec
    columns: dict[str, ColumnSpec]
    identities: list[IdentitySpec] = []
    checks: list[CheckSpec] = []
    accounting: dict[str, OverlaySpec] = Field({}, description="Overlay -> how final states count")
    head_fields: dict[str, ColumnSpec] = {}
    table_title: str = ""
    levels: LevelsSpec | None = None
    grades: list[GradeSpec] = []
    grade_column: str = ""
    grade_label: str = ""
    questionnaire: str = Field("", description="Key of the questionnaire behind `ballots`")
    signers: list[list[str]] = Field([[], []], min_length=2, max_length=2)

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        if not self.questionnaire and any(column.ballots for column in _all_columns(self)):
            raise ValueError("có cột tính từ phiếu (ballots) nhưng thiếu “questionnaire”")
        if self.fact and "default" not in self.accounting:
            raise ValueError("thiếu cách hạch toán “default”")
        for identity in self.identities:
            self._check_identity(identity)
        for check in self.checks:
            self._known({check.left, check.right} - {""}, set(self.columns), check.code)
        for row in self.rows.fixed.values():
            self._known(set(row.values), set(self.columns), row.label)
        if self.grades:
            self._known({self.grade_column}, set(self.columns), "grade_column")
            bounds = [grade.at_least for grade in self.grades]
            if bounds != sorted(bounds, reverse=True):
                raise ValueError("các mức xếp loại phải từ cao xuống thấp")
        return self

    def _check_identity(self, identity: IdentitySpec) -> None:
        self._known(set(identity.overlays), set(self.accounting), identity.code, "cách hạch toán")
        columns = set(self.columns)
        for overlay in identity.overlays:
            columns |= set(self.accounting[overlay].apart)
        self._known(set(re.findall(r"\w+", identity.equation)), columns, identity.code)
        words = {"row", "left", "right", "difference"} | columns
        self._known(set(PLACEHOLDER.findall(identity.message)), words, identity.code, "chỗ điền")

    @staticmethod
    def _known(names: set[str], known: set[str], at: str, what: str = "cột") -> None:
        unknown = sorted(names - known)
        if unknown:
            raise ValueError(f"{at}: không có {what} “{unknown[0]}”")


class FormFile(Timeline[FormValue]):
    """rulebook/forms/<key>.yaml."""

    regime: Key


def _all_columns(value: "FormValue") -> tuple[ColumnSpec, ...]:
    levels = value.levels.columns if value.levels else {}
    return (*value.columns.values(), *value.head_fields.values(), *levels.values())


def _columns(specs: dict[str, ColumnSpec]) -> tuple[FormColumn, ...]:
    return tuple(
        FormColumn(
            key, s.path[-1], tuple(s.path), s.measure, s.kind, s.width_mm, s.ballots, s.right
        )
        for key, s in specs.items()
    )


def _identity(spec: IdentitySpec) -> Identity:
    left, *right = re.findall(r"\w+", spec.equation)
    return Identity(
        spec.code, left, tuple(right), spec.message, spec.severity, tuple(spec.overlays)
    )


def definition(file: FormFile, value: FormValue) -> FormDefinition:
    """The kernel's definition of a form in one time of its validity."""
    rows, levels = value.rows, value.levels
    left, right = value.signers
    return FormDefinition(
        key=file.key,
        code=value.code,
        issued_by=value.issued_by,
        title=tuple(value.title),
        unit_line=value.unit_line,
        fact=value.fact,
        rows_by=rows.by,
        row_header=(rows.header[0], rows.header[1]),
        columns=_columns(value.columns),
        rows=tuple(
            FormRow(key, row.number, row.label, tuple(row.values.items()))
            for key, row in rows.fixed.items()
        ),
        identities=tuple(_identity(spec) for spec in value.identities),
        accounting={key: dict(spec.treatment) for key, spec in value.accounting.items()},
        landscape=value.landscape,
        regime=file.regime,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
        total=rows.total,
        total_label=rows.total_label,
        total_number=rows.total_number,
        checks=tuple(
            FormCheck(c.code, c.kind, c.message, c.severity, c.left, c.right) for c in value.checks
        ),
        apart={k: _columns(spec.apart) for k, spec in value.accounting.items() if spec.apart},
        overlay_labels={key: spec.label for key, spec in value.accounting.items()},
        head_fields=_columns(value.head_fields),
        table_title=value.table_title,
        levels=LevelTable(levels.title, levels.caption, _columns(levels.columns))
        if levels
        else None,
        grades=tuple(Grade(g.label, g.at_least) for g in value.grades),
        grade_column=value.grade_column,
        grade_label=value.grade_label,
        row_header_width_mm=(rows.widths_mm[0], rows.widths_mm[1]),
        signers=(tuple(left), tuple(right)),
        questionnaire=value.questionnaire,
    )


def read_form(path: Path) -> FormFile:
    """One file of a form. Raises RulebookInvalid."""
    file = load_model(path, FormFile)
    if path.stem != file.key:
        raise RulebookInvalid(name_of(path), "key", f"khóa “{file.key}” khác tên tệp")
    return file


@cache
def _files() -> dict[str, FormFile]:
    return {path.stem: read_form(path) for path in yaml_files("forms")}


def form_keys() -> tuple[str, ...]:
    """Keys of all forms, by name; indicator forms after the others."""
    return (*_files(), *appendix_keys())


@cache
def form(key: str, on: date) -> FormDefinition:
    """The form as valid on a day (the last day of its period).

    Raises RulebookKeyUnknown, or NotInForce before its first validity and after its last.
    """
    file = _files().get(key)  # first: an appendix is a long file that few commands need
    if file is None and key in appendix_files():
        return appendix_form(appendix_files()[key], on)
    if file is None:
        raise RulebookKeyUnknown("biểu", key, form_keys())
    return definition(file, in_force(file.values, on, "biểu", key))
