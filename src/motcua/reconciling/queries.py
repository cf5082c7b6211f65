"""Reads of reconciliations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.dates import local
from motcua.kernel.errors import NotFound
from motcua.kernel.periods import Period
from motcua.kernel.reconciling import ComparedField, FieldDifference, ReconcilingRules, Side
from motcua.reconciling.data import Decision, Fault, Line, LinePage, ReconciliationView
from motcua.reconciling.models import (
    Reconciliation,
    ReconciliationDecision,
    ReconciliationLine,
)
from motcua.reconciling.services import RECONCILE, pair_of
from motcua.rulebook import load

PAGE_SIZE = 50
CHUNK = 1_000


def reconciliations(
    agency_id: int, *, actor: Actor, now: datetime
) -> tuple[ReconciliationView, ...]:
    """All of an agency, the newest first. Raises NotAllowed, NotFound."""
    agencies.require(actor, RECONCILE, agency_id, local(now).date())
    rows = Reconciliation.objects.filter(agency_id=agency_id).order_by("-made_at", "-id")
    return _views(list(rows))


def reconciliation(key: int, *, actor: Actor, now: datetime) -> ReconciliationView:
    """One of them. NotFound when there is none, or none the actor may know of."""
    return _views([_readable(key, actor, now)])[0]


def lines(
    key: int,
    side: Side | None = None,
    *,
    only_open: bool = False,
    after: int = -1,
    actor: Actor,
    now: datetime,
) -> LinePage:
    """Fifty lines after a place, each with what was decided of it. Raises as `reconciliation`."""
    head = _readable(key, actor, now)
    wanted = _wanted(head, side, only_open)
    rows = list(wanted.filter(place__gt=after).order_by("place")[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    return LinePage(
        lines=tuple(_as_lines(head, shown)),
        total=wanted.count(),
        next_after=shown[-1].place if len(rows) > PAGE_SIZE else None,
    )


def all_lines(key: int, *, actor: Actor, now: datetime) -> Iterator[Line]:
    """Every line, in the order found; for files. Raises as `reconciliation`."""
    head = _readable(key, actor, now)
    last = -1
    while True:
        rows = list(
            ReconciliationLine.objects.filter(reconciliation=head, place__gt=last).order_by(
                "place"
            )[:CHUNK]
        )
        if not rows:
            return
        yield from _as_lines(head, rows)
        last = rows[-1].place


def _readable(key: int, actor: Actor, now: datetime) -> Reconciliation:
    row = Reconciliation.objects.filter(pk=key).first()
    if row is None:
        raise NotFound("lần đối soát", str(key))
    agencies.require(actor, RECONCILE, row.agency_id, local(now).date())
    return row


def _wanted(
    head: Reconciliation, side: Side | None, only_open: bool
) -> "QuerySet[ReconciliationLine]":
    found = ReconciliationLine.objects.filter(reconciliation=head)
    if side is not None:
        found = found.filter(side=side.value)
    return found.filter(~Exists(_decisions_of(head))) if only_open else found


def _decisions_of(head: Reconciliation) -> "QuerySet[ReconciliationDecision]":
    return ReconciliationDecision.objects.filter(
        agency_id=head.agency_id,
        pair=pair_of(head),
        code=OuterRef("code"),
        difference=OuterRef("difference"),
    )


def _as_lines(head: Reconciliation, rows: Iterable[ReconciliationLine]) -> Iterator[Line]:
    held = list(rows)
    decisions = _decisions(head, {row.code for row in held})
    labels = {field.key: field.label for field in _fields(head)}
    for row in held:
        fields = (FieldDifference(*field) for field in row.fields)
        yield Line(
            id=row.pk,
            code=row.code,
            side=Side(row.side),
            fields=tuple((labels.get(field.key, field.key), field) for field in fields),
            left_row=row.left_row,
            right_row=row.right_row,
            decision=decisions.get((row.code, row.difference)),
        )


def _decisions(head: Reconciliation, codes: set[str]) -> Mapping[tuple[str, str], Decision]:
    """(code, difference) -> the last decision."""
    labels = {verdict.key: verdict.label for verdict in _rules(head).verdicts}
    rows = ReconciliationDecision.objects.filter(
        agency_id=head.agency_id, pair=pair_of(head), code__in=codes
    )
    return {
        (row.code, row.difference): Decision(
            verdict=row.verdict,
            label=labels.get(row.verdict, row.verdict),
            reason=row.reason,
            decided_at=local(row.decided_at),
            decided_by=row.decided_by,
        )
        for row in rows.order_by("id")
    }


def _views(rows: Sequence[Reconciliation]) -> tuple[ReconciliationView, ...]:
    lines = ReconciliationLine.objects.filter(reconciliation__in=rows).order_by()
    counted = lines.values_list("reconciliation_id", "side").annotate(Count("pk"))
    counts = {(key, Side(side)): count for key, side, count in counted}
    return tuple(_view(row, {side: counts.get((row.pk, side), 0) for side in Side}) for row in rows)


def _view(row: Reconciliation, counts: Mapping[Side, int]) -> ReconciliationView:
    labels = {source.key: source.label for source in _rules(row).sources}
    return ReconciliationView(
        id=row.pk,
        agency_id=row.agency_id,
        left_label=labels.get(row.left_source, row.left_source),
        right_label=labels.get(row.right_source, row.right_source),
        left_name=row.left_name,
        right_name=row.right_name,
        period=Period(row.from_on, row.to_on) if row.from_on and row.to_on else None,
        left_rows=row.left_rows,
        right_rows=row.right_rows,
        same=row.same,
        left_only=counts[Side.LEFT],
        right_only=counts[Side.RIGHT],
        different=counts[Side.DIFFERENT],
        open=_wanted(row, None, True).count(),
        fields=tuple(field.label for field in _fields(row) if field.key in row.fields),
        faults=tuple(Fault(**{**fault, "side": Side(fault["side"])}) for fault in row.faults),
        made_at=local(row.made_at),
        made_by=row.made_by,
    )


def _rules(row: Reconciliation) -> ReconcilingRules:
    return load.reconciling(local(row.made_at).date())


def _fields(row: Reconciliation) -> tuple[ComparedField, ...]:
    return _rules(row).fields
