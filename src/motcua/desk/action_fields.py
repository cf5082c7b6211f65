"""Forms of acts on a dossier: what a form is made of, and how it stands once it was sent."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from motcua.kernel.cases import Verb


class Kind(StrEnum):
    """How a field is filled in."""

    TEXT = "text"  # one line
    LONG = "long"  # several sentences
    LINES = "lines"  # one thing a line
    MOMENT = "moment"  # dd/mm/yyyy HH:MM
    CHECK = "check"
    CHOICE = "choice"
    AGENCY = "agency"  # by name in a list, or an official code
    FILE = "file"  # one; sent anew whenever the form is
    COUNTS = "counts"  # a paper: how many of each kind of copy


@dataclass(frozen=True, slots=True)
class CountCell:
    """A box of a check-list of papers. name: of the input."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field. name: in the form, and of the value it becomes; value: what stands in it.

    named: of an agency, see `agency_names.names_of`. accept: of a file, what the browser offers.
    group: under which heading it is folded away, "" in sight. cells: of a paper.
    """

    name: str
    label: str
    kind: Kind
    hint: str = ""
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    fault: str = ""
    named: str = "[]"
    accept: str = ""
    group: str = ""
    cells: tuple[CountCell, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Neighbours under one heading; heading "": in sight."""

    heading: str
    fields: tuple[Field, ...]

    @property
    def is_open(self) -> bool:
        """Whether something in it is wrong."""
        return any(one.fault for one in self.fields)


@dataclass(frozen=True, slots=True)
class ActionForm:
    """A verb on the desk. slug: in the address. consequence: what cannot be undone by a click.

    is_page: it has a page of its own instead of the side panel.
    """

    verb: Verb
    slug: str
    label: str
    submit: str
    done: str
    fields: tuple[Field, ...]
    consequence: str = ""
    is_page: bool = False

    @property
    def groups(self) -> tuple[FieldGroup, ...]:
        """The fields as the form shows them."""
        runs = groupby(self.fields, key=lambda one: one.group)
        return tuple(FieldGroup(heading, tuple(fields)) for heading, fields in runs)

    @property
    def has_file(self) -> bool:
        """Whether a file is asked for, so that the form is sent in parts."""
        return any(field.kind is Kind.FILE for field in self.fields)

    def filled(self, values: dict[str, str] | None, faults: dict[str, str]) -> "ActionForm":
        """With what was typed and what is wrong with it, by name; values None: not sent yet."""
        return replace(
            self,
            fields=tuple(
                replace(
                    field,
                    value=_shown(field, values),
                    fault=faults.get(field.name, ""),
                    cells=_cells(field, values),
                )
                for field in self.fields
            ),
        )


def _shown(field: Field, values: dict[str, str] | None) -> str:
    """What stands in the field: a box that was sent unticked is not among the values."""
    if values is None:
        return field.value
    return values.get(field.name, "" if field.kind is Kind.CHECK else field.value)


def _cells(field: Field, values: dict[str, str] | None) -> tuple[CountCell, ...]:
    if values is None:
        return field.cells
    return tuple(replace(one, value=values.get(one.name, one.value)) for one in field.cells)


PDF_TYPE = "application/pdf,.pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document,.docx"

SIGNED_RESULT = (
    Field("result_no", "Số ký hiệu kết quả", Kind.TEXT, hint="Nếu có."),
    Field("result_code", "Mã số kết quả điện tử", Kind.TEXT, hint="Nếu có."),
    Field(
        "result_file",
        "Kết quả điện tử đã ký (PDF)",
        Kind.FILE,
        hint="Nhiều nhất 20 MB; giữ nguyên từng byte để chữ ký số còn giá trị.",
        accept=PDF_TYPE,
    ),
)

AT = Field(
    "at",
    "Xảy ra lúc",
    Kind.MOMENT,
    hint="Để trống là bây giờ. Việc đã xảy ra trước đó thì ghi dd/mm/yyyy giờ:phút.",
)


def reason(label: str = "Lý do", hint: str = "") -> Field:
    """Why: always asked for."""
    return Field("reason", label, Kind.LONG, hint=hint, required=True)


def chosen_reason(label: str = "Lý do", hint: str = "") -> tuple[Field, Field]:
    """Why, from the rulebook's list, and what is said besides."""
    note = "Bắt buộc với lý do có chữ “ghi rõ”."
    return (
        Field("reason", label, Kind.CHOICE, required=True),
        Field("reason_note", "Nói rõ lý do", Kind.LONG, hint=f"{note} {hint}".strip()),
    )
