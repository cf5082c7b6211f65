"""The one way anything is written about dossiers: a command, a link of the agency's chain.

The order keeps the head of the chain locked for as short as can be:

1. dossiers and events are written down, and the digest runs over them; those of a clerk's
   command are only kept at hand, an import's go in;
2. the head is locked: now the sequence number and the previous hash are known;
3. the fact versions get the number, the command its hash, the head moves on, in one statement
   with the rows that are at hand;
4. the caller's transaction commits, and the lock is gone.

Two commands of one agency wait for one another at 2, so no number is given twice and none is
left out: what is rolled back never moved the head.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from motcua.agencies.data import AgencyView
from motcua.dossiers.chains import event_line
from motcua.dossiers.changes import Change
from motcua.dossiers.fact_stage import FactStage, StagedFact
from motcua.dossiers.inserting import (
    CHUNK,
    COMMAND_COLUMNS,
    DOSSIER_COLUMNS,
    EVENT_COLUMNS,
    Rows,
    insert_together,
    next_ids,
    overwrite_dossiers,
    rows_for,
)
from motcua.dossiers.leg_rows import put_legs
from motcua.dossiers.models import ChainHead, Command
from motcua.dossiers.service_stored import NEW, Before, before_of, service_values
from motcua.dossiers.stored import columns_of, days_of, fact_values
from motcua.dossiers.word_rows import Keyed, word_rows
from motcua.kernel.actors import Actor
from motcua.kernel.chain import events_digest
from motcua.kernel.service import Service, after_event, service_to_json
from motcua.records.links import next_link
from motcua.records.texts import event_text


def write_command(
    agency: AgencyView,
    kind: str,
    changes: Iterable[Change],
    *,
    actor: Actor,
    now: datetime,
    source_name: str = "",
    source_digest: str = "",
    beside: Sequence[Rows] = (),
    ids: tuple[int, int] | None = None,
) -> Command | None:
    """Append one command of `agency`; None when there was no change, and nothing is written.

    Inside the caller's transaction, which should hold locks on the dossiers it changes and end
    soon after. `changes` is consumed once, `CHUNK` at a time. A transaction that writes for
    several agencies does so in the order of their ids, or two of them could block each other.
    beside: rows of other tables that go in with the first dossiers. ids: of the command and of
    its one new dossier, fetched before the caller locked anything; None: fetched here.
    IntegrityError: a new dossier's code is taken.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("write_command needs a transaction")
    # The command's row comes last, when its hash is known.
    command_id = ids[0] if ids else next_ids("command", 1)[0]
    facts = FactStage(agency.id)
    writer = _Writer(agency.id, command_id, now, facts, list(beside), list(ids[1:]) if ids else [])
    digest = events_digest(writer.write(changes))
    if writer.events == 0:
        return None
    command = next_link(
        Command,
        agency,
        _lock_head(agency.id),
        kind=kind,
        actor=actor,
        now=now,
        events=(writer.events, digest),
        source=(source_name, source_digest),
        id=writer.command_id,
    )
    opened = writer.facts.write(command.seq)
    row = rows_for("command", COMMAND_COLUMNS, [{n: getattr(command, n) for n in COMMAND_COLUMNS}])
    rows = [*writer.at_hand, *opened, row]
    insert_together(rows, (_MOVE_HEAD, [command.seq, command.hash, agency.id]))
    return command


AT_HAND = 10  # changes of a command whose rows wait for the lock instead of going in before it
_MOVE_HEAD = "UPDATE chain_head SET seq = %s, hash = %s WHERE agency_id = %s"
_LOCK_HEAD = "SELECT seq, hash FROM chain_head WHERE agency_id = %s"


def _lock_head(agency_id: int) -> tuple[int, str]:
    """Number and hash of the last link, locked until the transaction ends."""
    # SQLite has one writer, and a transaction here is a writer from its start.
    lock = f"{_LOCK_HEAD} FOR UPDATE" if connection.vendor == "postgresql" else _LOCK_HEAD
    with connection.cursor() as cursor:
        cursor.execute(lock, [agency_id])
        head = cursor.fetchone()
        if head is None:
            # Two first commands may come at once: one inserts, both then wait for the lock.
            ChainHead.objects.bulk_create([ChainHead(agency_id=agency_id)], ignore_conflicts=True)
            cursor.execute(lock, [agency_id])
            head = cursor.fetchone()
    return int(head[0]), str(head[1])


def _before(chunk: list[Change]) -> list[Before]:
    """What is stored of each dossier."""
    known = [change.dossier_id for change in chunk if change.dossier_id is not None]
    stored = before_of(known) if known else {}
    return [NEW if one.dossier_id is None else stored[one.dossier_id] for one in chunk]


