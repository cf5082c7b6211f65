"""The headings a file of a register may have: its code, its fields, its state."""

from motcua.kernel.registers import RegisterDefinition
from motcua.kernel.vocabulary import Heading
from motcua.sheets.headings import Headings

CODE, STATE = "code", "state"
STATE_LABEL = "Trạng thái"
STATE_SYNONYMS = ("Tình trạng", "Trạng thái xử lý", "Tình trạng xử lý")


def headings_of(definition: RegisterDefinition, *, needs_code: bool = True) -> Headings:
    """The code is required: by it a file that comes again changes nothing.

    needs_code: False where the other values tell it.
    """
    return Headings(listed(definition, needs_code=needs_code))


def listed(definition: RegisterDefinition, *, needs_code: bool = True) -> tuple[Heading, ...]:
    """All headings in the order of an export, which an import reads back."""
    rule = definition.code
    fields = tuple(
        Heading(field.key, field.label, field.required, field.synonyms)
        for field in definition.fields
    )
    return (
        Heading(CODE, rule.label, needs_code, rule.synonyms),
        *fields,
        Heading(STATE, STATE_LABEL, False, STATE_SYNONYMS),
    )
