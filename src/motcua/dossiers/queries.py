"""Reads of dossiers. Every read of a person's data is written down."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db.models import F, Q, QuerySet

from motcua.agencies import api as agencies
from motcua.agencies.among import among
from motcua.dossiers.correction_words import corrected_lines
from motcua.dossiers.data import (
    DossierFilter,
    DossierRow,
    DossierView,
    DueFilter,
    TimelineEntry,
)
from motcua.dossiers.errors import DossierUnknown
from motcua.dossiers.models import ChainHead, Dossier, DossierEvent, DossierIntake
from motcua.dossiers.permissions import READ, is_receiver_only, require_read
from motcua.dossiers.provisional_numbers import codes_of_number
from motcua.dossiers.public import TOLD
from motcua.dossiers.read_log import log_read
from motcua.dossiers.receiving import received_at
from motcua.dossiers.searching import Searched, with_words
from motcua.dossiers.stored import order_key_of_day
from motcua.dossiers.views import OPEN_STATES, SOON_DAYS, parts_of, row_of, view_of
from motcua.dossiers.words import VERB_WORDS, detail_lines
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Verb
from motcua.kernel.cursors import Page
from motcua.kernel.dates import VIETNAM
from motcua.records.pages import page_of, page_of_known
from motcua.records.texts import read_payload, read_personal

EXPORT_CHUNK = 1_000

MOST_PARTS = 12  # agencies whose rows are fetched apart; a district's many are sorted together


def list_dossiers(
    filter: DossierFilter, *, actor: Actor, now: datetime, cursor: str | None = None
) -> Page[DossierRow]:
    """A page of the dossiers that match, newest acceptance first, and how many there are, as far
    as that is counted (see `Page`).

    Raises NotFound or NotAllowed when the actor may not read at the agency asked for,
    CursorInvalid for a cursor that no page gave out.
    """
    today = now.astimezone(VIETNAM).date()
    agency_ids = readable_agency_ids(filter, actor, today)
    searched = _matching(filter, agency_ids, today)
    page = _page(searched, cursor)
    rows = tuple(row_of(dossier, today) for dossier in page.rows)
    if rows:
        log_read([row.code for row in rows], "list", actor, now)
    return Page(
        rows=rows,
        next_cursor=page.next_cursor,
        previous_cursor=page.previous_cursor,
        total=page.total,
        has_more=page.has_more,
    )


def _page(searched: Searched, cursor: str | None) -> Page[Dossier]:
    if searched.known is not None:
        return page_of_known(Dossier.objects.all(), searched.known, cursor)
    return page_of(searched.found, cursor, searched.parts, counted=searched.total)


def export_dossiers(filter: DossierFilter, *, actor: Actor, now: datetime) -> Iterator[DossierRow]:
    """All that match, newest acceptance first, read as they are asked for; what was handed out is
    written down by the chunk. Raises at once, as `list_dossiers` does. O(rows), constant memory.
    """
    today = now.astimezone(VIETNAM).date()
    found = _matching(filter, readable_agency_ids(filter, actor, today), today).found
    return _handed_out(found.order_by("order_key"), today, actor, now)


def _handed_out(
    found: QuerySet[Dossier], today: date, actor: Actor, now: datetime
) -> Iterator[DossierRow]:
    dossiers = found.iterator(EXPORT_CHUNK)
    while rows := tuple(row_of(dossier, today) for dossier in islice(dossiers, EXPORT_CHUNK)):
        log_read([row.code for row in rows], "export", actor, now)
        yield from rows


def count_dossiers(filter: DossierFilter, *, actor: Actor, now: datetime) -> int:
    """How many match; nobody's data is read. Raises as `list_dossiers` does."""
    today = now.astimezone(VIETNAM).date()
    return _matching(filter, readable_agency_ids(filter, actor, today), today).found.count()


def nearest_due(
    filter: DossierFilter, *, actor: Actor, now: datetime, limit: int
) -> tuple[DossierRow, ...]:
    """The first `limit` that match by due time, longest overdue first; those without come last."""
    today = now.astimezone(VIETNAM).date()
    found = _matching(filter, readable_agency_ids(filter, actor, today), today).found
    ordered = found.order_by(F("due_at").asc(nulls_last=True), "order_key")[:limit]
    rows = tuple(row_of(dossier, today) for dossier in ordered)
    if rows:
        log_read([row.code for row in rows], "due", actor, now)
    return rows


