"""Chốt số liệu: the figures of a period are frozen under one hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from motcua.agencies import api as agencies
from motcua.agencies.data import AgencyView
from motcua.kernel import chain
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.forms import Severity
from motcua.kernel.periods import Period
from motcua.papers import api as papers
from motcua.papers.data import Document
from motcua.reports.data import FormSheet
from motcua.reports.form_document import form_document
from motcua.reports.forms import compute_form
from motcua.reports.models import ClosingHead, Snapshot, SnapshotForm
from motcua.reports.report import compute_report
from motcua.reports.report_document import report_document
from motcua.reports.snapshot_data import SnapshotLine
from motcua.reports.snapshots import pins
from motcua.reports.snapshots.content import (
    FORMAT,
    form_name,
    freeze,
    freeze_sections,
    of_agency,
    of_period,
)
from motcua.reports.snapshots.errors import AlreadyClosed, ChecksStand, RecordedMeanwhile
from motcua.reports.snapshots.proposals import checked_note, proposal_of, require_over
from motcua.reports.snapshots.reading import FORM, REPORT
from motcua.reports.snapshots.stored import digest_of, line_of, link_of, link_values
from motcua.rulebook import load

CLOSE = "period.close"


@dataclass(frozen=True, slots=True)
class _Closed:
    """What is frozen of a form or report: its sheets, what its sections say, its paper."""

    kind: str
    key: str
    name: str
    sheets: tuple[FormSheet, ...]
    sections: list[dict[str, str]]
    document: Document


def close_period(
    key: str, agency: AgencyView, period: Period, *, reason: str = "", actor: Actor, now: datetime
) -> SnapshotLine:
    """Freeze a form or report (its key) of an agency and a period, as recorded up to this moment.

    While it is frozen nothing is recorded by the agencies it counts, so that the pinned
    sequences are exactly what the figures hold. reason: needed while checks of severity error
    stand, and to close the same days once more; the earlier closing stays as it is.
    Raises NotAllowed, NotFound, PeriodNotOver, ChecksStand, AlreadyClosed, ReasonTooLong,
    RecordedMeanwhile, RulebookKeyUnknown, NotInForce.
    """
    on = local(now).date()
    agencies.require(actor, CLOSE, agency.id, on)
    require_over(period, on)
    why = checked_note(reason)
    try:
        with transaction.atomic(durable=True):
            return _close(key, agency, period, why, actor, now)
    except IntegrityError:
        # Somebody else closed for the first time in the same moment.
        raise RecordedMeanwhile from None


def _close(
    key: str, agency: AgencyView, period: Period, reason: str, actor: Actor, now: datetime
) -> SnapshotLine:
    head = _locked_head(agency.id)
    concerned = pins.concerned(agency, period)
    held = pins.heads_of(concerned, hold=True)
    closed = _computed(key, agency, period, actor, now)
    if pins.heads_of(concerned) != held:  # an agency's very first record has no head to hold
        raise RecordedMeanwhile
    _require_right(closed, reason)
    revision = _next_revision(closed, agency, period, reason)
    pinned = pins.as_content(held)
    content = chain.canonical(
        {
            **_heading(closed, agency, period),
            "closed": {"at": local(now).isoformat(), "by": actor.name, "role": actor.role},
            "revision": revision,
            "reason": reason,
            "rulebook": load.rulebook_version(),
            "pins": pinned,
            "sheets": [freeze(sheet) for sheet in closed.sheets],
            "sections": closed.sections,
            "document": papers.to_data(closed.document),
        }
    )
    row = Snapshot(
        agency_id=agency.id,
        seq=head.seq + 1,
        kind=closed.kind,
        key=closed.key,
        from_on=period.from_on,
        to_on=period.to_on,
        period_code=period.code or "",
        revision=revision,
        reason=reason,
        content=content,
        pins=chain.canonical({"pins": pinned}),
        digest=digest_of(content),
        previous_hash=head.hash,
        recorded_at=now,
        actor_name=actor.name,
        actor_id=actor.user_id,
    )
    _append(row, agency, [sheet.form.key for sheet in closed.sheets])
    return line_of(row, closed.name)


def _append(row: Snapshot, agency: AgencyView, forms: list[str]) -> None:
    row.hash = link_of(link_values(row), agency.code)
    row.save(force_insert=True)
    SnapshotForm.objects.bulk_create(SnapshotForm(snapshot=row, form=form) for form in forms)
    ClosingHead.objects.filter(agency_id=agency.id).update(seq=row.seq, hash=row.hash)


def _locked_head(agency_id: int) -> ClosingHead:
    ClosingHead.objects.get_or_create(agency_id=agency_id)
    head: ClosingHead = ClosingHead.objects.select_for_update().get(agency_id=agency_id)
    return head


def _computed(key: str, agency: AgencyView, period: Period, actor: Actor, now: datetime) -> _Closed:
    if key in load.outline_keys():
        report = compute_report(key, agency, period, actor=actor, now=now)
        return _Closed(
            REPORT,
            key,
            report.label,
            tuple(annex.sheet for annex in report.annexes),
            freeze_sections(report),
            report_document(report),
        )
    sheet = compute_form(key, agency, period, actor=actor, now=now)
    return _Closed(FORM, key, form_name(sheet.form), (sheet,), [], form_document(sheet))


def _heading(closed: _Closed, agency: AgencyView, period: Period) -> dict[str, Any]:
    proposal = proposal_of(closed.key, agency.id, period)
    prepared: Mapping[str, Any] | None = None
    if proposal is not None:
        prepared = {
            "by": proposal.proposed_by,
            "at": proposal.proposed_at.isoformat(),
            "note": proposal.note,
        }
    return {
        "format": FORMAT,
        "kind": closed.kind,
        "key": closed.key,
        "name": closed.name,
        "agency": of_agency(agency),
        "period": of_period(period),
        "proposal": prepared,
    }


def _require_right(closed: _Closed, reason: str) -> None:
    wrong = [
        finding.message
        for sheet in closed.sheets
        for finding in sheet.findings
        if finding.severity is Severity.ERROR
    ]
    if wrong and not reason:
        raise ChecksStand(wrong)


def _next_revision(closed: _Closed, agency: AgencyView, period: Period, reason: str) -> int:
    same = Snapshot.objects.filter(
        agency_id=agency.id,
        kind=closed.kind,
        key=closed.key,
        from_on=period.from_on,
        to_on=period.to_on,
    )
    last = same.order_by("-revision").defer("content", "pins").first()
    if last is None:
        return 1
    if not reason:
        raise AlreadyClosed(period, last.recorded_at, last.actor_name)
    return int(last.revision) + 1
