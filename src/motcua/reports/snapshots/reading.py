"""Reads of closed periods."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.errors import NotFound
from motcua.kernel.periods import Period
from motcua.reports.models import Snapshot, SnapshotForm
from motcua.reports.snapshot_data import FrozenSheet, SnapshotLine, SnapshotView
from motcua.reports.snapshots.content import form_name, thaw
from motcua.reports.snapshots.stored import line_of, view_of
from motcua.rulebook import load

READ = "form.read"
FORM, REPORT = "form", "report"


def snapshots_of(agency_id: int, *, actor: Actor, now: datetime) -> tuple[SnapshotLine, ...]:
    """All closed periods of an agency, the last one first. Raises NotAllowed, NotFound."""
    agencies.require(actor, READ, agency_id, local(now).date())
    rows = Snapshot.objects.filter(agency_id=agency_id).defer("content", "pins").order_by("-seq")
    return tuple(line_of(row, name_of(row.kind, row.key, row.to_on)) for row in rows)


def snapshot(snapshot_id: int, *, actor: Actor, now: datetime) -> SnapshotView:
    """One closed period. NotFound when there is none, or none the actor may know of."""
    return view_of(readable(snapshot_id, actor, now))


def readable(snapshot_id: int, actor: Actor, now: datetime) -> Snapshot:
    """The row, for the other modules of this folder. Raises as `snapshot`."""
    row: Snapshot | None = Snapshot.objects.filter(pk=snapshot_id).first()
    if row is None or not agencies.may(actor, READ, row.agency_id, local(now).date()):
        raise NotFound("số liệu đã chốt", str(snapshot_id))
    if row.kind == REPORT:
        agencies.require(actor, "report.read", row.agency_id, local(now).date())
    return row


def closing_of(key: str, agency_id: int, period: Period) -> SnapshotLine | None:
    """The last closing of exactly these days: of the form or report, or of a report around it.

    None: not closed. Rights are the caller's business; one index look-up.
    """
    held = Snapshot.objects.filter(
        agency_id=agency_id, from_on=period.from_on, to_on=period.to_on
    ).defer("content", "pins")
    if key in load.outline_keys():
        rows = held.filter(kind=REPORT, key=key)
    else:
        rows = held.filter(forms__form=key)
    row = rows.order_by("-seq").first()
    return line_of(row, name_of(row.kind, row.key, row.to_on)) if row else None


def closed_before(
    form_key: str, agency_id: int, from_on: date, as_of: datetime | None
) -> FrozenSheet | None:
    """The closed form of the period that ends the day before `from_on`; None: none is closed.

    as_of: only what was closed by then. The last closing counts, whatever its first day was:
    what was pending on a day does not depend on when the period began.
    """
    ended = date.fromordinal(from_on.toordinal() - 1)
    held = SnapshotForm.objects.filter(
        form=form_key, snapshot__agency_id=agency_id, snapshot__to_on=ended
    )
    if as_of is not None:
        held = held.filter(snapshot__recorded_at__lte=as_of)
    content = held.order_by("-snapshot__seq").values_list("snapshot__content", flat=True).first()
    if content is None:
        return None
    sheets = json.loads(content)["sheets"]
    return next(thaw(sheet) for sheet in sheets if sheet["form"] == form_key)


def last_closings(agency_ids: Iterable[int]) -> tuple[Snapshot, ...]:
    """The last closing of every closed period of these agencies, without its content.

    A form and a report of the same days are two: what came between them is late for one.
    """
    held = Snapshot.objects.filter(agency_id__in=list(agency_ids)).defer("content")
    rows = held.prefetch_related("forms")
    found = {
        (row.agency_id, row.kind, row.key, row.from_on, row.to_on): row
        for row in rows.order_by("seq")
    }
    return tuple(found.values())


def name_of(kind: str, key: str, on: date) -> str:
    """What a form or report is called; its key where the rulebook has it no more."""
    try:
        return load.outline(key, on).label if kind == REPORT else form_name(load.form(key, on))
    except (load.NotInForce, load.RulebookKeyUnknown):
        return key
