"""The one way anything is written about dossiers: a command, a link of the agency's chain.

The order keeps the head of the chain locked for as short as can be:

1. dossiers and events are written, and the digest runs over them;
2. the head is locked: now the sequence number and the previous hash are known;
3. the fact versions get the number, the command its hash, the head moves on;
4. the caller's transaction commits, and the lock is gone.

Two commands of one agency wait for one another at 2, so no number is given twice and none is
left out: what is rolled back never moved the head.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from motcua.agencies.data import AgencyView
from motcua.dossiers.chains import command_hash, event_line, event_text
from motcua.dossiers.changes import Change
from motcua.dossiers.fact_stage import FactStage, StagedFact
from motcua.dossiers.inserting import (
    CHUNK,
    insert_dossiers,
    insert_events,
    next_ids,
    overwrite_dossiers,
)
from motcua.dossiers.models import ChainHead, Command
from motcua.dossiers.stored import columns_of, fact_values
from motcua.kernel.actors import Actor
from motcua.kernel.chain import events_digest


def write_command(
    agency: AgencyView,
    kind: str,
    changes: Iterable[Change],
    *,
    actor: Actor,
    now: datetime,
    source_name: str = "",
    source_digest: str = "",
) -> Command | None:
    """Append one command of `agency`; None when there was no change, and nothing is written.

    Inside the caller's transaction, which should hold locks on the dossiers it changes and end
    soon after. `changes` is consumed once, `CHUNK` at a time. A transaction that writes for
    several agencies does so in the order of their ids, or two of them could block each other.
    IntegrityError: a new dossier's code is taken.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("write_command needs a transaction")
    [command_id] = next_ids("command", 1)  # its row comes last, when its hash is known
    writer = _Writer(agency.id, command_id, now, FactStage(agency.id))
    digest = events_digest(writer.write(changes))
    if writer.events == 0:
        return None
    head = _lock_head(agency.id)
    seq = head.seq + 1
    writer.facts.write(seq)
    command = Command(
        id=writer.command_id,
        agency_id=agency.id,
        seq=seq,
        kind=kind,
        recorded_at=now,
        actor_name=actor.name,
        actor_id=actor.user_id,
        source_name=source_name,
        source_digest=source_digest,
        event_count=writer.events,
        events_digest=digest,
        previous_hash=head.hash,
    )
    command.hash = command_hash(command, agency.code)
    command.save(force_insert=True)
    ChainHead.objects.filter(agency_id=agency.id).update(seq=seq, hash=command.hash)
    return command


def _lock_head(agency_id: int) -> ChainHead:
    heads = ChainHead.objects.select_for_update().filter(agency_id=agency_id)
    head = heads.first()
    if head is None:
        # Two first commands may come at once: one of them inserts, both then wait for the lock.
        ChainHead.objects.bulk_create([ChainHead(agency_id=agency_id)], ignore_conflicts=True)
        head = heads.get()
    return head


@dataclass(slots=True)
class _Writer:
    agency_id: int
    command_id: int
    now: datetime
    facts: FactStage
    events: int = 0

    def write(self, changes: Iterable[Change]) -> Iterator[str]:
        """Write chunk by chunk; yields the line of each event for the digest."""
        stream = iter(changes)
        while chunk := list(islice(stream, CHUNK)):
            ids = self._write_dossiers(chunk)
            yield from self._write_events(chunk, ids)
            self.facts.add(
                [
                    StagedFact(
                        dossier_id=dossier_id,
                        is_new=change.dossier_id is None,
                        values=fact_values(change.case, change.standing),
                    )
                    for change, dossier_id in zip(chunk, ids, strict=True)
                ]
            )

    def _write_dossiers(self, chunk: list[Change]) -> list[int]:
        """The dossiers' rows, new ones with new ids; the id of each change."""
        new = iter(next_ids("dossier", sum(change.dossier_id is None for change in chunk)))
        ids = [next(new) if change.dossier_id is None else change.dossier_id for change in chunk]
        inserted: list[dict[str, object]] = []
        overwritten: list[dict[str, object]] = []
        for change, dossier_id in zip(chunk, ids, strict=True):
            rows = inserted if change.dossier_id is None else overwritten
            rows.append(self._row(change, dossier_id))
        insert_dossiers(inserted)
        overwrite_dossiers(overwritten)
        return ids

    def _row(self, change: Change, dossier_id: int) -> dict[str, object]:
        return {
            "id": dossier_id,
            "agency_id": self.agency_id,
            "code": change.code,
            "last_command": self.command_id,
            **columns_of(change.case, change.standing, change.applicant),
        }

    def _write_events(self, chunk: list[Change], ids: list[int]) -> list[str]:
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
        insert_events(rows)
        return lines
