"""An officer's queue: open dossiers by due time, in groups, each counted in one pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet

from motcua.agencies import api as agencies
from motcua.agencies.among import among
from motcua.dossiers.data import DossierFilter, DossierRow, DueMark, LegView
from motcua.dossiers.models import Dossier, DossierLeg
from motcua.dossiers.own_clock import clock_of
from motcua.dossiers.queries import readable_agency_ids
from motcua.dossiers.read_log import log_read
from motcua.dossiers.stored import order_key_of_day
from motcua.dossiers.views import OPEN_STATES, SOON_DAYS, row_of
from motcua.kernel.actors import SYSTEM, Actor
from motcua.kernel.case_json import case_from_json
from motcua.kernel.cases import State
from motcua.kernel.dates import VIETNAM
from motcua.kernel.legs import stops_within
from motcua.kernel.time_used import Light, light, time_used
from motcua.rulebook import load as rulebook

READY_DAYS = 90  # older results that nobody fetched are not today's work


class QueueGroup(StrEnum):
    """Parts of a queue.

    By time: of these a dossier whose clock stands still is in STOPPED and in no other. By where
    it is on its way to the leader (APPROVAL, RETURNED, APPROVED): those are in a part by time too.
    """

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"  # within the next three days, today not among them
    LATER = "later"  # also those without a limit
    STOPPED = "stopped"  # waiting for the citizen, paused
    READY = "ready"  # has a result that was not returned; accepted in the last READY_DAYS
    APPROVAL = "approval"  # waits for the actor's approval, whoever works on it
    RETURNED = "returned"  # given back by the leader
    APPROVED = "approved"  # approved, its result not written down yet
    LEGS = "legs"  # parts in other agencies' dossiers that wait here, by the leg's due time
    AWAY = "away"  # own dossiers of which another agency has a part


_OF_STATE = {
    QueueGroup.RETURNED: State.RETURNED,
    QueueGroup.APPROVED: State.APPROVED,
}


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A dossier of the queue. used: share of its time, None: no limit, or it stands still.

    leg: the actor's agency has only this part of it; time is told by the leg's own clock.
    """

    row: DossierRow
    used: Decimal | None
    light: Light
    leg: LegView | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """counts: all dossiers of each group. rows: those of the groups asked for, by due time."""

    counts: Mapping[QueueGroup, int]
    rows: tuple[QueueRow, ...]


def queue(
    agency_id: int,
    groups: tuple[QueueGroup, ...],
    *,
    officer: str = "",
    limit: int,
    actor: Actor,
    now: datetime,
) -> Queue:
    """The queue of an agency, or of the one officer named. Opening it is logged as a read.

    groups: whose dossiers to list, longest overdue first, at most `limit`. Raises NotFound or
    NotAllowed when the actor may not read there.
    """
    today = now.astimezone(VIETNAM).date()
    office = dossiers_of(agency_id, actor, today)
    legs = _legs_of(agency_id, actor, officer)
    own = Q(officer=officer) if officer else Q()
    approval = _for_approval(actor, now)
    wanted = approval if QueueGroup.APPROVAL in groups else Q(pk__in=())
    for group in groups:
        if group not in (QueueGroup.APPROVAL, QueueGroup.LEGS):
            wanted |= own & _where(group, today)
    order = "ended_at" if groups == (QueueGroup.READY,) else "due_at"
    listed = office.filter(wanted).order_by(F(order).asc(nulls_last=True), "order_key")
    rows = tuple(_row(dossier, now) for dossier in listed[:limit])
    if groups == (QueueGroup.LEGS,):
        waiting = legs.select_related("dossier").order_by("due_at", "pk")
        rows = tuple(_leg_row(leg, now) for leg in waiting[:limit])
    if rows:
        log_read([one.row.code for one in rows], "queue", actor, now)
    counts = _counts(office.filter(own), today)
    counts[QueueGroup.APPROVAL] = office.filter(approval).count()
    counts[QueueGroup.LEGS] = legs.count()
    return Queue(counts=counts, rows=rows)


def has_open(agency_id: int, officer: str, *, actor: Actor, now: datetime) -> bool:
    """Whether the officer has a dossier in process at the agency. Raises as `queue`."""
    mine = dossiers_of(agency_id, actor, now.astimezone(VIETNAM).date())
    return _open(mine.filter(officer=officer)).exists()


def dossiers_of(agency_id: int, actor: Actor, today: date) -> QuerySet[Dossier]:
    """The agency's dossiers with those it took over. Raises NotFound or NotAllowed."""
    ids = readable_agency_ids(DossierFilter(agency_id=agency_id), actor, today)
    return Dossier.objects.all() if ids is None else Dossier.objects.filter(among("agency_id", ids))


