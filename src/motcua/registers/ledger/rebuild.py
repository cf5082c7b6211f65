"""Entries and facts once more from the events; on a sound database this changes nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db import transaction

from motcua.kernel.dates import local
from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.kernel.register_entries import EntryState, apply
from motcua.registers.catalogue import BY_KEY, RegisterApp
from motcua.registers.data import RebuildDifference, RebuildReport
from motcua.registers.ledger.chains import event_of
from motcua.registers.ledger.log import lock_head
from motcua.registers.ledger.models import RegisterEntry, RegisterEvent, VersionedFact
from motcua.registers.ledger.stored import columns_of
from motcua.registers.ledger.verify import verify_all_chains
from motcua.rulebook import load as rulebook

CHUNK = 500
LISTED = 100
PERSONAL_COLUMNS = frozenset({"data", "search_key"})
Versions = Mapping[int, Mapping[str, object]]


def rebuild(*, now: datetime, progress: Callable[[int, int], None] | None = None) -> RebuildReport:
    """Compare every entry and every fact version with its events; write what differs.

    A broken chain is reported and nothing is written: events that were tampered with are no
    source. progress is called with (entries done, entries in all).
    """
    breaks = verify_all_chains()
    total = RegisterEntry.objects.count()
    if breaks:
        return RebuildReport(now, entries=total, changed=0, chain_breaks=breaks)
    run = _Run()
    last_id, done = 0, 0
    rows = RegisterEntry.objects.order_by("id")
    while chunk := list(rows.filter(id__gt=last_id).values_list("id", "agency_id")[:CHUNK]):
        run.compare([entry_id for entry_id, _ in chunk], {agency_id for _, agency_id in chunk})
        last_id, done = chunk[-1][0], done + len(chunk)
        if progress:
            progress(done, total)
    return RebuildReport(now, done, run.changed, tuple(run.differences))


@dataclass(slots=True)
class _Run:
    changed: int = 0
    differences: list[RebuildDifference] = field(default_factory=list)

    @transaction.atomic
    def compare(self, ids: Sequence[int], agency_ids: set[int]) -> None:
        """One chunk, the heads of its agencies locked: nobody writes meanwhile."""
        for agency_id in sorted(agency_ids):
            lock_head(agency_id)
        entries = RegisterEntry.objects.in_bulk(ids)
        events = RegisterEvent.objects.filter(entry_id__in=ids).select_related("command")
        ordered = events.order_by("entry_id", "id")
        for entry_id, group in groupby(ordered, key=lambda event: event.entry_id):
            row = entries.pop(entry_id)
            app = BY_KEY.get(row.register)
            if app is not None:
                self._compare(row, app, list(group))
        for row in entries.values():
            self._note(row.code, "register_entry", "events", "không có sự kiện nào", "")

    def _compare(
        self, row: RegisterEntry, app: RegisterApp, events: Sequence[RegisterEvent]
    ) -> None:
        state, versions = _replayed(row, app, events)
        last = events[-1].recorded_at  # the row was written by the rules of that day
        definition = rulebook.register(row.register, local(last).date())
        should = {
            **columns_of(definition, state, row.agency_id),
            "last_command": events[-1].command_id,
        }
        wrong = {name: value for name, value in should.items() if getattr(row, name) != value}
        for name, value in wrong.items():
            self._note(row.code, "register_entry", name, getattr(row, name), value)
        if wrong:
            RegisterEntry.objects.filter(pk=row.pk).update(**wrong)
        if app.fact_model is not None:
            self._compare_facts(row, app.fact_model, dict(versions))

    def _compare_facts(
        self, row: RegisterEntry, model: type[VersionedFact], wanted: dict[int, Mapping]
    ) -> None:
        table = model._meta.db_table
        for fact in model.objects.filter(entry_id=row.pk):
            columns = wanted.pop(fact.recorded_from, None)
            if columns is None:
                self._note(row.code, table, "recorded_from", fact.recorded_from, "")
                fact.delete()
                continue
            wrong = {n: v for n, v in columns.items() if getattr(fact, n) != v}
            for name, value in wrong.items():
                self._note(row.code, table, name, getattr(fact, name), value)
            if wrong:
                model.objects.filter(pk=fact.pk).update(**wrong)
        for recorded_from, columns in wanted.items():
            self._note(row.code, table, "recorded_from", "", recorded_from)
            model.objects.create(
                entry_id=row.pk,
                agency_id=row.agency_id,
                recorded_from=recorded_from,
                **columns,
            )

    def _note(self, code: str, table: str, column: str, stored: object, value: object) -> None:
        self.changed += 1
        if len(self.differences) < LISTED:
            if column in PERSONAL_COLUMNS:  # a report of a repair names no people
                stored, value = "(dữ liệu cá nhân)", "(dữ liệu cá nhân)"
            self.differences.append(RebuildDifference(code, table, column, str(stored), str(value)))


def _replayed(
    row: RegisterEntry, app: RegisterApp, events: Sequence[RegisterEvent]
) -> tuple[EntryState, Versions]:
    """The entry after its events, and its fact versions by the sequence they begin at."""
    state: EntryState | None = None
    found: list[tuple[int, Mapping[str, object] | None]] = []
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
    return state, {
        seq: {"recorded_to": end, **values}
        for (seq, values), end in zip(found, ends, strict=True)
        if values is not None
    }
