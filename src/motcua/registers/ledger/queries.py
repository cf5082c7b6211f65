"""Reads of registers. Every read of a person's data is written down."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from motcua.agencies import api as agencies
from motcua.kernel.actors import Actor
from motcua.kernel.cursors import Page
from motcua.kernel.dates import local
from motcua.kernel.registers import RegisterDefinition
from motcua.kernel.text import fold
from motcua.records.pages import page_of
from motcua.registers.catalogue import BY_KEY, app_of
from motcua.registers.data import EntryFilter, EntryView, RegisterSummary
from motcua.registers.errors import EntryUnknown
from motcua.registers.ledger.models import RegisterEntry
from motcua.registers.ledger.permissions import READ, may_write, require_read
from motcua.registers.ledger.read_log import log_read
from motcua.registers.ledger.stored import has_personal, state_of
from motcua.registers.ledger.views import view_of
from motcua.rulebook import load as rulebook


def definition_of(key: str, on: date) -> RegisterDefinition:
    """The register as it holds that day; NotFound for one that is not kept."""
    app_of(key)
    return rulebook.register(key, on)


def entries(
    key: str, filter: EntryFilter, *, actor: Actor, now: datetime, cursor: str | None = None
) -> Page[EntryView]:
    """A page of the entries that match, latest day first, and how many there are; what is
    personal is masked.

    Raises NotFound or NotAllowed when the actor may not read at the agency asked for,
    CursorInvalid for a cursor that no page gave out.
    """
    today = local(now).date()
    definition = definition_of(key, today)
    found = matching(definition, filter, actor, today)
    page = page_of(found, cursor)
    return Page(
        rows=tuple(view_of(definition, row, is_masked=True) for row in page.rows),
        next_cursor=page.next_cursor,
        previous_cursor=page.previous_cursor,
        total=page.total,
        has_more=page.has_more,
    )


def entry(key: str, entry_id: int, *, actor: Actor, now: datetime) -> EntryView:
    """One entry; whoever may write there sees what is personal, and that is written down.

    EntryUnknown when there is none, or none the actor may read.
    """
    today = local(now).date()
    definition = definition_of(key, today)
    row = readable(definition, entry_id, actor, today)
    is_masked = not may_write(actor, definition, row.agency_id, today)
    if not is_masked and has_personal(definition, state_of(definition, row)):
        log_read(key, [row.code], "entry", actor, now)
    return view_of(definition, row, is_masked=is_masked)


def entry_by_code(key: str, code: str, agency_id: int, *, actor: Actor, now: datetime) -> EntryView:
    """The same, by the code it has at the agency."""
    row = RegisterEntry.objects.filter(register=key, code=code, agency_id=agency_id).first()
    if row is None:
        raise EntryUnknown(code)
    return entry(key, row.pk, actor=actor, now=now)


def summaries(agency_id: int | None, *, actor: Actor, now: datetime) -> tuple[RegisterSummary, ...]:
    """Every register with its counts, as far as the actor may read. agency_id: None is all."""
    today = local(now).date()
    late = Q(due_on__lt=today)
    rows = _readable_rows(EntryFilter(agency_id=agency_id), actor, today)
    grouped = rows.order_by().values_list("register", "state")
    counts = {
        (register, state): (entries, overdue)
        for register, state, entries, overdue in grouped.annotate(
            entries=Count("pk"), overdue=Count("pk", filter=late)
        )
    }
    return tuple(_summary(rulebook.register(key, today), counts) for key in BY_KEY)


def _summary(
    definition: RegisterDefinition, counts: Mapping[tuple[str, str], tuple[int, int]]
) -> RegisterSummary:
    """counts: entries of a register in a state, and how many of them are past their due day."""
    of_register = {state: held for (key, state), held in counts.items() if key == definition.key}
    still_open = [
        of_register.get(state.key, (0, 0)) for state in definition.states if state.is_open
    ]
    return RegisterSummary(
        key=definition.key,
        label=definition.label,
        purpose=definition.purpose,
        entries=sum(entries for entries, _ in of_register.values()),
        open=sum(entries for entries, _ in still_open),
        overdue=sum(overdue for _, overdue in still_open),
        open_words=definition.words.open,
        late_words=definition.words.late,
    )


def registers_of(entry_ids: Iterable[int]) -> dict[int, str]:
    """Entry id -> the register that keeps it; rights are the caller's business."""
    rows = RegisterEntry.objects.filter(pk__in=list(entry_ids))
    return dict(rows.values_list("pk", "register"))


def readable(
    definition: RegisterDefinition, entry_id: int, actor: Actor, today: date
) -> RegisterEntry:
    """The row, if the actor may read it; EntryUnknown."""
    row = RegisterEntry.objects.filter(pk=entry_id, register=definition.key).first()
    if row is None:
        raise EntryUnknown(str(entry_id))
    require_read(actor, str(entry_id), row.agency_id, today)
    return row


def matching(
    definition: RegisterDefinition, filter: EntryFilter, actor: Actor, today: date
) -> QuerySet[RegisterEntry]:
    """All rows a filter means, as far as the actor may read."""
    found = _readable_rows(filter, actor, today).filter(register=definition.key)
    if filter.states:
        found = found.filter(state__in=filter.states)
    if filter.begun_from:
        found = found.filter(begun_on__gte=filter.begun_from)
    if filter.begun_to:
        found = found.filter(begun_on__lte=filter.begun_to)
    if filter.overdue:
        found = found.filter(_open(definition), due_on__lt=today)
    for field, choice in filter.choices.items():
        found = found.filter(**{f"data__{field}": choice})
    for word in fold(filter.text).split():
        found = found.filter(search_key__contains=word)
    return found


def _readable_rows(filter: EntryFilter, actor: Actor, today: date) -> QuerySet[RegisterEntry]:
    """Entries of all registers at the agencies that a filter means."""
    agency_ids = agencies.listed_agency_ids(
        actor, READ, filter.agency_id, today, with_subtree=filter.with_subtree
    )
    found = RegisterEntry.objects.all()
    return found if agency_ids is None else found.filter(agency_id__in=agency_ids)


def _open(definition: RegisterDefinition) -> Q:
    return Q(state__in=[state.key for state in definition.states if state.is_open])