def longest_waiting(
    agency_id: int, *, actor: Actor, now: datetime, limit: int
) -> tuple[DossierRow, ...]:
    """The first `limit` open dossiers of an agency by acceptance, oldest first, late or not."""
    today = now.astimezone(VIETNAM).date()
    filter = DossierFilter(agency_id=agency_id, states=frozenset(OPEN_STATES))
    found = _matching(filter, readable_agency_ids(filter, actor, today), today).found
    # By the day itself: few are open, and the list's own key leads through all that ended.
    ordered = found.filter(accepted_at__isnull=False).order_by("accepted_at", "code")[:limit]
    rows = tuple(row_of(dossier, today) for dossier in ordered)
    if rows:
        log_read([row.code for row in rows], "waiting", actor, now)
    return rows


def last_accepted_on(agency_id: int, *, actor: Actor, now: datetime) -> date | None:
    """The day of the newest acceptance at the agency; None: it has accepted nothing."""
    agencies.require(actor, READ, agency_id, now.astimezone(VIETNAM).date())
    newest = Dossier.objects.filter(agency_id=agency_id, accepted_at__isnull=False)
    accepted_at = newest.order_by("order_key").values_list("accepted_at", flat=True).first()
    return None if accepted_at is None else accepted_at.astimezone(VIETNAM).date()


def dossier(code: str, *, actor: Actor, now: datetime) -> DossierView:
    """One dossier. DossierUnknown when there is none, or none the actor may read."""
    row = _readable(code, actor, now)
    log_read([code], "dossier", actor, now)
    return view_of(row, now.astimezone(VIETNAM).date())


def timeline(code: str, *, actor: Actor, now: datetime) -> tuple[TimelineEntry, ...]:
    """What happened to a dossier, in the order in which it was written down.

    Who only received it for the agency is told what the citizen is told.
    """
    row = _readable(code, actor, now)
    log_read([code], "timeline", actor, now)
    events = DossierEvent.objects.filter(dossier=row).select_related("command").order_by("id")
    if is_receiver_only(actor, row.agency_id, parts_of(row), now):
        events = events.filter(verb__in=[verb.value for verb in TOLD])
    return tuple(_entry(event) for event in events)


def _readable(code: str, actor: Actor, now: datetime) -> Dossier:
    row = Dossier.objects.filter(code=code).first()
    if row is None:
        raise DossierUnknown(code)
    require_read(actor, code, row.agency_id, now, parts_of(row))
    return row


def readable_agency_ids(filter: DossierFilter, actor: Actor, today: date) -> Collection[int] | None:
    """Whose dossiers a filter means, as far as the actor may read; None: all agencies there are."""
    return agencies.listed_agency_ids(
        actor, READ, filter.agency_id, today, with_subtree=filter.with_subtree
    )


def _with_dossiers(agency_ids: Collection[int] | None) -> Collection[int] | None:
    """Those of several that may have any: of the hundreds of units of a province, and of the
    units an office took over, few ever wrote a command here."""
    if agency_ids is None or len(agency_ids) == 1:
        return agency_ids
    heads = ChainHead.objects.filter(among("agency_id", agency_ids))
    return frozenset(heads.values_list("agency_id", flat=True))


def _matching(filter: DossierFilter, agency_ids: Collection[int] | None, today: date) -> Searched:
    found = Dossier.objects.all()
    numbered = codes_of_number(filter.text)
    shared: list[int] = []
    if filter.received_for:
        found = received_at(agency_ids)
        agency_ids = frozenset(found.order_by().values_list("agency_id", flat=True).distinct())
    else:
        shared = _shared(filter.text, numbered, agency_ids)
        agency_ids = _with_dossiers(agency_ids)
    if agency_ids is not None:
        # A whole code names one dossier, so that nothing of one's own is left out here.
        found = found.filter(among("pk", shared) if shared else among("agency_id", agency_ids))
    if filter.states:
        found = found.filter(state__in=[state.value for state in filter.states])
    for column in ("field_key", "channel", "officer"):
        if wanted := getattr(filter, column):
            found = found.filter(**{column: wanted})
    found = _of_whom(found, filter)
    found = found.filter(_accepted(filter))
    if filter.due is not None:
        found = found.filter(_due(filter.due, today))
    if shared:
        return Searched(found, found.count())
    return _said(found, filter.text, numbered, agency_ids)


