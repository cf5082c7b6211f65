"""Rows as the values that travel."""

from motcua.kernel.register_values import masked_values
from motcua.kernel.registers import RegisterDefinition
from motcua.registers.data import EntryView
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.stored import state_of


def view_of(definition: RegisterDefinition, row: RegisterEntry, *, is_masked: bool) -> EntryView:
    """An entry; with is_masked what is personal is hidden."""
    fields = {field.key: field for field in definition.fields}
    values = state_of(definition, row).values
    states = {state.key: state for state in definition.states}
    state = states.get(row.state)
    return EntryView(
        id=row.pk,
        register=row.register,
        agency_id=row.agency_id,
        code=row.code,
        title=row.title,
        state=row.state,
        state_label=state.label if state else row.state,
        is_open=state is None or state.is_open,
        begun_on=row.begun_on,
        due_on=row.due_on,
        ended_on=row.ended_on,
        values=masked_values(fields, values) if is_masked else values,
        is_masked=is_masked,
        version=row.last_command,
    )
