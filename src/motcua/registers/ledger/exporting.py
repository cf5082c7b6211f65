"""Entries as rows under the headings that an import reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.register_values import masked, value_text
from motcua.kernel.registers import RegisterDefinition, RegisterField, Value
from motcua.registers.data import EntryFilter
from motcua.registers.ledger.import_headings import listed
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.permissions import may_write
from motcua.registers.ledger.queries import definition_of, matching
from motcua.registers.ledger.read_log import log_read
from motcua.registers.ledger.stored import state_of

CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class RegisterExport:
    """headings: labels, the code first and the state last. rows: texts, latest day first."""

    definition: RegisterDefinition
    headings: tuple[str, ...]
    rows: Iterator[tuple[str, ...]]


def export_rows(key: str, filter: EntryFilter, *, actor: Actor, now: datetime) -> RegisterExport:
    """All entries that match, as text. What is personal is masked unless the actor may write to
    the register of that agency; what was handed out in full is written down.

    Raises NotFound or NotAllowed as `entries` does.
    """
    today = local(now).date()
    definition = definition_of(key, today)
    found = matching(definition, filter, actor, today).order_by("order_key")
    open_at = {
        agency_id: may_write(actor, definition, agency_id, today)
        for agency_id in found.order_by().values_list("agency_id", flat=True).distinct()
    }
    if definition.personal:
        shown = [agency_id for agency_id, is_open in open_at.items() if is_open]
        codes = list(found.filter(agency_id__in=shown).values_list("code", flat=True))
        if codes:
            log_read(key, codes, "export", actor, now)
    headings = tuple(heading.label for heading in listed(definition))
    rows = (_row(definition, row, open_at[row.agency_id]) for row in found.iterator(CHUNK))
    return RegisterExport(definition, headings, rows)


def _row(definition: RegisterDefinition, row: RegisterEntry, is_open: bool) -> tuple[str, ...]:
    values = state_of(definition, row).values
    labels = {state.key: state.label for state in definition.states}
    return (
        row.code,
        *(_text(field, values.get(field.key), is_open) for field in definition.fields),
        labels.get(row.state, row.state),
    )


def _text(field: RegisterField, value: Value | None, is_open: bool) -> str:
    text = value_text(field, value)
    return text if is_open or not field.personal else masked(text)
