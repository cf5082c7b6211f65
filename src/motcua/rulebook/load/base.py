"""What every file of the rulebook shares: strict models, validity, legal source."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Generic, Protocol, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from motcua.kernel.forms import Source
from motcua.rulebook.load.errors import NotInForce, RulebookInvalid
from motcua.rulebook.load.yaml_files import name_of, read_yaml

Text = Annotated[str, Field(min_length=1)]
KEY_PATTERN = r"^[a-z0-9]+([-_./][a-z0-9]+)*$"
Key = Annotated[str, Field(pattern=KEY_PATTERN)]


class Strict(BaseModel):
    """A model that refuses unknown keys and converts nothing silently."""

    # Built when the first file of its kind is read: a command reads a few of thirty kinds.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class SourceSpec(Strict):
    """Where the law, or a document that shows the practice, says so."""

    act: Text = Field(description="Number of the act, or the document that shows it")
    article: str | None = Field(None, description="Article, clause, point")
    annex: str | None = Field(None, description="Annex, form")
    place: str | None = Field(None, description="Another place: section, page, table")
    verified: bool = Field(True, description="false: the text itself was not seen")
    note: str = Field("", description="What it rests on when the text was not seen")

    @model_validator(mode="after")
    def _doubt_is_explained(self) -> Self:
        if not self.verified and not self.note:
            raise ValueError("nguồn chưa kiểm chứng (verified: false) phải có ghi chú (note)")
        return self

    def to_kernel(self) -> Source:
        """As a kernel value; article, annex and place become one text."""
        place = [
            f"Điều {self.article}" if self.article else "",
            f"Phụ lục {self.annex}" if self.annex else "",
            self.place or "",
        ]
        return Source(self.act, ", ".join(p for p in place if p), self.verified, self.note)


class Dated(Strict):
    """A value with its validity, both days included, and its source."""

    valid_from: date = Field(description="First day in force (yyyy-mm-dd)")
    valid_to: date | None = Field(description="Last day in force; null: still in force")
    source: SourceSpec

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("valid_to đứng trước valid_from")
        return self


class HasValidity(Protocol):
    """Anything with a first and a last day, both included; None: still in force."""

    @property
    def valid_from(self) -> date:
        """First day."""

    @property
    def valid_to(self) -> date | None:
        """Last day."""


V = TypeVar("V", bound=Dated)
H = TypeVar("H", bound=HasValidity)
M = TypeVar("M", bound=BaseModel)


def check_timeline(values: list[V]) -> list[V]:
    """The values as given. Raises ValueError when they overlap, gap or are out of order."""
    if not values:
        raise ValueError("phải có ít nhất một giá trị")
    for earlier, later in pairwise(values):
        if earlier.valid_to is None or later.valid_from <= earlier.valid_to:
            raise ValueError(f"hiệu lực chồng nhau từ ngày {later.valid_from:%d/%m/%Y}")
        if later.valid_from != earlier.valid_to + timedelta(days=1):
            raise ValueError(
                f"hiệu lực bị hở giữa {earlier.valid_to:%d/%m/%Y} và {later.valid_from:%d/%m/%Y}"
            )
    return values


class Timeline(Strict, Generic[V]):
    """A key and its values in time, without overlap or gap, oldest first."""

    key: Key
    label: str = ""
    values: list[V]

    @model_validator(mode="after")
    def _no_overlap_no_gap(self) -> Self:
        check_timeline(self.values)
        return self


def in_force(values: Sequence[H], on: date, kind: str, key: str) -> H:
    """The value of that day. Raises NotInForce; `kind` in Vietnamese for its message."""
    for value in values:
        if value.valid_from <= on and (value.valid_to is None or on <= value.valid_to):
            return value
    raise NotInForce(kind, key, on, values[0].valid_from, values[-1].valid_to)


_MESSAGES = {
    "missing": "thiếu khóa bắt buộc",
    "extra_forbidden": "khóa không có trong lược đồ",
    "date_parsing": "ngày không hợp lệ, cần yyyy-mm-dd",
    "date_from_datetime_parsing": "ngày không hợp lệ, cần yyyy-mm-dd",
    "date_type": "ngày không hợp lệ, cần yyyy-mm-dd",
    "string_type": "cần một đoạn chữ",
    "string_too_short": "không được để trống",
    "string_too_long": "quá dài",
    "string_pattern_mismatch": "sai mẫu quy định",
    "bool_type": "cần true hoặc false",
    "int_type": "cần một số nguyên",
    "decimal_parsing": "cần một số thập phân",
    "enum": "không thuộc danh mục cho phép",
    "literal_error": "không thuộc danh mục cho phép",
    "list_type": "cần một danh sách",
    "too_short": "danh sách còn thiếu",
    "too_long": "danh sách còn thừa",
    "greater_than_equal": "số nhỏ hơn mức cho phép",
    "less_than_equal": "số lớn hơn mức cho phép",
    "model_type": "cần các cặp khóa: giá trị",
    "dict_type": "cần các cặp khóa: giá trị",
}


def load_model(path: Path, model: type[M]) -> M:
    """One file as its model. Raises RulebookInvalid naming the file, the place and why."""
    content = json.dumps(read_yaml(path), ensure_ascii=False)
    try:
        # Through JSON, strict models still take lists as tuples and text as dates and enums.
        return model.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        ours = first["type"] == "value_error"
        reason = first.get("ctx", {}).get("error") if ours else None
        message = str(reason) if reason else _MESSAGES.get(first["type"], first["msg"])
        given = first.get("input")
        if isinstance(given, str) and not reason:
            message = f"{message} (gặp “{given}”)"
        raise RulebookInvalid(name_of(path), place, message) from None
