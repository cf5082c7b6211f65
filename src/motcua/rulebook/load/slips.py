"""Slips of the one-stop shop, by the day of acceptance and by what the agency chose."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from motcua.kernel.slips import (
    Parts,
    Place,
    SlipBlock,
    SlipCode,
    SlipColumn,
    SlipDefinition,
    SlipField,
    SlipLine,
    SlipSigner,
    SlipTable,
    places_of,
)
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.errors import RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.yaml_files import name_of, yaml_files

Name = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
_PLACE = re.compile(r"\{([a-z_]+)\}")
KIND = "mẫu phiếu"


class SlipFieldSpec(Strict):
    """A value the slip prints."""

    label: Text
    required: bool = Field(False, description="true: not issued without it")


class SlipColumnSpec(Strict):
    """A column of a table."""

    key: Name
    path: list[Text] = Field(min_length=1, description="Headings from the top level down")
    width_mm: int = Field(ge=5, le=200)
    centered: bool = False
    is_number: bool = Field(False, description="true: counts the rows")


class SlipBlockSpec(Strict):
    """A paragraph (text), a table (table, columns) or a square code (code, lines)."""

    text: Text | None = Field(None, description="Text with places in braces")
    centered: bool = False
    bold_values: bool = False
    table: Name | None = None
    label: str = Field("", description="What a screen reader calls the table")
    columns: list[SlipColumnSpec] = []
    least_rows: int = Field(0, ge=0, le=40)
    code: Name | None = Field(None, description="Value that the square code carries")
    lines: list[Text] = []

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        said = [value for value in (self.text, self.table, self.code) if value is not None]
        if len(said) != 1:
            raise ValueError("mỗi khối là một trong “text”, “table”, “code”")
        if (self.table is None) != (not self.columns):
            raise ValueError("bảng phải có “columns”, khối khác thì không")
        if self.table is not None and not self.label:
            raise ValueError(f"bảng “{self.table}” thiếu tên (label)")
        return self


class SlipSignerSpec(Strict):
    """Who signs."""

    titles: list[Text] = Field(min_length=1)
    hint: str = ""
    name: str = ""


class SlipHeadSpec(Strict):
    """The head by NĐ 30/2020."""

    superior: list[Text] = []
    agency: list[Text] = Field(min_length=1)
    number: str = ""
    place_date: Text


class SlipValue(Dated):
    """The slip as valid in a time."""

    set: Key
    number: Text
    selectable_from: date | None = Field(
        None, description="From this day an agency may choose it, before it is in force"
    )
    title: list[Text] = Field(min_length=1)
    landscape: bool = False
    head: SlipHeadSpec
    fields: dict[Name, SlipFieldSpec]
    body: list[SlipBlockSpec] = Field(min_length=1)
    left: SlipSignerSpec | None = None
    right: SlipSignerSpec

    @model_validator(mode="after")
    def _can_be_chosen_only_before(self) -> Self:
        if self.selectable_from is not None and self.selectable_from >= self.valid_from:
            raise ValueError("selectable_from phải trước valid_from")
        return self


def read_slip(path: Path) -> tuple[SlipDefinition, ...]:
    """A slip's values in time, oldest first.

    Raises RulebookInvalid, also for a place without a field and a field that is not printed.
    """
    file = load_model(path, Timeline[SlipValue])
    if file.key != path.stem:
        raise RulebookInvalid(name_of(path), "key", f"khóa “{file.key}” khác tên tệp")
    found = tuple(_definition(file.key, file.label, value) for value in file.values)
    for place, definition in enumerate(found):
        declared, printed = {f.key for f in definition.fields}, places_of(definition)
        for key in sorted(printed - declared):
            raise RulebookInvalid(
                name_of(path), f"values.{place}", f"chỗ điền “{key}” không có trong fields"
            )
        for key in sorted(declared - printed):
            raise RulebookInvalid(
                name_of(path), f"values.{place}", f"mục “{key}” không được in ở đâu"
            )
    return found


def _definition(key: str, label: str, value: SlipValue) -> SlipDefinition:
    return SlipDefinition(
        key=key,
        label=label,
        set_key=value.set,
        number=value.number,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        selectable_from=value.selectable_from,
        source=value.source.to_kernel(),
        title=tuple(value.title),
        landscape=value.landscape,
        superior=tuple(map(_parts, value.head.superior)),
        agency=tuple(map(_parts, value.head.agency)),
        number_line=_parts(value.head.number),
        place_date=_parts(value.head.place_date),
        fields=tuple(SlipField(k, f.label, f.required) for k, f in value.fields.items()),
        body=tuple(map(_block, value.body)),
        left=_signer(value.left) if value.left else None,
        right=_signer(value.right),
    )


def _block(spec: SlipBlockSpec) -> SlipBlock:
    if spec.table is not None:
        columns = (
            SlipColumn(c.key, tuple(c.path), c.width_mm, c.centered, c.is_number)
            for c in spec.columns
        )
        return SlipTable(spec.table, spec.label, tuple(columns), spec.least_rows)
    if spec.code is not None:
        return SlipCode(spec.code, tuple(map(_parts, spec.lines)))
    return SlipLine(_parts(spec.text or ""), spec.centered, spec.bold_values)


def _signer(spec: SlipSignerSpec) -> SlipSigner:
    return SlipSigner(tuple(map(_parts, spec.titles)), spec.hint, _parts(spec.name))


def _parts(text: str) -> Parts:
    pieces = _PLACE.split(text)
    return tuple(
        Place(piece) if index % 2 else piece for index, piece in enumerate(pieces) if piece
    )


@cache
def _slips() -> dict[str, tuple[SlipDefinition, ...]]:
    return {path.stem: read_slip(path) for path in yaml_files("slips")}


@cache
def slip_sets() -> tuple[str, ...]:
    """Keys of the sets of slips, oldest first: what the decision "slips" of an agency may say."""
    values = [definition for values in _slips().values() for definition in values]
    return tuple(dict.fromkeys(d.set_key for d in sorted(values, key=lambda d: d.valid_from)))


def slip(key: str, on: date, chosen: str | None = None) -> SlipDefinition:
    """The slip for dossiers accepted on a day. chosen: the set the agency decided on; None: none.

    A set may be chosen only from the day it could be; before and after, the day alone decides.
    Raises RulebookKeyUnknown, NotInForce.
    """
    values = _slips().get(key)
    if values is None:
        raise RulebookKeyUnknown(KIND, key, tuple(_slips()))
    for value in values:
        opened = value.selectable_from
        if value.set_key == chosen and opened is not None and opened <= on < value.valid_from:
            return value
    return in_force(values, on, KIND, key)


def slips(on: date, chosen: str | None = None) -> tuple[SlipDefinition, ...]:
    """All slips for dossiers accepted on a day, by their numbers; () where none was in force."""
    found = []
    for key, values in _slips().items():
        opened = min(_opened(value, chosen) for value in values)
        if opened <= on:
            found.append(slip(key, on, chosen))
    return tuple(sorted(found, key=lambda definition: definition.number))


def _opened(value: SlipDefinition, chosen: str | None) -> date:
    is_chosen = value.set_key == chosen and value.selectable_from is not None
    return value.selectable_from if is_chosen and value.selectable_from else value.valid_from
