"""Import of a file of dossiers: read, check, compare, write; all of it or nothing."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.dossiers.changes import Change
from motcua.dossiers.imports.agency_of_row import AgencyOfRow
from motcua.dossiers.imports.errors import ImportOvertaken
from motcua.dossiers.imports.headings import export_headings
from motcua.dossiers.imports.mappings import remembered_mapping
from motcua.dossiers.imports.owners import settle_owners
from motcua.dossiers.imports.plan import Planner
from motcua.dossiers.imports.reading import SheetReading
from motcua.dossiers.imports.rows import RowReader
from motcua.dossiers.imports.spool import Spool
from motcua.dossiers.log import write_command
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.sheets.around import note_surroundings
from motcua.sheets.data import ImportReport
from motcua.sheets.errors import NoRows
from motcua.sheets.findings import Findings
from motcua.sheets.layout import Layout, layout_of
from motcua.sheets.opening import open_table
from motcua.sheets.rejections import Rejections
from motcua.sheets.row_cells import Columns
from motcua.sheets.table import Table

KIND = "import"
PLANNED_AT_ONCE = 1_000

Progress = Callable[[int, int | None], None]
"""Gets steps done and steps in all (None: not known yet). A row is two steps: read, written."""


def import_file(
    path: Path | str,
    *,
    agency_code: str,
    actor: Actor,
    now: datetime,
    dry_run: bool,
    mapping: Mapping[int, str] | None = None,
    progress: Progress | None = None,
    original_name: str | None = None,
    rejections_to: Path | None = None,
) -> ImportReport:
    """Take the dossiers of a file in, as one command an agency, or say every row that is wrong.

    agency_code: the official code, resolved at each row's acceptance, or CODE@DATE for one unit.
    mapping: column from 0 -> key of a heading, instead of what the headings say. original_name:
    what messages call the file when it was uploaded under another name.
    rejections_to: a file that gets every rejection, a JSON object of `Rejection` a line in the
    order of the rows; the report holds the first of them. Without rejections it is not written.
    With rejections in the report, or with dry_run, nothing is written. Taking the same file in
    again writes nothing either.
    Raises FileUnreadable, FilePasswordProtected, FileEmpty, NoRows, HeadingMissing,
    HeadingAmbiguous, MappingInvalid, AgencyUnknown, NotAllowed or NotFound.
    """
    path = Path(path)
    name = original_name or path.name
    home = agencies.home_of_file(agency_code, actor, local(now).date())
    table = open_table(path, name, export_headings().looks_like_export)
    layout = layout_of(
        table,
        name,
        export_headings(),
        mapping=mapping,
        remembered=lambda digest: remembered_mapping(home.id, digest),
    )
    with Spool() as spool, Rejections() as kept:
        job = _Import(
            path=path,
            findings=Findings(name, layout.sheet, kept),
            columns=Columns.of(layout.columns, layout.texts, export_headings()),
            agency_of=AgencyOfRow(agency_code, home, actor, now),
            actor=actor,
            now=now,
            dry_run=dry_run,
            progress=progress or (lambda done, total: None),
        )
        report = job.run(table, layout, spool)
        if rejections_to is not None and kept.total:
            kept.write_to(rejections_to)
        return report


@dataclass(slots=True)
class _Import:
    path: Path
    findings: Findings
    columns: Columns
    agency_of: AgencyOfRow
    actor: Actor
    now: datetime
    dry_run: bool
    progress: Progress
    rows_done: int = 0

    def run(self, table: Table, layout: Layout, spool: Spool) -> ImportReport:
        rows_read = self._read(table, layout, spool)
        self._drop_twins(spool)
        planner = Planner(self.findings, self.columns, self.now)
        try:
            # Everything is planned against one state of the database, which is the one written.
            with transaction.atomic(durable=True):
                self._settle(spool, planner)
        except IntegrityError as error:
            raise ImportOvertaken(self.findings.file) from error
        return self._report(rows_read, planner)

    def _read(self, table: Table, layout: Layout, spool: Spool) -> int:
        reader = RowReader(
            self.columns,
            self.findings,
            oddities=table.oddities(layout.sheet),
            agency_of=self.agency_of,
            now=self.now,
        )
        reading = SheetReading(table, layout, reader)
        reading.into(
            spool, lambda done, total: self.progress(done, None if total is None else 2 * total)
        )
        if not reading.rows_read:
            raise NoRows(self.findings.file, layout.sheet, layout.header_row)
        note_surroundings(reading.around, layout, self.findings)
        return reading.rows_read

    def _drop_twins(self, spool: Spool) -> None:
        for twin in spool.twins():
            if twin.is_same:
                self.findings.note(
                    twin.row, twin.code, "twin", f"Trùng dòng {twin.first_row}; chỉ tính một lần."
                )
            else:
                self.findings.reject(
                    twin.row,
                    self.columns.names["code"],
                    twin.code,
                    f"mỗi mã hồ sơ một nội dung; dòng {twin.first_row} đã ghi mã này với nội dung "
                    f"khác dòng {twin.row}",
                )

    def _settle(self, spool: Spool, planner: Planner) -> None:
        settle_owners(
            spool, self.findings, self.columns.names["code"], actor=self.actor, now=self.now
        )
        held = agencies.views(spool.agency_ids())
        self._note_agencies(held)
        digest = "" if self.dry_run else _digest(self.path)
        for agency_id in sorted(held):
            changes = self._changes(spool, agency_id, planner)
            if self.dry_run:
                for _ in changes:
                    pass
                continue
            write_command(
                held[agency_id],
                KIND,
                self._while_right(changes),
                actor=self.actor,
                now=self.now,
                source_name=self.findings.file[-255:],
                source_digest=digest,
            )
        if self.findings.rejections.total:
            transaction.set_rollback(True)

    def _changes(self, spool: Spool, agency_id: int, planner: Planner) -> Iterator[Change]:
        total, hours = spool.count(), agencies.working_hours(agency_id)
        for statements, stored in spool.of_agency(agency_id, PLANNED_AT_ONCE):
            yield from planner.changes(statements, stored, hours, lock=not self.dry_run)
            self.rows_done += len(statements)
            self.progress(total + self.rows_done, 2 * total)

    def _while_right(self, changes: Iterator[Change]) -> Iterator[Change]:
        """Changes to write; once a row is rejected the rest is only checked."""
        for change in changes:
            if not self.findings.rejections.total:
                yield change

    def _note_agencies(self, held: Mapping[int, AgencyView]) -> None:
        if len(held) > 1:
            names = "; ".join(f"{view.name} ({view.code})" for _, view in sorted(held.items()))
            self.findings.note(
                0, "", "several_agencies", f"Theo ngày tiếp nhận, tệp có hồ sơ của: {names}."
            )

    def _report(self, rows_read: int, planner: Planner) -> ImportReport:
        tally = planner.tally
        return self.findings.report(
            dry_run=self.dry_run,
            rows_read=rows_read,
            new=tally.new,
            changed=tally.changed,
            unchanged=tally.unchanged,
        )


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
