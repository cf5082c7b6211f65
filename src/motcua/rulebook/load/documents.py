"""How official documents are numbered and which books are printed of them."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from motcua.kernel.documents import (
    BookColumn,
    BookLayout,
    DocumentKind,
    DocumentRules,
    IssuingBody,
)
from motcua.rulebook.load.base import Dated, Strict, Text, Timeline, in_force, load_model
from motcua.rulebook.load.yaml_files import ROOT

FILE = "documents/numbering.yaml"
Name = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
Letters = Annotated[str, Field(max_length=10)]


class KindSpec(Strict):
    """A kind of document."""

    label: Text
    abbreviation: Letters = Field(description="Of its symbol; empty for an official letter")
    is_legal: bool = Field(False, description="A legal act: its symbol names the year")


class BodySpec(Strict):
    """A body that numbers its documents apart."""

    label: Text
    abbreviation: Letters = Field(description="Empty: its symbol cannot be guessed")


class BookColumnSpec(Strict):
    """A column of a book."""

    heading: Text
    value: str = Field(description="What it prints; empty: left for a pen")
    width_mm: int = Field(ge=8, le=120)
    centered: bool = False


class BookSpec(Strict):
    """A book of documents as the decree prints it."""

    title: Text
    annex: Text
    columns: list[BookColumnSpec] = Field(min_length=1)


class NumberingValue(Dated):
    """Kinds, bodies and books as valid in a time."""

    secret_excerpt: Text = Field(description="The one excerpt a secret document may have here")
    kinds: dict[Name, KindSpec] = Field(min_length=1)
    bodies: dict[Name, BodySpec] = Field(min_length=1)
    books: dict[Name, BookSpec] = Field(min_length=1)

    @model_validator(mode="after")
    def _an_abbreviation_tells_its_kind(self) -> Self:
        seen: set[tuple[str, bool]] = set()
        for kind in self.kinds.values():
            told = (kind.abbreviation.casefold(), kind.is_legal)
            if told in seen:
                raise ValueError(f"hai loại văn bản cùng chữ viết tắt “{kind.abbreviation}”")
            seen.add(told)
        return self


def read_numbering(path: Path) -> tuple[NumberingValue, ...]:
    """Every value of the file, oldest first. Raises RulebookInvalid."""
    return tuple(load_model(path, Timeline[NumberingValue]).values)


@cache
def _values() -> tuple[NumberingValue, ...]:
    return read_numbering(ROOT / FILE)


@cache
def document_rules(on: date) -> DocumentRules:
    """The rules of that day. Raises NotInForce."""
    value = in_force(_values(), on, "quy tắc đánh số văn bản", "numbering")
    return DocumentRules(
        kinds=tuple(
            DocumentKind(key, spec.label, spec.abbreviation, spec.is_legal)
            for key, spec in value.kinds.items()
        ),
        bodies=tuple(
            IssuingBody(key, spec.label, spec.abbreviation) for key, spec in value.bodies.items()
        ),
        books=tuple(_book(key, spec) for key, spec in value.books.items()),
        secret_excerpt=value.secret_excerpt,
        valid_from=value.valid_from,
        valid_to=value.valid_to,
        source=value.source.to_kernel(),
    )


def _book(key: str, spec: BookSpec) -> BookLayout:
    columns = tuple(
        BookColumn(column.heading, column.value, column.width_mm, column.centered)
        for column in spec.columns
    )
    return BookLayout(key, spec.title, spec.annex, columns)
