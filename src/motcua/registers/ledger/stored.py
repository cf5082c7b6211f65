"""An entry's values as the tables keep them. Everything here is derived; nothing is decided."""

from motcua.kernel.dates import day_number
from motcua.kernel.register_entries import EntryState
from motcua.kernel.register_values import from_json, to_json, value_text
from motcua.kernel.registers import RegisterDefinition
from motcua.kernel.text import fold
from motcua.registers.ledger.models import RegisterEntry

_LAST_DAY = 99_999  # five digits of days since 1970 reach the year 2243


def columns_of(
    definition: RegisterDefinition, entry: EntryState, agency_id: int
) -> dict[str, object]:
    """Every derived column of the entry's row (not id, agency, register, code, last command)."""
    days = definition.days
    title = definition.field(definition.title_field)
    return {
        "title": value_text(title, entry.values.get(title.key)),
        "state": entry.state,
        "begun_on": entry.day(days.begun),
        "due_on": entry.day(days.due),
        "ended_on": entry.day(days.ended),
        "data": to_json(entry.values),
        "search_key": search_key(definition, entry),
        "order_key": order_key(definition, entry, agency_id),
    }


def search_key(definition: RegisterDefinition, entry: EntryState) -> str:
    """Folded text in which every word of a search must occur."""
    texts = [entry.code]
    for field in definition.fields:
        if field.searchable:
            texts.append(value_text(field, entry.values.get(field.key)))
    return " ".join(folded for text in texts if (folded := fold(text)))


def order_key(definition: RegisterDefinition, entry: EntryState, agency_id: int) -> str:
    """Latest day first, then the code; the agency last, so that no two entries are alike."""
    day = entry.day(definition.days.begun)
    number = 0 if day is None else day_number(day)
    return f"{_LAST_DAY - number:05d} {entry.code} {agency_id}"


def state_of(definition: RegisterDefinition, row: RegisterEntry) -> EntryState:
    """The stored entry as the kernel takes it."""
    fields = {field.key: field for field in definition.fields}
    values = {k: v for k, v in from_json(fields, row.data).items() if v is not None}
    return EntryState(row.register, row.code, row.state, values)


def has_personal(definition: RegisterDefinition, entry: EntryState) -> bool:
    """Whether the entry says anything of a person."""
    return any(key in entry.values for key in definition.personal)
