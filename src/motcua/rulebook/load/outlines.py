"""Outlines (đề cương) of reports: sections with official wording and sentences of figures."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from motcua.kernel.outlines import (
    Annex,
    Frame,
    Outline,
    OutlineSection,
    Part,
    Repeat,
    SectionKind,
    Sentence,
)
from motcua.rulebook.load.base import Dated, Key, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.errors import RulebookInvalid, RulebookKeyUnknown
from motcua.rulebook.load.templates import TemplateInvalid, parse, parse_figure
from motcua.rulebook.load.yaml_files import name_of, yaml_files

Template = Annotated[
    str, Field(min_length=1, description="Text with places in braces, see load/templates.py")
]
Parser = Callable[[str], tuple[Part, ...]]


class RepeatSpec(Strict):
    """A clause for each row."""

    each: Text = Field(description="field, or the key of a form with fixed rows")
    where: str | None = Field(None, description="Only rows where this figure is not zero")
    text: Template
    separator: str = "; "


class SentenceSpec(Strict):
    """One paragraph."""

    key: Key
    parts: list[Template | RepeatSpec] = Field(min_length=1)
    when: str | None = Field(None, description="Printed only if this figure is there and not zero")
    only_until: date | None = Field(
        None, description="Left out of values that begin after this day"
    )


class SectionSpec(Strict):
    """A numbered section."""

    key: str = Field(pattern=r"^[IVX]+(\.\d+(\.[a-zđ])?)?$")
    title: Template
    kind: SectionKind
    empty: Text | None = None
    sentences: list[SentenceSpec] = []
    hint: str = ""
    charts: list[Key] = Field([], description="Charts after its sentences, where they have a bar")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.kind is not SectionKind.HEADING and not self.empty:
            raise ValueError(f"mục {self.key}: thiếu câu in khi không có nội dung (empty)")
        if self.charts and self.kind is SectionKind.HEADING:
            raise ValueError(f"mục {self.key}: biểu đồ chỉ đặt ở mục có nội dung")
        if (self.kind is SectionKind.FIGURES) != bool(self.sentences):
            raise ValueError(f"mục {self.key}: câu có số liệu chỉ ở mục kind: figures")
        return self


class FrameSpec(Strict):
    """Fixed parts of the first and the last page."""

    agency: list[Template]
    number: Text
    kind: Text
    place_date: Template
    addressees: list[Template] = Field(min_length=1)
    recipients: list[Template] = Field(min_length=1)
    signature: dict[Literal["head", "deputy"], list[Text]]


class AnnexSpec(Strict):
    """A form that follows the report."""

    form: Key
    title: Text
    reference: Template
    only_until: date | None = None


class OutlineValue(Dated):
    """The outline as valid in a time."""

    words: dict[str, Text] = Field(
        {}, description="Names of this time, put into the texts when loaded"
    )
    national_recipient: Text
    frame: FrameSpec
    title: Template
    opening: list[Template] = Field(min_length=1)
    sections: list[SectionSpec] = Field(min_length=1)
    closing: Template
    annexes: list[AnnexSpec] = []

    @model_validator(mode="after")
    def _sections_in_order(self) -> Self:
        keys = [section.key for section in self.sections]
        for index, key in enumerate(keys):
            parent = key.rpartition(".")[0]
            if key in keys[:index]:
                raise ValueError(f"mục {key} lặp lại")
            if parent and parent not in keys[:index]:
                raise ValueError(f"mục {key} đứng trước mục {parent}")
        return self


class OutlineFile(Timeline[OutlineValue]):
    """rulebook/outlines/<key>.yaml."""

    regime: Key
    slots: dict[str, Text] = Field(
        description="Slot -> what stands there; filled by whoever prints"
    )


def read_outline(path: Path) -> tuple[Outline, ...]:
    """The outlines of one file, one for each time of validity. Raises RulebookInvalid."""
    file = load_model(path, OutlineFile)
    if file.key != path.stem:
        raise RulebookInvalid(name_of(path), "key", f"khóa “{file.key}” khác tên tệp")
    try:
        return tuple(_outline(file, value) for value in file.values)
    except TemplateInvalid as error:
        raise RulebookInvalid(name_of(path), "values", str(error)) from None


def _outline(file: OutlineFile, value: OutlineValue) -> Outline:
    def template(text: str) -> tuple[Part, ...]:
        return parse(text, file.slots, value.words)

    def templates(texts: list[str]) -> tuple[tuple[Part, ...], ...]:
        return tuple(template(text) for text in texts)

    frame = value.frame
    return Outline(
        key=file.key,
        label=file.label,
        regime=file.regime,
        frame=Frame(
            agency=templates(frame.agency),
            number=frame.number,
            kind=frame.kind,
            place_date=template(frame.place_date),
            addressees=templates(frame.addressees),
            recipients=templates(frame.recipients),
            signature={who: tuple(lines) for who, lines in frame.signature.items()},
        ),
        title=template(value.title),
        opening=templates(value.opening),
        sections=tuple(_section(spec, value.valid_from, template) for spec in value.sections),
        closing=template(value.closing),
        annexes=tuple(
            Annex(spec.form, spec.title, template(spec.reference))
            for spec in value.annexes
            if _still(spec.only_until, value.valid_from)
        ),
        slots=file.slots,
        national_recipient=value.national_recipient,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )


def _still(only_until: date | None, begins: date) -> bool:
    return only_until is None or begins <= only_until


def _section(spec: SectionSpec, begins: date, template: Parser) -> OutlineSection:
    sentences = tuple(
        Sentence(
            sentence.key,
            tuple(part for piece in sentence.parts for part in _parts(piece, template)),
            parse_figure(sentence.when) if sentence.when else None,
        )
        for sentence in spec.sentences
        if _still(sentence.only_until, begins)
    )
    return OutlineSection(
        key=spec.key,
        number=spec.key.rpartition(".")[2],
        level=spec.key.count(".") + 1,
        title=template(spec.title),
        kind=spec.kind,
        empty=spec.empty,
        sentences=sentences,
        hint=spec.hint,
        charts=tuple(spec.charts),
    )


def _parts(piece: str | RepeatSpec, template: Parser) -> tuple[Part | Repeat, ...]:
    if isinstance(piece, str):
        return template(piece)
    where = parse_figure(piece.where) if piece.where else None
    return (Repeat(piece.each, where, template(piece.text), piece.separator),)


@cache
def _outlines() -> dict[str, tuple[Outline, ...]]:
    return {path.stem: read_outline(path) for path in yaml_files("outlines")}


def outline_keys() -> tuple[str, ...]:
    """Keys of all reports, by name."""
    return tuple(_outlines())


def outline(key: str, on: date) -> Outline:
    """The outline of a report as valid on a day (the last day of its period).

    Raises RulebookKeyUnknown, or NotInForce.
    """
    found = _outlines().get(key)
    if found is None:
        raise RulebookKeyUnknown("báo cáo", key, outline_keys())
    return in_force(found, on, "báo cáo", key)
