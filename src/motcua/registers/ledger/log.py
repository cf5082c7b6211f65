"""The one way anything is written to registers: a command, a link of the agency's chain.

All writers of an agency's registers take the lock of its head first: one after the other they
look, number, judge and write. So a serial is given once and without gaps, no entry changes
under the one who judges it, and what is rolled back never moved the head. A command is short
(milliseconds; an import of 10.000 rows some seconds), so that a queue is cheaper here than the
finer locks of the dossiers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.chain import events_digest
from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.kernel.register_entries import EntryEvent, EntryState
from motcua.kernel.registers import RegisterDefinition
from motcua.records.links import next_link
from motcua.records.texts import EventText
from motcua.registers.catalogue import app_of
from motcua.registers.ledger.chains import event_line, event_text
from motcua.registers.ledger.models import (
    RegisterCommand,
    RegisterEntry,
    RegisterEvent,
    RegisterHead,
)
from motcua.registers.ledger.stored import columns_of

CHUNK = 1_000
UPDATED_AT_ONCE = 100  # the statement has a line for every value


@dataclass(frozen=True, slots=True)
class Step:
    """One event, and the entry as it stood before it; None: it begins the entry."""

    before: EntryState | None
    event: EntryEvent


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry of a command; a command names an entry at most once.

    entry_id: None for a new entry. after: the entry after all `steps`, which are in the order
    they happened, at least one.
    """

    definition: RegisterDefinition
    entry_id: int | None
    after: EntryState
    steps: tuple[Step, ...]


def lock_head(agency_id: int) -> RegisterHead:
    """The agency's head, locked until the transaction ends; made when it is not there.

    A transaction that writes for several agencies locks them in the order of their ids.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("lock_head needs a transaction")
    heads = RegisterHead.objects.select_for_update().filter(agency_id=agency_id)
    head = heads.first()
    if head is None:
        # Two first commands may come at once: one of them inserts, both then wait for the lock.
        RegisterHead.objects.bulk_create([RegisterHead(agency_id=agency_id)], ignore_conflicts=True)
        head = heads.get()
    return head


def write_command(
    agency: AgencyView,
    kind: str,
    changes: Sequence[EntryChange],
    *,
    actor: Actor,
    now: datetime,
    source_name: str = "",
    source_digest: str = "",
) -> RegisterCommand | None:
    """Append one command of `agency`; None when there was no change, and nothing is written.

    Inside the caller's transaction, which holds the head's lock. IntegrityError: a new entry's
    code is taken.
    """
    if not changes:
        return None
    head = lock_head(agency.id)
    texts = [
        [event_text(change.definition, step.before, step.event) for step in change.steps]
        for change in changes
    ]
    lines = [
        _line(change, step, text)
        for change, written in zip(changes, texts, strict=True)
        for step, text in zip(change.steps, written, strict=True)
    ]
    command = next_link(
        RegisterCommand,
        agency,
        (head.seq, head.hash),
        kind=kind,
        actor=actor,
        now=now,
        events=(len(lines), events_digest(lines)),
        source=(source_name[-255:], source_digest),
    )
    command.save(force_insert=True)
    ids = _write_entries(agency.id, command, changes)
    _write_events(command, changes, texts, ids)
    _write_facts(agency.id, command.seq, changes, ids)
    RegisterHead.objects.filter(agency_id=agency.id).update(seq=command.seq, hash=command.hash)
    return command


def _line(change: EntryChange, step: Step, text: EventText) -> str:
    event = step.event
    key, code = change.definition.key, change.after.code
    return event_line(key, code, event.verb, event.occurred_at, text.payload)


def _write_entries(
    agency_id: int, command: RegisterCommand, changes: Sequence[EntryChange]
) -> list[int]:
    """The entries' rows; the id of each change."""
    rows = [
        RegisterEntry(
            id=change.entry_id,
            agency_id=agency_id,
            register=change.definition.key,
            code=change.after.code,
            last_command=command.pk,
            **columns_of(change.definition, change.after, agency_id),
        )
        for change in changes
    ]
    RegisterEntry.objects.bulk_create([r for r in rows if r.pk is None], batch_size=CHUNK)
    known = [row for row, change in zip(rows, changes, strict=True) if change.entry_id is not None]
    columns = [*columns_of(changes[0].definition, changes[0].after, agency_id), "last_command"]
    RegisterEntry.objects.bulk_update(known, columns, batch_size=UPDATED_AT_ONCE)
    return [row.pk for row in rows]


def _write_events(
    command: RegisterCommand,
    changes: Sequence[EntryChange],
    texts: Sequence[Sequence[EventText]],
    ids: Sequence[int],
) -> None:
    rows: list[RegisterEvent] = []
    for change, written, entry_id in zip(changes, texts, ids, strict=True):
        for step, text in zip(change.steps, written, strict=True):
            rows.append(
                RegisterEvent(
                    entry_id=entry_id,
                    command=command,
                    position=len(rows),
                    verb=step.event.verb,
                    occurred_at=step.event.occurred_at,
                    recorded_at=command.recorded_at,
                    payload=text.payload,
                    personal=text.personal,
                    salt=text.salt,
                )
            )
    RegisterEvent.objects.bulk_create(rows, batch_size=CHUNK)


def _write_facts(
    agency_id: int, seq: int, changes: Sequence[EntryChange], ids: Sequence[int]
) -> None:
    """Close the versions in force and open the new ones at `seq`, a register at a time."""
    for key in dict.fromkeys(change.definition.key for change in changes):
        app = app_of(key)
        if app.fact_model is None or app.fact_values is None:
            continue
        touched = [
            (change, entry_id)
            for change, entry_id in zip(changes, ids, strict=True)
            if change.definition.key == key
        ]
        facts = app.fact_model.objects.filter(recorded_to=OPEN_SEQUENCE)
        known = [entry_id for change, entry_id in touched if change.entry_id is not None]
        for start in range(0, len(known), CHUNK):
            facts.filter(entry_id__in=known[start : start + CHUNK]).update(recorded_to=seq)
        versions = [
            app.fact_model(entry_id=entry_id, agency_id=agency_id, recorded_from=seq, **values)
            for change, entry_id in touched
            if (values := app.fact_values(change.after)) is not None
        ]
        app.fact_model.objects.bulk_create(versions, batch_size=CHUNK)
