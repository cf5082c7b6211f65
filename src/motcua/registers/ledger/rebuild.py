"""Entries and facts once more from the events; on a sound database this changes nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from django.db import transaction

from motcua.kernel.dates import local
from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.kernel.register_entries import EntryState, apply
from motcua.records.data import RebuildReport
from motcua.records.rebuilding import Columns, Repair
from motcua.registers.catalogue import BY_KEY, RegisterApp
from motcua.registers.ledger.chains import CHAIN, event_of
from motcua.registers.ledger.log import lock_head
from motcua.registers.ledger.models import RegisterEntry, RegisterEvent, VersionedFact
from motcua.registers.ledger.stored import columns_of
from motcua.rulebook import load as rulebook

CHUNK = 500
PERSONAL_COLUMNS = frozenset({"data", "search_key"})
_Facts = Mapping[tuple[str, int], list[VersionedFact]]  # by register and entry


def rebuild(*, now: datetime, progress: Callable[[int, int], None] | None = None) -> RebuildReport:
    """Compare every entry and every fact version with its events; write what differs.

    A broken chain is reported and nothing is written: events that were tampered with are no
    source. progress is called with (entries done, entries in all).
    """
    breaks = CHAIN.all_breaks()
    total = RegisterEntry.objects.count()
    if breaks:
        return RebuildReport(now, compared=total, changed=0, chain_breaks=breaks)
    repair = Repair(PERSONAL_COLUMNS)
    last_id, done = 0, 0
    rows = RegisterEntry.objects.order_by("id")
    while chunk := list(rows.filter(id__gt=last_id).values_list("id", "agency_id")[:CHUNK]):
        _compare([entry_id for entry_id, _ in chunk], {agency for _, agency in chunk}, repair)
        last_id, done = chunk[-1][0], done + len(chunk)
        if progress:
            progress(done, total)
    return repair.report(now, done)


@transaction.atomic
def _compare(ids: Sequence[int], agency_ids: set[int], repair: Repair) -> None:
    """One chunk, the heads of its agencies locked: nobody writes meanwhile."""
    for agency_id in sorted(agency_ids):
        lock_head(agency_id)
    entries = RegisterEntry.objects.in_bulk(ids)
    events = RegisterEvent.objects.filter(entry_id__in=ids).select_related("command")
    facts = _facts_of(entries.values())
    for entry_id, group in groupby(
        events.order_by("entry_id", "id"), key=lambda event: event.entry_id
    ):
        row = entries.pop(entry_id)
        app = BY_KEY.get(row.register)
        if app is not None:
            _compare_entry(row, app, list(group), facts, repair)
    for row in entries.values():
        repair.note(row.code, RegisterEntry, "events", "không có sự kiện nào", "")


def _compare_entry(
    row: RegisterEntry,
    app: RegisterApp,
    events: Sequence[RegisterEvent],
    facts: _Facts,
    repair: Repair,
) -> None:
    state, versions = _replayed(row, app, events)
    last = events[-1].recorded_at  # the row was written by the rules of that day
    definition = rulebook.register(row.register, local(last).date())
    columns = columns_of(definition, state, row.agency_id)
    repair.row(row.code, row, {**columns, "last_command": events[-1].command_id})
    if app.fact_model is not None:
        stored = facts.get((row.register, row.pk), [])
        repair.rows(row.code, app.fact_model, "recorded_from", stored, versions)


def _facts_of(entries: Iterable[RegisterEntry]) -> _Facts:
    """Every stored version of these entries; a question a register."""
    ids: dict[str, list[int]] = {}
    for row in entries:
        ids.setdefault(row.register, []).append(row.pk)
    found: dict[tuple[str, int], list[VersionedFact]] = {}
    for register, entry_ids in ids.items():
        app = BY_KEY.get(register)
        if app is not None and app.fact_model is not None:
            for fact in app.fact_model.objects.filter(entry_id__in=entry_ids):
                found.setdefault((register, fact.entry_id), []).append(fact)
    return found


def _replayed(
    row: RegisterEntry, app: RegisterApp, events: Sequence[RegisterEvent]
) -> tuple[EntryState, Mapping[object, Columns]]:
    """The entry after its events, and its fact versions by the sequence they begin at."""
    state: EntryState | None = None
    found: list[tuple[int, Columns | None]] = []
    for _, group in groupby(events, key=lambda event: event.command_id):
        written = list(group)
        for event in written:
            definition = rulebook.register(row.register, local(event.recorded_at).date())
            state = apply(definition, state, event_of(definition, event, row.code))
        values = app.fact_values(state) if app.fact_values and state else None
        found.append((written[0].command.seq, values))
    if state is None:
        raise ValueError("no events to replay")
    ends = [seq for seq, _ in found[1:]] + [OPEN_SEQUENCE]
    of_entry = {"entry_id": row.pk, "agency_id": row.agency_id}
    return state, {
        seq: {**of_entry, "recorded_to": end, **values}
        for (seq, values), end in zip(found, ends, strict=True)
        if values is not None
    }