def _of_whom(found: QuerySet[Dossier], filter: DossierFilter) -> QuerySet[Dossier]:
    """Those nobody works on, or that an officer filed, where that is asked."""
    if filter.is_unassigned:
        found = found.filter(officer="")
    if filter.filed_by_officer:
        behalf = DossierIntake.objects.filter(filed_by_officer=True)
        found = found.filter(code__in=behalf.values("code"))
    return found


def _accepted(filter: DossierFilter) -> Q:
    """Between the days asked for; said of the list's own key too, which goes down as days go up."""
    accepted = Q()
    if filter.accepted_from:
        before = order_key_of_day(filter.accepted_from - timedelta(days=1))
        accepted &= Q(accepted_at__gte=_start_of(filter.accepted_from), order_key__lt=before)
    if filter.accepted_to:
        after = _start_of(filter.accepted_to + timedelta(days=1))
        last = order_key_of_day(filter.accepted_to)
        accepted &= Q(accepted_at__lt=after, order_key__gte=last)
    return accepted


def _by_agency(
    found: QuerySet[Dossier], agency_ids: Collection[int] | None
) -> list[QuerySet[Dossier]]:
    """An office's own and those of the few units it took over, each in the order of its index."""
    if agency_ids is None or not 1 < len(agency_ids) <= MOST_PARTS:
        return []
    return [found.filter(agency_id=one) for one in sorted(agency_ids)]


def _shared(text: str, numbered: Collection[str], agency_ids: Collection[int] | None) -> list[int]:
    """The dossier of another agency that was asked for by its code or the number of its slip,
    when one of these agencies has, or had, a part in it; as `require_read` lets them read it."""
    asked = {text.strip(), text.strip().upper()} - {""}
    if agency_ids is None or not asked:
        return []
    others = Dossier.objects.filter(code__in=[*asked, *numbered]).exclude(
        among("agency_id", agency_ids)
    )
    return [row.pk for row in others if parts_of(row).reading & set(agency_ids)]


def _said(
    found: QuerySet[Dossier],
    text: str,
    numbered: Collection[str],
    agency_ids: Collection[int] | None,
) -> Searched:
    """By the number of a provisional slip, else by words."""
    parts = _by_agency(found, agency_ids)
    if not text.strip():
        return Searched(found, None, parts)
    if numbered:
        ids = list(found.filter(code__in=numbered).values_list("pk", flat=True))
        return Searched(found.filter(pk__in=ids), len(ids))
    return with_words(found, text, agency_ids, parts)


def _due(due: DueFilter, today: date) -> Q:
    pending = Q(state__in=[state.value for state in OPEN_STATES])
    if due is DueFilter.NONE:
        return pending & Q(due_at=None)
    running = pending & Q(stopped_at=None)
    if due is DueFilter.OVERDUE:
        return running & Q(due_at__lt=_start_of(today))
    days = 1 if due is DueFilter.TODAY else SOON_DAYS + 1
    return running & Q(
        due_at__gte=_start_of(today), due_at__lt=_start_of(today + timedelta(days=days))
    )


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def _entry(event: DossierEvent) -> TimelineEntry:
    payload, personal = read_payload(event.payload), read_personal(event.personal)
    is_correction, occurred_at = event.verb == Verb.CORRECT, event.occurred_at.astimezone(VIETNAM)
    return TimelineEntry(
        verb=event.verb,
        label=VERB_WORDS[Verb(event.verb)],
        occurred_at=occurred_at,
        recorded_at=event.recorded_at.astimezone(VIETNAM),
        actor_name=event.command.actor_name,
        command_kind=event.command.kind,
        source_name=event.command.source_name,
        details=_reason(payload) if is_correction else detail_lines({**personal, **payload}),
        changes=corrected_lines(payload, personal, occurred_at.date()) if is_correction else (),
        version=event.command_id,
    )


def _reason(payload: dict[str, Any]) -> tuple[str, ...]:
    """What a correction says besides its values; what follows from them is not told again."""
    return detail_lines({"reason": payload.get("reason", "")})
