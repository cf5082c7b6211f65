"""What the office's own figures need besides the facts: who works on what, what is due soon."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count

from motcua.dossiers.models import Dossier
from motcua.dossiers.queue_queries import dossiers_of
from motcua.dossiers.views import OPEN_STATES, SOON_DAYS
from motcua.kernel.actors import Actor
from motcua.kernel.dates import VIETNAM, at_midnight

CHUNK = 5_000  # below what a statement of either database takes


def officers_of(dossier_ids: Iterable[int]) -> dict[int, str]:
    """Who works on each dossier now, by id; "" nobody. No applicant's data is read."""
    ids = list(dossier_ids)
    found: dict[int, str] = {}
    for start in range(0, len(ids), CHUNK):
        rows = Dossier.objects.filter(pk__in=ids[start : start + CHUNK])
        found |= dict(rows.values_list("pk", "officer"))
    return found


def officers_of_codes(
    codes: Iterable[str], agency_id: int, *, actor: Actor, now: datetime
) -> dict[str, str]:
    """Who works on each dossier of the agency now, by code; "" nobody. Codes of no such dossier
    are left out. No applicant's data is read. Raises NotFound or NotAllowed."""
    asked = sorted(set(codes))
    ours = dossiers_of(agency_id, actor, now.astimezone(VIETNAM).date())
    found: dict[str, str] = {}
    for start in range(0, len(asked), CHUNK):
        rows = ours.filter(code__in=asked[start : start + CHUNK]).order_by()
        found |= dict(rows.values_list("code", "officer"))
    return found


def due_soon_by(column: str, agency_id: int, *, actor: Actor, now: datetime) -> dict[str, int]:
    """Open dossiers due today or in the next three days, by "field_key" or "officer".

    Those whose clock stands still are not among them. Raises NotFound or NotAllowed.
    """
    today = now.astimezone(VIETNAM).date()
    due = dossiers_of(agency_id, actor, today).filter(
        state__in=[state.value for state in OPEN_STATES],
        stopped_at=None,
        due_at__gte=at_midnight(today),
        due_at__lt=at_midnight(today + timedelta(days=SOON_DAYS + 1)),
    )
    counted = due.order_by().values_list(column).annotate(Count("pk"))
    return dict(counted)