def _legs_of(agency_id: int, actor: Actor, officer: str) -> QuerySet[DossierLeg]:
    """What waits at the agency; of an officer: what that one received, and what nobody has yet."""
    if actor.agency_id != agency_id and actor != SYSTEM:
        return DossierLeg.objects.none()
    waiting = DossierLeg.objects.filter(agency_id=agency_id, ended_at=None)
    return waiting.filter(officer__in=("", officer)) if officer else waiting


def _for_approval(actor: Actor, now: datetime) -> Q:
    """What was submitted to the actor, to whom the actor signs for, or to whoever may approve.

    Nothing for a role that approves nothing.
    """
    if agencies.signing(actor, now) is None:
        return Q(pk__in=())
    whose = {actor.user_id, *(one.leader_id for one in agencies.signs_for(actor, now))} - {None}
    mine = Q(reviewer_id=None) | Q(reviewer_id__in=whose)
    return Q(state=State.SUBMITTED.value) & mine


def _counts(mine: QuerySet[Dossier], today: date) -> dict[QueueGroup, int]:
    apart = (QueueGroup.READY, QueueGroup.APPROVAL, QueueGroup.LEGS)
    counted = _open(mine).aggregate(
        **{
            group.value: Count("pk", filter=_where(group, today))
            for group in QueueGroup
            if group not in apart
        }
    )
    counted[QueueGroup.READY.value] = mine.filter(_where(QueueGroup.READY, today)).count()
    return {group: counted[group.value] for group in QueueGroup if group.value in counted}


def _open(mine: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return mine.filter(state__in=[state.value for state in OPEN_STATES])


def _where(group: QueueGroup, today: date) -> Q:
    if group is QueueGroup.READY:
        # The key of the list goes down as days go up: after a day is below its key.
        before = order_key_of_day(today - timedelta(days=READY_DAYS))
        return Q(state=State.FINISHED.value, order_key__lt=before)
    if group is QueueGroup.AWAY:
        out = DossierLeg.objects.filter(ended_at=None).values("dossier_id")
        return Q(pk__in=out, state__in=[state.value for state in OPEN_STATES])
    if group in _OF_STATE:
        return Q(state=_OF_STATE[group].value)
    pending = Q(state__in=[state.value for state in OPEN_STATES])
    if group is QueueGroup.STOPPED:
        return pending & Q(stopped_at__isnull=False)
    running = pending & Q(stopped_at=None)
    start, tomorrow = _start(today), _start(today + timedelta(days=1))
    after_soon = _start(today + timedelta(days=SOON_DAYS + 1))
    return (
        running
        & {
            QueueGroup.OVERDUE: Q(due_at__lt=start),
            QueueGroup.TODAY: Q(due_at__gte=start, due_at__lt=tomorrow),
            QueueGroup.SOON: Q(due_at__gte=tomorrow, due_at__lt=after_soon),
            QueueGroup.LATER: Q(due_at__gte=after_soon) | Q(due_at=None),
        }[group]
    )


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def _row(dossier: Dossier, now: datetime) -> QueueRow:
    today = now.astimezone(VIETNAM).date()
    row = row_of(dossier, today)
    running = row.due_mark not in (DueMark.NONE, DueMark.NO_LIMIT, DueMark.STOPPED)
    if not running or row.due_at is None or row.accepted_at is None:
        return QueueRow(row, None, Light.NONE)
    case = case_from_json(dossier.case)
    used = time_used(row.accepted_at, row.due_at, case.stops, now, clock_of(case))
    overdue = row.due_mark is DueMark.OVERDUE
    return QueueRow(row, used, light(used, rulebook.queue(today), overdue=overdue))


def _leg_row(stored: DossierLeg, now: datetime) -> QueueRow:
    """A dossier of another agency by the clock of the part that is here."""
    today = now.astimezone(VIETNAM).date()
    row = row_of(stored.dossier, today)
    view = next(one for one in row.legs if one.leg.number == stored.number)
    if view.standing.stopped_at is not None:
        return QueueRow(row, None, Light.NONE, view)
    stops = stops_within(view.leg, case_from_json(stored.dossier.case).stops)
    clock = rulebook.calendar_of(view.leg.week)
    used = time_used(view.leg.begins_at, view.standing.due_at, stops, now, clock)
    overdue = now > view.standing.due_at
    return QueueRow(row, used, light(used, rulebook.queue(today), overdue=overdue), view)
