"""Fields of an entry as a form: what was typed, what stands there, what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from motcua.desk.agency_names import CODE_KINDS, NO_NAMES, names_of
from motcua.kernel.register_values import value_text
from motcua.kernel.registers import RegisterDefinition, RegisterField, RegisterVerb, ValueKind
from motcua.registers.data import EntryView
from motcua.registers.errors import EntryRefused

FOLDED_BEYOND = 14  # fields: a longer page hides what belongs to the end of an entry
HOW_TO_NAME = {
    ValueKind.AGENCY: "Gõ tên không cần dấu rồi chọn (↓ ↑ Enter), hoặc ghi mã đơn vị.",
    ValueKind.AGENCIES: (
        "Gõ tên không cần dấu rồi chọn từng đơn vị, hoặc ghi các mã cách nhau bằng dấu phẩy."
    ),
}
YES_NO = (("", ""), ("co", "Có"), ("khong", "Không"))
WIDE_BEYOND = 500  # letters: more than the usual text does not fit half a page


@dataclass(frozen=True, slots=True)
class FormField:
    """A field on a page. kind: of the template (text, long, day, number, choice, agency,
    agencies). value: text. named: of agencies, see `agency_names.names_of`."""

    name: str
    label: str
    kind: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    hint: str = ""
    fault: str = ""
    wide: bool = False
    named: str = NO_NAMES


_KINDS = {
    ValueKind.TEXT: "text",
    ValueKind.LONG: "long",
    ValueKind.DAY: "day",
    ValueKind.COUNT: "number",
    ValueKind.MONEY: "number",
    ValueKind.FLAG: "choice",
    ValueKind.CHOICE: "choice",
    ValueKind.AGENCY: "agency",
    ValueKind.AGENCIES: "agencies",
}


def form_field(
    field: RegisterField,
    text: str,
    faults: Mapping[str, str],
    *,
    required: bool,
    is_title: bool = False,
) -> FormField:
    """One field. text: what stands in it; of a choice its key. is_title: it names the entry."""
    options: tuple[tuple[str, str], ...] = ()
    if field.kind is ValueKind.CHOICE:
        options = (("", ""), *((choice.key, choice.label) for choice in field.choices))
    elif field.kind is ValueKind.FLAG:
        options = YES_NO
    return FormField(
        name=field.key,
        label=field.label,
        kind=_KINDS[field.kind],
        value=text,
        options=options,
        required=required,
        hint=_hint(field),
        fault=faults.get(field.key, ""),
        wide=is_title or field.kind is ValueKind.LONG or field.max_length > WIDE_BEYOND,
    )


def _hint(field: RegisterField) -> str:
    how = HOW_TO_NAME.get(field.kind, "")
    return f"{field.help} {how}".strip()


def with_names(fields: Iterable[FormField], on: date) -> tuple[FormField, ...]:
    """The fields, those for agencies with the names of the units whose codes stand in them."""
    agencies = {_KINDS[kind] for kind in CODE_KINDS}
    return tuple(
        replace(field, named=names_of(field.value, on)) if field.kind in agencies else field
        for field in fields
    )


def typed_fields(
    fields: Iterable[RegisterField],
    typed: Mapping[str, str],
    faults: Mapping[str, str],
    required: frozenset[str],
    title: str = "",
) -> tuple[FormField, ...]:
    """The fields with what was typed. title: key of the field that names the entry."""
    return tuple(
        form_field(
            field,
            typed.get(field.key, ""),
            faults,
            required=field.key in required,
            is_title=field.key == title,
        )
        for field in fields
    )


def stored_texts(definition: RegisterDefinition, entry: EntryView) -> dict[str, str]:
    """What stands in the entry, as its fields are typed."""
    found = {}
    for field in definition.fields:
        value = entry.values.get(field.key)
        if field.kind is ValueKind.CHOICE:
            found[field.key] = str(value or "")
        elif field.kind is ValueKind.FLAG:
            found[field.key] = "" if value is None else ("co" if value else "khong")
        else:
            found[field.key] = value_text(field, value)
    return found


def required_of(definition: RegisterDefinition) -> frozenset[str]:
    """What every entry must say."""
    return frozenset(field.key for field in definition.fields if field.required)


def required_by(definition: RegisterDefinition, verb: RegisterVerb) -> frozenset[str]:
    """What the verb must be told: what every entry, or its new state, must say."""
    needed = required_of(definition) | set(definition.state(verb.to_state).needs)
    return frozenset(needed & set(verb.fields))


def is_folded(definition: RegisterDefinition, field: RegisterField) -> bool:
    """Whether a long page keeps the field for the end: only verbs that end an entry ask for it."""
    if len(definition.fields) <= FOLDED_BEYOND or field.required:
        return False
    asking = [verb for verb in definition.verbs if field.key in verb.fields]
    return bool(asking) and not any(definition.state(verb.to_state).is_open for verb in asking)


def faults_of(error: EntryRefused) -> dict[str, str]:
    """The sentence of each field."""
    found: dict[str, str] = {}
    for fault in error.faults:
        sentence = f"Cần {fault.expected}."
        if fault.value:
            sentence = f"“{fault.value}” không dùng được; cần {fault.expected}."
        found.setdefault(fault.field, sentence)
    return found
