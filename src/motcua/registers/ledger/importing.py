"""Import of a file into a register: read, judge, compare, write; all of it or nothing."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.registers import RECORD
from motcua.registers.ledger.drafts import Drafting
from motcua.registers.ledger.import_headings import headings_of
from motcua.registers.ledger.import_plan import ImportPlan
from motcua.registers.ledger.import_rows import CodeFrom, RegisterRows
from motcua.registers.ledger.log import lock_head, write_command
from motcua.registers.ledger.queries import definition_of
from motcua.registers.ledger.services import drafting_of, follow
from motcua.sheets.around import Surroundings, note_surroundings
from motcua.sheets.data import ImportReport
from motcua.sheets.errors import NoRows
from motcua.sheets.findings import Findings
from motcua.sheets.layout import layout_of
from motcua.sheets.opening import open_table
from motcua.sheets.rejections import Rejections
from motcua.sheets.row_cells import Columns

KIND = "import"

Progress = Callable[[int, int | None], None]
"""Gets steps done and steps in all (None: not known yet)."""


def import_file(
    key: str,
    path: Path | str,
    *,
    agency_code: str,
    actor: Actor,
    now: datetime,
    dry_run: bool,
    progress: Progress | None = None,
    original_name: str | None = None,
    rejections_to: Path | None = None,
) -> ImportReport:
    """Take the rows of a file into the register `key` of the agency, as one command.

    agency_code: CODE (the actor's own unit, today's, or the last that had it) or CODE@DATE.
    original_name: what messages call the file. rejections_to: a file that gets every rejection,
    a JSON object of `Rejection` a line; the report holds the first of them.
    An entry is known by its code: an equal row changes nothing, a state that has gone on is the
    verbs that lead there, any other difference a correction, listed. An empty cell says nothing.
    With rejections in the report, or with dry_run, nothing is written.
    Raises FileUnreadable, FilePasswordProtected, FileEmpty, NoRows, HeadingMissing,
    HeadingAmbiguous, AgencyUnknown, NotAllowed or NotFound.
    """
    path = Path(path)
    name = original_name or path.name
    today = local(now).date()
    definition = definition_of(key, today)
    agency = agencies.home_of_file(agency_code, actor, today)
    agencies.require(actor, definition.write_action, agency.id, today)
    drafting = drafting_of(definition, agency, now, None)
    headings = headings_of(definition, needs_code=drafting.rules.code_from is None)
    table = open_table(path, name, headings.looks_like_export)
    layout = layout_of(table, name, headings)
    tell = progress or (lambda done, total: None)
    with Rejections() as kept:
        findings = Findings(name, layout.sheet, kept)
        columns = Columns.of(layout.columns, layout.texts, headings)
        rows = RegisterRows(
            definition, table, layout, columns, findings, Surroundings(), _codes(drafting)
        )
        tell(0, None)
        with transaction.atomic():
            plan = _planned(drafting, agency, rows)
            tell(rows.rows_read, 2 * rows.rows_read)
            if not rows.rows_read:
                raise NoRows(name, layout.sheet, layout.header_row)
            if dry_run or findings.rejections.total:
                transaction.set_rollback(True)
            else:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                _write(agency, plan, actor, now, name, digest)
        note_surroundings(rows.around, layout, findings)
        if rejections_to is not None and kept.total:
            kept.write_to(rejections_to)
        return _report(rows, plan, dry_run)


def _write(
    agency: AgencyView, plan: ImportPlan, actor: Actor, now: datetime, name: str, digest: str
) -> None:
    write_command(
        agency,
        KIND,
        plan.changes,
        actor=actor,
        now=now,
        source_name=name,
        source_digest=digest,
    )
    for change in plan.changes:
        follow(agency, RECORD, change, actor, now)


def _codes(drafting: Drafting) -> CodeFrom | None:
    """How a row without a code is named by its other values; None: it must say it."""
    code_from = drafting.rules.code_from
    return None if code_from is None else partial(code_from, context=drafting.context)


def _planned(drafting: Drafting, agency: AgencyView, rows: RegisterRows) -> ImportPlan:
    lock_head(agency.id)
    # A due day that the file does not say was not known there; none is made up.
    plan = ImportPlan(replace(drafting, fills_limits=False), rows.findings, rows.columns)
    plan.take(rows.read())
    drafting.context.serials.settle()
    return plan


def _report(rows: RegisterRows, plan: ImportPlan, dry_run: bool) -> ImportReport:
    return rows.findings.report(
        dry_run=dry_run,
        rows_read=rows.rows_read,
        new=plan.new,
        changed=plan.changed,
        unchanged=plan.unchanged,
    )
