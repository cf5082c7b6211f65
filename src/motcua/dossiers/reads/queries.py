"""Reads of the log of reads, the newest first. Only who may audit an agency is shown its lines.

Source: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, before it NĐ 13/2023/NĐ-CP điều 26 (what is done
with personal data is logged, and the log is looked at).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from motcua.agencies import api as agencies
from motcua.dossiers.models import Dossier, ReadLog
from motcua.dossiers.reads.data import ReadFilter, ReadLine
from motcua.dossiers.reads.errors import ReadDaysInvalid
from motcua.dossiers.reads.words import page_words
from motcua.kernel.actors import Actor
from motcua.kernel.cursors import Cursor, CursorInvalid, Direction, Page, cursor_of
from motcua.kernel.dates import at_midnight, local

AUDIT = "reads.audit"
PAGE_SIZE, COUNTED = 50, 1_000
MOST_DAYS = 93  # a quarter: a search for one code looks through all lines of its days
MOST_READERS = 300
CHUNK = 1_000


def reads(
    filter: ReadFilter, *, actor: Actor, now: datetime, cursor: str | None = None
) -> Page[ReadLine]:
    """A page of lines. Raises NotFound, NotAllowed, ReadDaysInvalid, CursorInvalid."""
    found = _matching(filter, actor, now)
    at = cursor_of(cursor) if cursor else None
    if at is not None and at.direction is Direction.BEFORE:
        nearest = found.filter(_newer(at.key)).order_by("read_at", "id")[: PAGE_SIZE + 1]
        lines = list(nearest)[::-1]
        more_before, more_after = len(lines) > PAGE_SIZE, bool(lines)
        lines = lines[-PAGE_SIZE:]
    else:
        older = found if at is None else found.filter(_older(at.key))
        lines = list(older.order_by("-read_at", "-id")[: PAGE_SIZE + 1])
        more_before, more_after = at is not None and bool(lines), len(lines) > PAGE_SIZE
        lines = lines[:PAGE_SIZE]
    total = found.order_by()[: COUNTED + 1].count()
    return Page(
        rows=tuple(_line(one, filter.code) for one in lines),
        next_cursor=Cursor(Direction.AFTER, _key(lines[-1])).text() if more_after else None,
        previous_cursor=Cursor(Direction.BEFORE, _key(lines[0])).text() if more_before else None,
        total=min(total, COUNTED),
        has_more=total > COUNTED,
    )


def export_reads(filter: ReadFilter, *, actor: Actor, now: datetime) -> Iterator[ReadLine]:
    """All lines, the newest first, read as they are asked for. Raises at once, as `reads` does."""
    found = _matching(filter, actor, now).order_by("-read_at", "-id")
    return (_line(one, filter.code) for one in found.iterator(CHUNK))


def readers(filter: ReadFilter, *, actor: Actor, now: datetime) -> tuple[tuple[int, str], ...]:
    """Accounts that read in these days, whatever they read, at most MOST_READERS: id and name."""
    found = _of_agencies(filter, actor, now).filter(_days(filter), user_id__isnull=False)
    pairs = found.order_by("user_name", "user_id").values_list("user_id", "user_name").distinct()
    return tuple(pairs[:MOST_READERS])


def _matching(filter: ReadFilter, actor: Actor, now: datetime) -> QuerySet[ReadLog]:
    days = (filter.to_on - filter.from_on).days + 1
    if not 1 <= days <= MOST_DAYS:
        raise ReadDaysInvalid(days, MOST_DAYS)
    found = _of_agencies(filter, actor, now).filter(_days(filter))
    if filter.code:
        found = found.filter(_shows(filter.code))
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


def _days(filter: ReadFilter) -> Q:
    after = at_midnight(filter.to_on + timedelta(days=1))
    return Q(read_at__gte=at_midnight(filter.from_on), read_at__lt=after)


def _shows(code: str) -> Q:
    """The code stands among the lines of what was shown, and not as a part of another."""
    return (
        Q(dossier_codes=code)
        | Q(dossier_codes__startswith=f"{code}\n")
        | Q(dossier_codes__endswith=f"\n{code}")
        | Q(dossier_codes__contains=f"\n{code}\n")
    )


def _line(row: ReadLog, code: str) -> ReadLine:
    return ReadLine(
        id=row.pk,
        read_at=local(row.read_at),
        user_id=row.user_id,
        user_name=row.user_name,
        page=page_words(row.page),
        codes=(code,) if code else tuple(row.dossier_codes.split("\n")),
    )


def _key(row: ReadLog) -> str:
    return f"{row.read_at.isoformat()} {row.pk}"


def _older(key: str) -> Q:
    at, number = _place(key)
    return Q(read_at__lt=at) | Q(read_at=at, id__lt=number)


def _newer(key: str) -> Q:
    at, number = _place(key)
    return Q(read_at__gt=at) | Q(read_at=at, id__gt=number)


def _place(key: str) -> tuple[datetime, int]:
    moment, _, number = key.rpartition(" ")
    try:
        at = datetime.fromisoformat(moment)
        place = int(number)
    except ValueError:
        raise CursorInvalid from None
    if at.tzinfo is None:
        raise CursorInvalid
    return at, place
