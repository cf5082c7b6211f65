"""Fields of procedures (lĩnh vực): the rows of form 06a and the other names of the portal."""

from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field as Spec
from pydantic import model_validator

from motcua.kernel.text import fold
from motcua.kernel.vocabulary import Field
from motcua.rulebook.load.base import Dated, Strict, Text, Timeline, load_model
from motcua.rulebook.load.errors import RulebookInvalid
from motcua.rulebook.load.yaml_files import ROOT, name_of

PREFIX = "linh vuc "
FILES = ("fields/form-06a.yaml", "fields/portal.yaml")


class FieldSpec(Strict):
    """One field."""

    # Stored in columns of 80 characters.
    key: Annotated[str, Spec(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    number: int | None = Spec(None, description="Row number in form 06a")
    name: Text = Spec(description="Name without the prefix “Lĩnh vực”")
    printed: Text | None = Spec(
        None, description="Name exactly as the form prints it; left out: like name"
    )
    portal: list[Text] = Spec(
        [], description="Names on the national portal; left out for its own fields"
    )

    def to_kernel(self) -> Field:
        """A field without a number is the portal's own, and answers to its own name there."""
        portal = tuple(self.portal) or ((self.name,) if self.number is None else ())
        return Field(self.key, self.name, self.printed or self.name, self.number, portal)


class FieldsValue(Dated):
    """A list of fields as valid in a time, in its order."""

    fields: list[FieldSpec] = Spec(min_length=1)

    @model_validator(mode="after")
    def _keys_and_numbers_are_their_own(self) -> Self:
        keys = [field.key for field in self.fields]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice:
            raise ValueError(f"khóa lĩnh vực “{twice}” lặp lại")
        numbers = [field.number for field in self.fields if field.number is not None]
        if numbers and numbers != list(range(1, len(keys) + 1)):
            raise ValueError("số thứ tự phải liên tục từ 1 theo thứ tự dòng")
        return self


def read_fields(*paths: Path) -> tuple[Field, ...]:
    """The fields of several files in order, each in its last validity.

    Raises RulebookInvalid, also when a key or a name of the portal belongs to two fields.
    """
    found: dict[str, Field] = {}
    owners: dict[str, str] = {}
    for path in paths:
        for spec in load_model(path, Timeline[FieldsValue]).values[-1].fields:
            field = spec.to_kernel()
            if field.key in found:
                raise RulebookInvalid(name_of(path), field.key, "khóa lĩnh vực lặp lại")
            for name in field.portal_names:
                owner = owners.setdefault(fold(name), field.key)
                if owner != field.key:
                    message = f"tên “{name}” của Cổng DVCQG đã thuộc lĩnh vực {owner}"
                    raise RulebookInvalid(name_of(path), field.key, message)
            found[field.key] = field
    return tuple(found.values())


@cache
def fields() -> tuple[Field, ...]:
    """The 52 fields of form 06a in its order, then the portal's other ones by procedures."""
    return read_fields(*(ROOT / name for name in FILES))


@cache
def _by_key() -> dict[str, Field]:
    return {field.key: field for field in fields()}


@cache
def _by_name() -> dict[str, Field]:
    found: dict[str, Field] = {}
    # The form's own names win over the portal's; the first of two rows of one name wins.
    for names in (lambda f: (f.printed, f.name), lambda f: f.portal_names):
        for field in fields():
            for name in names(field):
                found.setdefault(_name_key(name), field)
    return found


def _name_key(text: str) -> str:
    folded = fold(text)
    # "Phòng, chống" and "Phòng chống", "Thi đua - khen thưởng" and "Thi đua khen thưởng": one.
    plain = " ".join("".join(c if c.isalnum() else " " for c in folded).split())
    return plain.removeprefix(PREFIX)


def field(key: str) -> Field | None:
    """The field of a key; None: no such field."""
    return _by_key().get(key)


def field_by_name(text: str) -> Field | None:
    """The field that a name stands for; None: unknown.

    Accents, case, punctuation and the prefix "Lĩnh vực" do not matter. Of several names joined
    by ";" the first counts.
    """
    found = _by_name().get(_name_key(text))
    if found is None and ";" in text:
        return _by_name().get(_name_key(text.split(";")[0]))
    return found