def _services_after(chunk: list[Change], before: list[Before]) -> list[Service]:
    """The service of each dossier after the events of its change."""
    services = []
    for change, stored in zip(chunk, before, strict=True):
        service = stored.service
        for event in change.events:
            service = after_event(service, event.payload)
        services.append(service)
    return services


def _staged(change: Change, dossier_id: int, service: Service) -> StagedFact:
    values, days = fact_values(change.case, change.standing), days_of(change.case, change.standing)
    return StagedFact(
        dossier_id=dossier_id,
        is_new=change.dossier_id is None,
        values=values,
        service=service_values(days, change.case, service),
    )


@dataclass(slots=True)
class _Writer:
    agency_id: int
    command_id: int
    now: datetime
    facts: FactStage
    beside: list[Rows]
    new_ids: list[int]  # fetched before, for the first new dossiers
    events: int = 0
    at_hand: list[Rows] = field(default_factory=list)  # to be inserted with the command

    def write(self, changes: Iterable[Change]) -> Iterator[str]:
        """Write chunk by chunk; yields the line of each event for the digest."""
        stream = iter(changes)
        while chunk := list(islice(stream, CHUNK)):
            before = _before(chunk)
            services = _services_after(chunk, before)
            ids = self._ids(chunk)
            dossiers, words = self._dossiers(chunk, ids, services, before)
            events, lines = self._events(chunk, ids)
            rows = [dossiers, *words, events, *self.beside]
            # Only a dossier that is there already has legs.
            put_legs(pair for pair in zip(chunk, ids, strict=True) if pair[0].case.legs)
            self.beside = []
            if len(chunk) <= AT_HAND:  # the last one, too: only a full one has others after it
                self.at_hand = rows
            else:
                insert_together(rows)
            yield from lines
            self.facts.add(
                [
                    _staged(change, dossier_id, service)
                    for change, dossier_id, service in zip(chunk, ids, services, strict=True)
                ]
            )

    def _ids(self, chunk: list[Change]) -> list[int]:
        """The id of each change's dossier; new ones get new ids."""
        wanted = sum(change.dossier_id is None for change in chunk) - len(self.new_ids)
        new = iter([*self.new_ids, *(next_ids("dossier", wanted) if wanted > 0 else ())])
        self.new_ids = []
        return [next(new) if change.dossier_id is None else change.dossier_id for change in chunk]

    def _dossiers(
        self, chunk: list[Change], ids: list[int], services: list[Service], before: list[Before]
    ) -> tuple[Rows, list[Rows]]:
        """Rows of new dossiers, and of the index of words; others are overwritten at once."""
        inserted: list[dict[str, object]] = []
        overwritten: list[dict[str, object]] = []
        keyed: list[Keyed] = []
        for change, dossier_id, service, stored in zip(chunk, ids, services, before, strict=True):
            rows = inserted if change.dossier_id is None else overwritten
            row = self._row(change, dossier_id)
            rows.append({**row, "service": service_to_json(service)})
            keyed.append(Keyed(dossier_id, stored.search_key, str(row["search_key"])))
        overwrite_dossiers(overwritten)
        return rows_for("dossier", DOSSIER_COLUMNS, inserted), word_rows(self.agency_id, keyed)

    def _row(self, change: Change, dossier_id: int) -> dict[str, object]:
        return {
            "id": dossier_id,
            "agency_id": self.agency_id,
            "code": change.code,
            "last_command": self.command_id,
            **columns_of(change.case, change.standing, change.applicant),
        }

    def _events(self, chunk: list[Change], ids: list[int]) -> tuple[Rows, list[str]]:
        """Rows of the events, and their lines for the digest."""
        rows: list[dict[str, object]] = []
        lines: list[str] = []
        for change, dossier_id in zip(chunk, ids, strict=True):
            for event in change.events:
                text = event_text(event.payload, event.personal)
                lines.append(
                    event_line(change.code, event.verb.value, event.occurred_at, text.payload)
                )
                rows.append(
                    {
                        "dossier_id": dossier_id,
                        # Foreign keys are checked at the commit; the command's row comes last.
                        "command_id": self.command_id,
                        "position": self.events,
                        "verb": event.verb.value,
                        "occurred_at": event.occurred_at,
                        "recorded_at": self.now,
                        "payload": text.payload,
                        "personal": text.personal,
                        "salt": text.salt,
                    }
                )
                self.events += 1
        return rows_for("dossier_event", EVENT_COLUMNS, rows), lines
