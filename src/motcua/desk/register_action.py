"""The form of one act on an entry: a verb of its register, or a correction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from motcua.desk.register_fields import (
    FormField,
    form_field,
    required_by,
    required_of,
    stored_texts,
)
from motcua.kernel.dates import format_day
from motcua.kernel.registers import RegisterDefinition, RegisterVerb
from motcua.registers.data import EntryView

STATE, REASON = "trang-thai", "ly-do"


@dataclass(frozen=True, slots=True)
class EntryAction:
    """slug: "" for a correction, else the verb's key. sentence: why the whole was refused."""

    definition: RegisterDefinition
    slug: str
    label: str
    fields: tuple[FormField, ...]
    sentence: str = ""

    def typed(self, values: Mapping[str, str]) -> "EntryAction":
        """With what was typed."""
        fields = tuple(replace(f, value=values.get(f.name, f.value)) for f in self.fields)
        return replace(self, fields=fields)

    def faulty(self, faults: Mapping[str, str]) -> "EntryAction":
        """With each fault at its field; what has no field here is said above the form."""
        shown = {field.name for field in self.fields}
        names = {"state": STATE}
        found = {names.get(key, key): words for key, words in faults.items()}
        fields = tuple(replace(f, fault=found.get(f.name, "")) for f in self.fields)
        labels = {field.key: field.label for field in self.definition.fields}
        other = [
            f"{labels.get(key, key)}: {words}" for key, words in found.items() if key not in shown
        ]
        return replace(self, fields=fields, sentence=" ".join(other))

    def refused(self, sentence: str) -> "EntryAction":
        """With a sentence above the form."""
        return replace(self, sentence=sentence)

    @property
    def focus(self) -> str:
        """The field to begin at: the first faulty one, else the first."""
        faulty = [field.name for field in self.fields if field.fault]
        return (faulty or [field.name for field in self.fields] or [""])[0]


def verb_action(
    definition: RegisterDefinition, verb: RegisterVerb, entry: EntryView, today: date
) -> EntryAction:
    """The fields that the verb asks for, with what stands in the entry; its day is today's."""
    stored, required = stored_texts(definition, entry), required_by(definition, verb)
    if verb.day_field and not stored[verb.day_field]:
        stored[verb.day_field] = format_day(today)
    fields = tuple(
        form_field(definition.field(key), stored[key], {}, required=key in required)
        for key in verb.fields
    )
    return EntryAction(definition, verb.key, verb.label, fields)


def change_action(definition: RegisterDefinition, entry: EntryView) -> EntryAction:
    """Every field, the state, and the reason."""
    stored, required = stored_texts(definition, entry), required_of(definition)
    reason = FormField(
        REASON, "Lý do đính chính", "text", required=True, hint="Ví dụ: ghi nhầm ngày trên phiếu."
    )
    state = FormField(
        STATE,
        "Trạng thái",
        "choice",
        entry.state,
        tuple((known.key, known.label) for known in definition.states),
    )
    fields = tuple(
        form_field(field, stored[field.key], {}, required=field.key in required)
        for field in definition.fields
    )
    return EntryAction(definition, "", "Đính chính", (reason, *fields, state))
