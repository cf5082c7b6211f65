"""What an agency received for others in a period, by who resolves it: a table of its own.

06a is the resolving agency's and counts each of these there, once. Here they are counted once more
by the same facts, as work of the counter; entries struck out by mistake count nowhere, electronic
copies are a kind outside both.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from motcua.agencies import api as agencies
from motcua.dossiers.data import DossierRow, ReceivedFor
from motcua.dossiers.models import Dossier, DossierFact, DossierIntake
from motcua.dossiers.permissions import READ
from motcua.dossiers.read_log import log_read
from motcua.dossiers.receiving import received_at
from motcua.dossiers.views import row_of
from motcua.kernel.actors import Actor
from motcua.kernel.cases import Outcome
from motcua.kernel.cursors import Page
from motcua.kernel.dates import VIETNAM, day_number, local
from motcua.kernel.measures import OPEN_SEQUENCE
from motcua.kernel.periods import Period
from motcua.records.pages import page_of

CARRIED, RECEIVED, FINISHED, DELIVERED, OPEN = (
    "carried_over",
    "received",
    "finished",
    "delivered",
    "open",
)
RECEIVED_FIGURES = (CARRIED, RECEIVED, FINISHED, DELIVERED, OPEN)


def has_received(agency_id: int) -> bool:
    """Whether the agency, or one it took over, ever received for another."""
    counters = _counters(agency_id)
    taken = DossierIntake.objects.filter(for_another=True, received_at_agency_id__in=counters)
    return taken.exists()


def received_figures(
    agency_id: int, period: Period, *, actor: Actor, now: datetime
) -> tuple[ReceivedFor, ...]:
    """A line for each resolving agency of which something counts, in the order of their names, and
    the line of all as the last; () where there is none. Nobody's data is read.

    Raises NotFound or NotAllowed for who may not read at the agency.
    """
    agencies.require(actor, READ, agency_id, local(now).date())
    wanted = _wanted(period)
    rows = (
        _facts(_counters(agency_id))
        .values("agency_id")
        .annotate(**{key: Count("pk", filter=where) for key, where in wanted.items()})
        .order_by("agency_id")
    )
    counts = {row.pop("agency_id"): row for row in rows}
    counting = {key: row for key, row in counts.items() if any(row.values())}
    if not counting:
        return ()
    named = agencies.views(counting).values()
    lines = [
        ReceivedFor(one.id, one.name, counting[one.id])
        for one in sorted(named, key=lambda one: (one.name, one.id))
    ]
    total = {key: sum(line.counts[key] for line in lines) for key in RECEIVED_FIGURES}
    return (*lines, ReceivedFor(None, "", total))


def received_records(
    agency_id: int,
    period: Period,
    figure: str,
    resolver_id: int | None,
    *,
    actor: Actor,
    now: datetime,
    cursor: str | None = None,
) -> Page[DossierRow]:
    """The dossiers behind one number of `received_figures`, newest acceptance first; logged.

    figure: of RECEIVED_FIGURES, else KeyError. resolver_id: None: of the line of all.
    """
    today = local(now).date()
    agencies.require(actor, READ, agency_id, today)
    facts = _facts(_counters(agency_id)).filter(_wanted(period)[figure])
    if resolver_id is not None:
        facts = facts.filter(agency_id=resolver_id)
    page = page_of(Dossier.objects.filter(pk__in=facts.values("dossier_id")), cursor)
    rows = tuple(row_of(dossier, today) for dossier in page.rows)
    if rows:
        log_read([row.code for row in rows], "received", actor, now)
    return Page(rows, page.next_cursor, page.previous_cursor, page.total, page.has_more)


def _counters(agency_id: int) -> Collection[int]:
    """Its own counter, and those of the units it took over."""
    return {agency_id, *agencies.taken_over_ids(agency_id)}


def _facts(counters: Collection[int]) -> QuerySet[DossierFact]:
    found = DossierFact.objects.filter(
        recorded_to=OPEN_SEQUENCE, dossier__in=received_at(counters).values("pk")
    )
    return found.exclude(outcome=Outcome.CANCELLED.value)


def _wanted(period: Period) -> Mapping[str, Q]:
    """Figure -> which facts count in it; days, both included."""
    first, last = day_number(period.from_on), day_number(period.to_on)
    return {
        CARRIED: Q(accepted_day__lt=first) & (Q(ended_day=None) | Q(ended_day__gte=first)),
        RECEIVED: Q(accepted_day__range=(first, last)),
        FINISHED: Q(ended_day__range=(first, last)),
        DELIVERED: Q(
            dossier__delivered_at__gte=datetime.combine(period.from_on, time(), VIETNAM),
            dossier__delivered_at__lt=datetime.combine(
                period.to_on + timedelta(days=1), time(), VIETNAM
            ),
        ),
        OPEN: Q(accepted_day__lte=last) & (Q(ended_day=None) | Q(ended_day__gt=last)),
    }
