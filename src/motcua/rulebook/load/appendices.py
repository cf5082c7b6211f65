"""Appendices of CCHC reports: printed rows mapped onto the indicator catalogue."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from motcua.kernel.forms import FormColumn, FormDefinition
from motcua.kernel.indicators import Appendix, AppendixColumn, AppendixRow
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.indicators import indicator_keys
from motcua.rulebook.load.yaml_files import name_of, yaml_files

FOLDER = "cchc"
UnitCode = Annotated[str, Field(pattern=r"^[0-9]{2,5}$")]
RowKey = Annotated[str, Field(pattern=r"^[0-9a-z]+(\.[0-9a-z]+)*(-[0-9]+)?$")]
# What `motcua form` prints of an indicator form, after key and label.
DATA_COLUMNS = (
    ("unit", "Đơn vị tính", "text"),
    ("value", "Số liệu", "decimal"),
    ("numerator", "Tử số", "decimal"),
    ("denominator", "Mẫu số", "decimal"),
    ("status", "Trạng thái", "text"),
)


class PrintedColumnSpec(Strict):
    """A column of the printed table."""

    shows: Literal["number", "label", "unit", "value", "reporter", "note"]
    path: list[Text] = Field(min_length=1)
    width_mm: int


class AppendixRowSpec(Strict):
    """A row as printed; without `indicator` it is a heading."""

    key: RowKey = Field(description="Printed code; -1, -2 … for the rows under it without one")
    number: str = Field("", description="What the first column prints")
    mark: Literal["-", "+", ""] = Field("", description="Level mark before the wording")
    label: Text
    unit: str = ""
    indicator: Key | None = None
    reporter: str = ""
    note: str = ""


class AppendixValue(Dated):
    """The appendix as valid in a time."""

    printed_label: str
    title: list[Text] = Field(description="Lines; places {agency} {year}")
    landscape: bool
    offered_to: list[UnitCode] = Field(
        [],
        description="Units it was issued for, with all below them: codes of its first day in "
        "force; what took one over goes on. None: every agency",
    )
    accounting_of: Key = Field(description="Form whose accounting of final states holds")
    places: int = Field(1, ge=0, le=2, description="Decimals of a percentage")
    columns: list[PrintedColumnSpec]
    rows: list[AppendixRowSpec] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_row_once(self) -> Self:
        keys: set[str] = set()
        taken: set[str] = set()
        for row in self.rows:
            if row.key in keys:
                raise ValueError(f"hai dòng cùng khóa “{row.key}”")
            if row.indicator in taken:
                raise ValueError(f"dòng {row.key}: chỉ tiêu “{row.indicator}” đã có ở dòng trên")
            keys.add(row.key)
            taken |= {row.indicator} if row.indicator else set()
        return self


class AppendixFile(Timeline[AppendixValue]):
    """rulebook/forms/cchc/<key>.yaml."""

    regime: Key


def read_appendix(path: Path) -> AppendixFile:
    """One appendix, its indicators known. Raises RulebookInvalid."""
    file = load_model(path, AppendixFile)
    if file.key != f"{FOLDER}/{path.stem}":
        raise RulebookInvalid(name_of(path), "key", f"khóa “{file.key}” khác tên tệp")
    known = indicator_keys()
    for value in file.values:
        for row in value.rows:
            if row.indicator and row.indicator not in known:
                message = f"không có chỉ tiêu “{row.indicator}”"
                raise RulebookInvalid(name_of(path), f"dòng {row.key}", message)
    return file


@cache
def appendix_files() -> dict[str, AppendixFile]:
    """Every appendix by its key, "cchc/khanh-hoa-2023"."""
    files = (read_appendix(path) for path in yaml_files(f"forms/{FOLDER}"))
    return {file.key: file for file in files}


def appendix_form(file: AppendixFile, on: date) -> FormDefinition:
    """The appendix of that day as a form: its data columns, its printed table in `appendix`.

    Raises NotInForce.
    """
    value = in_force(file.values, on, "biểu", file.key)
    return FormDefinition(
        key=file.key,
        code="",
        issued_by="",
        title=tuple(value.title),
        unit_line="",
        fact=None,
        rows_by=None,
        row_header=("STT", "Chỉ tiêu thống kê"),
        columns=tuple(
            FormColumn(key, label, (label,), None, kind) for key, label, kind in DATA_COLUMNS
        ),
        rows=(),
        identities=(),
        accounting={},
        landscape=value.landscape,
        regime=file.regime,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
        total=False,
        appendix=_appendix(value),
        offered_to=tuple(value.offered_to),
    )


def _appendix(value: AppendixValue) -> Appendix:
    return Appendix(
        columns=tuple(AppendixColumn(c.shows, tuple(c.path), c.width_mm) for c in value.columns),
        rows=tuple(
            AppendixRow(r.key, r.number, r.mark, r.label, r.unit, r.indicator, r.reporter, r.note)
            for r in value.rows
        ),
        label=value.printed_label,
        accounting_of=value.accounting_of,
        places=value.places,
    )


def appendix_keys() -> tuple[str, ...]:
    """Keys of all appendices, by name. Their labels: `appendix_label`."""
    return tuple(appendix_files())


def appendix_ended_on(key: str) -> date | None:
    """The last day on which the appendix was in force; None: it still is, or will be."""
    return appendix_files()[key].values[-1].valid_to


def appendix_label(key: str) -> str:
    """What the appendix is called."""
    return appendix_files()[key].label
