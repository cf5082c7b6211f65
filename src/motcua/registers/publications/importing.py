"""A publication decision from a file: read, judged, shown, taken whole or not at all."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import format_day, local
from motcua.kernel.publications import Act, DecisionHead
from motcua.procedures import api as procedures
from motcua.procedures.data import At
from motcua.registers.ledger.log import lock_head, write_command
from motcua.registers.publications.book import BookPlan
from motcua.registers.publications.data import HeadTyped, PublicationReport
from motcua.registers.publications.heads import head_of
from motcua.registers.publications.judging import Judging
from motcua.registers.publications.reading import DecisionFile, read_decision
from motcua.rulebook import load as rulebook
from motcua.sheets.errors import NoRows
from motcua.sheets.rejections import Rejections

KIND = "import"

Progress = Callable[[int, int | None], None]


def import_publication(
    path: Path | str,
    *,
    head: HeadTyped,
    agency_code: str,
    actor: Actor,
    now: datetime,
    dry_run: bool,
    progress: Progress | None = None,
    original_name: str | None = None,
    rejections_to: Path | None = None,
) -> PublicationReport:
    """Take the list of a publication decision into the catalogue, for the agency and all below
    it, and into the agency's own list of procedures; one transaction.

    The same paper again changes nothing; one that says otherwise is rejected cell by cell. With
    rejections in the report, or with dry_run, nothing is written. agency_code, original_name,
    rejections_to: as `ledger.importing.import_file`. Raises FileUnreadable,
    FilePasswordProtected, FileEmpty, NoRows, HeadingMissing, HeadingAmbiguous,
    DecisionHeadInvalid, AgencyUnknown, NotAllowed or NotFound.
    """
    path = Path(path)
    name = original_name or path.name
    now = local(now)
    agency = agencies.home_of_file(agency_code, actor, now.date())
    agencies.require(actor, procedures.PUBLISH, agency.id, now.date())
    tell = progress or (lambda done, total: None)
    with Rejections() as kept:
        tell(0, None)
        file = read_decision(path, name, kept)
        if not file.rows_read:
            raise NoRows(name, file.findings[0].sheet, 0)
        paper = head_of(head, file.above, now.date())
        tell(file.rows_read, 2 * file.rows_read)
        run = _Run(agency, paper, actor, now, name, path)
        with transaction.atomic():
            run.plan(file)
            if dry_run or kept.total:
                transaction.set_rollback(True)
            else:
                run.write()
        if rejections_to is not None and kept.total:
            kept.write_to(rejections_to)
        return run.report(file, kept, dry_run=dry_run)


class _Run:
    """One import under way."""

    def __init__(
        self,
        agency: AgencyView,
        head: DecisionHead,
        actor: Actor,
        now: datetime,
        name: str,
        path: Path,
    ) -> None:
        self.agency, self.head, self.actor, self.now = agency, head, actor, now
        self.name, self.path = name, path
        self.judging = Judging(head, At(agency.id, now.date()), rulebook.publication_words())
        self.publication: int | None = None
        self.is_held = False
        self.book: BookPlan | None = None

    def plan(self, file: DecisionFile) -> None:
        """Judge every line under the agency's lock."""
        lock_head(self.agency.id)
        self.judging.take(file)
        if not self.judging.planned:
            return
        for earlier in procedures.same_decision(self.head, self.judging.at):
            self.judging.compare(earlier)
            if earlier.agency_id == self.agency.id:
                self.is_held, self.publication = True, earlier.id
        self.book = BookPlan.of(self.agency, self.head, self.now)
        if not self.is_held:
            self.book.take(self.judging.planned)

    def write(self) -> None:
        """Write the decision and what follows from it; nothing when it was there."""
        if self.is_held or self.book is None:
            return
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        self.publication = procedures.publish(
            self.agency.id,
            self.head,
            [planned.line for planned in self.judging.planned],
            actor=self.actor,
            now=self.now,
            source_name=self.name,
            source_digest=digest,
        )
        write_command(
            self.agency,
            KIND,
            self.book.changes,
            actor=self.actor,
            now=self.now,
            source_name=self.name,
            source_digest=digest,
        )

    def report(self, file: DecisionFile, kept: Rejections, *, dry_run: bool) -> PublicationReport:
        """What happened, or would."""
        planned, book = self.judging.planned, self.book
        acts = [one.line.act for one in planned]
        unchanged = sum(one.line.act is Act.AMEND and not one.changed for one in planned)
        return PublicationReport(
            file=self.name,
            dry_run=dry_run,
            agency=self.agency.name,
            head=_in_words(self.head),
            publication=self.publication,
            is_held=self.is_held,
            rows_read=file.rows_read,
            new=acts.count(Act.NEW),
            changed=acts.count(Act.AMEND) - unchanged,
            abolished=acts.count(Act.ABOLISH),
            unchanged=unchanged,
            lines=tuple(self.judging.reports()),
            book_new=book.begun if book else 0,
            book_changed=book.put_right if book else 0,
            book_ended=book.ended if book else 0,
            rejections=tuple(kept.first(10_000)),
            rejections_total=kept.total,
            rejected_rows=kept.rows(),
            notes=tuple(note for each in file.findings for note in each.notes.kept),
        )


def _in_words(head: DecisionHead) -> dict[str, str]:
    return {
        "label": head.label,
        "number": head.number,
        "signed_on": format_day(head.signed_on),
        "issuer": head.issuer,
        "in_force_on": format_day(head.in_force_on),
    }
