"""Reads of the log of reads of dossiers. Only who may audit an agency is shown its lines."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier, ReadLog
from motcua.dossiers.reads.words import page_words
from motcua.kernel.actors import Actor
from motcua.kernel.cursors import Page
from motcua.kernel.dates import local
from motcua.records.read_lines import (
    AUDIT,
    ReadFilter,
    ReadLine,
    in_days,
    read_page,
    readers_of,
    shows,
)

CHUNK = 1_000


def reads(
    filter: ReadFilter, *, actor: Actor, now: datetime, cursor: str | None = None
) -> Page[ReadLine]:
    """A page of lines. With a code also readers from elsewhere are told, when the dossier is the
    agency's. Raises NotFound, NotAllowed, ReadDaysInvalid, CursorInvalid."""
    found = _matching(filter, actor, now)
    return read_page(found, cursor, lambda row: _line(row, filter.code))


def export_reads(filter: ReadFilter, *, actor: Actor, now: datetime) -> Iterator[ReadLine]:
    """All lines, the newest first, read as they are asked for. Raises at once, as `reads` does."""
    found = _matching(filter, actor, now).order_by("-read_at", "-id")
    return (_line(one, filter.code) for one in found.iterator(CHUNK))


def readers(filter: ReadFilter, *, actor: Actor, now: datetime) -> tuple[tuple[int, str], ...]:
    """Accounts that read in these days, whatever they read: id and name."""
    return readers_of(_of_agencies(filter, actor, now).filter(in_days(filter)))


def _matching(filter: ReadFilter, actor: Actor, now: datetime) -> QuerySet[ReadLog]:
    days = in_days(filter)
    found = _of_agencies(filter, actor, now).filter(days)
    if filter.code:
        found = found.filter(shows("dossier_codes", filter.code))
    return found if filter.user_id is None else found.filter(user_id=filter.user_id)


def _of_agencies(filter: ReadFilter, actor: Actor, now: datetime) -> QuerySet[ReadLog]:
    """Lines of readers at the agencies; of the agencies' own dossier, those of every reader."""
    ids = agencies.listed_agency_ids(actor, AUDIT, filter.agency_id, local(now).date())
    if ids is None:
        return ReadLog.objects.all()
    owner = Dossier.objects.filter(code=filter.code).values_list("agency_id", flat=True).first()
    if filter.code and owner in ids:
        return ReadLog.objects.all()
    return ReadLog.objects.filter(agency_id__in=ids)


def _line(row: ReadLog, code: str) -> ReadLine:
    return ReadLine(
        id=row.pk,
        read_at=local(row.read_at),
        user_id=row.user_id,
        user_name=row.user_name,
        page=page_words(row.page),
        codes=(code,) if code else tuple(row.dossier_codes.split("\n")),
    )
