"""What is held of an agency, as texts under the headings of an export: for reconciliation."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db.models import QuerySet

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import READ
from motcua.dossiers.read_log import log_read
from motcua.dossiers.words import STATE_WORDS
from motcua.kernel.actors import Actor
from motcua.kernel.cases import State
from motcua.kernel.dates import VIETNAM, format_day, local
from motcua.rulebook import load as rulebook

CHUNK = 500
COLUMNS = (
    "code",
    "procedure_code",
    "procedure_name",
    "applicant",
    "channel",
    "accepted_at",
    "appointment_at",
    "ended_at",
    "delivered_at",
    "state",
)


def holdings(
    agency_id: int,
    from_on: date,
    to_on: date,
    codes: Collection[str] = (),
    *,
    actor: Actor,
    now: datetime,
) -> Iterator[Mapping[str, str]]:
    """Dossiers accepted in these days (both included), and those of `codes` whenever accepted.

    Each as heading key -> text, as an export would write it; each dossier once. The read is
    written down. Raises NotAllowed, NotFound.
    """
    agencies.require(actor, READ, agency_id, local(now).date())
    first = datetime.combine(from_on, time(), VIETNAM)
    after = datetime.combine(to_on + timedelta(days=1), time(), VIETNAM)
    own = Dossier.objects.filter(agency_id=agency_id)
    given: set[str] = set()
    found = _texts(own.filter(accepted_at__gte=first, accepted_at__lt=after))
    while batch := list(islice(found, CHUNK)):
        log_read([texts["code"] for texts in batch], "reconcile", actor, now)
        given.update(texts["code"] for texts in batch)
        yield from batch
    others = iter(sorted(set(codes) - given))
    while some := list(islice(others, CHUNK)):
        held = list(_texts(own.filter(code__in=some)))
        if held:
            log_read([texts["code"] for texts in held], "reconcile", actor, now)
        yield from held


def _texts(rows: QuerySet[Dossier]) -> Iterator[Mapping[str, str]]:
    channels = {channel.key: channel.label for channel in rulebook.channels()}
    for row in rows.order_by("code").values(*COLUMNS).iterator(CHUNK):
        texts = {
            key: format_day(local(value)) if isinstance(value, datetime) else (value or "")
            for key, value in row.items()
        }
        texts["channel"] = channels.get(row["channel"], row["channel"])
        texts["state"] = STATE_WORDS[State(row["state"])]
        yield texts
